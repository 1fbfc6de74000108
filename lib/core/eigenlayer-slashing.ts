import {
  type Allocation,
  classifyAllocation,
  latentShare,
  magnitudeAt,
  noticeBlocks,
  pendingSteps,
  promisedMagnitude,
  shareWithinExit,
  slashableShareAt,
} from './eigenlayer-ceiling';
import { allocationShare } from './eigenlayer-shares';
import { combineFacts, type Fact, known, mapFact, type Source, strongestUnknown, type Unknown, unknown } from './fact';
import { say } from './sentence';
import type { ServiceTerms, SlashCeiling } from './slashing';
import { type Address, maxOf, SECONDS_PER_BLOCK, secondsOfBlocks, WAD, type Wad } from './units';

const NO_ADDRESS = /^0x0{40}$/i;

/** `getAllocation`. WAD and block. */
export type AllocationReading = { readonly current: Wad; readonly pendingDiff: Wad; readonly effectBlock: bigint };
/** Registration of the operator in the set; `slashableUntil` inclusive, for one that has left. */
export type StandingReading = { readonly isRegistered: boolean; readonly slashableUntil?: bigint };

/** What was read about one operator set and one strategy; each read may have failed on its own. */
export type SetReading = Pick<
  ServiceTerms,
  | 'layerId'
  | 'operatorLayerId'
  | 'slasher'
  | 'pendingSlasher'
  | 'isRedistributing'
  | 'recipient'
  | 'slashCount'
  | 'conditions'
> & {
  readonly allocation: Fact<AllocationReading>;
  readonly standing: Fact<StandingReading>;
  readonly isStrategyInSet: Fact<boolean>;
};

/** Everything `buildSlashCeiling` needs, read at one block. */
export type CeilingReading = {
  readonly block: bigint;
  /** Unix seconds of `block`. */
  readonly timestamp: number;
  readonly maxMagnitude: Fact<Wad>;
  /** All sets the operator has something allocated to in this strategy; unknown when the list itself could not be read. */
  readonly sets: Fact<readonly SetReading[]>;
  /** Operator's allocation delay D in blocks. */
  readonly allocationDelay: Fact<bigint>;
  /** A change of D on its way, where one is known. */
  readonly pendingDelay?: { readonly delay: bigint; readonly effectBlock: bigint };
  /** Blocks a queued withdrawal waits and stays slashable (`minWithdrawalDelayBlocks`). */
  readonly withdrawalDelay: Fact<bigint>;
  /** Registrations without the power to slash (AVSDirectory, sets without this strategy). */
  readonly unableCount?: Fact<number>;
};

const readAllocation = (set: SetReading): Fact<Allocation> =>
  combineFacts(
    [set.allocation, set.standing, set.isStrategyInSet, set.slasher],
    'allocation with the standing of its operator set',
    (allocation, standing, isStrategyInSet, slasher: Address): Allocation => ({
      ...allocation,
      ...standing,
      isStrategyInSet,
      hasSlasher: !NO_ADDRESS.test(slasher),
    }),
  );

const secondsAt = (reading: CeilingReading, block: bigint): number =>
  reading.timestamp + Number(block - reading.block) * SECONDS_PER_BLOCK;

const describeSet = (reading: CeilingReading, set: SetReading): ServiceTerms => {
  const allocation = readAllocation(set);
  const share = (formula: string, magnitude: (item: Allocation) => Wad): Fact<Wad> =>
    combineFacts([allocation, reading.maxMagnitude], formula, (item, max) => allocationShare(magnitude(item), max));
  const state = allocation.known ? classifyAllocation(allocation.value, reading.block) : 'latent';
  const later = (item: Allocation): Wad =>
    state === 'latent'
      ? promisedMagnitude(item, reading.block)
      : magnitudeAt(item, maxOf(reading.block, item.effectBlock));
  const effectBlock = allocation.known && allocation.value.pendingDiff !== 0n ? allocation.value.effectBlock : 0n;
  return {
    layerId: set.layerId,
    operatorLayerId: set.operatorLayerId,
    state,
    shareNow: share('allocated magnitude / max magnitude where active, else 0', (item) =>
      state === 'active' ? magnitudeAt(item, reading.block) : 0n,
    ),
    shareLater: share('(allocated + pending magnitude) / max magnitude', later),
    ...(effectBlock > reading.block
      ? { effectAt: mapFact(set.allocation, 'block time + 12 s per block', () => secondsAt(reading, effectBlock)) }
      : {}),
    slasher: set.slasher,
    ...(set.pendingSlasher === undefined ? {} : { pendingSlasher: set.pendingSlasher }),
    veto: known(
      'none',
      { kind: 'registry', document: 'EigenLayer AllocationManager', date: '2026-05-01' },
      reading.timestamp,
    ),
    isRedistributing: set.isRedistributing,
    ...(set.recipient === undefined ? {} : { recipient: set.recipient }),
    slashCount: set.slashCount,
    conditions: set.conditions,
  };
};

/** All allocations, or why one of them is not known: a missing one makes every total unknown. */
const readAllocations = (sets: Fact<readonly SetReading[]>): Fact<readonly Allocation[]> => {
  if (!sets.known) return sets;
  const read = sets.value.map(readAllocation);
  const unknowns = read.filter((item): item is Unknown => !item.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts([sets, ...read], 'allocations of the operator', (_sets, ...items) => items as Allocation[]);
};

/**
 * What EigenLayer services may take of stake delegated to one operator in one strategy: today, by known steps, and at worst before its
 * owner can be out (risk-model §4.1, §9 additions). Shares in WAD rounded up, times in seconds.
 * A new allocation that bites within the withdrawal delay makes the worst case 100 % even where the allocations are unknown.
 * The notice gap is withdrawal delay minus notice; 0 or more: cannot leave in time (a slash still lands in the last waiting block).
 * `state` of a set whose reads failed is `latent` with unknown shares: never `unable`.
 */
export const buildSlashCeiling = (reading: CeilingReading): SlashCeiling => {
  const { block, timestamp, maxMagnitude, withdrawalDelay } = reading;
  const allocations = readAllocations(reading.sets);
  const notice = mapFact(reading.allocationDelay, 'allocation delay', (delay) =>
    noticeBlocks(delay, reading.pendingDelay, block),
  );
  const isTooLate = notice.known && withdrawalDelay.known && notice.value <= withdrawalDelay.value;
  const total = <T>(formula: string, fn: (items: readonly Allocation[], max: Wad) => T): Fact<T> =>
    combineFacts([allocations, maxMagnitude], formula, fn);
  const services = reading.sets.known ? reading.sets.value.map((set) => describeSet(reading, set)) : [];
  const isGone = maxMagnitude.known && maxMagnitude.value === 0n;
  return {
    today: total('sum of active allocated magnitudes / max magnitude', (items, max) =>
      slashableShareAt(items, max, block),
    ),
    pending: total('sum of active allocated magnitudes / max magnitude, at each effect block', (items, max) =>
      pendingSteps(items, max, { block, timestamp }),
    ),
    latent: total('sum of latent allocated magnitudes / max magnitude', (items, max) => latentShare(items, max, block)),
    withinExit: isTooLate
      ? combineFacts([notice, withdrawalDelay], '1 because allocation delay <= withdrawal delay', () => WAD)
      : combineFacts(
          [allocations, maxMagnitude, notice, withdrawalDelay],
          'sum of the largest allocated magnitudes during the wait / max magnitude',
          (items, max, noticed, delay) =>
            shareWithinExit(items, max, { block, notice: noticed, withdrawalDelay: delay }),
        ),
    noticeSeconds: mapFact(notice, '12 s per block', secondsOfBlocks),
    gapSeconds: combineFacts([withdrawalDelay, notice], 'withdrawal delay - notice', (delay, noticed) =>
      secondsOfBlocks(delay - noticed),
    ),
    services,
    unableCount:
      reading.unableCount ??
      mapFact(
        reading.sets,
        'sets with nothing allocated',
        () => services.filter((item) => item.state === 'unable').length,
      ),
    ...(isGone ? { why: say('core.slash.nothingLeft') } : isTooLate ? { why: say('core.slash.noNotice') } : {}),
  };
};

/** Stake without an operator: no service can reach it until its owner delegates. `asOf` unix seconds. */
export const undelegatedCeiling = (source: Source, asOf: number): SlashCeiling => {
  const noOperator = unknown('not-published', 'no operator is chosen');
  return {
    today: known(0n, source, asOf),
    pending: known([], source, asOf),
    latent: known(0n, source, asOf),
    withinExit: known(0n, source, asOf),
    noticeSeconds: noOperator,
    gapSeconds: noOperator,
    services: [],
    unableCount: known(0, source, asOf),
    why: say('core.slash.notDelegated'),
  };
};
