import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { addRatios, ceilWad, compareRatios, floorWad, ratio, ratioOfWad, sumRatios } from '@/lib/core/ratio';
import {
  isSameAddress,
  maxOf,
  minOf,
  mulDivDown,
  mulDivUp,
  secondsOfBlocks,
  shareOfDown,
  shareOfUp,
  sumOf,
  WAD,
  wadOfBps,
} from '@/lib/core/units';

const HUGE = 2n ** 255n;
const amounts = fc.bigInt(0n, HUGE);
const positives = fc.bigInt(1n, HUGE);

describe('amounts and shares', () => {
  test('one wei of three is 33 % down and a unit more up; of nothing it is 0', () => {
    expect([shareOfDown(1n, 3n), shareOfUp(1n, 3n)]).toEqual([333_333_333_333_333_333n, 333_333_333_333_333_334n]);
    expect([shareOfDown(5n, 0n), shareOfUp(5n, 0n), mulDivUp(0n, 7n, 3n)]).toEqual([0n, 0n, 0n]);
  });

  test('one wei of a huge whole is a loss that is seen when rounded up, and none that is kept when rounded down', () => {
    expect([shareOfUp(1n, HUGE), shareOfDown(1n, HUGE)]).toEqual([1n, 0n]);
  });

  test('up and down differ by at most one and enclose the exact value', () => {
    fc.assert(
      fc.property(amounts, amounts, positives, (a, b, d) => {
        const [down, up] = [mulDivDown(a, b, d), mulDivUp(a, b, d)];
        expect(down * d <= a * b && a * b <= up * d).toBe(true);
        expect(up - down).toBe((a * b) % d === 0n ? 0n : 1n);
      }),
    );
  });

  test('sums, extremes, blocks, basis points, addresses', () => {
    expect([sumOf([]), sumOf([1n, -3n]), minOf(3n, 1n, 2n), maxOf(3n), maxOf(-1n, -2n)]).toEqual([
      0n,
      -2n,
      1n,
      3n,
      -1n,
    ]);
    expect([secondsOfBlocks(100_800n), secondsOfBlocks(0n)]).toEqual([14 * 86_400, 0]);
    expect([wadOfBps(1), wadOfBps(10_000)]).toEqual([10n ** 14n, WAD]);
    expect(isSameAddress('0xAbC', '0xaBc')).toBe(true);
  });
});

describe('exact fractions', () => {
  test('are kept in lowest terms with the sign above', () => {
    expect(ratio(6n, -4n)).toEqual({ num: -3n, den: 2n });
    expect(ratio(0n, -5n)).toEqual({ num: 0n, den: 1n });
    expect(() => ratio(1n, 0n)).toThrow(OutOfDomainError);
    expect(ratioOfWad(WAD / 4n)).toEqual({ num: 1n, den: 4n });
  });

  test('floor goes towards minus infinity, ceiling up', () => {
    expect([floorWad(ratio(-1n, 3n)), floorWad(ratio(1n, 3n)), floorWad(ratio(-1n, 2n))]).toEqual([
      -333_333_333_333_333_334n,
      333_333_333_333_333_333n,
      -WAD / 2n,
    ]);
    expect([ceilWad(ratio(1n, 3n)), ceilWad(ratio(0n))]).toEqual([333_333_333_333_333_334n, 0n]);
  });

  test('sums do not depend on how they are bracketed; comparison is exact', () => {
    const ratios = fc
      .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 20n))
      .map(([n, d]) => ratio(n, d));
    fc.assert(
      fc.property(fc.array(ratios, { maxLength: 6 }), ratios, (some, last) => {
        const all = [...some, last];
        const inOrder = all.reduce((sum, item) => addRatios(sum, item), ratio(0n));
        expect(compareRatios(sumRatios(all), inOrder)).toBe(0n);
        expect(compareRatios(sumRatios([...all].reverse()), inOrder)).toBe(0n);
        expect(compareRatios(inOrder, addRatios(inOrder, ratio(1n, HUGE)))).toBeLessThan(0n);
      }),
    );
  });
});
