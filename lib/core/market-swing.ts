import { OutOfDomainError } from './errors';

// Market swing class: the formula of EU Reg. 2017/653 Annex II (risk-model §7), under a name of our own. It says nothing about contract or
// bridge failure, and depends on the numeraire, which must be named. Plain numbers: statistics, not money.

/** Moments of daily log returns. */
export type ReturnMoments = {
  /** Standard deviation per day. */
  readonly deviation: number;
  readonly skew: number;
  /** Excess kurtosis. */
  readonly excessKurtosis: number;
  /** N: trading periods in the holding period. */
  readonly periods: number;
};

/** Moments of a series of prices or ratios, oldest first. @throws OutOfDomainError unless there are three above 0 that are not all equal. */
export const momentsOf = (prices: readonly number[], periods: number = prices.length - 1): ReturnMoments => {
  if (prices.length < 3 || prices.some((price) => !(price > 0)))
    throw new OutOfDomainError('A market swing', 'at least three prices above 0');
  const returns = prices.slice(1).map((price, index) => Math.log(price / (prices[index] as number)));
  const mean = returns.reduce((sum, item) => sum + item, 0) / returns.length;
  const central = (power: number): number =>
    returns.reduce((sum, item) => sum + (item - mean) ** power, 0) / returns.length;
  const variance = central(2);
  if (variance === 0) throw new OutOfDomainError('A market swing', 'prices that are not all equal');
  return {
    deviation: Math.sqrt(variance),
    skew: central(3) / variance ** 1.5,
    excessKurtosis: central(4) / variance ** 2 - 3,
    periods,
  };
};

/** Cornish-Fisher value at risk in return space, 97.5 %: s*sqrt(N)*(-1.96 + .474 m1/sqrt(N) - .0687 m2/N + .146 m1^2/N) - .5 s^2 N. */
export const valueAtRisk = ({ deviation, skew, excessKurtosis, periods }: ReturnMoments): number => {
  if (!(periods > 0) || !(deviation >= 0)) throw new OutOfDomainError('A market swing', 'at least one period');
  const root = Math.sqrt(periods);
  const quantile = -1.96 + (0.474 * skew) / root - (0.0687 * excessKurtosis) / periods + (0.146 * skew ** 2) / periods;
  return deviation * root * quantile - 0.5 * deviation ** 2 * periods;
};

/** Volatility that a normal return would need for the same value at risk: (sqrt(3.842 - 2 VaR) - 1.96) / sqrt(T), T in years. */
export const equivalentVolatility = (valueAtRisk: number, years: number): number => {
  if (!(years > 0) || 3.842 - 2 * valueAtRisk < 0)
    throw new OutOfDomainError('A market swing', 'a holding period above 0');
  return (Math.sqrt(3.842 - 2 * valueAtRisk) - 1.96) / Math.sqrt(years);
};

const CLASS_LIMITS = [0.005, 0.05, 0.12, 0.2, 0.3, 0.8] as const;

/** Class 1 to 7 by that volatility: below 0.5, 5, 12, 20, 30, 80 %, or above. */
export const marketSwingClass = (volatility: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (CLASS_LIMITS.filter((limit) => volatility >= limit).length + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
