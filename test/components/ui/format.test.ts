import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalOf,
  formatAge,
  formatAmount,
  formatDuration,
  formatDurationRange,
  formatExact,
  formatIsoDate,
  formatPercent,
  formatQuantity,
  formatStart,
} from '@/components/ui/format';
import { amount, percent } from '@/lib/core/sentence';
import { DAY, WAD } from '@/lib/core/units';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a start', () => {
  const noon = new Date(2026, 10, 24, 12).getTime() / 1_000;
  const start = (hours: number) => plain(formatStart(noon + hours * 3_600, noon, 'en'));

  test('is an hour today and tomorrow, by the calendar, and a day after that', () => {
    expect(start(9)).toBe('today 9:00 PM');
    expect(start(12)).toBe('tomorrow 12:00 AM');
    expect(start(35)).toBe('tomorrow 11:00 PM');
    expect(start(36)).toBe('Nov 26');
    expect(start(-1)).toBe('today 11:00 AM');
    expect(start(-13)).toBe('Nov 23');
  });
});

describe('a share', () => {
  const written: readonly (readonly [bigint, string])[] = [
    [0n, '0 %'],
    [1n, '<0.01 %'],
    [WAD / 10_000n, '0.01 %'],
    [(WAD * 312n) / 10_000n, '3.12 %'],
    [(WAD * 312n) / 1_000n, '31.2 %'],
    [(WAD * 9_999n) / 10_000n, '>99.9 %'],
    [WAD - 1n, '>99.9 %'],
    [WAD, '100 %'],
    [WAD * 3n, '300 %'],
    [-WAD / 2n, '-50 %'],
  ];
  test.each(written)('%s of 1e18 is %s', (wad, expected) => {
    expect(plain(formatPercent(wad, 'en'))).toBe(expected);
  });

  test('that is not zero never reads as zero, and one that is not all never reads as 100 %', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: WAD - 1n }), (wad) => {
        expect(plain(formatPercent(wad, 'en'))).not.toMatch(/^(0|0\.0+|100) %$/);
      }),
    );
  });

  test('is written as the language writes it', () => {
    expect(plain(formatPercent((WAD * 312n) / 1_000n, 'de'))).toBe('31,2 %');
    expect(formatPercent((WAD * 312n) / 1_000n, 'tr')).toMatch(/^%31,2$/);
  });
});

describe('an amount', () => {
  const written: readonly (readonly [bigint, string])[] = [
    [0n, '0 ETH'],
    [1n, '<0.00001 ETH'],
    [WAD / 8n, '0.125 ETH'],
    [10n * WAD, '10 ETH'],
    [(12_345n * WAD) / 10n, '1,235 ETH'],
    [2_500_000n * WAD, '2.5M ETH'],
    [2n ** 256n - 1n, '1.16E59 ETH'],
  ];
  test.each(written)('%s wei is %s', (wei, expected) => {
    expect(plain(formatAmount(wei, 18, 'ETH', 'en'))).toBe(expected);
  });

  test('loses no digit in its exact form', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 255n), max: 2n ** 256n - 1n }),
        fc.integer({ min: 0, max: 36 }),
        (base, decimals) => {
          const [whole = '', rest = ''] = decimalOf(base, decimals).replace('-', '').split('.');
          const back = BigInt(`${whole}${rest.padEnd(decimals, '0')}`);
          expect(base < 0n ? -back : back).toBe(base);
        },
      ),
    );
    expect(plain(formatExact(amount(1n, 18, 'ETH'), 'en') ?? '')).toBe('0.000000000000000001 ETH');
    expect(plain(formatExact(percent(1n), 'en') ?? '')).toBe('0.0000000000000001 %');
  });
});

describe('a time', () => {
  const durations: readonly (readonly [number, string])[] = [
    [0, '0 days'],
    [90, '90 seconds'],
    [4 * 3_600, '4 hours'],
    [DAY, '1 day'],
    [14 * DAY, '14 days'],
    [17.5 * DAY, '17.5 days'],
    [4 * 365 * DAY, '4 years'],
  ];
  test.each(durations)('%s seconds are %s', (seconds, expected) => {
    expect(plain(formatDuration(seconds, 'en'))).toBe(expected);
  });

  test('from one to another is counted in the unit of the longer', () => {
    expect(plain(formatDurationRange(7 * DAY, 10 * DAY, 'en'))).toBe('7–10 days');
    expect(plain(formatDurationRange(0, 7 * DAY, 'en'))).toBe('0–7 days');
  });

  test('gone by is counted in whole units', () => {
    expect(plain(formatAge(8, 'en'))).toBe('8 sec. ago');
    expect(plain(formatAge(3 * DAY, 'en'))).toBe('3 days ago');
    expect(plain(formatAge(-3, 'en'))).toMatch(/^(now|0 sec\. ago|in 0 sec\.)$/);
  });

  test('of a document that is no date stays as it stands', () => {
    expect(formatIsoDate('2026-11-22', 'en')).toBe('Nov 22, 2026');
    const at = Date.UTC(2026, 10, 22) / 1_000;
    expect(formatQuantity({ type: 'day', at }, 'en')).toBe('Nov 22, 2026');
    expect(formatIsoDate('soon', 'en')).toBe('soon');
  });
});
