import { buildSlashCeiling, type SetReading, undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import { type Address, isSameAddress } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import type { SetAllocation } from '../read/ask-operator';
import { keyOfSet, type OperatorSetReading } from '../read/ask-set';
import { findService } from '../registry';
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

/** Services by registrations that give no power over this stake: the old directory's, and sets with nothing of it. */
const unableOf = ({ operator, book }: Delegation): Fact<readonly Address[]> =>
  combineFacts(
    [operator.legacy, operator.registeredSets, book.allocations],
    'services of the old directory + registered sets without an allocation',
    (legacy, registered, allocations) => {
      const reaching = new Set(allocations.map(({ set }) => keyOfSet(set)));
      const services = new Set(allocations.map(({ set }) => set.avs.toLowerCase()));
      return [
        ...legacy.filter((avs) => !services.has(avs.toLowerCase())),
        ...registered.filter((set) => !reaching.has(keyOfSet(set))).map(({ avs }) => avs),
      ];
    },
  );

const nameOfOnly = (services: Fact<readonly Address[]>): string | undefined => {
  const [only, ...others] = services.known ? services.value : [];
  return only === undefined || others.length > 0 ? undefined : findService(only)?.name;
};

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
  const unable = unableOf(over);
  const unableName = nameOfOnly(unable);
  const ceiling = buildSlashCeiling({
    block: point.block,
    timestamp: point.timestamp,
    maxMagnitude: book.maxMagnitude,
    sets: reshape(book.allocations, (items) => items.map((item) => describeSet(item, over, strategy.strategy))),
    allocationDelay: operator.allocationDelay,
    withdrawalDelay: reachOfStake(stake),
    unableCount: reshape(unable, (services) => services.length),
  });
  return unableName === undefined ? ceiling : { ...ceiling, unableName };
};
