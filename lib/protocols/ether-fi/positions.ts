import { type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Protocol } from '../contract';
import { askHoldings, type HeldToken, type Holding, tokenPosition } from '../families/liquid-restaking/holdings';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { EETH, MAINNET, WEETH, WITHDRAW_REQUEST_NFT } from './addresses';
import { PROTOCOL } from './decode';
import { askPool, type PoolReading } from './read/ask-pool';
import { askHeldRequests, type HeldRequest } from './read/ask-requests';
import { poolTerms, vaultTerms } from './terms/build-terms';
import { findVault, liquidVaults } from './vaults';
import { accountantViews, requestViews, weEthViews } from './views';

const tokens: readonly HeldToken[] = [
  { symbol: 'eETH', address: EETH, decimals: 18, worth: 'par' },
  { symbol: 'weETH', address: WEETH, decimals: 18, worth: view(weEthViews, WEETH, 'getRate') },
  ...liquidVaults.map(
    ({ symbol, address, decimals, accountant, isEther }): HeldToken => ({
      symbol,
      address,
      decimals,
      worth: isEther ? view(accountantViews, accountant, 'getRate') : undefined,
    }),
  ),
];

const termsOf = ({ token }: Holding, pool: PoolReading, point: ReadPoint) => {
  const vault = findVault(token.address);
  return vault
    ? vaultTerms({ kind: 'vault', vault }, point)
    : poolTerms({ kind: 'pool', isWrapped: token.address === WEETH }, pool, point);
};

const requestPosition = (
  owner: Address,
  id: string,
  amount: Fact<bigint>,
  isClaimable: Fact<boolean>,
  pool: PoolReading,
  point: ReadPoint,
): Position => ({
  id: [PROTOCOL, 'queued', owner, id].join(':'),
  protocol: PROTOCOL,
  owner,
  chainId: MAINNET,
  kind: 'queued',
  asset: { symbol: 'eETH', decimals: 18, address: EETH },
  amount,
  valueWei: mapFact(amount, 'one to one with ETH', (value) => value),
  heldAt: 'ether.fi',
  terms: poolTerms({ kind: 'pool', isWrapped: false }, pool, point, isClaimable.known && isClaimable.value),
  isClaimable,
});

/** Requests an account holds, and one more position for those it holds that are older than what was looked at. */
const requestsOf = (
  owner: Address,
  held: readonly HeldRequest[],
  count: Fact<bigint>,
  pool: PoolReading,
  point: ReadPoint,
): Position[] => {
  const mine = held.filter((request) => request.owner === owner);
  const settled = (request: HeldRequest): Fact<boolean> => reshape(pool.lastFinalized, () => request.isSettled);
  const seen = mine.map((request) =>
    requestPosition(owner, String(request.id), request.amount, settled(request), pool, point),
  );
  if (count.known && count.value <= BigInt(mine.length)) return seen;
  const why = count.known ? unknown('not-read', 'an older request') : count;
  return [...seen, requestPosition(owner, 'older', why, why, pool, point)];
};

/**
 * Everything the given accounts hold of ether.fi: eETH, weETH, shares of liquid vaults, and withdrawal requests. Two round trips for all
 * accounts together, one where nobody holds a request.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions: Protocol['readPositions'] = async (context, owners, found) => {
  if (context.chainId !== MAINNET || owners.length === 0) return [];
  const first = createBatch();
  const poolOf = askPool(first);
  const holdingsOf = askHoldings(first, owners, tokens);
  const counts = owners.map((owner) => ({
    owner,
    count: first.ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'balanceOf', [owner])),
  }));
  const point = await first.send(context);
  const pool = poolOf();
  const holders = counts.filter(({ count }) => {
    const answer = count();
    return !answer.known || answer.value > 0n;
  });
  const held = new Set(holdingsOf().map(({ token }) => token.address));
  if (holders.length > 0) held.add(EETH);
  for (const target of held) found?.({ target }, point);
  const { nextRequest, lastFinalized } = pool;

  const second = createBatch();
  const isSearched = holders.some(({ count }) => count().known) && nextRequest.known && lastFinalized.known;
  const heldOf = isSearched ? askHeldRequests(second, owners, nextRequest.value, lastFinalized.value) : undefined;
  if (heldOf) await second.send(context, point);
  const requests = heldOf?.() ?? [];

  return [
    ...holdingsOf().map((holding) => tokenPosition(PROTOCOL, holding, 'ether.fi', termsOf(holding, pool, point))),
    ...holders.flatMap(({ owner, count }) => requestsOf(owner, requests, count(), pool, point)),
  ];
};
