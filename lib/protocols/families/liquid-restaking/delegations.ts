import { parseAbi } from 'viem';
import { combineFacts, type Fact, known as knownFact, mapFact, unknown } from '@/lib/core/fact';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { type Address, isSameAddress, mulDivDown, shareOfDown, sumOf, WAD, type Wad } from '@/lib/core/units';
import type { Backing, ReadContext } from '../../contract';
import { askEach } from '../../reading/ask-each';
import { type Answer, type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { askValue } from '../../reading/token-rates';
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

const operatorView = (address: Address) => view(delegationViews, DELEGATION_MANAGER, 'delegatedTo', [address]);

const sharesView = (address: Address, places: readonly Place[]) =>
  view(delegationViews, DELEGATION_MANAGER, 'getWithdrawableShares', [address, places.map(({ strategy }) => strategy)]);

const askAccount = ({ ask }: Batch, address: Address, places: readonly Place[]): Account => ({
  address,
  operatorOf: ask(operatorView(address)),
  sharesOf: ask(sharesView(address, places)),
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

const isAmong = (list: readonly Address[], address: Address): boolean =>
  list.some((item) => isSameAddress(item, address));

/**
 * Where a token's money is restaked, by operator and strategy: the shares of every account that restakes for it. Money delegated to nobody
 * is in no part. One round trip where one view lists the accounts or those it lists were expected, two where it lists others; what the first
 * one finds is told at once. `isCovered` is asked after the first.
 */
export const readDelegations = async (
  context: ReadContext,
  { places, known, list, listedBy, expected, expectedBy, pooled }: RestakingAccounts,
  first: Batch,
  isCovered: () => Fact<boolean>,
  found?: (part: Backing) => void,
): Promise<readonly Backing[]> => {
  const listOf = list(first);
  const pooledOf = pooled(first);
  const worths = places.map((place) => askWorth(first, place));
  const asked = [...known, ...expected()].map((address) => askAccount(first, address, places));
  const [point] = await Promise.all([
    first.send(context),
    listedBy && askEach(context, listedBy, [operatorView, (address) => sharesView(address, places)]),
  ]);

  const listed = listOf();
  // Without its list, what is expected is the best there is, by the word of whoever names it.
  const pool =
    listed.known || expectedBy === undefined
      ? pooledOf()
      : combineFacts(
          [pooledOf(), knownFact(null, expectedBy, point.timestamp)],
          'accounts the list was expected to hold',
          (all) => all,
        );
  const counts = ({ address }: Account) => !listed.known || isAmong(known, address) || isAmong(listed.value, address);
  const early = asked.filter(counts);
  const partsOf = (accounts: readonly Account[]): readonly Backing[] =>
    places.flatMap((place, index) => partsAt(place, index, worths[index] as Worth, accounts, pool, isCovered()));
  const second = createBatch();
  const addresses = asked.map(({ address }) => address);
  const late = (listed.known ? listed.value : [])
    .filter((address) => address !== NOBODY && !isAmong(addresses, address))
    .map((address) => askAccount(second, address, places));
  if (late.length > 0) {
    for (const part of partsOf(early)) found?.(part);
    await second.send(context, point);
  }
  const parts = partsOf([...early, ...late]);
  const [firstPlace] = places;
  return listed.known || firstPlace === undefined
    ? parts
    : [...parts, unreadPart(undefined, firstPlace.strategy, listed)];
};
