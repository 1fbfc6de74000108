import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { parallelFailure, seriesFailure } from '@/lib/core/failure-bounds';
import { assumedBaseRate, clopperPearson, incompleteBeta, zeroEventBound, zeroEventRate } from '@/lib/core/history';
import { depthWithin, marketExit, redemptionArbitrageApr, sellableShare, sellFor } from '@/lib/core/market-exit';
import { equivalentVolatility, marketSwingClass, momentsOf, valueAtRisk } from '@/lib/core/market-swing';
import { DAY, WAD } from '@/lib/core/units';
import { pct } from './support/readings';

const basis = (value: bigint): bigint => value * 10n ** 14n;

describe('risk-model 3.1: layers in series', () => {
  test('p = .01, .02, .05: .05 fully dependent, .07831 independent, .08 upper', () => {
    expect(seriesFailure([pct(1n), pct(2n), pct(5n)])).toEqual({
      lower: pct(5n),
      independent: 78_310_000_000_000_000n,
      upper: pct(8n),
    });
    expect(seriesFailure([])).toEqual({ lower: 0n, independent: 0n, upper: 0n });
    expect(seriesFailure([pct(60n), pct(70n)]).upper).toBe(WAD);
    expect(() => seriesFailure([WAD + 1n])).toThrow(OutOfDomainError);
  });

  test('lower <= independent <= upper, and another layer never lowers any of them', () => {
    const chances = fc.array(fc.bigInt({ min: 0n, max: WAD }), { maxLength: 6 });
    fc.assert(
      fc.property(chances, fc.bigInt({ min: 0n, max: WAD }), (some, more) => {
        const before = seriesFailure(some);
        const after = seriesFailure([...some, more]);
        expect(before.lower <= before.independent && before.independent <= before.upper).toBe(true);
        for (const bound of ['lower', 'independent', 'upper'] as const)
          expect(after[bound]).toBeGreaterThanOrEqual(before[bound]);
      }),
    );
  });
});

describe('risk-model 3.2: layers in parallel', () => {
  test('a 5 % common cause removes nearly all the benefit of redundancy', () => {
    const alone = parallelFailure(pct(10n), 3, 0n);
    const common = parallelFailure(pct(10n), 3, pct(5n));
    expect(alone).toBe(pct(1n) / 10n);
    expect(common).toBe(pct(5n) / 10n + 857_375_000_000_000n);
    expect(common / alone).toBe(5n);
    expect(parallelFailure(pct(10n), 1, pct(5n))).toBe(pct(10n));
    expect(() => parallelFailure(pct(10n), 0, 0n)).toThrow(OutOfDomainError);
  });
});

describe('risk-model 3.3: counts with intervals', () => {
  test('292 events over 9.56 years: 10.18, 6.11, 3.05 or 1.02 % a year by the assumed N', () => {
    const rates = [300, 500, 1000, 3000].map((count) => Math.round(assumedBaseRate(292, 9.56, count) * 10_000) / 100);
    expect(rates).toEqual([10.18, 6.11, 3.05, 1.02]);
    expect(() => assumedBaseRate(1, 0, 1)).toThrow(OutOfDomainError);
  });

  test('Ethereum slashing: 226 of 524,060 is 0.0431 %, 95 % CI 0.0377 to 0.0491 %', () => {
    const { share, lower, upper } = clopperPearson(226, 524_060);
    expect([share, lower, upper].map((value) => Math.round(value * 1e6) / 1e4)).toEqual([0.0431, 0.0377, 0.0491]);
  });

  test('no event: 1 - 0.05^(1/n), about 3/n; over exposure 3.0/T', () => {
    expect(zeroEventBound(1)).toBeCloseTo(0.95, 12);
    expect(zeroEventBound(100)).toBeCloseTo(1 - 0.05 ** 0.01, 12);
    expect(zeroEventBound(1e9) * 1e9).toBeCloseTo(3, 1);
    expect(zeroEventRate(100)).toBeCloseTo(0.02996, 5);
    expect(() => zeroEventBound(0)).toThrow(OutOfDomainError);
    expect(() => zeroEventRate(0)).toThrow(OutOfDomainError);
  });

  test('known intervals: 0 of 10 and 10 of 10 by the closed form, 5 of 10, 1 of 2', () => {
    expect(clopperPearson(0, 10)).toMatchObject({ lower: 0, share: 0 });
    expect(clopperPearson(0, 10).upper).toBeCloseTo(1 - 0.025 ** 0.1, 10);
    expect(clopperPearson(10, 10)).toMatchObject({ upper: 1 });
    expect(clopperPearson(10, 10).lower).toBeCloseTo(0.025 ** 0.1, 10);
    const half = clopperPearson(5, 10);
    expect([half.lower, half.upper].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([0.1871, 0.8129]);
    expect(clopperPearson(1, 2).lower).toBeCloseTo(1 - Math.sqrt(0.975), 10);
  });

  test('impossible counts are refused', () => {
    for (const [events, trials] of [
      [3, 2],
      [-1, 2],
      [0, 0],
      [0.5, 2],
    ] as const)
      expect(() => clopperPearson(events, trials)).toThrow(OutOfDomainError);
    expect(() => clopperPearson(1, 2, 1)).toThrow(OutOfDomainError);
  });

  test('the incomplete beta function against binomial sums', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1;
          let tail = 0;
          for (let k = a; k <= n; k++) tail += choose(n, k) * x ** k * (1 - x) ** (n - k);
          expect(incompleteBeta(x, a, b)).toBeCloseTo(tail, 9);
        },
      ),
    );
  });

  test('an interval holds its share and narrows with more trials', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (events, more) => {
        const small = clopperPearson(events, events + more);
        const large = clopperPearson(events * 10, (events + more) * 10);
        expect(small.lower <= small.share && small.share <= small.upper).toBe(true);
        expect(large.upper - large.lower).toBeLessThan(small.upper - small.lower);
      }),
      { numRuns: 50 },
    );
  });
});

describe('risk-model 7: market swing class', () => {
  const ANCHOR = { deviation: 0.0378, skew: 0.9201, excessKurtosis: 12.068, periods: 256 };
  test('s .0378, m1 .9201, m2 12.068, N 256, T 1: -1.3535, 0.599', () => {
    const risk = valueAtRisk(ANCHOR);
    expect(risk).toBeCloseTo(-1.3535, 4);
    expect(equivalentVolatility(risk, 1)).toBeCloseTo(0.599, 3);
    expect(marketSwingClass(equivalentVolatility(risk, 1))).toBe(6);
  });

  test('classes begin exactly at their limits', () => {
    expect([0.0049, 0.005, 0.05, 0.12, 0.2, 0.3, 0.7999, 0.8].map(marketSwingClass)).toEqual([1, 2, 3, 4, 5, 6, 6, 7]);
  });

  test('moments of a series; one without movement has no class', () => {
    const moments = momentsOf([1, Math.E, 1, Math.E, 1]);
    expect(moments).toMatchObject({ deviation: 1, periods: 4 });
    expect(moments.skew).toBeCloseTo(0, 12);
    expect(moments.excessKurtosis).toBeCloseTo(-2, 12);
    expect(() => momentsOf([1, 1, 1])).toThrow(OutOfDomainError);
    expect(() => momentsOf([1, 0, 1])).toThrow(OutOfDomainError);
    expect(() => equivalentVolatility(-1, 0)).toThrow(OutOfDomainError);
  });
});

describe('risk-model 4.4 and 9: leaving through the market', () => {
  const QUOTES = [
    { sold: 100n, received: 99n },
    { sold: 1000n, received: 900n },
  ];

  test('cost for the actual size, between quotes; beyond them it is not measured', () => {
    expect(marketExit(100n, QUOTES)).toEqual({ received: 99n, cost: 1n, costShare: pct(1n) });
    expect(marketExit(550n, QUOTES)).toEqual({ received: 499n, cost: 51n, costShare: 92_727_272_727_272_728n });
    expect(marketExit(0n, QUOTES)).toEqual({ received: 0n, cost: 0n, costShare: 0n });
    expect(marketExit(1001n, QUOTES)).toBeUndefined();
    expect(sellFor(1n, [])).toBeUndefined();
    expect(() => sellFor(1n, [...QUOTES].reverse())).toThrow(OutOfDomainError);
  });

  test('a market above redemption costs nothing', () => {
    expect(marketExit(100n, [{ sold: 100n, received: 101n }])).toMatchObject({ cost: 0n, costShare: 0n });
  });

  test('depth within a cost, share sellable now, redemption arbitrage', () => {
    expect(depthWithin(pct(1n), QUOTES)).toBe(100n);
    expect(depthWithin(pct(10n), QUOTES)).toBe(1000n);
    expect(depthWithin(0n, QUOTES)).toBe(0n);
    expect(depthWithin(pct(5n), QUOTES)).toBe(166n);
    expect(depthWithin(pct(5n), [])).toBe(0n);
    expect(sellableShare(1000n, 50n, 100n)).toBe(pct(15n));
    expect(sellableShare(100n, 50n, 100n)).toBe(WAD);
    expect(sellableShare(0n, 0n, 0n)).toBe(WAD);
    expect(redemptionArbitrageApr(pct(1n), 36.5 * DAY)).toBe(pct(10n));
    expect(redemptionArbitrageApr(basis(40n), 14 * DAY)).toBe((basis(40n) * 365n) / 14n);
    expect(() => redemptionArbitrageApr(1n, 0)).toThrow(OutOfDomainError);
  });

  test('selling more of a falling market never costs less', () => {
    const amounts = fc.bigInt({ min: 10n ** 15n, max: 10n ** 24n });
    const market = [1n, 10n, 100n, 1000n].map((size) => ({
      sold: size * 10n ** 21n,
      received: (size * 10n ** 21n * (10_000n - size * 5n)) / 10_000n,
    }));
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const share = (amount: bigint): bigint => marketExit(amount, market)?.costShare ?? -1n;
        expect(share(more) + 10n ** 12n).toBeGreaterThanOrEqual(share(less));
        expect(marketExit(more, market)?.cost).toBeGreaterThanOrEqual(marketExit(less, market)?.cost ?? -1n);
      }),
    );
  });
});
