import { parseAbi } from 'viem';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { type Address, isSameAddress, mulDivDown, shareOfDown, sumOf, WAD, type Wad } from '@/lib/core/units';
import { type Answer, type Batch, createBatch } from '../../batch';
import type { Backing, ReadContext } from '../../contract';
import { flattenEvidence } from '../../leaf-evidence';
import { view } from '../../read-batch';
import { askValue } from '../../token-rates';
import { BEACON_STRATEGY } from './operators';
import type { Place, RestakingAccounts } from './shape';

const delegationViews = parseAbi([
  'function delegatedTo(address staker) view returns (address operator)',
  'function getWithdrawableShares(address staker, address[] strategies) view returns (uint256[] withdrawableShares, uint256[] depositShares)',
]);
const strategyViews = parseAbi(['function sharesToUnderlyingView(uint256 amountShares) view returns (uint256)']);

/** Source: Layr-Labs/eigenlayer-contracts README, 2026-05-01. */
const DELEGATION_MANAGER: Address = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A';
const NOBODY: Address = '0x0000000000000000000000000000000000000000';

/** Money of one account with EigenLayer: to whom it is delegated, and its shares of each place after slashing. */
type Account = {
  readonly address: Address;
  readonly operatorOf: Answer<Address>;
  readonly sharesOf: Answer<readonly [readonly bigint[], readonly bigint[]]>;
};

const askAccount = ({ ask }: Batch, address: Address, places: readonly Place[]): Account => ({
  address,
  operatorOf: ask(view(delegationViews, DELEGATION_MANAGER, 'delegatedTo', [address])),
  sharesOf: ask(
    view(delegationViews, DELEGATION_MANAGER, 'getWithdrawableShares', [
      address,
      places.map(({ strategy }) => strategy),
    ]),
  ),
});

/** Wei of ETH per shares of a place. */
type Worth = (shares: Fact<bigint>) => Fact<bigint>;

const inWei = (amount: Fact<bigint>, rate: Fact<bigint>): Fact<bigint> =>
  combineFacts([amount, rate], 'amount * rate / 1e18', (count, perToken) => mulDivDown(count, perToken, WAD));

const askWorth = (batch: Batch, { asset, strategy, rate }: Place): Worth => {
  const rateOf = rate && batch.ask(rate);
  const worthOfAsset: Worth = rateOf ? (amount) => inWei(amount, rateOf()) : askValue(batch, asset);
  if (strategy === BEACON_STRATEGY) return worthOfAsset;
  const perShare = batch.ask(view(strategyViews, strategy, 'sharesToUnderlyingView', [WAD]));
  return (shares) =>
    worthOfAsset(
      combineFacts([shares, perShare()], 'shares * underlying per share', (count, underlying) =>
        mulDivDown(count, underlying, WAD),
      ),
    );
};

const partOf = (operator: Address, strategy: Address, share: Fact<Wad>, isCovered: Fact<boolean>): Backing => ({
  protocol: 'eigenlayer',
  target: { operator, target: strategy },
  share,
  isCovered,
});

/** Money that cannot be read: where it would be, of unknown share. */
export const unreadPart = (account: Address | undefined, strategy: Address, share: Fact<Wad>): Backing => ({
  protocol: 'eigenlayer',
  target: { ...(account === undefined ? {} : { owner: account }), target: strategy },
  share,
});

const partsAt = (
  { strategy }: Place,
  index: number,
  worth: Worth,
  accounts: readonly Account[],
  pooled: Fact<bigint>,
  isCovered: Fact<boolean>,
): readonly Backing[] => {
  const byOperator = new Map<Address, Fact<bigint>[]>();
  const unread: Backing[] = [];
  for (const { address, operatorOf, sharesOf } of accounts) {
    const operator = operatorOf();
    const shares = sharesOf();
    if (!operator.known || !shares.known) {
      unread.push(unreadPart(address, strategy, operator.known ? unknown('not-read', address) : operator));
      continue;
    }
    const held = mapFact(shares, 'getWithdrawableShares', ([withdrawable]) => withdrawable[index] ?? 0n);
    if (operator.value === NOBODY || (held.known && held.value === 0n)) continue;
    byOperator.set(operator.value, [...(byOperator.get(operator.value) ?? []), worth(held)]);
  }
  return [
    ...[...byOperator].map(([operator, values]) =>
      partOf(
        operator,
        strategy,
        flattenEvidence(
          combineFacts([pooled, ...values], 'worth of the shares / everything in the pool', (all, ...wei) =>
            shareOfDown(sumOf(wei as bigint[]), all as bigint),
          ),
        ),
        isCovered,
      ),
    ),
    ...unread,
  ];
};

/**
 * Where a token's money is restaked, by operator and strategy: the shares of every account that restakes for it. Money delegated to nobody
 * is in no part. Two round trips; one where the chain lists no more accounts than were known. `isCovered` is asked after the first.
 */
export const readDelegations = async (
  context: ReadContext,
  accounts: RestakingAccounts,
  first: Batch,
  isCovered: () => Fact<boolean>,
): Promise<readonly Backing[]> => {
  const { places, known } = accounts;
  const listOf = accounts.list?.(first);
  const pooledOf = accounts.pooled(first);
  const worths = places.map((place) => askWorth(first, place));
  const early = known.map((address) => askAccount(first, address, places));
  const point = await first.send(context);

  const list = listOf?.();
  const listed = list?.known ? list.value : [];
  const second = createBatch();
  const late = listed
    .filter((address) => address !== NOBODY && !known.some((it) => isSameAddress(it, address)))
    .map((address) => askAccount(second, address, places));
  if (late.length > 0) await second.send(context, point);

  const [firstPlace] = places;
  const parts = places.flatMap((place, index) =>
    partsAt(place, index, worths[index] as Worth, [...early, ...late], pooledOf(), isCovered()),
  );
  return list !== undefined && !list.known && firstPlace !== undefined
    ? [...parts, unreadPart(undefined, firstPlace.strategy, list)]
    : parts;
};
