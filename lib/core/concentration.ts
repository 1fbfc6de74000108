import { OutOfDomainError } from './errors';
import { type Dependency, type Holding, largestSharedDependency, lookThrough } from './exposure';
import { mulDivDown, mulDivUp, sumOf, WAD, type Wad } from './units';

/** How spread out holdings are, never without what they share (risk-model §0.9: token-level diversification misleads). */
export type Concentration = {
  /** WAD. */
  readonly herfindahl: Wad;
  /** WAD: 2e18 is as good as two equal holdings. */
  readonly effectiveNumber: Wad;
  /** The layer that most of the money under more than one holding depends on; undefined: they share nothing that is known. */
  readonly largestShared: Dependency | undefined;
};

/**
 * HHI and effective number of holdings together with their largest shared dependency (risk-model §3.4).
 * @throws OutOfDomainError for a negative weight or a total of 0.
 */
export const assessConcentration = (holdings: readonly Holding[]): Concentration => {
  const weights = holdings.map(({ weight }) => weight);
  return {
    herfindahl: herfindahl(weights),
    effectiveNumber: effectiveNumber(weights),
    largestShared: largestSharedDependency(lookThrough(holdings)),
  };
};

/**
 * Herfindahl index, sum of squared weights (risk-model §3.4), from values in any one unit. WAD: 1e18 is all in one, rounded up.
 * @throws OutOfDomainError for a negative value or a total of 0.
 */
export const herfindahl = (values: readonly bigint[]): Wad => {
  const { squares, squaredTotal } = sums(values);
  return mulDivUp(squares, WAD, squaredTotal);
};

/** Effective number of holdings, 1 / HHI. Show it only with the largest shared dependency. WAD, rounded down. */
export const effectiveNumber = (values: readonly bigint[]): Wad => {
  const { squares, squaredTotal } = sums(values);
  return mulDivDown(squaredTotal, WAD, squares);
};

const sums = (values: readonly bigint[]): { squares: bigint; squaredTotal: bigint } => {
  const total = sumOf(values);
  if (total <= 0n || values.some((value) => value < 0n))
    throw new OutOfDomainError('Concentration', 'values of 0 or more that are not all 0');
  return { squares: sumOf(values.map((value) => value * value)), squaredTotal: total * total };
};
