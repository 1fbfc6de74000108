import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  dropToBadDebt,
  dropToInsolvency,
  dropToLiquidation,
  equityLoss,
  healthFactor,
  isLiquidatable,
  leverageAtHealthFactor,
  leverageOf,
  loanToValue,
  scaleCollateral,
  simpleLoan,
} from '@/lib/core/leverage';
import {
  aaveCloseFactor,
  badDebtAfterHaircut,
  liquidate,
  morphoIncentiveFactor,
  partialLiquidationHelps,
  toxicLoanToValue,
  unbackedHaircut,
} from '@/lib/core/liquidation';
import { breakEvenBorrowRate, daysToLiquidationByCarry, loopPosition, netAprAtLeverage } from '@/lib/core/loop';
import { WAD } from '@/lib/core/units';
import { pct } from './support/readings';

/** A WAD as a plain number, for comparing with printed values. */
const plain = (wad: bigint | null): number => Number(wad) / 1e18;
const ANCHOR = simpleLoan(100n, 93n, pct(95n));

describe('risk-model 5.1: distances of a position', () => {
  test('C=100, D=93, LT .95, b=.01: HF 1.0215, L 14.29, d_liq 2.105 %, d_ins 7 %, bad debt beyond 6.07 %', () => {
    expect(plain(healthFactor(ANCHOR))).toBeCloseTo(1.0215, 4);
    expect(plain(leverageOf(ANCHOR))).toBeCloseTo(14.29, 2);
    expect(plain(dropToLiquidation(ANCHOR))).toBeCloseTo(0.02105, 5);
    expect(dropToInsolvency(ANCHOR)).toBe(pct(7n));
    expect(dropToBadDebt(ANCHOR, pct(1n))).toBe(60_700_000_000_000_000n);
    expect(loanToValue(ANCHOR)).toBe(pct(93n));
  });

  test('leverage rounds up, distances down: 10 against 7', () => {
    const loan = simpleLoan(10n, 7n, pct(80n));
    expect(leverageOf(loan)).toBe(3_333_333_333_333_333_334n);
    expect(dropToInsolvency(loan)).toBe(pct(30n));
    expect(dropToLiquidation(loan)).toBe(pct(125n) / 10n);
    expect(loanToValue(simpleLoan(3n, 1n, WAD))).toBe(333_333_333_333_333_334n);
    expect(dropToBadDebt(simpleLoan(3n, 1n, WAD), 0n)).toBe(666_666_666_666_666_666n);
    expect(healthFactor(simpleLoan(1n, 3n, WAD))).toBe(333_333_333_333_333_333n);
    expect(leverageAtHealthFactor(2n * WAD, pct(50n))).toBe(1_333_333_333_333_333_334n);
  });

  test('HF 1.01 at LT 96.5 % is 22.44x, at 95 % 16.83x', () => {
    const factor = (101n * WAD) / 100n;
    expect(plain(leverageAtHealthFactor(factor, 965n * 10n ** 15n))).toBeCloseTo(22.44, 2);
    expect(plain(leverageAtHealthFactor(factor, pct(95n)))).toBeCloseTo(16.83, 2);
  });

  test('a health factor of exactly 1 is not liquidatable; one wei of debt more is', () => {
    const exact = simpleLoan(100n * WAD, 95n * WAD, pct(95n));
    expect(healthFactor(exact)).toBe(WAD);
    expect(isLiquidatable(exact)).toBe(false);
    expect(dropToLiquidation(exact)).toBe(0n);
    const over = { ...exact, debt: exact.debt + 1n };
    expect(healthFactor(over)).toBe(WAD - 1n);
    expect(isLiquidatable(over)).toBe(true);
    expect(dropToLiquidation(over)).toBe(0n);
  });

  test('several collaterals weigh by their own threshold', () => {
    const loan = {
      collaterals: [
        { value: 100n, liquidationThreshold: pct(80n) },
        { value: 50n, liquidationThreshold: pct(60n) },
      ],
      debt: 55n,
    };
    expect(healthFactor(loan)).toBe(2n * WAD);
    expect(dropToLiquidation(loan)).toBe(pct(50n));
  });

  test('without debt nothing can be liquidated; without collateral there is no distance', () => {
    const free = simpleLoan(100n, 0n, pct(95n));
    expect(healthFactor(free)).toBeNull();
    expect([dropToLiquidation(free), dropToInsolvency(free), dropToBadDebt(free, pct(5n))]).toEqual([WAD, WAD, WAD]);
    expect(leverageOf(free)).toBe(WAD);
    const bare = simpleLoan(0n, 5n, pct(95n));
    expect([healthFactor(bare), dropToLiquidation(bare), dropToInsolvency(bare)]).toEqual([0n, 0n, 0n]);
    expect(() => loanToValue(bare)).toThrow(OutOfDomainError);
    expect(() => leverageOf(simpleLoan(93n, 93n, pct(95n)))).toThrow(OutOfDomainError);
    expect(() => healthFactor(simpleLoan(1n, 1n, WAD + 1n))).toThrow(OutOfDomainError);
    expect(() => leverageAtHealthFactor(pct(95n), pct(95n))).toThrow(OutOfDomainError);
  });

  test('equity falls by L times the drop, at most to nothing', () => {
    expect(equityLoss(10n * WAD, pct(2n))).toBe(pct(20n));
    expect(equityLoss(10n * WAD, pct(20n))).toBe(WAD);
  });
});

describe('risk-model 5.1: loops and carry', () => {
  test('L=10 at 3 %: borrow 2.5, 3, 18 % give +7.5, +3, -132 % a year; break-even 3.33 %', () => {
    const ten = 10n * WAD;
    const net = (tenths: bigint): bigint => netAprAtLeverage(ten, pct(3n), tenths * 10n ** 15n);
    expect([net(25n), net(30n), net(180n)]).toEqual([75n * 10n ** 15n, pct(3n), -pct(132n)]);
    expect(breakEvenBorrowRate(ten, pct(3n))).toBe(33_333_333_333_333_333n);
    expect(() => breakEvenBorrowRate(WAD, pct(3n))).toThrow(OutOfDomainError);
    // Half a wei of cost is a wei: a rate that is paid is never understated.
    expect(netAprAtLeverage((3n * WAD) / 2n, 0n, 1n)).toBe(-1n);
  });

  test('n borrow steps: C = E (1 - l^(n+1)) / (1 - l), D = C - E', () => {
    expect(loopPosition(100n * WAD, pct(50n), 2)).toEqual({ collateral: 175n * WAD, debt: 75n * WAD });
    expect(loopPosition(100n, pct(90n), 0)).toEqual({ collateral: 100n, debt: 0n });
    expect(loopPosition(100n, WAD, 3)).toEqual({ collateral: 400n, debt: 300n });
    expect(plain(loopPosition(WAD, pct(90n), 1000).collateral)).toBeCloseTo(10, 9);
    expect(() => loopPosition(1n, WAD + 1n, 1)).toThrow(OutOfDomainError);
    expect(() => loopPosition(1n, WAD, 1.5)).toThrow(OutOfDomainError);
  });

  test('days by carry: 365 ln(HF) / (r_b - r_c); never when it earns at least its cost', () => {
    const factor = healthFactor(ANCHOR) ?? 0n;
    expect(daysToLiquidationByCarry(factor, pct(18n), pct(3n))).toBeCloseTo((365 * Math.log(95 / 93)) / 0.15, 9);
    expect(daysToLiquidationByCarry(factor, pct(3n), pct(3n))).toBeNull();
    expect(daysToLiquidationByCarry(WAD, pct(18n), pct(3n))).toBe(0);
    expect(daysToLiquidationByCarry(pct(90n), pct(1n), pct(3n))).toBe(0);
  });
});

describe('risk-model 5.1: liquidation rules', () => {
  test('share f: repaid f*D, seized f*D*(1+b), borrower loses f*D*b', () => {
    const loan = { collateral: 1000n, debt: 800n, liquidationThreshold: pct(80n) };
    expect(liquidate(loan, pct(50n), pct(5n))).toEqual({
      repaid: 400n,
      seized: 420n,
      borrowerLoss: 20n,
      collateral: 580n,
      debt: 400n,
      healthFactor: 1_160_000_000_000_000_000n,
      badDebt: 0n,
    });
    expect(liquidate(loan, WAD, pct(5n))).toMatchObject({ debt: 0n, healthFactor: null, collateral: 160n });
    expect(() => liquidate(loan, WAD + 1n, 0n)).toThrow(OutOfDomainError);
  });

  test('where collateral does not suffice, all of it goes and the rest is bad debt', () => {
    const loan = { collateral: 1050n, debt: 1200n, liquidationThreshold: pct(80n) };
    expect(liquidate(loan, WAD, pct(5n))).toMatchObject({ repaid: 1000n, seized: 1050n, debt: 200n, badDebt: 200n });
  });

  test('partial liquidation helps iff LTV < 1 / (1 + b), exactly', () => {
    expect(partialLiquidationHelps(105n, 99n, pct(5n))).toBe(true);
    expect(partialLiquidationHelps(105n, 100n, pct(5n))).toBe(false);
    expect(partialLiquidationHelps(105n, 101n, pct(5n))).toBe(false);
    expect(toxicLoanToValue(pct(5n))).toBe(952_380_952_380_952_380n);
    expect(toxicLoanToValue(0n)).toBe(WAD);
    expect(() => toxicLoanToValue(-1n)).toThrow(OutOfDomainError);
  });

  test('Aave: 50 % only if HF > 0.95 and both sides are at least 2,000 USD', () => {
    const usd = (value: bigint): bigint => value * 10n ** 8n;
    const loan = { healthFactor: pct(96n), collateralUsd: usd(2_000n), debtUsd: usd(2_000n) };
    expect(aaveCloseFactor(loan)).toBe(pct(50n));
    expect(aaveCloseFactor({ ...loan, healthFactor: pct(95n) })).toBe(WAD);
    expect(aaveCloseFactor({ ...loan, healthFactor: pct(95n) + 1n })).toBe(pct(50n));
    expect(aaveCloseFactor({ ...loan, debtUsd: usd(2_000n) - 1n })).toBe(WAD);
    expect(aaveCloseFactor({ ...loan, collateralUsd: usd(2_000n) - 1n })).toBe(WAD);
    expect(aaveCloseFactor({ ...loan, healthFactor: WAD })).toBe(0n);
  });

  test('Morpho: LIF = min(1.15, 1 / (1 - 0.3 (1 - LLTV)))', () => {
    expect(plain(morphoIncentiveFactor(945n * 10n ** 15n))).toBeCloseTo(1 / (1 - 0.3 * 0.055), 12);
    expect(plain(morphoIncentiveFactor(pct(86n)))).toBeCloseTo(1.0438, 4);
    expect(morphoIncentiveFactor(0n)).toBe(1_150_000_000_000_000_000n);
    expect(morphoIncentiveFactor(WAD)).toBe(WAD);
    expect(() => morphoIncentiveFactor(WAD + 1n)).toThrow(OutOfDomainError);
  });

  test('93 % LTV under a 15 % haircut leaves 8 per 100 of bad debt and no equity', () => {
    expect(badDebtAfterHaircut(100n, 93n, pct(15n))).toBe(8n);
    expect(badDebtAfterHaircut(100n, 85n, pct(15n))).toBe(0n);
    expect(unbackedHaircut(85n, 15n)).toBe(pct(15n));
    expect(unbackedHaircut(0n, 0n)).toBe(0n);
    expect(unbackedHaircut(0n, 1n)).toBe(WAD);
  });
});

const loans = fc
  .record({
    collateral: fc.bigInt({ min: 1n, max: 10n ** 27n }),
    debt: fc.bigInt({ min: 1n, max: 10n ** 27n }),
    threshold: fc.bigInt({ min: WAD / 2n, max: WAD }),
  })
  .map(({ collateral, debt, threshold }) => simpleLoan(collateral, debt, threshold));

describe('risk-model 5.1: laws', () => {
  test('liquidatable exactly when HF < 1; distances come in order', () => {
    fc.assert(
      fc.property(loans, fc.bigInt({ min: 0n, max: pct(15n) }), (loan, bonus) => {
        expect(isLiquidatable(loan)).toBe((healthFactor(loan) ?? WAD) < WAD);
        expect(dropToLiquidation(loan)).toBeLessThanOrEqual(dropToInsolvency(loan));
        expect(dropToBadDebt(loan, bonus)).toBeLessThanOrEqual(dropToInsolvency(loan));
      }),
    );
  });

  test('a drop within the distance never liquidates; just beyond it does', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const big = {
          collaterals: loan.collaterals.map((item) => ({ ...item, value: item.value * WAD })),
          debt: loan.debt * WAD,
        };
        const distance = dropToLiquidation(big);
        if (distance === 0n) return;
        expect(isLiquidatable(scaleCollateral(big, WAD - distance))).toBe(false);
        expect(isLiquidatable(scaleCollateral(big, WAD - distance - 2n))).toBe(true);
      }),
    );
  });

  test('scaling a position scales its losses and leaves its ratios alone', () => {
    fc.assert(
      fc.property(loans, fc.bigInt({ min: 2n, max: 1000n }), (loan, factor) => {
        const scaled = {
          collaterals: loan.collaterals.map((item) => ({ ...item, value: item.value * factor })),
          debt: loan.debt * factor,
        };
        expect(healthFactor(scaled)).toBe(healthFactor(loan));
        expect(dropToLiquidation(scaled)).toBe(dropToLiquidation(loan));
        const bad = (position: typeof loan): bigint =>
          badDebtAfterHaircut(position.collaterals[0]?.value ?? 0n, position.debt, pct(40n));
        expect(bad(loan) * factor - bad(scaled)).toBeLessThanOrEqual(factor);
        expect(bad(scaled)).toBeLessThanOrEqual(bad(loan) * factor);
      }),
    );
  });

  test('a loop of more steps never borrows less, and D = C - E always', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.bigInt({ min: 0n, max: WAD }),
        fc.nat(40),
        (equity, ltv, steps) => {
          const now = loopPosition(equity, ltv, steps);
          expect(now.collateral - now.debt).toBe(equity);
          expect(loopPosition(equity, ltv, steps + 1).debt).toBeGreaterThanOrEqual(now.debt);
        },
      ),
    );
  });

  test('a partial liquidation raises HF exactly where the rule says it helps', () => {
    const share = fc.bigInt({ min: WAD / 100n, max: WAD / 2n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 50n, max: 150n }),
        share,
        fc.bigInt({ min: 0n, max: 15n }),
        (percent, part, bonus) => {
          const loan = { collateral: 10n ** 30n, debt: percent * 10n ** 28n, liquidationThreshold: pct(90n) };
          const before = (loan.collateral * loan.liquidationThreshold) / loan.debt;
          const after = liquidate(loan, part, pct(bonus));
          if (after.healthFactor === null || after.badDebt > 0n) return;
          const helps = partialLiquidationHelps(loan.collateral, loan.debt, pct(bonus));
          const slack = 10n ** 6n;
          if (helps) expect(after.healthFactor + slack).toBeGreaterThanOrEqual(before);
          else expect(after.healthFactor).toBeLessThanOrEqual(before + slack);
        },
      ),
    );
  });
});
