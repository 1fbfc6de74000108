import { OutOfDomainError } from './errors';
import { mulDivDown, mulDivUp, sumOf, WAD, type Wad } from './units';

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
