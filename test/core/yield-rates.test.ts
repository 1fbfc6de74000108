import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { DAY, WAD } from '@/lib/core/units';
import { afterOperatorSplit, exchangeRateApr, rewardsApr, YEAR_SECONDS } from '@/lib/core/yield-rates';

describe('risk-model 6: rates from what was measured', () => {
  test('base by change of an exchange rate: 0.01 % in a day is 3.65 % a year', () => {
    expect(exchangeRateApr(10_000n, 10_001n, DAY)).toBe(36_500_000_000_000_000n);
    expect(exchangeRateApr(WAD, WAD, 7 * DAY)).toBe(0n);
  });

  test('a falling rate is a loss, rounded away from zero', () => {
    expect(exchangeRateApr(3n, 2n, YEAR_SECONDS)).toBe(-333_333_333_333_333_334n);
    expect(exchangeRateApr(1n, 0n, YEAR_SECONDS)).toBe(-WAD);
  });

  test('EIGEN v1: 965,565.39 a week to ETH stakers, 90 % of it to stakers: on 4.39 M ETH, were one worth 1,000 EIGEN, 1.03 % a year', () => {
    const weekly = 965_565_390_000_000_000_000_000n;
    expect(afterOperatorSplit(weekly)).toBe(869_008_851_000_000_000_000_000n);
    expect(rewardsApr(afterOperatorSplit(weekly), 4_390_000n * 1_000n * WAD, 7 * DAY)).toBe(10_321_777_761_633_582n);
  });

  test('a fee of 0 is 0, one wei on a huge stake rounds down, the operator may keep all or nothing', () => {
    expect([rewardsApr(0n, 1n, DAY), rewardsApr(1n, 10n ** 30n, YEAR_SECONDS)]).toEqual([0n, 0n]);
    expect([afterOperatorSplit(7n, 0), afterOperatorSplit(7n, 10_000), afterOperatorSplit(1n)]).toEqual([7n, 0n, 0n]);
  });

  test('no stake, no time, no rate before, a split above everything are refused', () => {
    for (const wrong of [
      () => exchangeRateApr(0n, 1n, DAY),
      () => exchangeRateApr(1n, -1n, DAY),
      () => exchangeRateApr(1n, 1n, 0),
      () => rewardsApr(1n, 0n, DAY),
      () => rewardsApr(-1n, 1n, DAY),
      () => rewardsApr(1n, 1n, 0.5),
      () => afterOperatorSplit(1n, 10_001),
      () => afterOperatorSplit(1n, -1),
    ])
      expect(wrong).toThrow(OutOfDomainError);
  });

  test('the same rate however long it was measured; scaling rewards and stake changes nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 24n),
        fc.bigInt(1n, 10n ** 26n),
        fc.integer({ min: 1, max: 400 }),
        (paid, stake, days) => {
          const once = rewardsApr(paid, stake, DAY);
          expect(rewardsApr(paid * BigInt(days), stake, days * DAY)).toBe(once);
          expect(rewardsApr(paid * 10n, stake * 10n, DAY)).toBe(once);
        },
      ),
    );
  });
});
