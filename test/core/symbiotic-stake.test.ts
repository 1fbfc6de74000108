import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  adapterShare,
  capturesWithin,
  chainedShare,
  type DelegatorType,
  epochExitSeconds,
  epochExitWait,
  isStakeShared,
  oneCaptureShare,
  overlapRatio,
  promisedStake,
  repeatedCaptureShare,
  slashableStake,
  socialisedLoss,
} from '@/lib/core/symbiotic-stake';
import { DAY, WAD } from '@/lib/core/units';
import { pct } from './support/readings';

describe('risk-model 4.2: Symbiotic stake per delegator type', () => {
  test('type 0, NetworkRestake: shares of min(A, networkLimit), rounded down like the contract', () => {
    const limits = { networkLimit: 80n, operatorShares: 1n, totalShares: 3n };
    expect(promisedStake(0, 100n, limits)).toBe(26n);
    expect(promisedStake(0, 60n, limits)).toBe(20n);
    expect(promisedStake(0, 100n, { ...limits, totalShares: 0n })).toBe(0n);
  });

  test('type 1, FullRestake: min(A, networkLimit, operatorNetworkLimit)', () => {
    expect(promisedStake(1, 100n, { networkLimit: 80n, operatorNetworkLimit: 90n })).toBe(80n);
    expect(promisedStake(1, 100n, { networkLimit: 80n, operatorNetworkLimit: 10n })).toBe(10n);
    expect(promisedStake(1, 5n, { networkLimit: 80n, operatorNetworkLimit: 10n })).toBe(5n);
  });

  test('type 2, OperatorSpecific, and type 3, OperatorNetworkSpecific', () => {
    expect(promisedStake(2, 100n, { networkLimit: 70n })).toBe(70n);
    expect(promisedStake(3, 100n, { maxNetworkLimit: 120n })).toBe(100n);
  });

  test('nothing without both opt-ins; a missing limit or a newer type is refused, not assumed', () => {
    expect(promisedStake(2, 100n, { networkLimit: 70n }, false)).toBe(0n);
    expect(() => promisedStake(2, 100n, {})).toThrow(OutOfDomainError);
    expect(() => promisedStake(4 as DelegatorType, 100n, {})).toThrow(/type 0 to 3/);
  });

  test('who may be promised the same stake', () => {
    expect([0, 1, 2, 3].map((type) => isStakeShared(type as DelegatorType))).toEqual([
      { networks: true, operators: false },
      { networks: true, operators: true },
      { networks: true, operators: false },
      { networks: false, operators: false },
    ]);
  });

  test('overlap ratio: two networks at 100 % each is 2, and limits above the stake do not count', () => {
    expect(overlapRatio([100n, 100n], 100n)).toBe(2n * WAD);
    expect(overlapRatio([500n, 20n], 100n)).toBe(pct(120n));
    expect(() => overlapRatio([1n], 0n)).toThrow(OutOfDomainError);
  });
});

describe('risk-model 4.2: Symbiotic worst cases', () => {
  test('one capture takes at most the vault', () => {
    expect(oneCaptureShare([100n, 100n], 100n)).toBe(WAD);
    expect(oneCaptureShare([10n], 100n)).toBe(pct(10n));
    expect(oneCaptureShare([], 100n)).toBe(0n);
    expect(oneCaptureShare([10n], 0n)).toBe(0n);
  });

  test('what captures of the current and the previous epoch touch', () => {
    const stake = { active: 100n, exitingNow: 10n, exitingNext: 5n };
    expect(slashableStake(stake, 'current')).toBe(105n);
    expect(slashableStake(stake, 'previous')).toBe(115n);
  });

  test('limits are not used up: with limit 10 of 100 an instant slasher reaches everything', () => {
    const captures = capturesWithin(14 * DAY, { kind: 'instant', hasResolver: false, vetoSeconds: 0 });
    expect(captures).toBeNull();
    expect(repeatedCaptureShare([{ stake: 10n, captures }], 100n)).toBe(WAD);
    expect(repeatedCaptureShare([{ stake: 0n, captures }], 100n)).toBe(0n);
  });

  test('a veto slasher without a resolver is no better; with one, 1 + floor(T / veto)', () => {
    const veto = { kind: 'veto', vetoSeconds: 3 * DAY } as const;
    expect(capturesWithin(14 * DAY, { ...veto, hasResolver: false })).toBeNull();
    const captures = capturesWithin(14 * DAY, { ...veto, hasResolver: true });
    expect(captures).toBe(5);
    expect(repeatedCaptureShare([{ stake: 10n, captures }], 100n)).toBe(pct(50n));
    expect(repeatedCaptureShare([{ stake: 30n, captures }], 100n)).toBe(WAD);
  });

  test('a hook that lowers limits brings back one capture', () => {
    expect(capturesWithin(14 * DAY, { kind: 'instant', hasResolver: false, vetoSeconds: 0 }, true)).toBe(1);
  });

  test('losses are shared by late depositors: 100 + 100, slash 50 leaves 75 each', () => {
    expect(100n - socialisedLoss(100n, 200n, 50n)).toBe(75n);
    expect(socialisedLoss(100n, 100n, 500n)).toBe(100n);
    expect(socialisedLoss(0n, 0n, 5n)).toBe(0n);
  });

  test('V2: slashable of App adapters over all assets; a chain of vaults multiplies what is kept', () => {
    expect(adapterShare([10n, 20n], 200n)).toBe(pct(15n));
    expect(chainedShare([pct(50n), pct(50n)])).toBe(pct(75n));
    expect(chainedShare([])).toBe(0n);
    expect(() => chainedShare([WAD + 1n])).toThrow(OutOfDomainError);
  });
});

describe('risk-model 9: Symbiotic epoch exit', () => {
  test('5 s before a boundary just over one epoch, just after it almost two', () => {
    const week = 7 * DAY;
    expect(epochExitSeconds({ start: 0, durationSeconds: week, now: week - 5 })).toBe(week + 5);
    expect(epochExitSeconds({ start: 0, durationSeconds: week, now: week })).toBe(2 * week);
    expect(epochExitWait(week)).toEqual({ min: week, expected: 10.5 * DAY, max: 14 * DAY });
    expect(() => epochExitSeconds({ start: 10, durationSeconds: week, now: 5 })).toThrow(OutOfDomainError);
  });

  test('D < wait <= 2D for any moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 10 ** 7 }),
        (now, durationSeconds) => {
          const wait = epochExitSeconds({ start: 0, durationSeconds, now });
          expect(wait).toBeGreaterThan(durationSeconds);
          expect(wait).toBeLessThanOrEqual(2 * durationSeconds);
        },
      ),
    );
  });
});

describe('risk-model 4.2: laws', () => {
  const stakes = fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { maxLength: 6 });
  test('another promise or another capture never lowers a share; nothing exceeds the whole', () => {
    fc.assert(
      fc.property(
        stakes,
        stakes,
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.integer({ min: 1, max: 6 }),
        (some, more, vault, times) => {
          const all = [...some, ...more];
          expect(oneCaptureShare(all, vault)).toBeGreaterThanOrEqual(oneCaptureShare(some, vault));
          const repeated = (captures: number): bigint =>
            repeatedCaptureShare(
              all.map((stake) => ({ stake, captures })),
              vault,
            );
          expect(repeated(times + 1)).toBeGreaterThanOrEqual(repeated(times));
          expect(repeated(1)).toBe(oneCaptureShare(all, vault));
          expect(repeated(times)).toBeLessThanOrEqual(WAD);
        },
      ),
    );
  });
});
