import { buildSlashCeiling, type SetReading, undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import { isSameAddress } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import type { SetAllocation } from '../read/ask-operator';
import { keyOfSet, type OperatorSetReading } from '../read/ask-set';
import { type Delegation, operatorLayerId, type StakeReading, serviceLayerId } from './stake';
import { reachOfStake } from './vault-lock';

const notRead: Fact<never> = unknown('not-read');

const describeSet = (
  { set, allocation }: SetAllocation,
  { operator, book, sets }: Delegation,
  strategy: string,
): SetReading => {
  const reading: OperatorSetReading | undefined = sets.get(keyOfSet(set));
  const pending = reading?.pendingSlasher;
  const isRedistributing = reading?.isRedistributing ?? notRead;
  return {
    layerId: serviceLayerId(set),
    operatorLayerId: operatorLayerId(operator.operator),
    allocation: reshape(book.allocations, () => ({
      current: allocation.currentMagnitude,
      pendingDiff: allocation.pendingDiff,
      effectBlock: BigInt(allocation.effectBlock),
    })),
    standing: reading?.standing ?? notRead,
    isStrategyInSet: reshape(reading?.strategies ?? notRead, (list) =>
      list.some((item) => isSameAddress(item, strategy)),
    ),
    slasher: reading?.slasher ?? notRead,
    ...(pending === undefined || (pending.known && pending.value === null)
      ? {}
      : { pendingSlasher: pending as NonNullable<SetReading['pendingSlasher']> }),
    isRedistributing,
    ...(reading && isRedistributing.known && isRedistributing.value ? { recipient: reading.recipient } : {}),
    slashCount: reading?.slashCount ?? notRead,
    // What a service says it slashes for is in words of its own, which nobody here weighs.
    conditions: unknown('not-measured'),
  };
};

/** Registrations that give no power over this stake: the old directory's, and sets with nothing of it. */
const countUnable = ({ operator, book }: Delegation): Fact<number> =>
  combineFacts(
    [operator.legacy, operator.registeredSets, book.allocations],
    'services of the old directory + registered sets without an allocation',
    (legacy, registered, allocations) => {
      const reaching = new Set(allocations.map(({ set }) => keyOfSet(set)));
      const services = new Set(allocations.map(({ set }) => set.avs.toLowerCase()));
      return (
        legacy.filter((avs) => !services.has(avs.toLowerCase())).length +
        registered.filter((set) => !reaching.has(keyOfSet(set))).length
      );
    },
  );

/** What services may take of a stake: through its operator, or nothing while it has none. */
export const ceilingOf = (stake: StakeReading): SlashCeiling => {
  const { delegation, point, strategy } = stake;
  if (!delegation.known) return unknownCeiling(delegation);
  if (stake.isReleased)
    return { ...undelegatedCeiling(delegation.source, delegation.asOf), why: say('eigenlayer.slash.released') };
  if (delegation.value === null) return undelegatedCeiling(delegation.source, delegation.asOf);
  if (!point || !strategy) return unknownCeiling(unknown('not-read'));
  const { operator, book } = delegation.value;
  const over = delegation.value;
  return buildSlashCeiling({
    block: point.block,
    timestamp: point.timestamp,
    maxMagnitude: book.maxMagnitude,
    sets: reshape(book.allocations, (items) => items.map((item) => describeSet(item, over, strategy.strategy))),
    allocationDelay: operator.allocationDelay,
    withdrawalDelay: reachOfStake(stake),
    unableCount: countUnable(over),
  });
};
