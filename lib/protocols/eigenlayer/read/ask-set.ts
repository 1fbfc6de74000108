import type { StandingReading } from '@/lib/core/eigenlayer-slashing';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress, SECONDS_PER_BLOCK } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { ALLOCATION_MANAGER } from '../addresses';
import { ZERO_ADDRESS } from '../strategies';
import { allocationManagerViews } from '../views';
import type { OperatorSet } from './ask-operator';

/** One operator set, and how the operator stands to it. */
export type OperatorSetReading = {
  readonly set: OperatorSet;
  readonly standing: Fact<StandingReading>;
  readonly strategies: Fact<readonly Address[]>;
  /** The zero address: a set from before slashers, which nobody can use to slash until it is migrated. */
  readonly slasher: Fact<Address>;
  /** null: no change on its way. */
  readonly pendingSlasher: Fact<{ readonly address: Address; readonly effectAt: number } | null>;
  readonly isRedistributing: Fact<boolean>;
  readonly recipient: Fact<Address>;
  /** Since 21 July 2025. */
  readonly slashCount: Fact<bigint>;
};

/** The key of an operator set among others. */
export const keyOfSet = ({ avs, id }: OperatorSet): string => `${avs.toLowerCase()}:${id}`;

/**
 * Asks about a set and an operator's standing in it. The block until which a former member stays slashable has no getter; it is at most
 * now plus the deallocation delay (blocks), which is what counts here.
 */
export const askSet = (
  { ask }: Batch,
  operator: Address,
  set: OperatorSet,
  deallocationDelay: Fact<bigint>,
  point: ReadPoint,
): (() => OperatorSetReading) => {
  const isMember = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'isMemberOfOperatorSet', [operator, set]));
  const isSlashable = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'isOperatorSlashable', [operator, set]));
  const strategies = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getStrategiesInOperatorSet', [set]));
  const slasher = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getSlasher', [set]));
  const pendingSlasher = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getPendingSlasher', [set]));
  const isRedistributing = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'isRedistributingOperatorSet', [set]));
  const recipient = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getRedistributionRecipient', [set]));
  const slashCount = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getSlashCount', [set]));
  return () => ({
    set,
    standing: combineFacts(
      [isMember(), isSlashable(), deallocationDelay],
      'member; or not any more, but slashable for at most the deallocation delay',
      (isRegistered, canBeSlashed, delay) =>
        !isRegistered && canBeSlashed ? { isRegistered, slashableUntil: point.block + delay } : { isRegistered },
    ),
    strategies: strategies(),
    slasher: slasher(),
    pendingSlasher: mapFact(pendingSlasher(), 'block time + 12 s per block', ([address, effectBlock]) =>
      isSameAddress(address, ZERO_ADDRESS) || BigInt(effectBlock) <= point.block
        ? null
        : { address, effectAt: point.timestamp + (effectBlock - Number(point.block)) * SECONDS_PER_BLOCK },
    ),
    isRedistributing: isRedistributing(),
    recipient: recipient(),
    slashCount: slashCount(),
  });
};
