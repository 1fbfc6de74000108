import { OutOfDomainError } from './errors';
import { type ForkParameters, SLASHED_EPOCHS } from './fork';
import { minOf, shareOfUp, type Wad } from './units';

// Beacon chain penalties, exact to the gwei as the specification rounds. Source: risk-model §4.3; ethereum/consensus-specs a08d8a6.

/** Integer square root, rounded down. */
export const integerSqrt = (value: bigint): bigint => {
  if (value < 0n) throw new OutOfDomainError('A square root', 'a value of 0 or more');
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
};

const requireBalance = (gwei: bigint, name: string): void => {
  if (gwei < 0n) throw new OutOfDomainError('A slashing penalty', `a ${name} of 0 or more`);
};

/** Taken at once when slashed: effective balance / quotient (bellatrix 32, electra 4096). Gwei. */
export const initialPenalty = (effectiveBalance: bigint, fork: ForkParameters): bigint => {
  requireBalance(effectiveBalance, 'balance');
  return effectiveBalance / fork.minSlashingPenaltyQuotient;
};

/**
 * Taken 18 days after slashing, larger the more was slashed around it. adj = min(3 * slashed, total);
 * bellatrix ((EB/inc) * adj // total) * inc, electra (adj // (total//inc)) * (EB//inc). Gwei.
 * @throws OutOfDomainError when the total active balance is below one increment.
 */
export const correlationPenalty = (
  validator: { readonly effectiveBalance: bigint; readonly totalSlashed: bigint; readonly totalActive: bigint },
  fork: ForkParameters,
): bigint => {
  const { effectiveBalance, totalSlashed, totalActive } = validator;
  const increment = fork.effectiveBalanceIncrement;
  requireBalance(effectiveBalance, 'balance');
  requireBalance(totalSlashed, 'slashed total');
  if (totalActive < increment) throw new OutOfDomainError('A slashing penalty', 'active stake of at least 1 ETH');
  const adjusted = minOf(fork.proportionalSlashingMultiplier * totalSlashed, totalActive);
  return fork.correlationRounding === 'whole'
    ? (((effectiveBalance / increment) * adjusted) / totalActive) * increment
    : (adjusted / (totalActive / increment)) * (effectiveBalance / increment);
};

const PARTICIPATION_WEIGHTS = [14n, 26n] as const; // TIMELY_SOURCE_WEIGHT, TIMELY_TARGET_WEIGHT
const WEIGHT_DENOMINATOR = 64n;
const BASE_REWARD_FACTOR = 64n;

/**
 * Attestation penalties over the 8192 epochs in which a slashed validator counts as absent, no leak assumed: about 0.0677 ETH per 32
 * ETH at 24 M ETH staked. Rewards it does not earn meanwhile come on top. Gwei.
 */
export const attestationPenalty = (effectiveBalance: bigint, totalActive: bigint, fork: ForkParameters): bigint => {
  requireBalance(effectiveBalance, 'balance');
  const increment = fork.effectiveBalanceIncrement;
  if (totalActive < increment) throw new OutOfDomainError('A slashing penalty', 'active stake of at least 1 ETH');
  const perIncrement = (increment * BASE_REWARD_FACTOR) / integerSqrt(totalActive);
  const baseReward = (effectiveBalance / increment) * perIncrement;
  const perEpoch = PARTICIPATION_WEIGHTS.reduce((sum, weight) => sum + (baseReward * weight) / WEIGHT_DENOMINATOR, 0n);
  return perEpoch * SLASHED_EPOCHS;
};

/** Everything one slashed validator loses: initial, correlation and attestation penalties, at most its balance. Gwei. */
export const nativeSlashLoss = (
  validator: { readonly effectiveBalance: bigint; readonly totalSlashed: bigint; readonly totalActive: bigint },
  fork: ForkParameters,
): bigint =>
  minOf(
    validator.effectiveBalance,
    initialPenalty(validator.effectiveBalance, fork) +
      correlationPenalty(validator, fork) +
      attestationPenalty(validator.effectiveBalance, validator.totalActive, fork),
  );

/** The same as a share of the balance. WAD, rounded up. */
export const nativeSlashShare = (
  validator: { readonly effectiveBalance: bigint; readonly totalSlashed: bigint; readonly totalActive: bigint },
  fork: ForkParameters,
): Wad => shareOfUp(nativeSlashLoss(validator, fork), validator.effectiveBalance);

/**
 * Share of its balance a fully offline validator keeps through `days` of an inactivity leak: about exp(-t^2 / 2^25), t in epochs
 * (consensus-specs, INACTIVITY_PENALTY_QUOTIENT 2^24). A plain number: it is an approximation, not an amount.
 */
export const keptThroughLeak = (days: number): number => {
  const epochs = days * 225;
  return Math.exp(-(epochs * epochs) / 2 ** 25);
};
