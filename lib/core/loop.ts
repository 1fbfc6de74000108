import { OutOfDomainError } from './errors';
import { mulDivDown, WAD, type Wad } from './units';

/** What a loop of deposit and borrow ends up as; same unit as the equity. */
export type LoopedPosition = { readonly collateral: bigint; readonly debt: bigint };

/**
 * n borrow steps at loan-to-value l from equity E: C = E (1 - l^(n+1)) / (1 - l), D = E l (1 - l^n) / (1 - l) (risk-model §5.1).
 * Exact, rounded down once; the debt is C - E.
 * @throws OutOfDomainError unless 0 <= l <= 1 and 0 <= n <= 1000.
 */
export const loopPosition = (equity: bigint, loanToValue: Wad, steps: number): LoopedPosition => {
  if (loanToValue < 0n || loanToValue > WAD || !Number.isInteger(steps) || steps < 0 || steps > 1_000 || equity < 0n)
    throw new OutOfDomainError('A loop', 'a loan-to-value from 0 to 100 % and 0 to 1000 steps');
  const count = BigInt(steps);
  const collateral =
    loanToValue === WAD
      ? equity * (count + 1n)
      : (equity * (WAD ** (count + 1n) - loanToValue ** (count + 1n))) / ((WAD - loanToValue) * WAD ** count);
  return { collateral, debt: collateral - equity };
};

/** Net APR on equity: L * r_c - (L - 1) * r_b. WAD, rounded down; negative when borrowing costs more than it earns. */
export const netAprAtLeverage = (leverage: Wad, earnApr: Wad, borrowApr: Wad): Wad => {
  const scaled = leverage * earnApr - (leverage - WAD) * borrowApr;
  const quotient = mulDivDown(scaled, 1n, WAD);
  return scaled < 0n && quotient * WAD !== scaled ? quotient - 1n : quotient;
};

/** Borrow rate at which a looped position earns nothing: L * r_c / (L - 1). WAD, rounded down. @throws OutOfDomainError without leverage. */
export const breakEvenBorrowRate = (leverage: Wad, earnApr: Wad): Wad => {
  if (leverage <= WAD) throw new OutOfDomainError('A break-even rate', 'leverage above 1');
  return mulDivDown(leverage, earnApr, leverage - WAD);
};

/**
 * Days until negative carry alone liquidates under an exchange-rate oracle: 365 ln(HF) / (r_b - r_c) (risk-model §5.1). 0: it is
 * liquidatable already, or stands at exactly 1 while borrowing costs more. null: never, because it earns at least what it costs; that
 * holds at exactly 1, too, which is not liquidatable. A plain number: a logarithm, not an amount.
 */
export const daysToLiquidationByCarry = (healthFactor: Wad, borrowApr: Wad, earnApr: Wad): number | null => {
  if (healthFactor < WAD) return 0;
  if (borrowApr <= earnApr) return null;
  return (365 * Math.log(Number(healthFactor) / 1e18)) / (Number(borrowApr - earnApr) / 1e18);
};
