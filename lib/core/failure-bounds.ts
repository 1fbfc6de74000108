import { OutOfDomainError } from './errors';
import { maxOf, minOf, mulDivDown, mulDivUp, sumOf, WAD, type Wad } from './units';

// Source: risk-model §3.1, §3.2. Only for probabilities a person types in; none is ever invented here.

const requireShares = (shares: readonly Wad[]): void => {
  if (shares.some((share) => share < 0n || share > WAD))
    throw new OutOfDomainError('A failure bound', 'probabilities between 0 and 100 %');
};

/** Chance that at least one of several layers in series fails, whatever their dependence. WAD. */
export type SeriesBounds = {
  /** Fully dependent: the largest of them. */
  readonly lower: Wad;
  /** 1 - product (1 - p_i), rounded up. */
  readonly independent: Wad;
  /** Boole: their sum, at most 1. */
  readonly upper: Wad;
};

/** Frechet and Boole bounds with the independent value between them. Show all three. No layer: 0. */
export const seriesFailure = (chances: readonly Wad[]): SeriesBounds => {
  requireShares(chances);
  const kept = chances.reduce((rest, chance) => mulDivDown(rest, WAD - chance, WAD), WAD);
  const upper = minOf(sumOf(chances), WAD);
  return { lower: maxOf(0n, ...chances), independent: minOf(WAD - kept, upper), upper };
};

/**
 * Chance that all n redundant parts fail with a common cause beta: beta*p + ((1-beta)*p)^n (beta-factor model). WAD, rounded up.
 * @throws OutOfDomainError unless n >= 1 and shares lie in 0..1.
 */
export const parallelFailure = (chance: Wad, count: number, beta: Wad): Wad => {
  requireShares([chance, beta]);
  if (!Number.isInteger(count) || count < 1) throw new OutOfDomainError('A failure bound', 'at least one part');
  const own = mulDivUp(WAD - beta, chance, WAD);
  let all = WAD;
  for (let part = 0; part < count && all > 0n; part++) all = mulDivUp(all, own, WAD);
  return minOf(mulDivUp(beta, chance, WAD) + all, WAD);
};
