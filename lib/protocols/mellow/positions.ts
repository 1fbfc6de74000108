import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Protocol } from '../contract';
import { type Answer, type Batch, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { PROTOCOL } from './decode';
import { askToken, type TokenReading } from './read/ask-token';
import { askVault, familyOf, readHoldings } from './read/ask-vault';
import { knownVaults, nameOf, WSTETH } from './registry';
import { buildTerms } from './terms/build-terms';
import { multiVaultViews, queueViews, simpleVaultViews, vaultViews, wrappedEtherViews } from './views';

const MAINNET = 1;
/** Places of a vault whose queues are asked for what is on its way out. */
const QUEUES_ASKED = 3;
const NOWHERE: Address = '0x0000000000000000000000000000000000000000';

const vaults = knownVaults.filter(({ chainId }) => chainId === MAINNET).map(({ address }) => address);

type Held = { readonly owner: Address; readonly vault: Address; readonly shares: Fact<bigint> };

const askShares = ({ ask }: Batch, owners: readonly Address[]) =>
  owners.flatMap((owner) =>
    vaults.map((vault) => ({ owner, vault, shares: ask(view(vaultViews, vault, 'balanceOf', [owner])) })),
  );

/** The queues between the vaults and their places. */
const askQueues = ({ ask }: Batch) =>
  vaults.flatMap((vault) => [
    { vault, queue: ask(view(simpleVaultViews, vault, 'withdrawalQueue')) },
    ...Array.from({ length: QUEUES_ASKED }, (_, index) => {
      const slot = ask(view(multiVaultViews, vault, 'subvaultAt', [BigInt(index)]));
      return { vault, queue: () => reshape(slot(), ({ withdrawalQueue }) => withdrawalQueue) };
    }),
  ]);

const unread = unknown('not-read');
const nameless: TokenReading = { isSelfNamed: false, decimals: unread };

/** An amount of the vault's token in wei of ETH, where a rate is known. */
const askWorth = ({ ask }: Batch, token: Fact<Address>, amount: Fact<bigint>): Answer<bigint> => {
  if (!amount.known || !token.known || !isSameAddress(token.value, WSTETH)) return () => unknown('not-measured');
  return ask(view(wrappedEtherViews, WSTETH, 'getStETHByWstETH', [amount.value]));
};

/**
 * What accounts have in the vaults of the list: shares, and what is on its way out of each vault's first queues. Four round trips for all
 * accounts together, two for those who have nothing.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions: Protocol['readPositions'] = async (context, owners, found) => {
  if (context.chainId !== MAINNET || owners.length === 0) return [];
  const first = createBatch();
  const asked = askShares(first, owners);
  const queues = askQueues(first);
  const point = await first.send(context);

  const held = asked.flatMap(({ owner, vault, shares }): Held[] => {
    const fact = shares();
    return fact.known && fact.value > 0n ? [{ owner, vault, shares: fact }] : [];
  });
  const open = queues.flatMap(({ vault, queue }) => {
    const fact = queue();
    return fact.known && fact.value !== NOWHERE ? [{ vault, queue: fact.value }] : [];
  });
  for (const target of new Set(held.map(({ vault }) => vault))) found?.({ target }, point);
  const second = createBatch();
  const leaving = owners.flatMap((owner) =>
    open.map(({ vault, queue }) => ({
      owner,
      vault,
      queue,
      pending: second.ask(view(queueViews, queue, 'pendingAssetsOf', [owner])),
      claimable: second.ask(view(queueViews, queue, 'claimableAssetsOf', [owner])),
    })),
  );
  const details = [...new Set(held.map(({ vault }) => vault))].map((vault) => ({
    vault,
    asked: askVault(second, vault, undefined),
    decimals: second.ask(view(vaultViews, vault, 'decimals')),
  }));
  const worths = held.map(({ vault, shares }) =>
    second.ask(view(vaultViews, vault, 'convertToAssets', [shares.known ? shares.value : 0n])),
  );
  const tokens = new Map(open.map(({ queue }) => [queue, second.ask(view(queueViews, queue, 'collateral'))]));
  await second.send(context, point);

  const going = leaving.flatMap(({ owner, vault, queue, pending, claimable }) =>
    (
      [
        ['pending', pending()],
        ['claimable', claimable()],
      ] as const
    ).flatMap(([state, amount]) =>
      amount.known && amount.value > 0n
        ? [{ owner, vault, queue, state, amount, token: tokens.get(queue)?.() ?? unknown('not-read') }]
        : [],
    ),
  );
  if (held.length === 0 && going.length === 0) return [];

  const third = createBatch();
  const assets = held.map(({ vault }) => details.find((item) => item.vault === vault)?.asked.asset() ?? unread);
  const heldWorth = assets.map((asset, index) => askWorth(third, asset, worths[index]?.() ?? unread));
  const heldTokens = assets.map((asset) => askToken(third, asset, MAINNET));
  const goingWorth = going.map(({ token, amount }) => askWorth(third, token, amount));
  const goingTokens = going.map(({ token }) => askToken(third, token, MAINNET));
  const [holdings] = await Promise.all([
    Promise.all(
      details.map(async (item) => ({
        ...item,
        holdings: await readHoldings(context, point, item.asked, familyOf(item.asked, MAINNET)),
      })),
    ),
    third.send(context, point),
  ]);

  return [
    ...held.flatMap(({ owner, vault, shares }, index): Position[] => {
      const detail = holdings.find((item) => item.vault === vault);
      if (!detail) return [];
      const { symbol, isSelfNamed } = heldTokens[index]?.() ?? nameless;
      const decimals = detail.decimals();
      return [
        {
          id: [PROTOCOL, 'shares', owner, vault].join(':'),
          protocol: PROTOCOL,
          owner,
          chainId: MAINNET,
          kind: 'token',
          asset: {
            symbol: nameOf(vault, MAINNET) ?? shortAddress(vault),
            decimals: decimals.known ? decimals.value : 18,
            address: vault,
          },
          amount: decimals.known ? shares : unknown('call-failed', 'decimals of the vault'),
          valueWei: heldWorth[index]?.() ?? unknown('not-measured'),
          heldAt: nameOf(vault, MAINNET) ?? shortAddress(vault),
          terms: buildTerms({
            chainId: MAINNET,
            point,
            vault,
            family: familyOf(detail.asked, MAINNET),
            token: detail.asked.asset(),
            isSelfNamed,
            ...(symbol === undefined ? {} : { symbol }),
            holdings: detail.holdings,
            gates: detail.asked.gates(),
          }),
        },
      ];
    }),
    ...going.map((item, index) =>
      describeLeaving(
        item,
        goingTokens[index]?.() ?? nameless,
        goingWorth[index]?.() ?? unknown('not-measured'),
        point,
      ),
    ),
  ];
};

type Leaving = {
  readonly owner: Address;
  readonly vault: Address;
  readonly queue: Address;
  readonly state: 'pending' | 'claimable';
  readonly amount: Fact<bigint>;
  readonly token: Fact<Address>;
};

/** What left the vault and is in a queue. Its asset carries the queue's address, so that what it still rests on is found there. */
const describeLeaving = (
  item: Leaving,
  { symbol, isSelfNamed, decimals }: TokenReading,
  valueWei: Fact<bigint>,
  point: ReadPoint,
): Position => {
  const { owner, vault, queue, state, amount, token } = item;
  const family: Fact<'multi'> = reshape(amount, () => 'multi');
  return {
    id: [PROTOCOL, state, owner, queue].join(':'),
    protocol: PROTOCOL,
    owner,
    chainId: MAINNET,
    kind: 'queued',
    asset: { symbol: symbol ?? shortAddress(vault), decimals: decimals.known ? decimals.value : 18, address: queue },
    amount: decimals.known ? amount : unknown('call-failed', 'decimals of the token'),
    valueWei,
    heldAt: nameOf(vault, MAINNET) ?? shortAddress(vault),
    terms: buildTerms({
      chainId: MAINNET,
      point,
      vault,
      family,
      token,
      isSelfNamed,
      ...(symbol === undefined ? {} : { symbol }),
      holdings: {
        total: amount,
        places: reshape(amount, () => []),
        liquid: state === 'claimable' ? amount : mapFact(amount, 'all of it is in the queue', () => 0n),
      },
    }),
    isClaimable: combineFacts([amount], 'pullable from its epoch', () => state === 'claimable'),
  };
};
