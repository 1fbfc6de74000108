import { OutOfDomainError } from './errors';
import { type Bps, DAY, mulDivDown, WAD, type Wad, wadOfBps } from './units';

// Rates from what was measured (risk-model §6). Simple rates per year of 365 days, as feeds state an APR; never compounded.

/** Seconds in the year that rates are stated for. */
export const YEAR_SECONDS: number = 365 * DAY;
/** EigenLayer's operator split unless an operator set another: 10 %. Source: risk-model §6; read it live where possible. */
export const DEFAULT_OPERATOR_SPLIT: Bps = 1_000;

const requireTime = (seconds: number): void => {
  if (!Number.isInteger(seconds) || seconds <= 0)
    throw new OutOfDomainError('A rate', 'a whole number of seconds above 0');
};

/**
 * Base yield by change of an exchange rate over `seconds`: (after / before - 1) * year / seconds. WAD, rounded down; negative after a loss.
 * @throws OutOfDomainError for a rate of 0 or less before, a negative one after, or no time between.
 */
export const exchangeRateApr = (before: bigint, after: bigint, seconds: number): Wad => {
  requireTime(seconds);
  if (before <= 0n || after < 0n) throw new OutOfDomainError('A rate', 'an exchange rate above 0');
  const scaled = (after - before) * WAD * BigInt(YEAR_SECONDS);
  const whole = before * BigInt(seconds);
  const quotient = scaled / whole;
  return scaled < 0n && quotient * whole !== scaled ? quotient - 1n : quotient;
};

/**
 * Rewards of `seconds` on a stake, both worth the same unit: rewards / stake * year / seconds. Fees count only in tokens the payer did not
 * mint; a token of its own is an incentive. WAD, rounded down.
 * @throws OutOfDomainError for negative rewards, no stake or no time.
 */
export const rewardsApr = (rewards: bigint, stake: bigint, seconds: number): Wad => {
  requireTime(seconds);
  if (rewards < 0n || stake <= 0n) throw new OutOfDomainError('A rate', 'rewards of 0 or more on a stake above 0');
  return mulDivDown(rewards, WAD * BigInt(YEAR_SECONDS), stake * BigInt(seconds));
};

/**
 * What stakers keep after the operator's split. Same unit as the rewards (an amount or a rate), rounded down.
 * @throws OutOfDomainError for a split outside 0..10 000 basis points.
 */
export const afterOperatorSplit = (rewards: bigint, split: Bps = DEFAULT_OPERATOR_SPLIT): bigint => {
  if (!Number.isInteger(split) || split < 0 || split > 10_000)
    throw new OutOfDomainError('An operator split', '0 to 10 000 basis points');
  return mulDivDown(rewards, WAD - wadOfBps(split), WAD);
};
