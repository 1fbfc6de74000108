import { OutOfDomainError } from './errors';
import { maxOf, minOf, mulDivDown, mulDivUp, WAD, type Wad } from './units';

// Source: risk-model §5.1; Aave v3 origin fd1fbd9 (LiquidationLogic); Morpho Blue (ConstantsLib, liquidate).

/** What a liquidation of part of a loan does; same unit as the loan. */
export type Liquidation = {
  readonly repaid: bigint;
  readonly seized: bigint;
  /** Value the borrower gives up beyond the debt repaid. */
  readonly borrowerLoss: bigint;
  readonly collateral: bigint;
  readonly debt: bigint;
  /** HF afterwards, rounded down; null when no debt is left. WAD. */
  readonly healthFactor: Wad | null;
  /** Debt left without any collateral behind it. */
  readonly badDebt: bigint;
};

/**
 * Liquidates share f of the debt with bonus b: repaid f*D, seized f*D*(1+b), HF' = LT (C - f*D(1+b)) / (D(1-f)). Where the collateral
 * does not suffice, all of it is seized for C/(1+b) and the rest of the debt is bad.
 * @throws OutOfDomainError for f outside 0..1 or negative values.
 */
export const liquidate = (
  loan: { readonly collateral: bigint; readonly debt: bigint; readonly liquidationThreshold: Wad },
  share: Wad,
  bonus: Wad,
): Liquidation => {
  const { collateral, debt, liquidationThreshold } = loan;
  if (share < 0n || share > WAD || bonus < 0n || collateral < 0n || debt < 0n)
    throw new OutOfDomainError('A liquidation', 'a share from 0 to 100 % and values of 0 or more');
  const asked = mulDivDown(debt, share, WAD);
  const isShort = mulDivDown(asked, WAD + bonus, WAD) > collateral;
  const repaid = isShort ? mulDivDown(collateral, WAD, WAD + bonus) : asked;
  const seized = isShort ? collateral : mulDivDown(asked, WAD + bonus, WAD);
  const [left, owed] = [collateral - seized, debt - repaid];
  return {
    repaid,
    seized,
    borrowerLoss: seized - repaid,
    collateral: left,
    debt: owed,
    healthFactor: owed === 0n ? null : mulDivDown(left, liquidationThreshold, owed),
    badDebt: left === 0n ? owed : 0n,
  };
};

/** A partial liquidation raises the health factor iff LTV < 1 / (1 + b), compared exactly. */
export const partialLiquidationHelps = (collateral: bigint, debt: bigint, bonus: Wad): boolean =>
  debt * (WAD + bonus) < collateral * WAD;

/** The toxic line, 1 / (1 + b): at this LTV or above, liquidating a part makes the rest worse. WAD, rounded down. @throws OutOfDomainError for b < 0. */
export const toxicLoanToValue = (bonus: Wad): Wad => {
  if (bonus < 0n) throw new OutOfDomainError('A liquidation', 'a bonus of 0 or more');
  return mulDivDown(WAD, WAD, WAD + bonus);
};

const AAVE_CLOSE_HF: Wad = 950_000_000_000_000_000n;
/** MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD: 2,000 USD with 8 decimals. */
const AAVE_CLOSE_MINIMUM = 2_000n * 10n ** 8n;

/**
 * Largest share of a debt that Aave v3 lets one call repay: 50 % only if HF > 0.95 and collateral and debt are at least 2,000 USD each;
 * else 100 %; 0 while HF >= 1. USD values with 8 decimals. WAD.
 */
export const aaveCloseFactor = (loan: {
  readonly healthFactor: Wad;
  readonly collateralUsd: bigint;
  readonly debtUsd: bigint;
}): Wad => {
  if (loan.healthFactor >= WAD) return 0n;
  const isLarge = loan.collateralUsd >= AAVE_CLOSE_MINIMUM && loan.debtUsd >= AAVE_CLOSE_MINIMUM;
  return isLarge && loan.healthFactor > AAVE_CLOSE_HF ? WAD / 2n : WAD;
};

const MORPHO_MAX_INCENTIVE: Wad = 1_150_000_000_000_000_000n;
const MORPHO_CURSOR: Wad = 300_000_000_000_000_000n;

/** Morpho's liquidation incentive factor: min(1.15, 1 / (1 - 0.3 * (1 - LLTV))), rounded as the contract does. The bonus is this minus 1. WAD. */
export const morphoIncentiveFactor = (lltv: Wad): Wad => {
  if (lltv < 0n || lltv > WAD) throw new OutOfDomainError('A liquidation incentive', 'an LLTV from 0 to 100 %');
  return minOf(MORPHO_MAX_INCENTIVE, mulDivDown(WAD, WAD, WAD - mulDivDown(MORPHO_CURSOR, WAD - lltv, WAD)));
};

/** Haircut that every token bears when U unbacked ones stand beside a backed supply S: U / (S + U). WAD, rounded up. */
export const unbackedHaircut = (backedSupply: bigint, unbacked: bigint): Wad => {
  if (backedSupply < 0n || unbacked < 0n) throw new OutOfDomainError('A haircut', 'supplies of 0 or more');
  const supply = backedSupply + unbacked;
  return supply === 0n ? 0n : mulDivUp(unbacked, WAD, supply);
};

/** Bad debt after a haircut on the collateral: max(0, D - C (1 - h)), rounded up. */
export const badDebtAfterHaircut = (collateral: bigint, debt: bigint, haircut: Wad): bigint => {
  if (haircut < 0n || haircut > WAD) throw new OutOfDomainError('A haircut', 'a share from 0 to 100 %');
  return maxOf(debt - mulDivDown(collateral, WAD - haircut, WAD), 0n);
};
