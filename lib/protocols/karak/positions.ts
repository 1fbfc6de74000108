import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import type { ReadContext } from '../contract';
import { type Answer, type Batch, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { registryValue, reshape } from '../reading/registry-fact';
import { PROTOCOL } from './decode';
import { askPlain } from './read/ask-vault';
import type { PlainVault } from './reading';
import { findVault, type KarakChain, karakOn, knownVaults, REGISTRY_DATE, registryOrigin } from './registry';
import { buildTerms } from './terms/build-terms';
import { delegationSupervisorViews, vaultSupervisorViews, vaultV1Views } from './views';

/** What an account has in one vault: shares kept by the supervisor, in its own wallet, or on their way out. */
type Holding = {
  readonly owner: Address;
  readonly vault: Address;
  readonly place: 'kept' | 'wallet' | { readonly nonce: bigint; readonly start: bigint; readonly index: number };
  readonly shares: Fact<bigint>;
  readonly isPending?: Answer<boolean>;
};

type Account = {
  readonly owner: Address;
  readonly deposits: Fact<readonly [readonly Address[], readonly Address[], readonly bigint[], readonly bigint[]]>;
  readonly queue: Fact<readonly Queued[]>;
  readonly inWallet: readonly { readonly vault: Address; readonly shares: Fact<bigint> }[];
};

type Queued = {
  readonly staker: Address;
  readonly delegatedTo: Address;
  readonly nonce: bigint;
  readonly start: bigint;
  readonly request: {
    readonly vaults: readonly Address[];
    readonly shares: readonly bigint[];
    readonly withdrawer: Address;
  };
};

const askAccount = ({ ask }: Batch, chain: KarakChain, owner: Address): (() => Account) => {
  const deposits = ask(view(vaultSupervisorViews, chain.vaultSupervisor, 'getDeposits', [owner]));
  const queue = chain.delegationSupervisor
    ? ask(view(delegationSupervisorViews, chain.delegationSupervisor, 'fetchQueuedWithdrawals', [owner]))
    : undefined;
  const wallet = knownVaults
    .filter(({ chainId }) => chainId === chain.chainId)
    .map(({ address }) => ({ vault: address, shares: ask(view(vaultV1Views, address, 'balanceOf', [owner])) }));
  return () => ({
    owner,
    deposits: deposits(),
    queue: queue?.() ?? unknown('not-read'),
    inWallet: wallet.map(({ vault, shares }) => ({ vault, shares: shares() })),
  });
};

const holdingsOf = ({ ask }: Batch, chain: KarakChain, { owner, deposits, queue, inWallet }: Account): Holding[] => {
  const kept = deposits.known
    ? deposits.value[0].map(
        (vault, index): Holding => ({
          owner,
          vault,
          place: 'kept',
          shares: reshape(deposits, ([, , , shares]) => shares[index] ?? 0n),
        }),
      )
    : [];
  const own = inWallet
    .filter(({ shares }) => shares.known && shares.value > 0n)
    .map(({ vault, shares }): Holding => ({ owner, vault, place: 'wallet', shares }));
  // The queue keeps what was paid long ago; each entry has to be asked whether it still waits.
  const queued = (queue.known ? queue.value : []).flatMap((item) => {
    const exit = chain.delegationSupervisor;
    if (!exit) return [];
    const isPending = ask(view(delegationSupervisorViews, exit, 'isWithdrawPending', [item]));
    return item.request.vaults.map(
      (vault, index): Holding => ({
        owner,
        vault,
        place: { nonce: item.nonce, start: item.start, index },
        shares: reshape(queue, () => item.request.shares[index] ?? 0n),
        isPending,
      }),
    );
  });
  return [...kept, ...own, ...queued];
};

const idOf = ({ owner, vault, place }: Holding): string =>
  [PROTOCOL, typeof place === 'string' ? place : `queued:${place.nonce}:${place.index}`, owner, vault].join(':');

const describe = (
  holding: Holding,
  chain: KarakChain,
  point: ReadPoint,
  plain: PlainVault,
  amount: Fact<bigint>,
): Position => {
  const { owner, vault, place } = holding;
  const known = findVault(vault, chain.chainId);
  const claimableAt =
    typeof place === 'string'
      ? undefined
      : mapFact(plain.withdrawalDelay, 'start + withdrawalDelay', (delay) => Number(place.start + delay));
  return {
    id: idOf(holding),
    protocol: PROTOCOL,
    owner,
    chainId: chain.chainId,
    kind: typeof place === 'string' ? (place === 'wallet' ? 'token' : 'deposit') : 'queued',
    asset: {
      symbol: known?.asset ?? shortAddress(vault),
      decimals: known?.decimals ?? 18,
      ...(known ? { address: known.token } : {}),
    },
    amount: known ? amount : unknown('not-read', 'decimals of a vault nobody lists'),
    valueWei: unknown('not-measured', known?.asset ?? 'asset'),
    heldAt: known?.symbol ?? shortAddress(vault),
    terms: buildTerms({
      chain,
      point,
      vault,
      kind: reshape(holding.shares, () => 'v1'),
      token: known ? registryValue(known.token, registryOrigin.document, REGISTRY_DATE) : unknown('not-read'),
      ...(known ? { symbol: known.asset } : {}),
      isSelfNamed: false,
      plain,
      ...(claimableAt
        ? { remaining: mapFact(claimableAt, 'not below 0', (at) => Math.max(0, at - point.timestamp)) }
        : {}),
    }),
    ...(claimableAt
      ? { claimableAt, isClaimable: mapFact(claimableAt, 'the wait is over', (at) => at <= point.timestamp) }
      : {}),
  };
};

/** An account whose own list could not be read is one unknown position, never an empty account. */
const unreadable = (
  { owner, deposits }: Account,
  chain: KarakChain,
  point: ReadPoint,
  plain: PlainVault,
): Position[] => {
  if (deposits.known) return [];
  const failed = unknown('call-failed');
  return [
    {
      id: [PROTOCOL, 'unreadable', owner].join(':'),
      protocol: PROTOCOL,
      owner,
      chainId: chain.chainId,
      kind: 'deposit',
      asset: { symbol: 'Karak', decimals: 18 },
      amount: failed,
      valueWei: failed,
      heldAt: 'Karak',
      terms: buildTerms({ chain, point, kind: failed, token: failed, isSelfNamed: false, plain }),
    },
  ];
};

/**
 * What accounts have in V1: kept by the supervisor, taken into the wallet, or queued. V2 vaults cannot be enumerated by views, so positions
 * in them are not found here. Two round trips for all accounts together.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions = async (context: ReadContext, owners: readonly Address[]): Promise<readonly Position[]> => {
  const chain = karakOn(context.chainId);
  if (!chain || owners.length === 0) return [];
  const first = createBatch();
  const accountsOf = owners.map((owner) => askAccount(first, chain, owner));
  const plainOf = askPlain(first, chain, undefined);
  const point = await first.send(context);
  const accounts = accountsOf.map((answer) => answer());
  const plain = plainOf();

  const second = createBatch();
  const holdings = accounts.flatMap((account) => holdingsOf(second, chain, account));
  const worths = holdings.map((holding) => ({
    holding,
    assetsOf: holding.shares.known
      ? second.ask(view(vaultV1Views, holding.vault, 'convertToAssets', [holding.shares.value]))
      : () => holding.shares,
  }));
  await second.send(context, point);

  const open = worths.filter(({ holding: { isPending } }) => {
    const answer = isPending?.();
    return answer === undefined || !answer.known || answer.value;
  });
  return [
    ...open.map(({ holding, assetsOf }) => {
      const pending = holding.isPending?.();
      const amount = pending
        ? combineFacts([assetsOf(), pending], 'shares at the current rate, still waiting', (assets) => assets)
        : assetsOf();
      return describe(holding, chain, point, plain, amount);
    }),
    ...accounts.flatMap((account) => unreadable(account, chain, point, plain)),
  ];
};
