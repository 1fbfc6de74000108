import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocationShare,
  applySlash,
  beaconFactorAfter,
  type MagnitudeBook,
  operatorSharesSlashed,
  queuedScaledShares,
  queuePayout,
  scalingAfterDelegation,
  scalingAfterDeposit,
  slashingFactor,
  withdrawableShares,
} from '@/lib/core/eigenlayer-shares';
import { OutOfDomainError } from '@/lib/core/errors';
import { WAD } from '@/lib/core/units';

const ETH = 10n ** 18n;
const percent = (value: number): bigint => BigInt(Math.round(value * 1e6)) * 10n ** 10n;
const bookOf = (max: bigint, magnitudes: readonly bigint[]): MagnitudeBook => ({
  maxMagnitude: max,
  encumbered: magnitudes.reduce((sum, item) => sum + item, 0n),
  allocations: Object.fromEntries(
    magnitudes.map((current, index) => [`set${index + 1}`, { current, pendingDiff: 0n }]),
  ),
});
const currentOf = (book: MagnitudeBook, id: string): bigint => book.allocations[id]?.current ?? -1n;

describe('risk-model 4.1: EigenLayer slashing arithmetic', () => {
  test('magnitudes 3000/2500/2000 of 10000 on 100 tokens: 30/25/20 slashable, 25 not', () => {
    const shares = [3000n, 2500n, 2000n].map((magnitude) => allocationShare(magnitude, 10_000n));
    expect(shares).toEqual([percent(30), percent(25), percent(20)]);
    const tokens = shares.map((share) => (share * 100n) / WAD);
    expect(tokens).toEqual([30n, 25n, 20n]);
    expect(100n - tokens.reduce((sum, item) => sum + item, 0n)).toBe(25n);
  });

  test('2000/2500/2000 on 200 tokens, AVS 1 slashes 50 %: total 9000, stake 180, AVS 1 holds 20, others unchanged', () => {
    const unit = WAD / 10_000n;
    const before = bookOf(WAD, [2000n * unit, 2500n * unit, 2000n * unit]);
    const { book, lossShare, slashed } = applySlash(before, 'set1', WAD / 2n);
    expect(slashed).toBe(1000n * unit);
    expect(book.maxMagnitude).toBe(9000n * unit);
    expect(lossShare).toBe(percent(10));
    const stake = withdrawableShares({
      depositShares: 200n * ETH,
      depositScaling: WAD,
      slashingFactor: slashingFactor(book.maxMagnitude),
    });
    expect(stake).toBe(180n * ETH);
    const held = (id: string): bigint => (stake * currentOf(book, id)) / book.maxMagnitude;
    expect([held('set1'), held('set2'), held('set3')]).toEqual([20n * ETH, 50n * ETH, 40n * ETH]);
  });

  test('dual slashing: 32 ETH, operator slashed 75 % -> 8 ETH, beacon slash of 16 -> 4 ETH', () => {
    const { book } = applySlash(bookOf(WAD, [WAD]), 'set1', percent(75));
    const stakeAt = (beacon: bigint): bigint =>
      withdrawableShares({
        depositShares: 32n * ETH,
        depositScaling: WAD,
        slashingFactor: slashingFactor(book.maxMagnitude, beacon),
      });
    expect(stakeAt(WAD)).toBe(8n * ETH);
    expect(stakeAt(beaconFactorAfter(WAD, 32n * ETH, 16n * ETH))).toBe(4n * ETH);
  });

  test('worked example: after set 1 slashes 50 % of its 10 %, the bounds on what is left are 5.263 % and 26.316 %', () => {
    const { book, wadSlashed, lossShare } = applySlash(bookOf(WAD, [percent(10), percent(25)]), 'set1', WAD / 2n);
    expect(book.maxMagnitude).toBe(percent(95));
    expect(wadSlashed).toBe(percent(5));
    expect(lossShare).toBe(percent(5));
    expect(allocationShare(currentOf(book, 'set1'), book.maxMagnitude)).toBe(52_631_578_947_368_422n);
    expect(allocationShare(currentOf(book, 'set2'), book.maxMagnitude)).toBe(263_157_894_736_842_106n);
    expect(
      withdrawableShares({ depositShares: 100n * ETH, depositScaling: WAD, slashingFactor: book.maxMagnitude }),
    ).toBe(95n * ETH);
  });

  test('joining after that slash with 100: k = 1.0526e18, worth 100 less 5 wei', () => {
    const factor = percent(95);
    const k = scalingAfterDeposit({
      depositShares: 0n,
      depositScaling: WAD,
      slashingFactor: factor,
      added: 100n * ETH,
    });
    expect(k).toBe(1_052_631_578_947_368_421n);
    expect(scalingAfterDelegation(WAD, factor)).toBe(k);
    expect(withdrawableShares({ depositShares: 100n * ETH, depositScaling: k, slashingFactor: factor })).toBe(
      100n * ETH - 5n,
    );
  });

  test('a deposit on top keeps what was there and adds what is new', () => {
    const before = { depositShares: 100n * ETH, depositScaling: WAD, slashingFactor: percent(50) };
    const k = scalingAfterDeposit({ ...before, added: 10n * ETH });
    const after = withdrawableShares({ ...before, depositShares: 110n * ETH, depositScaling: k });
    expect(60n * ETH - after).toBeLessThan(1_000n);
    expect(after).toBeLessThanOrEqual(60n * ETH);
    expect(scalingAfterDeposit({ ...before, added: 0n })).toBe(WAD);
  });

  test('a fully slashed operator takes no deposit and no delegation', () => {
    const stake = { depositShares: 0n, depositScaling: WAD, slashingFactor: 0n, added: 1n };
    expect(() => scalingAfterDeposit(stake)).toThrow(OutOfDomainError);
    expect(() => scalingAfterDelegation(WAD, 0n)).toThrow(/fully slashed/);
  });

  test('a queued withdrawal pays by the factor at its boundary block, not at queueing', () => {
    const scaled = queuedScaledShares(100n * ETH, WAD);
    expect(queuePayout(scaled, WAD)).toBe(100n * ETH);
    expect(queuePayout(scaled, percent(80))).toBe(80n * ETH);
    expect(queuedScaledShares(3n, WAD / 2n)).toBe(1n);
  });

  test('slashed magnitude is rounded up, the event down, a pending deallocation shrinks', () => {
    const book: MagnitudeBook = {
      maxMagnitude: 10n,
      encumbered: 7n,
      allocations: { a: { current: 7n, pendingDiff: -3n }, b: { current: 0n, pendingDiff: 2n } },
    };
    const step = applySlash(book, 'a', WAD / 2n);
    expect(step.slashed).toBe(4n);
    expect(step.book).toEqual({
      maxMagnitude: 6n,
      encumbered: 3n,
      allocations: { a: { current: 3n, pendingDiff: -1n }, b: { current: 0n, pendingDiff: 2n } },
    });
    expect(step.wadSlashed).toBe(percent(40));
    expect(() => applySlash(book, 'c', 1n)).toThrow(OutOfDomainError);
    expect(() => applySlash(book, 'a', WAD + 1n)).toThrow(OutOfDomainError);
  });

  test('operator shares removed keep the rounding of the contract', () => {
    expect(operatorSharesSlashed(100n, 3n, 2n)).toBe(33n);
    expect(operatorSharesSlashed(100n, 0n, 0n)).toBe(0n);
  });

  test('the beacon factor only falls', () => {
    expect(beaconFactorAfter(percent(50), 10n, 12n)).toBe(percent(50));
    expect(beaconFactorAfter(percent(50), 0n, 0n)).toBe(percent(50));
    expect(beaconFactorAfter(percent(50), 10n, 0n)).toBe(0n);
  });
});

const fractions = fc.bigInt({ min: 0n, max: WAD });
const books = fc
  .array(fc.bigInt({ min: 0n, max: WAD / 4n }), { minLength: 2, maxLength: 4 })
  .map((magnitudes) => bookOf(WAD, magnitudes));

describe('risk-model 4.1: laws', () => {
  test('one slash leaves other allocations alone, keeps sum(a) <= e <= m, and their share of what is left rises', () => {
    fc.assert(
      fc.property(books, fractions, (book, fraction) => {
        const { book: after } = applySlash(book, 'set1', fraction);
        expect(currentOf(after, 'set2')).toBe(currentOf(book, 'set2'));
        const total = Object.values(after.allocations).reduce((sum, item) => sum + item.current, 0n);
        expect(total).toBeLessThanOrEqual(after.encumbered);
        expect(after.encumbered).toBeLessThanOrEqual(after.maxMagnitude);
        if (after.maxMagnitude > 0n)
          expect(allocationShare(currentOf(after, 'set2'), after.maxMagnitude)).toBeGreaterThanOrEqual(
            allocationShare(currentOf(book, 'set2'), book.maxMagnitude),
          );
      }),
    );
  });

  test('losses of several sets add up: the order of slashes does not change what is left', () => {
    fc.assert(
      fc.property(books, fractions, fractions, (book, first, second) => {
        const oneWay = applySlash(applySlash(book, 'set1', first).book, 'set2', second).book;
        const other = applySlash(applySlash(book, 'set2', second).book, 'set1', first).book;
        expect(oneWay).toEqual(other);
        const slashed = applySlash(book, 'set1', first).slashed + applySlash(book, 'set2', second).slashed;
        expect(book.maxMagnitude - oneWay.maxMagnitude).toBe(slashed);
      }),
    );
  });

  test('a deposit is never worth more than was put in, and costs the old stake at most dust', () => {
    const amounts = fc.bigInt({ min: 10n ** 9n, max: 10n ** 27n });
    const factors = fc.bigInt({ min: WAD / 1000n, max: WAD });
    fc.assert(
      fc.property(amounts, amounts, factors, (deposited, added, factor) => {
        const before = { depositShares: deposited, depositScaling: WAD, slashingFactor: factor };
        const was = withdrawableShares(before);
        const k = scalingAfterDeposit({ ...before, added });
        const now = withdrawableShares({ ...before, depositShares: deposited + added, depositScaling: k });
        expect(now).toBeLessThanOrEqual(was + added);
        expect(was + added - now).toBeLessThanOrEqual(2n + (2n * (deposited + added)) / WAD);
      }),
    );
  });
});
