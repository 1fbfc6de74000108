import { OutOfDomainError } from './errors';
import { DAY, minOf, mulDivDown, mulDivUp, shareOfDown, WAD, type Wad } from './units';

// Source: risk-model §4.4 and §9 additions ("cost to leave now"). Amounts in one unit, e.g. wei of ETH.

/** One quote for selling: what `sold` of redemption value brings now. */
export type ExitQuote = { readonly sold: bigint; readonly received: bigint };

/** Leaving through the market now instead of waiting. */
export type MarketExit = {
  /** What the whole amount brings, rounded down. */
  readonly received: bigint;
  /** Value given up against redemption; 0 when the market pays at least as much. */
  readonly cost: bigint;
  /** The same as a share of the redemption value. WAD, rounded up. */
  readonly costShare: Wad;
};

const requireQuotes = (quotes: readonly ExitQuote[]): void => {
  let last = 0n;
  for (const quote of quotes) {
    if (quote.sold <= last || quote.received < 0n)
      throw new OutOfDomainError('A market exit', 'quotes for rising amounts above 0');
    last = quote.sold;
  }
};

/**
 * What selling exactly `amount` brings, between the two nearest quotes: the straight line lies below a depth curve, so it understates.
 * undefined beyond the largest quote: not measured, never extrapolated.
 * @throws OutOfDomainError unless quotes are for rising amounts.
 */
export const sellFor = (amount: bigint, quotes: readonly ExitQuote[]): bigint | undefined => {
  requireQuotes(quotes);
  if (amount < 0n) throw new OutOfDomainError('A market exit', 'an amount of 0 or more');
  let below: ExitQuote = { sold: 0n, received: 0n };
  for (const above of quotes) {
    if (amount <= above.sold)
      return below.received + mulDivDown(above.received - below.received, amount - below.sold, above.sold - below.sold);
    below = above;
  }
  return undefined;
};

/** Cost of leaving through the market for the actual size; undefined beyond the largest quote. */
export const marketExit = (amount: bigint, quotes: readonly ExitQuote[]): MarketExit | undefined => {
  const received = sellFor(amount, quotes);
  if (received === undefined) return undefined;
  const cost = received >= amount ? 0n : amount - received;
  return { received, cost, costShare: amount === 0n ? 0n : mulDivUp(cost, WAD, amount) };
};

/**
 * Most that can be sold at a cost of at most `maxCost` (WAD), on the same straight lines up to where they first cost more; rounded down.
 * Nothing is extrapolated beyond the largest quote.
 */
export const depthWithin = (maxCost: Wad, quotes: readonly ExitQuote[]): bigint => {
  requireQuotes(quotes);
  if (maxCost < 0n || maxCost > WAD) throw new OutOfDomainError('A market depth', 'a cost between 0 and 100 %');
  const floor = WAD - maxCost;
  let below: ExitQuote = { sold: 0n, received: 0n };
  for (const above of quotes) {
    if (above.received * WAD < above.sold * floor) {
      const [sold, received] = [above.sold - below.sold, above.received - below.received];
      return mulDivDown(WAD, below.received * sold - received * below.sold, floor * sold - received * WAD);
    }
    below = above;
  }
  return below.sold;
};

/** Share of a position that can leave now: min(1, (redeem buffer + market depth within 1 %) / position). WAD, rounded down. */
export const sellableShare = (position: bigint, redeemBuffer: bigint, depth: bigint): Wad =>
  position <= 0n ? WAD : minOf(WAD, shareOfDown(redeemBuffer + depth, position));

/** What waiting earns over selling at a discount, per year on par value: discount * 365 / days. WAD, rounded down. */
export const redemptionArbitrageApr = (discount: Wad, waitSeconds: number): Wad => {
  if (!(waitSeconds > 0) || discount < 0n || discount > WAD)
    throw new OutOfDomainError('Redemption arbitrage', 'a wait above 0 and a discount between 0 and 100 %');
  return mulDivDown(discount, BigInt(365 * DAY), BigInt(Math.ceil(waitSeconds)));
};
