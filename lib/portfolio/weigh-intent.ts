import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { Position } from '@/lib/core/terms';
import { type Address, isSameAddress, shareOfUp, sumOf, type Wad } from '@/lib/core/units';
import type { Deps } from './deps';
import { cachedPortfolio } from './load-portfolio';

/** Base units of assets that are worth one ETH, near enough for weighing: ETH itself and stETH, redeemable one to one. */
const ETH_LIKE = ['ETH', 'stETH', 'eETH', 'WETH'];

const incomingWei = (intent: Intent): Fact<bigint> => {
  if (intent.amount === undefined || intent.amountKind !== 'assets') return unknown('not-measured', 'amount');
  if (!ETH_LIKE.includes(intent.asset ?? '')) return unknown('not-measured', intent.asset ?? 'asset');
  return known(
    intent.amount,
    { kind: 'derived', formula: 'amount of the request, one to one with ETH', inputs: [] },
    0,
  );
};

/**
 * Share of everything held in the watched accounts that the money of this request would be after signing. WAD, rounded up.
 * Unknown unless the account is watched and everything in it could be valued.
 */
export const weighIntent = async (
  intent: Intent | undefined,
  account: Address | undefined,
  deps: Deps,
): Promise<Fact<Wad>> => {
  if (intent === undefined || account === undefined) return unknown('not-read');
  const portfolio = await cachedPortfolio(deps);
  if (!portfolio.accounts.some((watched) => isSameAddress(watched, account)))
    return unknown('not-measured', 'account is not watched');
  const values = portfolio.positions.map((position: Position) => position.valueWei);
  return combineFacts(
    [incomingWei(intent), ...values],
    'this request / (this request + everything watched)',
    (added, ...held) => shareOfUp(added, added + sumOf(held)),
  );
};
