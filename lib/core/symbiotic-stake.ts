import { OutOfDomainError } from './errors';
import { type Wait, waitOf } from './exit';
import { minOf, mulDivDown, mulDivUp, shareOfUp, sumOf, WAD, type Wad } from './units';

// Source: risk-model §4.2; symbioticfi/core 25a065a (core 1.0.3); amounts in base units of the vault's collateral.

/** Delegator of a vault, by its on-chain TYPE. */
export type DelegatorType = 0 | 1 | 2 | 3;

/** Limits that bound what one subnetwork may take through one operator. Only those of the delegator's type are read. */
export type StakeLimits = {
  /** Types 0, 1, 2. */
  readonly networkLimit?: bigint;
  /** Type 1. */
  readonly operatorNetworkLimit?: bigint;
  /** Type 0. */
  readonly operatorShares?: bigint;
  /** Type 0. */
  readonly totalShares?: bigint;
  /** Type 3; set by the network itself. */
  readonly maxNetworkLimit?: bigint;
};

const required = (value: bigint | undefined, name: string): bigint => {
  if (value === undefined || value < 0n) throw new OutOfDomainError('Promised stake', `a ${name} of 0 or more`);
  return value;
};

/**
 * Stake promised to one subnetwork through one operator (risk-model §4.2; `stakeAt` of each delegator):
 * 0 NetworkRestake `shares * min(A, networkLimit) / totalShares`, 1 FullRestake `min(A, networkLimit, operatorNetworkLimit)`,
 * 2 OperatorSpecific `min(A, networkLimit)`, 3 OperatorNetworkSpecific `min(A, maxNetworkLimit)`. Rounded down like the contract;
 * 0 unless the operator is opted in to vault and network.
 * @throws OutOfDomainError when a limit of that type is missing or the type is not known (a newer delegator: do not assume).
 */
export const promisedStake = (
  type: DelegatorType,
  activeStake: bigint,
  limits: StakeLimits,
  isOptedIn = true,
): bigint => {
  const active = required(activeStake, 'active stake');
  if (!isOptedIn) return 0n;
  switch (type) {
    case 0: {
      const total = required(limits.totalShares, 'total of operator shares');
      if (total === 0n) return 0n;
      const capped = minOf(active, required(limits.networkLimit, 'network limit'));
      return mulDivDown(required(limits.operatorShares, 'share of the operator'), capped, total);
    }
    case 1:
      return minOf(
        active,
        required(limits.networkLimit, 'network limit'),
        required(limits.operatorNetworkLimit, 'operator limit'),
      );
    case 2:
      return minOf(active, required(limits.networkLimit, 'network limit'));
    case 3:
      return minOf(active, required(limits.maxNetworkLimit, 'max network limit'));
    default:
      throw new OutOfDomainError('Promised stake', 'a delegator of type 0 to 3');
  }
};

/** The same stake may be promised to several networks (types 0, 1, 2) or operators of one network (type 1). */
export const isStakeShared = (type: DelegatorType): { readonly networks: boolean; readonly operators: boolean } => ({
  networks: type !== 3,
  operators: type === 1,
});

/**
 * Overlap ratio: sum over networks of min(active stake, what the network may take) / active stake. Above 1e18 the same stake secures
 * several networks (risk-model §1). WAD, rounded up.
 * @throws OutOfDomainError without active stake.
 */
export const overlapRatio = (networkStakes: readonly bigint[], activeStake: bigint): Wad => {
  if (activeStake <= 0n) throw new OutOfDomainError('The overlap ratio', 'active stake above 0');
  return shareOfUp(sumOf(networkStakes.map((stake) => minOf(stake, activeStake))), activeStake);
};

/** What one round of captures can touch. C = current epoch: active + exits asked for in it; C = previous: the exits before, too. */
export const slashableStake = (
  stake: { readonly active: bigint; readonly exitingNow: bigint; readonly exitingNext: bigint },
  captureEpoch: 'current' | 'previous',
): bigint => stake.active + stake.exitingNext + (captureEpoch === 'previous' ? stake.exitingNow : 0n);

/**
 * Share of a depositor's money that one capture by every promised (network, operator) takes: min(X, P) / X, socialised over all of X
 * whoever it was promised for (`Vault.onSlash`). WAD, rounded up; 0 for an empty vault.
 */
export const oneCaptureShare = (promised: readonly bigint[], slashable: bigint): Wad =>
  shareOfUp(minOf(sumOf(promised), slashable), slashable);

/** How a vault's slasher lets networks slash. `open`: none yet, and anyone can attach one; `fixed-none`: none, for good. */
export type SlasherKind = 'instant' | 'veto' | 'open' | 'fixed-none';

/**
 * Executions one network can chain within `windowSeconds`: unlimited without a veto stage or without a resolver; 1 when a hook lowers
 * limits on a slash; else 1 + floor(window / veto duration) (`Slasher`, `VetoSlasher`). `null`: unlimited.
 */
export const capturesWithin = (
  windowSeconds: number,
  slasher: { readonly kind: 'instant' | 'veto'; readonly hasResolver: boolean; readonly vetoSeconds: number },
  lowersLimits = false,
): number | null => {
  if (lowersLimits) return 1;
  if (slasher.kind === 'instant' || !slasher.hasResolver || slasher.vetoSeconds <= 0) return null;
  return 1 + Math.floor(windowSeconds / slasher.vetoSeconds);
};

/**
 * Share that repeated captures take: a slash does not use up a limit, so one promised wei and unlimited captures reach everything;
 * else min(1, sum of captures * stake / X). WAD, rounded up.
 */
export const repeatedCaptureShare = (
  promises: readonly { readonly stake: bigint; readonly captures: number | null }[],
  slashable: bigint,
): Wad => {
  if (slashable <= 0n) return 0n;
  if (promises.some((promise) => promise.stake > 0n && promise.captures === null)) return WAD;
  const total = sumOf(promises.map((promise) => promise.stake * BigInt(promise.captures ?? 0)));
  return shareOfUp(minOf(total, slashable), slashable);
};

/** Share of a VaultV2 that networks can take: sum of `slashable()` of its App adapters / `totalAssets()`. WAD, rounded up. */
export const adapterShare = (slashable: readonly bigint[], totalAssets: bigint): Wad =>
  shareOfUp(minOf(sumOf(slashable), totalAssets), totalAssets);

/**
 * Share lost along a chain of vaults that hold each other's shares: 1 - product(1 - f_i). WAD, rounded up.
 * @throws OutOfDomainError for a share outside 0..1.
 */
export const chainedShare = (shares: readonly Wad[]): Wad => {
  let kept = WAD;
  for (const share of shares) {
    if (share < 0n || share > WAD) throw new OutOfDomainError('A chain of losses', 'shares between 0 and 100 %');
    kept = mulDivDown(kept, WAD - share, WAD);
  }
  return WAD - kept;
};

/** Loss of `amount` in a vault holding `vault` when `slashed` is taken: pro rata, late depositors included. Base units, rounded up. */
export const socialisedLoss = (amount: bigint, vault: bigint, slashed: bigint): bigint =>
  vault <= 0n ? 0n : mulDivUp(amount, minOf(slashed, vault), vault);

/**
 * Exact wait of a withdrawal asked for at `now`: claimable at t0 + (N + 2) * D, so D < wait <= 2D. Seconds.
 * @throws OutOfDomainError unless D > 0 and now >= t0.
 */
export const epochExitSeconds = (epoch: {
  readonly start: number;
  readonly durationSeconds: number;
  readonly now: number;
}): number => {
  const { start, durationSeconds, now } = epoch;
  if (durationSeconds <= 0 || now < start) throw new OutOfDomainError('An epoch exit', 'a started vault with epochs');
  return start + (Math.floor((now - start) / durationSeconds) + 2) * durationSeconds - now;
};

/** Wait of a withdrawal whose day is not chosen yet: one to two epochs, one and a half on average. Seconds. */
export const epochExitWait = (durationSeconds: number): Wait =>
  waitOf(durationSeconds, durationSeconds * 1.5, durationSeconds * 2);
