import { type Fact, mapFact } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, maxOf, secondsOfBlocks } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { findStrategy, ZERO_ADDRESS } from '../strategies';
import { strategyViews } from '../views';
import { askWithdrawable, type OwnerReading, type QueuedWithdrawal } from './ask-owner';
import type { ProtocolReading } from './ask-protocol';

/** One thing an account has: a deposit, or one strategy's part of a queued withdrawal. */
export type Holding = {
  readonly owner: OwnerReading;
  readonly strategy: Address;
  /** null: not delegated, now or when it was queued. */
  readonly operator: Fact<Address | null>;
  readonly queued?: QueuedWithdrawal;
  /** What it would pay now, in shares, after slashing. */
  readonly shares: () => Fact<bigint>;
};

const queuedHoldings = (owner: OwnerReading): Holding[] => {
  const { queued } = owner;
  if (!queued.known) return [];
  return queued.value.flatMap((item) =>
    item.withdrawal.strategies.map((strategy, index) => ({
      owner,
      strategy,
      operator: reshape(queued, () =>
        item.withdrawal.delegatedTo === ZERO_ADDRESS ? null : item.withdrawal.delegatedTo,
      ),
      queued: item,
      shares: () => reshape(queued, () => item.shares[index] ?? 0n),
    })),
  );
};

const depositHoldings = (batch: Batch, owner: OwnerReading): Holding[] => {
  if (!owner.held.known || owner.held.value.length === 0) return [];
  const strategies = owner.held.value.map(({ strategy }) => strategy);
  const sharesIn = askWithdrawable(batch, owner.owner, strategies);
  return strategies.map((strategy) => ({
    owner,
    strategy,
    operator: owner.operator,
    shares: () => sharesIn(strategy),
  }));
};

/** All holdings of an account; asks what its deposits would pay. */
export const askHoldings = (batch: Batch, owner: OwnerReading): readonly Holding[] => [
  ...depositHoldings(batch, owner),
  ...queuedHoldings(owner),
];

/** Asks for a holding's shares as tokens: one to one for restaked ETH, by the strategy's own conversion for everything else. */
export const askAmount = ({ ask }: Batch, holding: Holding): (() => Fact<bigint>) => {
  const shares = holding.shares();
  if (!shares.known) return () => shares;
  if (findStrategy(holding.strategy)?.kind === 'native') return () => reshape(shares, (value) => value);
  return ask(view(strategyViews, holding.strategy, 'sharesToUnderlyingView', [shares.value]));
};

/** When a queued withdrawal is out of reach of services, and pays. */
export type Timing = {
  /** Blocks it stays slashable. */
  readonly remaining: Fact<bigint>;
  /** Unix seconds. */
  readonly claimableAt: Fact<number>;
  readonly isClaimable: Fact<boolean>;
};

/** A withdrawal queued at block s can be claimed, and no service reaches it, when block > s + delay. Source: Layr-Labs/eigenlayer-contracts f84a515, DelegationManager. */
export const timeWithdrawal = (
  { withdrawal }: QueuedWithdrawal,
  protocol: ProtocolReading,
  point: ReadPoint,
): Timing => {
  const left = mapFact(
    protocol.withdrawalDelay,
    'start block + delay - block',
    (delay) => BigInt(withdrawal.startBlock) + delay - point.block,
  );
  return {
    remaining: mapFact(left, 'not below 0', (blocks) => maxOf(blocks, 0n)),
    claimableAt: mapFact(
      left,
      'block time + 12 s per block',
      (blocks) => point.timestamp + secondsOfBlocks(blocks + 1n),
    ),
    isClaimable: mapFact(left, 'block > start block + delay', (blocks) => blocks < 0n),
  };
};

/** The strategies in which each operator matters to someone. */
export const strategiesByOperator = (holdings: readonly Holding[]): ReadonlyMap<Address, readonly Address[]> => {
  const pairs = new Map<Address, Address[]>();
  for (const { operator, strategy } of holdings) {
    if (!operator.known || operator.value === null) continue;
    const list = pairs.get(operator.value) ?? [];
    if (!list.includes(strategy)) list.push(strategy);
    pairs.set(operator.value, list);
  }
  return pairs;
};
