import { type Fact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Protocol, ReadContext } from '../contract';
import { type Answer, type Batch, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import {
  describeHeld,
  describeLeaving,
  type Held,
  type HeldVault,
  type Leaving,
  type Valued,
} from './describe-position';
import { askToken } from './read/ask-token';
import { type AskedVault, askVault, familyOf, readHoldings } from './read/ask-vault';
import { knownVaults, WSTETH } from './registry';
import { multiVaultViews, queueViews, simpleVaultViews, vaultViews, wrappedEtherViews } from './views';

const MAINNET = 1;
/** Places of a vault whose queues are asked for what is on its way out. */
const QUEUES_ASKED = 3;
const NOWHERE: Address = '0x0000000000000000000000000000000000000000';

const vaults = knownVaults.filter(({ chainId }) => chainId === MAINNET).map(({ address }) => address);

/** Asks for shares of every vault; answers with those that somebody has. */
const askShares = ({ ask }: Batch, owners: readonly Address[]): (() => readonly Held[]) => {
  const asked = owners.flatMap((owner) =>
    vaults.map((vault) => ({ owner, vault, shares: ask(view(vaultViews, vault, 'balanceOf', [owner])) })),
  );
  return () =>
    asked.flatMap(({ owner, vault, shares }): Held[] => {
      const fact = shares();
      return fact.known && fact.value > 0n ? [{ owner, vault, shares: fact }] : [];
    });
};

/** A queue between a vault and one of its places. */
type Queue = { readonly vault: Address; readonly queue: Address };

const askQueues = ({ ask }: Batch): (() => readonly Queue[]) => {
  const asked = vaults.flatMap((vault) => [
    { vault, queue: ask(view(simpleVaultViews, vault, 'withdrawalQueue')) },
    ...Array.from({ length: QUEUES_ASKED }, (_, index) => {
      const slot = ask(view(multiVaultViews, vault, 'subvaultAt', [BigInt(index)]));
      return { vault, queue: () => reshape(slot(), ({ withdrawalQueue }) => withdrawalQueue) };
    }),
  ]);
  return () =>
    asked.flatMap(({ vault, queue }): Queue[] => {
      const fact = queue();
      return fact.known && fact.value !== NOWHERE ? [{ vault, queue: fact.value }] : [];
    });
};

/** Asks what accounts have in queues; answers with what there is. */
const askLeaving = (
  { ask }: Batch,
  owners: readonly Address[],
  queues: readonly Queue[],
): (() => readonly Leaving[]) => {
  const tokens = new Map(queues.map(({ queue }) => [queue, ask(view(queueViews, queue, 'collateral'))]));
  const asked = owners.flatMap((owner) =>
    queues.flatMap(({ vault, queue }) => {
      const at = { owner, vault, queue };
      return [
        { ...at, state: 'pending' as const, amount: ask(view(queueViews, queue, 'pendingAssetsOf', [owner])) },
        { ...at, state: 'claimable' as const, amount: ask(view(queueViews, queue, 'claimableAssetsOf', [owner])) },
      ];
    }),
  );
  return () =>
    asked.flatMap(({ amount, ...rest }): Leaving[] => {
      const fact = amount();
      const token = tokens.get(rest.queue)?.() ?? unknown('not-read');
      return fact.known && fact.value > 0n ? [{ ...rest, amount: fact, token }] : [];
    });
};

type VaultAsked = { readonly asked: AskedVault; readonly decimals: Answer<number> };

const askHeldVault = (batch: Batch, vault: Address): VaultAsked => ({
  asked: askVault(batch, vault, undefined),
  decimals: batch.ask(view(vaultViews, vault, 'decimals')),
});

/** Reads where the money of vaults is, in one round trip for all of them. */
const readHeldVaults = async (
  context: ReadContext,
  point: ReadPoint,
  asked: ReadonlyMap<Address, VaultAsked>,
): Promise<ReadonlyMap<Address, HeldVault>> => {
  const read = [...asked].map(async ([vault, item]): Promise<readonly [Address, HeldVault]> => {
    const holdings = await readHoldings(context, point, item.asked, familyOf(item.asked, MAINNET));
    return [vault, { asked: item.asked, decimals: item.decimals(), holdings }];
  });
  return new Map(await Promise.all(read));
};

/** An amount of the vault's token in wei of ETH, where a rate is known. */
const askWorth = ({ ask }: Batch, token: Fact<Address>, amount: Fact<bigint>): Answer<bigint> => {
  if (!amount.known || !token.known || !isSameAddress(token.value, WSTETH)) return () => unknown('not-measured');
  return ask(view(wrappedEtherViews, WSTETH, 'getStETHByWstETH', [amount.value]));
};

const askValue = (batch: Batch, token: Fact<Address>, amount: Fact<bigint>): (() => Valued) => {
  const worth = askWorth(batch, token, amount);
  const named = askToken(batch, token, MAINNET);
  return () => ({ token: named(), valueWei: worth() });
};

/**
 * What accounts have in the vaults of the list: shares, and what is on its way out of each vault's first queues. Four round trips for all
 * accounts together, two for those who have nothing.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions: Protocol['readPositions'] = async (context, owners, found) => {
  if (context.chainId !== MAINNET || owners.length === 0) return [];
  const first = createBatch();
  const heldOf = askShares(first, owners);
  const queuesOf = askQueues(first);
  const point = await first.send(context);
  const held = heldOf();
  const heldVaults = [...new Set(held.map(({ vault }) => vault))];
  for (const target of heldVaults) found?.({ target }, point);

  const second = createBatch();
  const leavingOf = askLeaving(second, owners, queuesOf());
  const asked = new Map(heldVaults.map((vault) => [vault, askHeldVault(second, vault)]));
  const assetsOf = held.map(({ vault, shares }) =>
    second.ask(view(vaultViews, vault, 'convertToAssets', [shares.value])),
  );
  await second.send(context, point);
  const leaving = leavingOf();
  if (held.length === 0 && leaving.length === 0) return [];

  const third = createBatch();
  const unread = unknown('not-read');
  const heldValues = held.map(({ vault }, index) =>
    askValue(third, asked.get(vault)?.asked.asset() ?? unread, assetsOf[index]?.() ?? unread),
  );
  const leavingValues = leaving.map(({ token, amount }) => askValue(third, token, amount));
  const [read] = await Promise.all([readHeldVaults(context, point, asked), third.send(context, point)]);

  return [
    ...held.flatMap((item, index) => {
      const [vault, valued] = [read.get(item.vault), heldValues[index]?.()];
      return vault && valued ? [describeHeld(item, vault, valued, point)] : [];
    }),
    ...leaving.flatMap((item, index) => {
      const valued = leavingValues[index]?.();
      return valued ? [describeLeaving(item, valued, point)] : [];
    }),
  ];
};
