import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import {
  afterDropApr,
  splitYield,
  sustainedApr,
  type YieldKind,
  type YieldPart,
  yearsCovered,
  yieldShares,
} from '@/lib/core/yield';
import { pct, read } from './support/readings';

const part = (kind: YieldKind, apr: Fact<bigint>): YieldPart => ({
  id: `${kind}-part`,
  kind,
  label: say('label'),
  payer: say('payer'),
  apr,
});
const BASE = part('base', read(pct(3n)));
const FEE = part('fee', read(pct(1n)));
const EMISSION = part('emission', read(pct(4n)));
const POINTS = part('points', unknown('not-measured'));

describe('risk-model 6: yield', () => {
  test('split: explained, unexplained, and what restaking adds', () => {
    const split = splitYield(read(pct(10n)), [BASE, FEE, EMISSION, POINTS]);
    expect(split).toMatchObject({
      explained: { value: pct(8n) },
      unexplained: { value: pct(2n) },
      added: { value: pct(5n) },
    });
    expect(splitYield(read(pct(5n)), [BASE, FEE, EMISSION])).toMatchObject({ unexplained: { value: 0n } });
  });

  test('points are never yield, whatever rate somebody gave them', () => {
    const priced = part('points', read(pct(50n)));
    expect(splitYield(read(pct(10n)), [BASE, priced])).toMatchObject({
      explained: { value: pct(3n) },
      added: { value: 0n },
    });
    expect(afterDropApr([BASE, priced], WAD)).toMatchObject({ value: pct(3n) });
    expect(splitYield(read(pct(10n)), [priced]).explained.known).toBe(false);
  });

  test('an unknown part leaves explained to the known ones but makes added and sums unknown', () => {
    const parts = [BASE, part('fee', unknown('feed-failed')), EMISSION];
    const split = splitYield(read(pct(10n)), parts);
    expect(split.explained).toMatchObject({ value: pct(7n) });
    expect(split.added).toEqual(unknown('feed-failed'));
    expect(sustainedApr(parts)).toEqual(unknown('feed-failed'));
    expect(afterDropApr(parts, WAD)).toEqual(unknown('feed-failed'));
  });

  test('nothing known is unknown, not 0', () => {
    const split = splitYield(unknown('not-read'), []);
    expect([split.explained.known, split.unexplained.known, split.added.known]).toEqual([false, false, false]);
    expect(sustainedApr([EMISSION]).known).toBe(false);
    expect(afterDropApr([], 0n).known).toBe(false);
    expect(splitYield(read(pct(1n)), [part('base', unknown('stale'))]).explained).toEqual(unknown('stale'));
  });

  test('sustained = base + fee; after drop h = base + fee + (1-h) * incentive', () => {
    const parts = [BASE, FEE, EMISSION, POINTS];
    expect(sustainedApr(parts)).toMatchObject({ value: pct(4n) });
    expect(afterDropApr(parts, 0n)).toMatchObject({ value: pct(8n) });
    expect(afterDropApr(parts, pct(50n))).toMatchObject({ value: pct(6n) });
    expect(afterDropApr(parts, WAD)).toMatchObject({ value: pct(4n) });
    expect(() => afterDropApr(parts, WAD + 1n)).toThrow(OutOfDomainError);
  });

  test('shares over base + fee + incentive; undefined if 0', () => {
    expect(yieldShares({ base: pct(3n), fee: pct(1n), incentive: pct(4n) })).toEqual({
      base: (WAD / 1000n) * 375n,
      fee: WAD / 8n,
      incentive: WAD / 2n,
    });
    expect(yieldShares({ base: 0n, fee: 0n, incentive: 0n })).toBeUndefined();
  });

  test('years covered N = loss / (total - plain staking APR)', () => {
    expect(yearsCovered(WAD, pct(8n), pct(3n))).toBe(20n * WAD);
    expect(yearsCovered(pct(10n), pct(6n), pct(3n))).toBe(3_333_333_333_333_333_334n);
    expect(yearsCovered(WAD, pct(3n), pct(3n))).toBeNull();
    expect(yearsCovered(WAD, pct(2n), pct(3n))).toBeNull();
    expect(yearsCovered(0n, pct(4n), pct(3n))).toBe(0n);
    expect(() => yearsCovered(WAD + 1n, 1n, 0n)).toThrow(OutOfDomainError);
  });

  test('a larger drop never leaves more yield, and never less than what lasts', () => {
    const share = fc.bigInt({ min: 0n, max: WAD });
    fc.assert(
      fc.property(share, share, share, share, share, (base, fee, incentive, a, b) => {
        const parts = [part('base', read(base)), part('fee', read(fee)), part('emission', read(incentive))];
        const left = (drop: bigint): bigint => {
          const apr = afterDropApr(parts, drop);
          return apr.known ? apr.value : -1n;
        };
        expect(left(a > b ? a : b)).toBeLessThanOrEqual(left(a > b ? b : a));
        expect(left(WAD)).toBe(base + fee);
      }),
    );
  });

  test('EIGEN v1: 4 % of supply is 66,945,866.73 a year and 1,287,420.51 a week, of which ETH stakers get three quarters', () => {
    const supply = 1_673_646_668_28n; // hundredths
    expect((supply * 4n) / 100n).toBe(66_945_866_73n);
    expect((supply * 4n) / 100n / 52n).toBe(1_287_420_51n);
    expect((1_287_420_51n * 3n) / 4n).toBe(965_565_38n);
  });
});
