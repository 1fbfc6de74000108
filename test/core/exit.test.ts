import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  addWaits,
  combineExit,
  type ExitPlan,
  flattenLegs,
  inParallel,
  inSeries,
  longerWait,
  oneLeg,
  slashableExit,
  type Wait,
  waitOf,
} from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { DAY } from '@/lib/core/units';
import { read } from './support/readings';

const leg = (id: string, wait: Fact<Wait>, isSlashable = true): ExitPlan =>
  oneLeg({ id, layerId: `layer:${id}`, label: say('leg'), wait, isSlashable, isEarning: false });
const waitFor = (days: number): Fact<Wait> => read(waitOf(days * DAY));
const outcomeOf = (plan: ExitPlan): Wait | string => {
  const wait = combineExit(plan);
  return wait.known ? wait.value : wait.why;
};

describe('risk-model 4.4 and 9: exit legs', () => {
  test('legs in series add up, in parallel the longest counts, per field', () => {
    const a = leg('a', read(waitOf(1, 5, 9)));
    const b = leg('b', read(waitOf(2, 3, 20)));
    expect(outcomeOf(inSeries(a, b))).toEqual({ min: 3, expected: 8, max: 29 });
    expect(outcomeOf(inParallel(a, b))).toEqual({ min: 2, expected: 5, max: 20 });
    expect(outcomeOf(inSeries(a, inParallel(a, b), b))).toEqual({ min: 5, expected: 13, max: 49 });
  });

  test('no upper bound absorbs every other', () => {
    const open = leg('open', read(waitOf(1, 2, null)));
    expect(outcomeOf(inSeries(open, leg('b', waitFor(1))))).toMatchObject({ max: null });
    expect(outcomeOf(inParallel(leg('b', waitFor(1)), open))).toMatchObject({ max: null });
  });

  test('unknown absorbs, also beside a longer known wait, and the reason does not depend on the order', () => {
    const unread = leg('u', unknown('not-read'));
    const endless = leg('e', unknown('unbounded', 'queue'));
    expect(outcomeOf(inSeries(leg('a', waitFor(1)), unread))).toBe('not-read');
    expect(outcomeOf(inParallel(unread, leg('a', waitFor(99))))).toBe('not-read');
    expect(combineExit(inSeries(unread, endless))).toEqual(combineExit(inSeries(endless, unread)));
    expect(outcomeOf(inSeries(unread, endless))).toBe('unbounded');
  });

  test('a plan without legs is unknown, never an instant exit', () => {
    expect(outcomeOf(inSeries())).toBe('not-read');
    expect(outcomeOf(inSeries(leg('a', waitFor(1)), inParallel()))).toBe('not-read');
    expect(outcomeOf(leg('instant', waitFor(0)))).toEqual({ min: 0, expected: 0, max: 0 });
  });

  test('legs beyond the asset are shown, not counted, however deep they sit', () => {
    const beyond = oneLeg({
      id: 'x',
      layerId: 'l',
      label: say('leg'),
      wait: unknown('unbounded'),
      isSlashable: false,
      isEarning: true,
      isBeyond: true,
    });
    const base = leg('a', waitFor(3));
    expect(outcomeOf(inSeries(base, beyond))).toEqual(waitOf(3 * DAY));
    expect(outcomeOf(inSeries(base, inParallel(beyond, inSeries(beyond))))).toEqual(waitOf(3 * DAY));
    expect(outcomeOf(inSeries(beyond))).toBe('not-read');
    expect(outcomeOf(inSeries(base, inSeries(), beyond))).toBe('not-read');
  });

  test('waits out of order are refused', () => {
    for (const bad of [
      [2, 1, 3],
      [0, 5, 4],
      [-1, 0, 0],
      [0, Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY, null],
    ] as const)
      expect(() => waitOf(bad[0], bad[1], bad[2])).toThrow(OutOfDomainError);
  });

  test('legs are listed in order, and the slashable part of an exit is its own wait', () => {
    const plan = inSeries(
      leg('queue', waitFor(7), false),
      inParallel(leg('escrow', waitFor(14)), leg('beacon', waitFor(2), false)),
    );
    expect(flattenLegs(plan).map((item) => item.id)).toEqual(['queue', 'escrow', 'beacon']);
    expect(slashableExit(plan)).toMatchObject({ value: { max: 14 * DAY } });
    expect(slashableExit(leg('q', waitFor(7), false))).toBeUndefined();
    expect(slashableExit(inSeries(leg('q', unknown('not-read'))))).toEqual(unknown('not-read'));
  });
});

const waits: fc.Arbitrary<Wait> = fc
  .tuple(fc.nat(10 ** 7), fc.nat(10 ** 7), fc.option(fc.nat(10 ** 7)))
  .map(([min, more, rest]) => ({ min, expected: min + more, max: rest === null ? null : min + more + rest }));
const facts: fc.Arbitrary<Fact<Wait>> = fc.oneof(
  { weight: 8, arbitrary: waits.map(read) },
  { weight: 1, arbitrary: fc.constantFrom(unknown('not-read'), unknown('call-failed'), unknown('unbounded')) },
);
const plans: fc.Arbitrary<ExitPlan> = fc.letrec<{ plan: ExitPlan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 3 },
    facts.map((wait) => leg('l', wait)),
    fc.array(tie('plan'), { minLength: 1, maxLength: 3 }).map((parts) => inSeries(...parts)),
    fc.array(tie('plan'), { minLength: 1, maxLength: 3 }).map((parts) => inParallel(...parts)),
  ),
})).plan;

/** Unknown, or no less in every field. */
const isNoShorter = (longer: Fact<Wait>, shorter: Fact<Wait>): boolean => {
  if (!longer.known) return true;
  if (!shorter.known) return false;
  const [a, b] = [longer.value, shorter.value];
  return a.min >= b.min && a.expected >= b.expected && (a.max === null || (b.max !== null && a.max >= b.max));
};

describe('laws of exits', () => {
  test('series and parallel are associative and commutative on waits; parallel is idempotent', () => {
    fc.assert(
      fc.property(waits, waits, waits, (a, b, c) => {
        for (const join of [addWaits, longerWait]) {
          expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
          expect(join(a, b)).toEqual(join(b, a));
        }
        expect(longerWait(a, a)).toEqual(a);
      }),
    );
  });

  test('nesting does not matter: series(a, series(b, c)) = series(a, b, c), the same for parallel', () => {
    fc.assert(
      fc.property(plans, plans, plans, (a, b, c) => {
        for (const join of [inSeries, inParallel]) {
          expect(outcomeOf(join(a, join(b, c)))).toEqual(outcomeOf(join(a, b, c)));
          expect(outcomeOf(join(join(a, b), c))).toEqual(outcomeOf(join(a, b, c)));
        }
      }),
    );
  });

  test('order of parallel legs is irrelevant, down to the reason of an unknown', () => {
    fc.assert(
      fc.property(plans, plans, plans, (a, b, c) => {
        expect(outcomeOf(inParallel(c, a, b))).toEqual(outcomeOf(inParallel(a, b, c)));
      }),
    );
  });

  test('adding a layer never shortens an exit, and unknown never becomes known by adding', () => {
    fc.assert(
      fc.property(plans, plans, (base, more) => {
        const before = combineExit(base);
        for (const after of [combineExit(inSeries(base, more)), combineExit(inParallel(base, more))])
          expect(isNoShorter(after, before)).toBe(true);
      }),
    );
  });

  test('series is at least as long as parallel', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        expect(isNoShorter(combineExit(inSeries(a, b)), combineExit(inParallel(a, b)))).toBe(true);
      }),
    );
  });
});
