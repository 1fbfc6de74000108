import { compareExposure, type Holding, lookThrough, weighValues } from '@/lib/core/exposure';
import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { LayerKind } from '@/lib/core/layer';
import type { Terms } from '@/lib/core/terms';
import { type Address, isSameAddress, shareOfUp, sumOf, type Wad } from '@/lib/core/units';
import type { Deps } from './deps';
import { cachedPortfolio, type Portfolio } from './load-portfolio';

/** Assets worth one ETH each by redemption, for weighing a request against what is held. */
const ETH_LIKE = ['ETH', 'stETH', 'eETH', 'WETH'];

/** One dependency before and after signing, as shares of everything held. */
export type ExposureRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: LayerKind;
  readonly before: Fact<Wad>;
  readonly after: Fact<Wad>;
  readonly isBeyond: boolean;
};

/** What a request weighs in everything held, and what it adds to each dependency. */
export type Weighing = { readonly weight: Fact<Wad>; readonly changes: readonly ExposureRow[] };

const isPuttingIn = (intent: Intent): boolean => intent.action === 'deposit';

const incomingWei = (intent: Intent, now: number): Fact<bigint> => {
  if (!isPuttingIn(intent) || intent.amount === undefined || intent.amountKind !== 'assets')
    return unknown('not-measured', 'amount');
  if (!ETH_LIKE.includes(intent.asset ?? '')) return unknown('not-measured', intent.asset ?? 'asset');
  return known(
    intent.amount,
    { kind: 'derived', formula: 'amount of the request, redeemable one to one for ETH', inputs: [] },
    now,
  );
};

const isWatched = (portfolio: Portfolio, account: Address): boolean =>
  portfolio.readAt !== null && portfolio.accounts.some((watched) => isSameAddress(watched, account));

/** Rows that grow, largest first; what stays as it is says nothing at signing. */
const SHOWN = 4;

const changesOf = (portfolio: Portfolio, terms: Terms, incoming: Fact<bigint>, limit: Wad): readonly ExposureRow[] => {
  const held = portfolio.positions.map(({ valueWei }) => valueWei);
  const before = weighValues(held);
  const after = weighValues([incoming, ...held]);
  if (!before.known || !after.known) return [];
  const holdings = (weights: readonly Wad[]): Holding[] =>
    portfolio.positions.map(({ id, terms: { layers } }, index) => ({ id, weight: weights[index] ?? 0n, layers }));
  const [weight = 0n, ...rest] = after.value;
  const rows = compareExposure(
    lookThrough(holdings(before.value)),
    lookThrough([{ id: 'request', weight, layers: terms.layers }, ...holdings(rest)]),
  );
  return rows
    .filter((row) => row.after > row.before && row.kind !== 'chain')
    .slice(0, SHOWN)
    .map((row) => ({
      id: row.layerId,
      name: row.name,
      kind: row.kind,
      before: known(row.before, before.source, before.asOf),
      after: known(row.after, after.source, after.asOf),
      isBeyond: row.after > limit,
    }));
};

/**
 * What a request would weigh in everything held in the watched accounts after signing (WAD, rounded up), and what it adds to shared
 * dependencies. Unknown, and empty, unless the account is watched and everything in it could be valued.
 */
export const weighIntent = async (
  intent: Intent | undefined,
  account: Address | undefined,
  terms: Terms | undefined,
  limit: Wad,
  deps: Pick<Deps, 'now'>,
): Promise<Weighing> => {
  if (intent === undefined || account === undefined) return { weight: unknown('not-watched'), changes: [] };
  const portfolio = await cachedPortfolio(deps);
  if (!isWatched(portfolio, account)) return { weight: unknown('not-watched', account), changes: [] };
  const incoming = incomingWei(intent, deps.now());
  const weight = combineFacts(
    [incoming, ...portfolio.positions.map(({ valueWei }) => valueWei)],
    'this request / (this request + everything watched)',
    (added, ...held) => shareOfUp(added, added + sumOf(held)),
  );
  return { weight, changes: terms === undefined ? [] : changesOf(portfolio, terms, incoming, limit) };
};
