import { OutOfDomainError } from './errors';
import { mulDivUp, WAD, type Wad } from './units';

/** An exact fraction with a positive denominator. `1/3` has no WAD. */
export type Ratio = { readonly num: bigint; readonly den: bigint };

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

/** num / den in lowest terms. @throws OutOfDomainError when den is 0. */
export const ratio = (num: bigint, den: bigint = 1n): Ratio => {
  if (den === 0n) throw new OutOfDomainError('A fraction', 'a denominator other than 0');
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num, den * sign);
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
};

/** A WAD as a fraction. */
export const ratioOfWad = (wad: Wad): Ratio => ratio(wad, WAD);

/** Below 0: a < b; above 0: a > b; 0: equal. */
export const compareRatios = (a: Ratio, b: Ratio): bigint => a.num * b.den - b.num * a.den;

/** Sum, not reduced: reduce once at the end with `ratio`. */
export const addRatios = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });

/** Sum of many by halves, so that the numbers stay short for as long as possible. */
export const sumRatios = (items: readonly Ratio[]): Ratio => {
  if (items.length === 0) return { num: 0n, den: 1n };
  if (items.length === 1) return items[0] as Ratio;
  const middle = items.length >> 1;
  return addRatios(sumRatios(items.slice(0, middle)), sumRatios(items.slice(middle)));
};

/** WAD, rounded towards minus infinity: a buffer is never overstated. */
export const floorWad = (value: Ratio): Wad => {
  const scaled = value.num * WAD;
  const quotient = scaled / value.den;
  return scaled < 0n && quotient * value.den !== scaled ? quotient - 1n : quotient;
};

/** WAD of a fraction of 0 or more, rounded up: a bound on a loss is never understated. */
export const ceilWad = (value: Ratio): Wad => mulDivUp(value.num, WAD, value.den);
