import { type Fact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext } from '../contract';
import { createBatch } from '../reading/batch';
import { reshape } from '../reading/registry-fact';
import { askValue } from '../reading/token-rates';
import { MAINNET } from './addresses';
import { PROTOCOL } from './decode';
import { askOwner, type OwnerReading } from './read/ask-owner';
import { askProtocol, type ProtocolReading } from './read/ask-protocol';
import { askStrategy, askToken, type StrategyReading } from './read/ask-strategy';
import { askAmount, askHoldings, type Holding, strategiesByOperator, timeWithdrawal } from './read/holdings';
import { askDelegations, askSets } from './read/read-delegations';
import { findStrategy, symbolOfToken, ZERO_ADDRESS } from './strategies';
import { buildTerms } from './terms/build-terms';
import type { Delegation } from './terms/stake';

type Read = { readonly point: ReadPoint; readonly protocol: ProtocolReading };

const idOf = ({ owner, strategy, queued }: Holding): string =>
  [PROTOCOL, queued ? `queued:${queued.withdrawal.nonce}` : 'deposit', owner.owner, strategy].join(':');

const describe = (
  holding: Holding,
  asset: StrategyReading,
  amount: Fact<bigint>,
  valueWei: Fact<bigint>,
  delegation: Fact<Delegation | null>,
  { point, protocol }: Read,
): Position => {
  const { owner, operator, queued } = holding;
  const timing = queued && timeWithdrawal(queued, protocol, point);
  return {
    id: idOf(holding),
    protocol: PROTOCOL,
    owner: owner.owner,
    chainId: MAINNET,
    kind: queued ? 'queued' : asset.kind === 'native' ? 'native' : 'deposit',
    asset: {
      symbol: asset.symbol,
      decimals: asset.decimals.known ? asset.decimals.value : 18,
      ...(asset.token.known && asset.token.value !== ZERO_ADDRESS ? { address: asset.token.value } : {}),
    },
    amount: asset.decimals.known ? amount : unknown('call-failed', 'decimals of the token'),
    valueWei,
    heldAt: operator.known && operator.value !== null ? shortAddress(operator.value) : 'EigenLayer',
    terms: buildTerms({
      point,
      protocol,
      owner,
      strategy: asset,
      delegation,
      ...(timing
        ? {
            remainingDelay: timing.remaining,
            isReleased: timing.isClaimable.known && timing.isClaimable.value,
          }
        : {}),
    }),
    ...(timing ? { claimableAt: timing.claimableAt, isClaimable: timing.isClaimable } : {}),
  };
};

/** An account whose own list could not be read is one unknown position, never an empty account. */
const unreadable = (owner: OwnerReading, { point, protocol }: Read): Position[] => {
  if (owner.held.known && owner.queued.known) return [];
  const failed = unknown('call-failed');
  return [
    {
      id: [PROTOCOL, 'unreadable', owner.owner].join(':'),
      protocol: PROTOCOL,
      owner: owner.owner,
      chainId: MAINNET,
      kind: 'deposit',
      asset: { symbol: 'EigenLayer', decimals: 18 },
      amount: failed,
      valueWei: failed,
      heldAt: 'EigenLayer',
      terms: buildTerms({ point, protocol, owner, delegation: failed }),
    },
  ];
};

/**
 * Everything the given accounts have at EigenLayer: deposits, restaked ETH and queued withdrawals, each with its own terms. Three round
 * trips for all accounts together.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions = async (context: ReadContext, owners: readonly Address[]): Promise<readonly Position[]> => {
  if (context.chainId !== MAINNET || owners.length === 0) return [];

  const first = createBatch();
  const protocolOf = askProtocol(first);
  const ownersOf = owners.map((owner) => askOwner(first, owner));
  const point = await first.send(context);
  const read: Read = { point, protocol: protocolOf() };
  const accounts = ownersOf.map((answer) => answer());

  const second = createBatch();
  const holdings = accounts.flatMap((account) => askHoldings(second, account));
  const strategies = [...new Set(holdings.map(({ strategy }) => strategy))];
  const basics = strategies.map((strategy) => askStrategy(second, strategy));
  const open = [...strategiesByOperator(holdings)].map(([operator, list]) =>
    askDelegations(second, operator, list, read.protocol),
  );
  await second.send(context, point);

  const third = createBatch();
  const assetsOf = basics.map((answer) => askToken(third, answer()));
  const delegationsOf = open
    .flatMap((answer) => answer())
    .map((item) => ({ item, delegationOf: askSets(third, item, read.protocol, point) }));
  const symbolIn = (strategy: Address): string => {
    const token = basics[strategies.indexOf(strategy)]?.().token;
    return findStrategy(strategy)?.symbol ?? (token?.known ? symbolOfToken(token.value) : undefined) ?? '';
  };
  const worths = holdings.map((holding) => ({
    holding,
    amountOf: askAmount(third, holding),
    worthOf: askValue(third, symbolIn(holding.strategy)),
  }));
  await third.send(context, point);

  const assets = assetsOf.map((answer) => answer());
  const delegationOf = ({ operator, strategy }: Holding): Fact<Delegation | null> => {
    if (!operator.known) return operator;
    const { value } = operator;
    const found = delegationsOf.find(
      ({ item }) =>
        value !== null && isSameAddress(item.operator.operator, value) && isSameAddress(item.strategy, strategy),
    );
    if (value !== null && !found) return unknown('not-read');
    return reshape(operator, () => found?.delegationOf() ?? null);
  };
  return [
    ...worths.flatMap(({ holding, amountOf, worthOf }) => {
      const asset = assets.find((item) => isSameAddress(item.strategy, holding.strategy));
      const amount = amountOf();
      return asset ? [describe(holding, asset, amount, worthOf(amount), delegationOf(holding), read)] : [];
    }),
    ...accounts.flatMap((account) => unreadable(account, read)),
  ];
};
