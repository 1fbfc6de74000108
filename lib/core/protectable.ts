import { OutOfDomainError } from './errors';
import { type Ratio, ratio } from './ratio';

/** Usual corruption threshold, to be marked *assumed* wherever it is shown (risk-model §9 row 4). @public */
export const ASSUMED_THRESHOLD: Ratio = { num: 1n, den: 3n };

const requireThreshold = (quantity: string, { num, den }: Ratio): void => {
  if (num <= 0n || num > den) throw new OutOfDomainError(quantity, 'a threshold above 0 and at most 1');
};

/**
 * Value a service can protect with unique slashable stake U at a buffer gamma: alpha * U / (1 + gamma), rounded down (risk-model §1, §9).
 * Same unit as the stake.
 * @throws OutOfDomainError for a negative stake, a threshold outside (0, 1] or a buffer of -1 or less.
 */
export const protectableValue = (uniqueStake: bigint, threshold: Ratio, gamma: Ratio): bigint => {
  if (uniqueStake < 0n) throw new OutOfDomainError('A protectable value', 'a stake of 0 or more');
  requireThreshold('A protectable value', threshold);
  if (gamma.num + gamma.den <= 0n) throw new OutOfDomainError('A protectable value', 'a buffer above -1');
  return (threshold.num * uniqueStake * gamma.den) / (threshold.den * (gamma.den + gamma.num));
};

/**
 * Buffer of one EigenLayer service: gamma_s = alpha * U / pi - 1, exact. Unique stake makes the network fall apart into services, so
 * this is its whole certificate. `null` when nothing could be gained. A service with profit and no stake gives -1: corrupting it is free.
 * @throws OutOfDomainError for a negative stake or profit, or a threshold outside (0, 1].
 */
export const serviceBuffer = (uniqueStake: bigint, threshold: Ratio, profit: bigint): Ratio | null => {
  if (uniqueStake < 0n || profit < 0n) throw new OutOfDomainError('A service buffer', 'stake and profit of 0 or more');
  requireThreshold('A service buffer', threshold);
  if (profit === 0n) return null;
  return ratio(threshold.num * uniqueStake - profit * threshold.den, profit * threshold.den);
};
