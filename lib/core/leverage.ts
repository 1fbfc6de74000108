import { OutOfDomainError } from './errors';
import { maxOf, minOf, mulDivDown, mulDivUp, shareOfUp, sumOf, WAD, type Wad } from './units';

// Source: risk-model §5.1. Values of collateral and debt in one unit (base units of the debt asset, wei of ETH, 8-decimal USD …).

/** One borrowing position. */
export type Loan = {
  readonly collaterals: readonly {
    readonly value: bigint;
    /** LT (Aave) or LLTV (Morpho). WAD. */
    readonly liquidationThreshold: Wad;
  }[];
  readonly debt: bigint;
};

/** A loan against one collateral. */
export const simpleLoan = (collateral: bigint, debt: bigint, liquidationThreshold: Wad): Loan => ({
  collaterals: [{ value: collateral, liquidationThreshold }],
  debt,
});

/** @throws OutOfDomainError for negative values or a threshold outside 0..1. */
const requireLoan = (loan: Loan): void => {
  const isSound = loan.collaterals.every(({ value, liquidationThreshold: lt }) => value >= 0n && lt >= 0n && lt <= WAD);
  if (!isSound || loan.debt < 0n)
    throw new OutOfDomainError('A loan', 'values of 0 or more and thresholds from 0 to 100 %');
};

/** Sum of all collateral, in the loan's unit. */
export const collateralValue = (loan: Loan): bigint => sumOf(loan.collaterals.map(({ value }) => value));

/** Sum of value * threshold, scaled by 1e18, so that nothing is rounded. */
const borrowable = (loan: Loan): bigint =>
  sumOf(loan.collaterals.map(({ value, liquidationThreshold }) => value * liquidationThreshold));

/** HF = sum(C_i * LT_i) / D. WAD, rounded down; null without debt: it cannot be liquidated. */
export const healthFactor = (loan: Loan): Wad | null => {
  requireLoan(loan);
  return loan.debt === 0n ? null : borrowable(loan) / loan.debt;
};

/** HF < 1, compared exactly: at precisely 1 it cannot be liquidated (Aave v3, Morpho Blue). */
export const isLiquidatable = (loan: Loan): boolean => {
  requireLoan(loan);
  return borrowable(loan) < loan.debt * WAD;
};

/** LTV = D / C. WAD, rounded up. @throws OutOfDomainError for debt without collateral. */
export const loanToValue = (loan: Loan): Wad => {
  requireLoan(loan);
  const collateral = collateralValue(loan);
  if (collateral === 0n && loan.debt > 0n) throw new OutOfDomainError('A loan-to-value', 'some collateral');
  return shareOfUp(loan.debt, collateral);
};

/** L = C / (C - D). WAD (1e18 is no leverage), rounded up. @throws OutOfDomainError when no equity is left. */
export const leverageOf = (loan: Loan): Wad => {
  requireLoan(loan);
  const collateral = collateralValue(loan);
  if (collateral <= loan.debt) throw new OutOfDomainError('Leverage', 'more collateral than debt');
  return mulDivUp(collateral, WAD, collateral - loan.debt);
};

/** L = 1 / (1 - LT / HF) = HF / (HF - LT). WAD, rounded up. @throws OutOfDomainError unless HF > LT. */
export const leverageAtHealthFactor = (factor: Wad, liquidationThreshold: Wad): Wad => {
  if (factor <= liquidationThreshold) throw new OutOfDomainError('Leverage', 'a health factor above the threshold');
  return mulDivUp(factor, WAD, factor - liquidationThreshold);
};

/** Price drop at which HF reaches 1: 1 - 1/HF. WAD, rounded down, 0 once it is at or below; 1e18 without debt. */
export const dropToLiquidation = (loan: Loan): Wad => {
  requireLoan(loan);
  if (loan.debt === 0n) return WAD;
  const limit = borrowable(loan);
  return limit <= loan.debt * WAD ? 0n : mulDivDown(limit - loan.debt * WAD, WAD, limit);
};

/** Price drop at which the equity is gone: 1 - D/C = 1/L. WAD, rounded down, 0 once it is. */
export const dropToInsolvency = (loan: Loan): Wad => dropToBadDebt(loan, 0n);

/** Price drop beyond which a liquidation with bonus b leaves bad debt: 1 - D(1+b)/C. WAD, rounded down, 0 once it does. */
export const dropToBadDebt = (loan: Loan, bonus: Wad): Wad => {
  requireLoan(loan);
  if (loan.debt === 0n) return WAD;
  const collateral = collateralValue(loan) * WAD;
  const needed = loan.debt * (WAD + bonus);
  return collateral <= needed ? 0n : mulDivDown(collateral - needed, WAD, collateral);
};

/**
 * Share of the equity that a price drop takes, until liquidated: L * d, at most everything. WAD, rounded up.
 * @throws OutOfDomainError for leverage below 1 or a drop outside 0..1.
 */
export const equityLoss = (leverage: Wad, drop: Wad): Wad => {
  if (leverage < WAD || drop < 0n || drop > WAD)
    throw new OutOfDomainError('A loss of equity', 'leverage of 1 or more and a drop between 0 and 100 %');
  return minOf(mulDivUp(leverage, drop, WAD), WAD);
};

/** Every collateral worth `kept` (WAD) of what it was, rounded down. */
export const scaleCollateral = (loan: Loan, kept: Wad): Loan => ({
  ...loan,
  collaterals: loan.collaterals.map((item) => ({ ...item, value: mulDivDown(item.value, maxOf(kept, 0n), WAD) })),
});
