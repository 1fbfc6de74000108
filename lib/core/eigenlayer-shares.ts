import { OutOfDomainError } from './errors';
import { maxOf, mulDivDown, mulDivUp, shareOfUp, WAD, type Wad } from './units';

// Arithmetic of EigenLayer's SlashingLib and AllocationManager, to the wei. Shares are base units of a strategy; magnitudes and factors
// are WAD. Source: risk-model §4.1; Layr-Labs/eigenlayer-contracts f84a515 (SlashingLib, AllocationManager).

/** What is left of a share after slashing: max magnitude, times the beacon chain factor for native ETH. WAD, rounded down. */
export const slashingFactor = (maxMagnitude: Wad, beaconFactor: Wad = WAD): Wad =>
  mulDivDown(maxMagnitude, beaconFactor, WAD);

/** W = floor(floor(d * k / 1e18) * SF / 1e18): shares a staker could withdraw now (risk-model §4.1 `s*k*l*m`). */
export const withdrawableShares = (stake: {
  /** d, deposit shares. */
  readonly depositShares: bigint;
  /** k, deposit scaling factor; 1e18 at start. */
  readonly depositScaling: Wad;
  /** SF, from `slashingFactor`; 1e18 when not delegated (native ETH: the beacon factor). */
  readonly slashingFactor: Wad;
}): bigint => mulDivDown(mulDivDown(stake.depositShares, stake.depositScaling, WAD), stake.slashingFactor, WAD);

/**
 * k' after a deposit of `added` shares to `depositShares` already there, so that old losses are not charged to new money.
 * @throws OutOfDomainError when everything was slashed (the contract reverts with FullySlashed) or an amount is negative.
 */
export const scalingAfterDeposit = (stake: {
  readonly depositShares: bigint;
  readonly depositScaling: Wad;
  readonly slashingFactor: Wad;
  readonly added: bigint;
}): Wad => {
  if (stake.slashingFactor <= 0n)
    throw new OutOfDomainError('A deposit', 'an operator that is not fully slashed: choose another operator');
  if (stake.depositShares < 0n || stake.added < 0n) throw new OutOfDomainError('A deposit', 'amounts of 0 or more');
  if (stake.depositShares === 0n) return mulDivDown(stake.depositScaling, WAD, stake.slashingFactor);
  if (stake.added === 0n) return stake.depositScaling;
  const before = withdrawableShares(stake);
  const perShare = mulDivDown(before + stake.added, WAD, stake.depositShares + stake.added);
  return mulDivDown(perShare, WAD, stake.slashingFactor);
};

/**
 * k' on delegating to an operator of max magnitude m: a staker does not pay for slashes before joining.
 * @throws OutOfDomainError when the operator is fully slashed (the contract reverts).
 */
export const scalingAfterDelegation = (depositScaling: Wad, maxMagnitude: Wad): Wad => {
  if (maxMagnitude <= 0n)
    throw new OutOfDomainError('Delegation', 'an operator that is not fully slashed: choose another operator');
  return mulDivDown(depositScaling, WAD, maxMagnitude);
};

/** Shares fixed when a withdrawal is queued: floor(d * k / 1e18). */
export const queuedScaledShares = (depositShares: bigint, depositScaling: Wad): bigint =>
  mulDivDown(depositShares, depositScaling, WAD);

/** What a queued withdrawal pays: the factor is the one at its last slashable block, not at queueing. Shares. */
export const queuePayout = (scaledShares: bigint, factorAtBoundary: Wad): bigint =>
  mulDivDown(scaledShares, factorAtBoundary, WAD);

/** Of queued shares that a slash can still reach, what it takes: scaled * (m_before - m_after) / 1e18, rounded down (`scaleForBurning`). */
export const queuedSharesSlashed = (scaledShares: bigint, maxBefore: Wad, maxAfter: Wad): bigint =>
  mulDivDown(scaledShares, maxBefore - maxAfter, WAD);

/** Shares an operator loses when its max magnitude falls: S - ceil(S * m_after / m_before). 0 when nothing was left before. */
export const operatorSharesSlashed = (operatorShares: bigint, maxBefore: Wad, maxAfter: Wad): bigint =>
  maxBefore === 0n ? 0n : operatorShares - mulDivUp(operatorShares, maxAfter, maxBefore);

/** Beacon factor after a checkpoint with a net balance drop: B * new / previous, rounded down. It only falls. */
export const beaconFactorAfter = (factor: Wad, previousBalance: bigint, newBalance: bigint): Wad =>
  previousBalance <= 0n || newBalance >= previousBalance ? factor : mulDivDown(factor, newBalance, previousBalance);

/** Where slashed stake stands on its way out: still held, or free for anyone to send to the recipient or the burn address. */
export type SlashResolution = { readonly isClearable: boolean; readonly blocksLeft: bigint };

/**
 * Slashed stake is held back until the chain has passed its resolution block, slash block + delay (7 days at launch; read
 * `SLASH_RESOLUTION_DELAY_BLOCKS` live). It gives time to see a wrong slash, not to undo it: nothing in the protocol gives it back, so the
 * ceilings do not count on it.
 */
export const resolveSlash = (slashBlock: bigint, delayBlocks: bigint, block: bigint): SlashResolution => {
  const firstBlock = slashBlock + delayBlocks + 1n;
  return { isClearable: block >= firstBlock, blocksLeft: maxOf(firstBlock - block, 0n) };
};

/** One operator's book in one strategy. Magnitudes in WAD. */
export type MagnitudeBook = {
  readonly maxMagnitude: Wad;
  readonly encumbered: Wad;
  readonly allocations: Readonly<Record<string, { readonly current: Wad; readonly pendingDiff: Wad }>>;
};

/** What one slash did. */
export type SlashStep = {
  readonly book: MagnitudeBook;
  /** Magnitude taken. */
  readonly slashed: Wad;
  /** Share of everything delegated that was lost, rounded up. */
  readonly lossShare: Wad;
  /** `wadSlashed` as the event states it: of the operator's total stake, rounded down. */
  readonly wadSlashed: Wad;
};

/**
 * One slash of fraction `f` by one operator set: slashed = ceil(a * f), then a, m and e fall by it; a pending deallocation shrinks by
 * ceil(p * f). Other allocations keep their magnitude, so their share of what is left rises (risk-model §4.1).
 * @throws OutOfDomainError for a fraction outside 0..1 or a set that is not in the book.
 */
export const applySlash = (book: MagnitudeBook, setId: string, fraction: Wad): SlashStep => {
  const allocation = book.allocations[setId];
  if (allocation === undefined) throw new OutOfDomainError('A slash', 'an operator set with an allocation');
  if (fraction < 0n || fraction > WAD) throw new OutOfDomainError('A slash', 'a fraction between 0 and 100 %');
  const slashed = mulDivUp(allocation.current, fraction, WAD);
  const pendingDiff =
    allocation.pendingDiff < 0n
      ? allocation.pendingDiff + mulDivUp(-allocation.pendingDiff, fraction, WAD)
      : allocation.pendingDiff;
  return {
    book: {
      maxMagnitude: book.maxMagnitude - slashed,
      encumbered: book.encumbered - slashed,
      allocations: { ...book.allocations, [setId]: { current: allocation.current - slashed, pendingDiff } },
    },
    slashed,
    lossShare: shareOfUp(slashed, book.maxMagnitude),
    wadSlashed: book.maxMagnitude === 0n ? 0n : mulDivDown(slashed, WAD, book.maxMagnitude),
  };
};

/** Largest share one allocation can take of everything delegated: a / m, rounded up; 0 when nothing is left. WAD. */
export const allocationShare = (magnitude: Wad, maxMagnitude: Wad): Wad => shareOfUp(magnitude, maxMagnitude);
