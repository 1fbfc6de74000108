import { OutOfDomainError } from './errors';
import type { CeilingStep, SlashState } from './slashing';
import { maxOf, minOf, SECONDS_PER_BLOCK, shareOfUp, sumOf, WAD, type Wad } from './units';

/** What an operator has promised one operator set of one strategy, as `getAllocation` and the set's views give it. */
export type Allocation = {
  /** a_i. WAD. */
  readonly current: Wad;
  /** Change on its way; negative while a deallocation waits. 0 when none. */
  readonly pendingDiff: Wad;
  /** Block from which the change counts; ignored when there is none. */
  readonly effectBlock: bigint;
  readonly isRegistered: boolean;
  /** Last block, inclusive, at which a deregistered operator can still be slashed. */
  readonly slashableUntil?: bigint;
  readonly isStrategyInSet: boolean;
  /** `getSlasher` is not the zero address. */
  readonly hasSlasher: boolean;
};

/** Magnitude that counts at `block`: a pending change is applied from its effect block on, a decrease not before. WAD. */
export const magnitudeAt = (allocation: Allocation, block: bigint): Wad =>
  allocation.pendingDiff !== 0n && block >= allocation.effectBlock
    ? maxOf(allocation.current + allocation.pendingDiff, 0n)
    : allocation.current;

/** The set can slash this operator in this strategy at `block` (`isOperatorSlashable`, a strategy of the set, a slasher; whatever a_i is). */
export const isSlashableAt = (allocation: Allocation, block: bigint): boolean =>
  allocation.isStrategyInSet &&
  allocation.hasSlasher &&
  (allocation.isRegistered || (allocation.slashableUntil !== undefined && block <= allocation.slashableUntil));

/**
 * How the set stands to the money at `block`. `latent`: one transaction away (the operator registers, the service adds the strategy, or
 * anyone calls migrateSlashers where no slasher is set yet). `unable`: nothing is allocated to it and nothing is on its way.
 */
export const classifyAllocation = (allocation: Allocation, block: bigint): SlashState => {
  const now = magnitudeAt(allocation, block);
  const later = magnitudeAt(allocation, maxOf(block, allocation.effectBlock));
  if (now === 0n && later === 0n) return 'unable';
  if (!isSlashableAt(allocation, block)) return 'latent';
  return now > 0n ? 'active' : 'pending';
};

/** Everything allocated or about to be, whatever is missing to slash it. WAD. */
export const promisedMagnitude = (allocation: Allocation, block: bigint): Wad =>
  maxOf(magnitudeAt(allocation, block), magnitudeAt(allocation, maxOf(block, allocation.effectBlock)));

const requireMagnitude = (maxMagnitude: Wad): void => {
  if (maxMagnitude < 0n || maxMagnitude > WAD)
    throw new OutOfDomainError('A slash ceiling', 'a max magnitude between 0 and 1e18');
};

/** A fully slashed operator has nothing left to be taken from; the money is gone, so its share reads 100 %, never 0. */
const shareOfMax = (magnitude: Wad, maxMagnitude: Wad): Wad =>
  maxMagnitude === 0n ? WAD : minOf(shareOfUp(magnitude, maxMagnitude), WAD);

/** Share that active sets together can take at `block`: sum of active a_i / m, rounded up, at most 1 (risk-model §4.1, §9). WAD. */
export const slashableShareAt = (allocations: readonly Allocation[], maxMagnitude: Wad, block: bigint): Wad => {
  requireMagnitude(maxMagnitude);
  return shareOfMax(
    sumOf(allocations.map((item) => (isSlashableAt(item, block) ? magnitudeAt(item, block) : 0n))),
    maxMagnitude,
  );
};

/**
 * Share that latent promises add to today once one transaction makes them real; increases that are still on their way are left to
 * `shareWithinExit`. Today and latent together are at most 1. WAD.
 */
export const latentShare = (allocations: readonly Allocation[], maxMagnitude: Wad, block: bigint): Wad => {
  requireMagnitude(maxMagnitude);
  const latent = allocations.filter((item) => classifyAllocation(item, block) === 'latent');
  const share = shareOfMax(sumOf(latent.map((item) => magnitudeAt(item, block))), maxMagnitude);
  return minOf(share, WAD - slashableShareAt(allocations, maxMagnitude, block));
};

/** Upper bound that needs no allocation list: encumbered / m, rounded up (risk-model §9 row 3). WAD. */
export const encumberedShare = (encumbered: Wad, maxMagnitude: Wad): Wad => {
  requireMagnitude(maxMagnitude);
  return shareOfMax(encumbered, maxMagnitude);
};

/**
 * Increases on their way, by block, each with the exact total that active sets can take from then on (decreases and ends of
 * slashability in between are counted). `timestamp` of `block` in unix seconds; 12 s per block, so `at` is the earliest time.
 */
export const pendingSteps = (
  allocations: readonly Allocation[],
  maxMagnitude: Wad,
  now: { readonly block: bigint; readonly timestamp: number },
): readonly CeilingStep[] => {
  const effectBlocks = allocations
    .filter((item) => item.pendingDiff > 0n && item.effectBlock > now.block && isSlashableAt(item, item.effectBlock))
    .map((item) => item.effectBlock);
  return [...new Set(effectBlocks)]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((block) => ({
      at: now.timestamp + Number(block - now.block) * SECONDS_PER_BLOCK,
      share: slashableShareAt(allocations, maxMagnitude, block),
    }));
};

/**
 * Blocks before a *new* allocation bites: the operator's allocation delay D, or less when a change of D that is already on its way
 * gets there sooner.
 */
export const noticeBlocks = (
  allocationDelay: bigint,
  pending?: { readonly delay: bigint; readonly effectBlock: bigint },
  block = 0n,
): bigint =>
  pending === undefined
    ? allocationDelay
    : minOf(allocationDelay, maxOf(pending.effectBlock - block, 0n) + pending.delay);

/** D > withdrawal delay: whoever queues in the block of a new allocation is out before it bites. */
export const canLeaveInTime = (notice: bigint, withdrawalDelay: bigint): boolean => notice > withdrawalDelay;

/**
 * Blocks a delegator may wait after a new allocation and still be out before it bites: D - (withdrawal delay + 1).
 * Undefined when nobody can be out in time.
 */
export const reactionSlackBlocks = (notice: bigint, withdrawalDelay: bigint): bigint | undefined =>
  canLeaveInTime(notice, withdrawalDelay) ? notice - withdrawalDelay - 1n : undefined;

/**
 * Worst case for stake queued at `block`, until it stops being slashable at block + withdrawalDelay inclusive. 1 when a new allocation
 * can bite before that; else, per set, the largest magnitude it has at any block of the wait (a pending decrease keeps the larger one,
 * a latent promise counts because one transaction makes it real), over m, at most 1 (risk-model §9). WAD, rounded up.
 */
export const shareWithinExit = (
  allocations: readonly Allocation[],
  maxMagnitude: Wad,
  timing: { readonly block: bigint; readonly notice: bigint; readonly withdrawalDelay: bigint },
): Wad => {
  requireMagnitude(maxMagnitude);
  if (!canLeaveInTime(timing.notice, timing.withdrawalDelay)) return WAD;
  const end = timing.block + timing.withdrawalDelay;
  return shareOfMax(
    sumOf(allocations.map((item) => maxOf(magnitudeAt(item, timing.block), magnitudeAt(item, end)))),
    maxMagnitude,
  );
};
