import { OutOfDomainError } from './errors';
import { maxOf, minOf, mulDivDown, mulDivUp, shareOfUp, WAD, type Wad } from './units';

// Source: risk-model §5.3. A model, to be labelled as one: it assumes full liquidation into the quoted depth and nothing else.

/** One loan that liquidators watch: units of collateral, debt in the quote asset's units. */
export type BookLoan = { readonly collateral: bigint; readonly debt: bigint; readonly liquidationThreshold: Wad };

/** Price after so much collateral was sold, as a share of the price before any of it was. Falling; flat beyond the last point. WAD. */
export type DepthPoint = { readonly sold: bigint; readonly priceShare: Wad };

/** How a run of liquidations ends. */
export type Cascade = {
  /** Final price. WAD. */
  readonly price: Wad;
  readonly liquidated: number;
  readonly debtLiquidated: bigint;
  readonly collateralSold: bigint;
  /** Debt the seized collateral does not cover at the price it was seized at. */
  readonly badDebt: bigint;
  readonly rounds: number;
};

const requireDepth = (depth: readonly DepthPoint[]): void => {
  let last: DepthPoint = { sold: 0n, priceShare: WAD };
  for (const point of depth) {
    if (point.sold < last.sold || point.priceShare > last.priceShare || point.priceShare < 0n)
      throw new OutOfDomainError('A depth curve', 'rising amounts and falling prices');
    last = point;
  }
};

/** Share of the price left after `sold`, on straight lines between the points, rounded down. */
export const priceShareAfter = (sold: bigint, depth: readonly DepthPoint[]): Wad => {
  let below: DepthPoint = { sold: 0n, priceShare: WAD };
  for (const above of depth) {
    if (sold < above.sold) {
      const fall = mulDivUp(below.priceShare - above.priceShare, sold - below.sold, above.sold - below.sold);
      return below.priceShare - fall;
    }
    below = above;
  }
  return below.priceShare;
};

/** HF < 1 at `price`, exactly. */
const isUnder = (loan: BookLoan, price: Wad): boolean =>
  loan.collateral * price * loan.liquidationThreshold < loan.debt * WAD * WAD;

/** Where the loan goes under: the shocked price, or its own HF = 1 when the price slides there later. WAD, rounded down. */
const seizePrice = (loan: BookLoan, shocked: Wad): Wad => {
  const scaled = loan.collateral * loan.liquidationThreshold;
  return scaled === 0n ? shocked : minOf(shocked, (loan.debt * WAD * WAD) / scaled);
};

/** Units of collateral that pay debt plus bonus at `price`; at most all of it. */
const seizedUnits = (loan: BookLoan, price: Wad, bonus: Wad): bigint =>
  price === 0n ? loan.collateral : minOf(loan.collateral, mulDivUp(loan.debt, WAD + bonus, price));

/**
 * Runs liquidations after the price fell by `shock`: every loan with HF < 1 is closed, its collateral sold into the curve, the price
 * falls, until nothing more is under (risk-model §5.3). Collateral is seized at the price at which the loan goes under, so what is sold
 * does not depend on the order: larger shocks never end better, deeper curves never worse, and nothing happens below the smallest distance.
 */
export const runCascade = (
  loans: readonly BookLoan[],
  market: { readonly price: Wad; readonly depth: readonly DepthPoint[]; readonly bonus: Wad },
  shock: Wad,
): Cascade => {
  if (shock < 0n || shock > WAD) throw new OutOfDomainError('A cascade', 'a shock between 0 and 100 %');
  requireDepth(market.depth);
  const shocked = mulDivDown(market.price, WAD - shock, WAD);
  let price = shocked;
  let standing = loans;
  let [collateralSold, debtLiquidated, badDebt, rounds] = [0n, 0n, 0n, 0];
  for (;;) {
    const under = standing.filter((loan) => isUnder(loan, price));
    if (under.length === 0) break;
    rounds += 1;
    standing = standing.filter((loan) => !isUnder(loan, price));
    for (const loan of under) {
      const at = seizePrice(loan, shocked);
      const units = seizedUnits(loan, at, market.bonus);
      collateralSold += units;
      debtLiquidated += loan.debt;
      badDebt += maxOf(loan.debt - mulDivDown(units, at, WAD), 0n);
    }
    price = mulDivDown(shocked, priceShareAfter(collateralSold, market.depth), WAD);
  }
  return { price, liquidated: loans.length - standing.length, debtLiquidated, collateralSold, badDebt, rounds };
};

/** Debt that a further price drop of `drop` makes liquidatable. */
export const debtAtRisk = (loans: readonly BookLoan[], price: Wad, drop: Wad): bigint => {
  if (drop < 0n || drop > WAD) throw new OutOfDomainError('Debt at risk', 'a drop between 0 and 100 %');
  const fallen = mulDivDown(price, WAD - drop, WAD);
  return loans.reduce((sum, loan) => (isUnder(loan, fallen) ? sum + loan.debt : sum), 0n);
};

/** Liquidatable debt over the depth within the liquidation bonus. Above 1e18 a cascade is arithmetically possible. WAD, rounded up; null: no depth. */
export const cascadeRatio = (debt: bigint, depthWithinBonus: bigint): Wad | null =>
  depthWithinBonus <= 0n ? (debt === 0n ? 0n : null) : shareOfUp(debt, depthWithinBonus);
