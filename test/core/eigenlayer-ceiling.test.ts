import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Allocation,
  canLeaveInTime,
  classifyAllocation,
  encumberedShare,
  isSlashableAt,
  latentShare,
  magnitudeAt,
  noticeBlocks,
  pendingSteps,
  reactionSlackBlocks,
  shareWithinExit,
  slashableShareAt,
} from '@/lib/core/eigenlayer-ceiling';
import { OutOfDomainError } from '@/lib/core/errors';
import { WAD } from '@/lib/core/units';

const pct = (value: bigint): bigint => value * 10n ** 16n;
const allocation = (overrides: Partial<Allocation> = {}): Allocation => ({
  current: pct(10n),
  pendingDiff: 0n,
  effectBlock: 0n,
  isRegistered: true,
  isStrategyInSet: true,
  hasSlasher: true,
  ...overrides,
});
const NOW = 1_000_000n;
const DELAY = 100_800n;
const timing = (notice: bigint) => ({ block: NOW, notice, withdrawalDelay: DELAY });

describe('risk-model 9: slash ceiling today', () => {
  test('10 % and 25 % together are 35 %', () => {
    expect(slashableShareAt([allocation(), allocation({ current: pct(25n) })], WAD, NOW)).toBe(pct(35n));
    expect(encumberedShare(pct(40n), WAD)).toBe(pct(40n));
  });

  test('an active set is registered or still slashable, has the strategy and a slasher', () => {
    const left = { isRegistered: false, slashableUntil: NOW };
    expect(isSlashableAt(allocation(left), NOW)).toBe(true);
    expect(isSlashableAt(allocation(left), NOW + 1n)).toBe(false);
    expect(isSlashableAt(allocation({ isRegistered: false }), NOW)).toBe(false);
    expect(isSlashableAt(allocation({ isStrategyInSet: false }), NOW)).toBe(false);
    expect(isSlashableAt(allocation({ hasSlasher: false }), NOW)).toBe(false);
  });

  test('classification: active, pending, latent, unable', () => {
    const rising = { current: 0n, pendingDiff: pct(5n), effectBlock: NOW + 1n };
    expect(classifyAllocation(allocation(), NOW)).toBe('active');
    expect(classifyAllocation(allocation(rising), NOW)).toBe('pending');
    expect(classifyAllocation(allocation(rising), NOW + 1n)).toBe('active');
    expect(classifyAllocation(allocation({ isRegistered: false }), NOW)).toBe('latent');
    expect(classifyAllocation(allocation({ isStrategyInSet: false }), NOW)).toBe('latent');
    expect(classifyAllocation(allocation({ ...rising, isRegistered: false }), NOW)).toBe('latent');
    // Anyone may call migrateSlashers, which gives the set a slasher.
    expect(classifyAllocation(allocation({ hasSlasher: false }), NOW)).toBe('latent');
    expect(classifyAllocation(allocation({ current: 0n }), NOW)).toBe('unable');
  });

  test('latent promises are counted apart, never in today', () => {
    const sets = [allocation(), allocation({ current: pct(30n), isRegistered: false })];
    expect(slashableShareAt(sets, WAD, NOW)).toBe(pct(10n));
    expect(latentShare(sets, WAD, NOW)).toBe(pct(30n));
  });

  test('a deallocation keeps the old, larger magnitude through the block before its effect', () => {
    const falling = allocation({ current: pct(30n), pendingDiff: -pct(20n), effectBlock: NOW + 10n });
    expect(magnitudeAt(falling, NOW + 9n)).toBe(pct(30n));
    expect(magnitudeAt(falling, NOW + 10n)).toBe(pct(10n));
    expect(slashableShareAt([falling], WAD, NOW + 9n)).toBe(pct(30n));
    expect(shareWithinExit([falling], WAD, timing(DELAY + 1n))).toBe(pct(30n));
  });

  test('a fully slashed operator reads everything, never zero', () => {
    expect(slashableShareAt([], 0n, NOW)).toBe(WAD);
    expect(() => slashableShareAt([], WAD + 1n, NOW)).toThrow(OutOfDomainError);
  });

  test('shares refer to what is left: after a slash 5/95 and 25/95', () => {
    const sets = [allocation({ current: pct(5n) }), allocation({ current: pct(25n) })];
    expect(slashableShareAt(sets, pct(95n), NOW)).toBe(315_789_473_684_210_527n);
  });
});

describe('risk-model 9: slash ceiling within the exit', () => {
  test('an allocation delay of at most the withdrawal delay makes it everything', () => {
    for (const notice of [0n, 1n, DELAY - 1n, DELAY]) {
      expect(canLeaveInTime(notice, DELAY)).toBe(false);
      expect(shareWithinExit([], WAD, timing(notice))).toBe(WAD);
      expect(reactionSlackBlocks(notice, DELAY)).toBeUndefined();
    }
  });

  test('a longer delay: today plus what takes effect in time; one block of D above the delay leaves no time to react', () => {
    const sets = [
      allocation(),
      allocation({ current: 0n, pendingDiff: pct(7n), effectBlock: NOW + DELAY }),
      allocation({ current: 0n, pendingDiff: pct(20n), effectBlock: NOW + DELAY + 1n }),
    ];
    expect(shareWithinExit(sets, WAD, timing(DELAY + 1n))).toBe(pct(17n));
    expect(reactionSlackBlocks(DELAY + 1n, DELAY)).toBe(0n);
    expect(reactionSlackBlocks(126_000n, DELAY)).toBe(25_199n);
  });

  test('a latent promise counts within the exit, because one transaction makes it real', () => {
    const sets = [allocation(), allocation({ current: pct(30n), isStrategyInSet: false })];
    expect(shareWithinExit(sets, WAD, timing(DELAY + 1n))).toBe(pct(40n));
  });

  test('a shorter delay on its way shortens the notice', () => {
    expect(noticeBlocks(126_000n)).toBe(126_000n);
    expect(noticeBlocks(126_000n, { delay: 0n, effectBlock: NOW + 50n }, NOW)).toBe(50n);
    expect(noticeBlocks(126_000n, { delay: 10n, effectBlock: NOW - 50n }, NOW)).toBe(10n);
    expect(noticeBlocks(10n, { delay: 126_000n, effectBlock: NOW + 50n }, NOW)).toBe(10n);
  });

  test('pending increases are steps in time with the exact total from then on', () => {
    const sets = [
      allocation({ current: pct(30n), pendingDiff: -pct(20n), effectBlock: NOW + 5n }),
      allocation({ current: pct(1n), pendingDiff: pct(2n), effectBlock: NOW + 10n }),
      allocation({ current: 0n, pendingDiff: pct(4n), effectBlock: NOW + 10n }),
      allocation({ current: 0n, pendingDiff: pct(50n), effectBlock: NOW + 20n, isRegistered: false }),
      allocation({ current: 0n, pendingDiff: pct(8n), effectBlock: NOW + 2n }),
    ];
    expect(pendingSteps(sets, WAD, { block: NOW, timestamp: 5_000 })).toEqual([
      { at: 5_024, share: pct(39n) },
      { at: 5_120, share: pct(25n) },
    ]);
  });
});

const allocations = fc.array(
  fc.record({
    current: fc.bigInt({ min: 0n, max: WAD / 8n }),
    pendingDiff: fc.bigInt({ min: 0n, max: WAD / 16n }),
    effectBlock: fc.bigInt({ min: NOW - 10n, max: NOW + 2n * DELAY }),
    isRegistered: fc.boolean(),
    isStrategyInSet: fc.boolean(),
    hasSlasher: fc.boolean(),
  }),
  { maxLength: 5 },
);

describe('risk-model 9: laws of ceilings', () => {
  test('today <= today + latent <= within exit <= 1, whatever the notice', () => {
    fc.assert(
      fc.property(allocations, fc.bigInt({ min: 0n, max: 3n * DELAY }), (sets, notice) => {
        const today = slashableShareAt(sets, WAD, NOW);
        const within = shareWithinExit(sets, WAD, timing(notice));
        expect(within).toBeGreaterThanOrEqual(today + latentShare(sets, WAD, NOW) - BigInt(sets.length));
        expect(within).toBeLessThanOrEqual(WAD);
      }),
    );
  });

  test('another allocation never lowers a ceiling, and the order of sets does not matter', () => {
    fc.assert(
      fc.property(allocations, allocations, (sets, more) => {
        const both = [...sets, ...more];
        expect(slashableShareAt(both, WAD, NOW)).toBeGreaterThanOrEqual(slashableShareAt(sets, WAD, NOW));
        expect(shareWithinExit(both, WAD, timing(DELAY + 1n))).toBeGreaterThanOrEqual(
          shareWithinExit(sets, WAD, timing(DELAY + 1n)),
        );
        expect(slashableShareAt([...both].reverse(), WAD, NOW)).toBe(slashableShareAt(both, WAD, NOW));
      }),
    );
  });

  test('a shorter notice never lowers the worst case', () => {
    fc.assert(
      fc.property(
        allocations,
        fc.bigInt({ min: 0n, max: 3n * DELAY }),
        fc.bigInt({ min: 0n, max: DELAY }),
        (sets, notice, less) => {
          const shorter = notice > less ? notice - less : 0n;
          expect(shareWithinExit(sets, WAD, timing(shorter))).toBeGreaterThanOrEqual(
            shareWithinExit(sets, WAD, timing(notice)),
          );
        },
      ),
    );
  });
});
