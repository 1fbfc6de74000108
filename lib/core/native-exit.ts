import { OutOfDomainError } from './errors';
import { addWaits, longerWait, type Wait, waitOf } from './exit';
import { EPOCH_SECONDS, type ForkParameters, WITHDRAWABILITY_EPOCHS } from './fork';
import { maxOf, minOf, mulDivUp } from './units';

// Source: risk-model §4.4; ethereum/consensus-specs a08d8a6.

/** 1 + MAX_SEED_LOOKAHEAD epochs before an exit can count. */
const LOOKAHEAD_EPOCHS = 5;

/**
 * ETH that may exit per epoch, in gwei, to whole increments: electra min(256, max(128, total // 65536)), gloas max(128, total // 32768).
 */
export const exitChurnPerEpoch = (totalActive: bigint, fork: ForkParameters): bigint => {
  const limit = maxOf(fork.minChurnGwei, totalActive / fork.churnLimitQuotient);
  const whole = limit - (limit % fork.effectiveBalanceIncrement);
  return fork.maxExitChurnGwei === null ? whole : minOf(whole, fork.maxExitChurnGwei);
};

/** Seconds until `queued` gwei have left at that churn, rounded up; without lookahead, withdrawability or sweep. */
export const exitQueueSeconds = (queued: bigint, churnPerEpoch: bigint): number => {
  if (churnPerEpoch <= 0n || queued < 0n) throw new OutOfDomainError('An exit queue', 'a churn above 0');
  return Number(mulDivUp(queued, BigInt(EPOCH_SECONDS), churnPerEpoch));
};

/** Epochs until an exit behind `queued` gwei takes effect: ceil(queued / churn) + 5. */
export const exitQueueEpochs = (queued: bigint, churnPerEpoch: bigint): number => {
  if (churnPerEpoch <= 0n || queued < 0n) throw new OutOfDomainError('An exit queue', 'a churn above 0');
  return Number(mulDivUp(queued, 1n, churnPerEpoch)) + LOOKAHEAD_EPOCHS;
};

/** 256 epochs from exit to withdrawable, 27.3 h. Seconds. */
export const WITHDRAWABILITY_SECONDS: number = WITHDRAWABILITY_EPOCHS * EPOCH_SECONDS;

/**
 * Beacon exit behind `queued` gwei: queue, withdrawability, then a sweep of 0 to `sweepMax` seconds. No upper bound when the queue is
 * only assumed (`isQueueKnown` false), because others may join before the exit is asked for.
 */
export const beaconExitWait = (exit: {
  readonly queued: bigint;
  readonly churnPerEpoch: bigint;
  readonly sweepMaxSeconds: number;
  readonly isQueueKnown: boolean;
}): Wait => {
  const fixed = exitQueueEpochs(exit.queued, exit.churnPerEpoch) * EPOCH_SECONDS + WITHDRAWABILITY_SECONDS;
  return waitOf(fixed, fixed + exit.sweepMaxSeconds / 2, exit.isQueueKnown ? fixed + exit.sweepMaxSeconds : null);
};

/**
 * Native restaked ETH: max(escrow, beacon exit) <= T <= escrow + beacon exit (risk-model §4.4). Escrow and exit may overlap; how much
 * depends on what the person starts first. Seconds.
 */
export const nativeRestakedExit = (escrow: Wait, beaconExit: Wait): Wait => {
  const overlapping = longerWait(escrow, beaconExit);
  const stacked = addWaits(escrow, beaconExit);
  return waitOf(overlapping.min, Math.max(overlapping.expected, overlapping.min), stacked.max);
};
