import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSlashCeiling } from '@/lib/core/eigenlayer-slashing';
import { OutOfDomainError } from '@/lib/core/errors';
import { unknown } from '@/lib/core/fact';
import type { SlashCeiling } from '@/lib/core/slashing';
import { DAY, WAD } from '@/lib/core/units';
import { additiveLoss, combineCeilings, compoundLoss, throughBaseLoss, weightedLoss } from '@/lib/core/wrapper';
import { BLOCK, ceilingReading, pct, read, setReading, TIME } from './support/readings';

const value = <T>(fact: { known: boolean; value?: T } | undefined): T | undefined => fact?.value;
const shares = fc.bigInt({ min: 0n, max: WAD });

describe('risk-model 4.1: loss through a wrapper', () => {
  test('LRT loss = sum of weight * loss', () => {
    expect(
      weightedLoss([
        { weight: pct(40n), of: pct(10n) },
        { weight: pct(60n), of: pct(5n) },
      ]),
    ).toBe(pct(7n));
    expect(weightedLoss([{ weight: pct(40n), of: pct(10n) }])).toBe(pct(4n));
    expect(() =>
      weightedLoss([
        { weight: WAD, of: 0n },
        { weight: 1n, of: 0n },
      ]),
    ).toThrow(OutOfDomainError);
  });

  test('services add, the beacon chain multiplies: 75 % and a half leave 4 of 32', () => {
    expect(
      additiveLoss([
        { fraction: WAD / 2n, share: pct(20n) },
        { fraction: WAD, share: pct(25n) },
      ]),
    ).toBe(pct(35n));
    expect(compoundLoss(pct(75n), pct(50n))).toBe(pct(87n) + pct(1n) / 2n);
    expect((32n * (WAD - compoundLoss(pct(75n), pct(50n)))) / WAD).toBe(4n);
  });
});

describe('ceilings through wrappers', () => {
  const calm = buildSlashCeiling(ceilingReading());
  const hasty = buildSlashCeiling(
    ceilingReading({
      allocationDelay: read(0n),
      sets: read([
        setReading('c', 0n, { allocation: read({ current: 0n, pendingDiff: pct(50n), effectBlock: BLOCK + 7_200n }) }),
      ]),
    }),
  );

  test('shares are weighted, notice is the shortest, the gap the longest, services keep their part', () => {
    const both = combineCeilings([
      { weight: pct(75n), of: calm },
      { weight: pct(25n), of: hasty },
    ]);
    expect(value(both.today)).toBe((pct(31n) * 3n) / 4n);
    expect(value(both.withinExit)).toBe((pct(31n) * 3n) / 4n + pct(25n));
    expect(value(both.noticeSeconds)).toBe(0);
    expect(value(both.gapSeconds)).toBe(14 * DAY);
    expect(value(both.pending)).toEqual([{ at: TIME + DAY, share: (pct(31n) * 3n) / 4n + (pct(25n) * 50n) / 100n }]);
    expect(both.services.map((item) => value(item.shareNow))).toEqual([(pct(10n) * 3n) / 4n, (pct(21n) * 3n) / 4n, 0n]);
  });

  test('an unknown part with weight makes the total unknown, one without weight does not', () => {
    const blind = buildSlashCeiling(ceilingReading({ sets: unknown('call-failed') }));
    const parts = (weight: bigint) => [
      { weight: WAD - weight, of: calm },
      { weight, of: blind },
    ];
    expect(combineCeilings(parts(1n)).today).toEqual(unknown('call-failed'));
    expect(value(combineCeilings(parts(0n)).today)).toBe(pct(31n));
    expect(() => combineCeilings([])).toThrow(OutOfDomainError);
  });

  test('a base-layer loss multiplies on what services leave', () => {
    const native = throughBaseLoss(calm, read(pct(50n)));
    expect(value(native.today)).toBe(WAD - (pct(69n) * 50n) / 100n);
    expect(throughBaseLoss(calm, unknown('not-read')).today.known).toBe(false);
  });
});

const simple = (today: bigint): SlashCeiling => ({
  ...buildSlashCeiling(ceilingReading({ sets: read([]) })),
  today: read(today),
});

describe('laws of wrappers', () => {
  test('compounding is commutative, associative up to rounding, and never below either loss', () => {
    fc.assert(
      fc.property(shares, shares, shares, (a, b, c) => {
        expect(compoundLoss(a, b)).toBe(compoundLoss(b, a));
        const difference = compoundLoss(compoundLoss(a, b), c) - compoundLoss(a, compoundLoss(b, c));
        expect(difference <= 2n && difference >= -2n).toBe(true);
        expect(compoundLoss(a, b)).toBeGreaterThanOrEqual(a > b ? a : b);
        expect(compoundLoss(a, b)).toBeLessThanOrEqual(WAD);
      }),
    );
  });

  test('a wrapper of wrappers is the wrapper of the products, up to a unit per part', () => {
    const weights = fc.bigInt({ min: 0n, max: WAD / 2n });
    fc.assert(
      fc.property(weights, weights, weights, shares, shares, (outer, a, b, x, y) => {
        const inner = combineCeilings([
          { weight: a, of: simple(x) },
          { weight: b, of: simple(y) },
        ]);
        const nested = value(combineCeilings([{ weight: outer, of: inner }]).today) ?? -1n;
        const flat = weightedLoss([
          { weight: (outer * a) / WAD, of: x },
          { weight: (outer * b) / WAD, of: y },
        ]);
        expect(nested - flat <= 4n && flat - nested <= 4n).toBe(true);
      }),
    );
  });

  test('the order of parts does not matter, a larger part never lowers the loss', () => {
    fc.assert(
      fc.property(shares, shares, fc.bigInt({ min: 0n, max: WAD / 2n }), (x, y, weight) => {
        const parts = [
          { weight, of: x },
          { weight: WAD / 2n, of: y },
        ];
        expect(weightedLoss(parts)).toBe(weightedLoss([...parts].reverse()));
        expect(weightedLoss(parts)).toBeGreaterThanOrEqual(weightedLoss(parts.slice(1)));
      }),
    );
  });
});
