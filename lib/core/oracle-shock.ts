import { OutOfDomainError } from './errors';
import { collateralValue, healthFactor, isLiquidatable, type Loan, scaleCollateral } from './leverage';
import { badDebtAfterHaircut } from './liquidation';
import { mulDivDown, mulDivUp, WAD, type Wad } from './units';
import { compoundLoss } from './wrapper';

/** What prices the collateral: trades, or the token's own exchange rate (also capped ones), which never shows a discount. */
export type OracleKind = 'market' | 'exchange-rate';

/** A stress of one position. WAD. */
export type Shock = {
  /** x: the market pays this much less than redemption. */
  readonly discount: Wad;
  /** y: backing that is gone (slash, unbacked mint). */
  readonly backingLoss: Wad;
  /** Borrow rate meanwhile, per year, and for how long. */
  readonly borrowApr?: Wad;
  readonly earnApr?: Wad;
  readonly days?: number;
};

/** A position at one moment of a shock. */
export type ShockedState = {
  readonly healthFactor: Wad | null;
  readonly isLiquidatable: boolean;
  /** What the collateral would really fetch in the market, less the debt; negative: more is owed than it is worth. Unit of the loan. */
  readonly exitEquity: bigint;
  /** Debt that the collateral's backing no longer covers. Unit of the loan. */
  readonly badDebt: bigint;
};

/** Both branches: while the oracle does not know, and once it does (risk-model §5.2). */
export type ShockOutcome = { readonly beforeRecognition: ShockedState; readonly afterRecognition: ShockedState };

/** Debt grown by a rate against what the collateral earned: D * exp((r_b - r_c) * t), rounded up. A plain exponential inside. */
const growDebt = (debt: bigint, shock: Shock): bigint => {
  const { borrowApr = 0n, earnApr = 0n, days = 0 } = shock;
  if (days < 0) throw new OutOfDomainError('A shock', 'a duration of 0 or more');
  if (days === 0 || borrowApr === earnApr) return debt;
  const exponent = (Number(borrowApr - earnApr) / 1e18) * (days / 365);
  return mulDivUp(debt, BigInt(Math.ceil(Math.exp(exponent) * 1e12)), 10n ** 12n);
};

/**
 * Applies a shock to a loan under its oracle (risk-model §5.2). Market oracle: HF * (1-x)(1-y) at once, so both branches agree.
 * Exchange-rate oracle: the discount x leaves HF alone while the exit is worth less; the backing loss y reaches HF only once it is
 * recognised. Carry lowers HF in both.
 * @throws OutOfDomainError for a discount or loss outside 0..1.
 */
export const shockLoan = (loan: Loan, oracle: OracleKind, shock: Shock): ShockOutcome => {
  const marketKept = WAD - compoundLoss(shock.discount, shock.backingLoss);
  const debt = growDebt(loan.debt, shock);
  const value = collateralValue(loan);
  const exitEquity = mulDivDown(value, marketKept, WAD) - debt;
  const badDebt = badDebtAfterHaircut(value, debt, shock.backingLoss);
  const stateAt = (kept: Wad): ShockedState => {
    const priced = { ...scaleCollateral(loan, kept), debt };
    return { healthFactor: healthFactor(priced), isLiquidatable: isLiquidatable(priced), exitEquity, badDebt };
  };
  return oracle === 'market'
    ? { beforeRecognition: stateAt(marketKept), afterRecognition: stateAt(marketKept) }
    : { beforeRecognition: stateAt(WAD), afterRecognition: stateAt(WAD - shock.backingLoss) };
};
