import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  karakCeilingToday,
  karakCeilingWithinExit,
  karakSlashesWithin,
  repeatedLoss,
  shareOfKarakPercent,
} from '@/lib/core/karak-slashing';
import { DAY, WAD } from '@/lib/core/units';
import { pct } from './support/readings';

const service = (percent: bigint, queuedSlashes = 0) => ({ maxPercentWad: percent * WAD, queuedSlashes });

describe('risk-model 9: Karak caps and windows', () => {
  test('its percentages: 1e18 is 1 %, 100e18 everything', () => {
    expect(shareOfKarakPercent(WAD)).toBe(pct(1n));
    expect(shareOfKarakPercent(100n * WAD)).toBe(WAD);
    expect(() => shareOfKarakPercent(100n * WAD + 1n)).toThrow(OutOfDomainError);
  });

  test('four new slashes within nine days, plus what is queued', () => {
    expect(karakSlashesWithin(9 * DAY)).toBe(4);
    expect(karakSlashesWithin(2 * DAY)).toBe(1);
    expect(karakSlashesWithin(2 * DAY - 1)).toBe(0);
  });

  test('one service at 10 %: 10 % today, 34.39 % within the exit, 40.951 % with one queued', () => {
    expect(karakCeilingToday([service(10n)])).toBe(pct(10n));
    expect(karakCeilingWithinExit([service(10n)])).toBe(343_900_000_000_000_000n);
    expect(karakCeilingWithinExit([service(10n, 1)])).toBe(409_510_000_000_000_000n);
  });

  test('any service with a cap of 100 % can take everything at once', () => {
    expect(karakCeilingToday([service(5n), service(100n)])).toBe(WAD);
  });

  test('services multiply, because each acts on what the other left', () => {
    expect(karakCeilingToday([service(50n), service(50n)])).toBe(pct(75n));
    expect(karakCeilingToday([])).toBe(0n);
  });

  test('more services or slashes never take less; order does not matter beyond rounding', () => {
    const slashes = fc.array(
      fc.record({ share: fc.bigInt({ min: 0n, max: WAD }), times: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(slashes, slashes, (some, more) => {
        const all = repeatedLoss([...some, ...more]);
        expect(all).toBeGreaterThanOrEqual(repeatedLoss(some));
        const reversed = repeatedLoss([...more, ...some]);
        expect(all - reversed < 60n && reversed - all < 60n).toBe(true);
      }),
    );
  });
});
