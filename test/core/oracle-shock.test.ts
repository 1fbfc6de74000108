import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BookLoan,
  cascadeRatio,
  type DepthPoint,
  debtAtRisk,
  priceShareAfter,
  runCascade,
} from '@/lib/core/cascade-model';
import { OutOfDomainError } from '@/lib/core/errors';
import { simpleLoan } from '@/lib/core/leverage';
import { shockLoan } from '@/lib/core/oracle-shock';
import { beaconMassSlash, REPLAYS, replayHolding, replayLoan, replayNetApr } from '@/lib/core/replays';
import { WAD } from '@/lib/core/units';
import { pct } from './support/readings';

const LOAN = simpleLoan(100n * WAD, 93n * WAD, pct(95n));
const HEALTH = (95n * WAD) / 93n;
const replay = (id: string) => {
  const found = REPLAYS.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no replay ${id}`);
  return found;
};

describe('risk-model 5.2: which shock moves HF', () => {
  test('market oracle: HF * (1-x)(1-y) at once, both branches agree', () => {
    const outcome = shockLoan(LOAN, 'market', { discount: pct(10n), backingLoss: pct(10n) });
    expect(outcome.beforeRecognition).toEqual(outcome.afterRecognition);
    expect(outcome.beforeRecognition).toMatchObject({
      healthFactor: (81n * 95n * WAD) / (93n * 100n),
      isLiquidatable: true,
      exitEquity: -12n * WAD,
      badDebt: 3n * WAD,
    });
  });

  test('exchange-rate oracle: a discount leaves HF alone while the exit is worth less', () => {
    const { beforeRecognition, afterRecognition } = shockLoan(LOAN, 'exchange-rate', {
      discount: pct(5n),
      backingLoss: 0n,
    });
    expect(beforeRecognition).toEqual({
      healthFactor: HEALTH,
      isLiquidatable: false,
      exitEquity: 2n * WAD,
      badDebt: 0n,
    });
    expect(afterRecognition).toEqual(beforeRecognition);
  });

  test('exchange-rate oracle: lost backing reaches HF only once recognised', () => {
    const { beforeRecognition, afterRecognition } = shockLoan(LOAN, 'exchange-rate', {
      discount: 0n,
      backingLoss: pct(15n),
    });
    expect(beforeRecognition).toMatchObject({ healthFactor: HEALTH, isLiquidatable: false, badDebt: 8n * WAD });
    expect(afterRecognition).toMatchObject({
      healthFactor: (85n * 95n * WAD) / 9300n,
      isLiquidatable: true,
      badDebt: 8n * WAD,
    });
  });

  test('carry: HF * exp(-(r_b - r_c) t)', () => {
    const carry = { discount: 0n, backingLoss: 0n, borrowApr: pct(18n), earnApr: pct(3n), days: 30 };
    const { afterRecognition } = shockLoan(LOAN, 'exchange-rate', carry);
    expect(Number(afterRecognition.healthFactor) / 1e18).toBeCloseTo((95 / 93) * Math.exp((-0.15 * 30) / 365), 9);
    // A wei of debt that grew is two: what is owed rounds up.
    expect(shockLoan(simpleLoan(10n, 1n, WAD), 'market', carry).afterRecognition.exitEquity).toBe(8n);
    expect(() => shockLoan(LOAN, 'market', { ...carry, days: -1 })).toThrow(OutOfDomainError);
    expect(() => shockLoan(LOAN, 'market', { discount: WAD + 1n, backingLoss: 0n })).toThrow(OutOfDomainError);
  });

  test('a larger shock never leaves a better state, under either oracle', () => {
    const share = fc.bigInt({ min: 0n, max: WAD });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        share,
        fc.constantFrom('market' as const, 'exchange-rate' as const),
        (x, y, dx, dy, oracle) => {
          const cap = (value: bigint): bigint => (value > WAD ? WAD : value);
          const mild = shockLoan(LOAN, oracle, { discount: x, backingLoss: y });
          const hard = shockLoan(LOAN, oracle, { discount: cap(x + dx), backingLoss: cap(y + dy) });
          for (const branch of ['beforeRecognition', 'afterRecognition'] as const) {
            expect(hard[branch].healthFactor).toBeLessThanOrEqual(mild[branch].healthFactor ?? -1n);
            expect(hard[branch].exitEquity).toBeLessThanOrEqual(mild[branch].exitEquity);
            expect(hard[branch].badDebt).toBeGreaterThanOrEqual(mild[branch].badDebt);
          }
        },
      ),
    );
  });
});

describe('risk-model 5.3: cascade model', () => {
  const DEPTH: readonly DepthPoint[] = [
    { sold: 100n, priceShare: pct(90n) },
    { sold: 200n, priceShare: pct(60n) },
  ];
  const MARKET = { price: WAD, depth: DEPTH, bonus: pct(5n) };

  test('the price falls on straight lines between points and stays flat beyond', () => {
    expect([0n, 50n, 100n, 150n, 200n, 900n].map((sold) => priceShareAfter(sold, DEPTH))).toEqual(
      [100n, 95n, 90n, 75n, 60n, 60n].map(pct),
    );
    expect(priceShareAfter(5n, [])).toBe(WAD);
  });

  test('a loan that stands at exactly 1 is left alone, one wei of debt more is not', () => {
    const market = { price: WAD, depth: [], bonus: 0n };
    const at = { collateral: 100n, debt: 95n, liquidationThreshold: pct(95n) };
    expect(runCascade([at], market, 0n).liquidated).toBe(0);
    expect(runCascade([{ ...at, debt: 96n }], market, 0n).liquidated).toBe(1);
    expect([debtAtRisk([at], WAD, 0n), debtAtRisk([{ ...at, debt: 96n }], WAD, 0n)]).toEqual([0n, 96n]);
  });

  test('one liquidation tips the next', () => {
    const book: readonly BookLoan[] = [
      { collateral: 100n, debt: 90n, liquidationThreshold: pct(95n) },
      { collateral: 100n, debt: 81n, liquidationThreshold: pct(95n) },
      { collateral: 100n, debt: 10n, liquidationThreshold: pct(95n) },
    ];
    expect(runCascade(book, MARKET, pct(5n))).toMatchObject({
      liquidated: 0,
      rounds: 0,
      price: pct(95n),
      collateralSold: 0n,
    });
    const run = runCascade(book, MARKET, pct(6n));
    expect(run).toMatchObject({ liquidated: 2, rounds: 2, debtLiquidated: 171n });
    expect(run.price).toBeLessThan(pct(94n));
    expect(debtAtRisk(book, WAD, pct(6n))).toBe(90n);
    expect(debtAtRisk(book, WAD, pct(20n))).toBe(171n);
  });

  test('liquidatable debt over depth: above 1 a cascade is arithmetically possible', () => {
    expect(cascadeRatio(300n, 200n)).toBe(pct(150n));
    expect(cascadeRatio(0n, 0n)).toBe(0n);
    expect(cascadeRatio(1n, 0n)).toBeNull();
    expect(() => runCascade([], { ...MARKET, depth: [...DEPTH].reverse() }, 0n)).toThrow(OutOfDomainError);
  });

  const books = fc.array(
    fc.record({
      collateral: fc.bigInt({ min: 0n, max: 500n }),
      debt: fc.bigInt({ min: 0n, max: 400n }),
      liquidationThreshold: fc.bigInt({ min: pct(50n), max: WAD }),
    }),
    { maxLength: 12 },
  );
  const curves = fc
    .array(fc.record({ step: fc.bigInt({ min: 1n, max: 400n }), fall: fc.bigInt({ min: 0n, max: pct(30n) }) }), {
      maxLength: 3,
    })
    .map((points) => {
      let [sold, priceShare] = [0n, WAD];
      return points.map(({ step, fall }): DepthPoint => {
        sold += step;
        priceShare -= fall;
        return { sold, priceShare };
      });
    });

  test('monotone in the shock', () => {
    fc.assert(
      fc.property(
        books,
        curves,
        fc.bigInt({ min: 0n, max: WAD }),
        fc.bigInt({ min: 0n, max: WAD }),
        (book, depth, a, b) => {
          const market = { price: WAD, depth, bonus: pct(5n) };
          const [mild, hard] = [runCascade(book, market, a < b ? a : b), runCascade(book, market, a < b ? b : a)];
          expect(hard.price).toBeLessThanOrEqual(mild.price);
          expect(hard.debtLiquidated).toBeGreaterThanOrEqual(mild.debtLiquidated);
          expect(hard.collateralSold).toBeGreaterThanOrEqual(mild.collateralSold);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('improves with depth: stretching the curve never ends worse', () => {
    fc.assert(
      fc.property(
        books,
        curves,
        fc.bigInt({ min: 0n, max: WAD }),
        fc.bigInt({ min: 1n, max: 5n }),
        (book, depth, shock, factor) => {
          const deeper = depth.map((point) => ({ ...point, sold: point.sold * factor }));
          const shallow = runCascade(book, { price: WAD, depth, bonus: pct(5n) }, shock);
          const deep = runCascade(book, { price: WAD, depth: deeper, bonus: pct(5n) }, shock);
          expect(deep.price).toBeGreaterThanOrEqual(shallow.price);
          expect(deep.debtLiquidated).toBeLessThanOrEqual(shallow.debtLiquidated);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('nothing happens below the smallest distance', () => {
    fc.assert(
      fc.property(books, curves, fc.bigInt({ min: 0n, max: WAD }), (book, depth, shock) => {
        const outcome = runCascade(book, { price: WAD, depth, bonus: 0n }, shock);
        if (debtAtRisk(book, WAD, shock) === 0n) expect(outcome.debtLiquidated).toBe(0n);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('risk-model 5.4: replays on one’s own position', () => {
  test('stETH 2022: 6.5 % liquidates 93 % LTV under a market oracle, not under an exchange rate', () => {
    const event = replay('steth-2022');
    expect(replayLoan(LOAN, 'market', event).beforeRecognition.isLiquidatable).toBe(true);
    expect(replayLoan(LOAN, 'exchange-rate', event).beforeRecognition).toMatchObject({
      isLiquidatable: false,
      exitEquity: WAD / 2n,
    });
    expect(replayHolding(100n, event)).toEqual({ lost: 0n, costToSell: 7n });
  });

  test('rsETH 2026, shared: 93 % LTV leaves 8 per 100 of bad debt and no equity', () => {
    const outcome = replayLoan(LOAN, 'exchange-rate', replay('rseth-2026-shared'));
    expect(outcome.beforeRecognition.isLiquidatable).toBe(false);
    expect(outcome.afterRecognition).toMatchObject({ isLiquidatable: true, badDebt: 8n * WAD, exitEquity: -8n * WAD });
    expect(replayHolding(10_000n, replay('rseth-2026-l2')).lost).toBe(7_354n);
  });

  test('WETH rate 2025: a tenfold loop at 3 % turns to -132 % a year', () => {
    expect(replayNetApr(10n * WAD, pct(3n), replay('weth-rate-2025'))).toBe(-pct(132n));
    expect(replayNetApr(10n * WAD, pct(3n), replay('steth-2022'))).toBeUndefined();
    const held = replayLoan(LOAN, 'exchange-rate', replay('weth-rate-2025'), { earnApr: pct(3n), days: 60 });
    expect(held.afterRecognition.isLiquidatable).toBe(true);
    const brief = replayLoan(LOAN, 'exchange-rate', replay('weth-rate-2025'), { earnApr: pct(3n), days: 30 });
    expect(brief.afterRecognition.isLiquidatable).toBe(false);
  });

  test('the worst intraday print is kept apart from the lender feed', () => {
    expect(replay('ezeth-2024-feed').discount).toBe(pct(20n));
    expect(replay('ezeth-2024-print').discount).toBe(pct(80n));
  });

  test('beacon mass slash: three times the slashed share, times the share on those operators', () => {
    expect(beaconMassSlash(pct(1n), pct(50n))).toBe(15n * 10n ** 15n);
    expect(beaconMassSlash(pct(34n), pct(50n))).toBe(pct(50n));
    expect(() => beaconMassSlash(-1n, 0n)).toThrow(OutOfDomainError);
  });

  test('every replay is dated, documented and bounded; scaling a holding scales its loss', () => {
    for (const event of REPLAYS) {
      expect(event.source).toMatchObject({ kind: 'registry' });
      expect(event.discount <= WAD && event.backingLoss <= WAD).toBe(true);
      const small = replayHolding(10n ** 20n, event);
      const large = replayHolding(10n ** 23n, event);
      expect(large).toEqual({ lost: small.lost * 1000n, costToSell: small.costToSell * 1000n });
    }
  });
});
