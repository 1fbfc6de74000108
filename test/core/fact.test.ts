import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combineFacts,
  expireFact,
  type Fact,
  firstKnown,
  known,
  largestKnownFirst,
  mapFact,
  strongestUnknown,
  type Unknown,
  type UnknownWhy,
  unknown,
  valueOr,
} from '@/lib/core/fact';
import { evidenceOf } from '@/lib/core/sentence';
import { read, SOURCE, TIME } from './support/readings';

const WHYS: readonly UnknownWhy[] = [
  'not-read',
  'other-chain',
  'call-failed',
  'feed-failed',
  'not-published',
  'not-measured',
  'stale',
  'disputed',
  'unbounded',
];
const unknowns = fc.record({ why: fc.constantFrom(...WHYS), detail: fc.constantFrom(undefined, 'a', 'b') });
const facts: fc.Arbitrary<Fact<number>> = fc.oneof(
  fc.integer().map((value) => read(value)),
  unknowns.map(({ why, detail }) => unknown(why, detail)),
);
const sum = (...values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('facts', () => {
  test('what is derived names its formula and what it came from, and is as old as its oldest input', () => {
    const older = known(2, SOURCE, TIME - 60);
    expect(combineFacts([read(1), older], 'a + b', sum)).toEqual({
      known: true,
      value: 3,
      source: { kind: 'derived', formula: 'a + b', inputs: [SOURCE, SOURCE] },
      asOf: TIME - 60,
    });
    expect(mapFact(older, 'twice', (value) => value * 2)).toMatchObject({ value: 4, asOf: TIME - 60 });
    expect(evidenceOf(read(1), unknown('stale'), older)).toEqual([SOURCE, SOURCE]);
  });

  test('what holds at any time has no age and lends none', () => {
    const assumed = known(1, { kind: 'assumed', why: 'test' }, 0);
    expect(combineFacts([assumed, read(1)], 'a + b', sum)).toMatchObject({ asOf: TIME });
    expect(combineFacts([assumed], 'a', sum)).toMatchObject({ asOf: 0 });
    expect(combineFacts([], 'nothing', sum)).toMatchObject({ value: 0, asOf: 0 });
  });

  test('past its validity a value is unknown; at the last second it is not', () => {
    expect(expireFact(read(1), TIME + 60, 60)).toEqual(read(1));
    expect(expireFact(read(1), TIME + 61, 60)).toEqual(unknown('stale'));
    expect(expireFact(unknown('disputed'), TIME + 61, 60)).toEqual(unknown('disputed'));
  });

  test('the first known in order of trust; where none is, the last reason', () => {
    expect(firstKnown(unknown('call-failed'), read(2), read(3))).toEqual(read(2));
    expect(firstKnown(unknown('call-failed'), unknown('not-published'))).toEqual(unknown('not-published'));
    expect([valueOr(read(0), null), valueOr<number, null>(unknown('stale'), null)]).toEqual([0, null]);
  });

  test('a reason that no further reading can change comes first', () => {
    expect(strongestUnknown([unknown('not-read'), unknown('unbounded'), unknown('stale')])).toEqual(
      unknown('unbounded'),
    );
    expect(strongestUnknown([])).toEqual(unknown('not-read'));
  });

  test('what is known is put in order from the largest down, and what is not comes after it as it came', () => {
    const [first, second] = [unknown('stale'), unknown('not-read')];
    const [negative, zero, large] = [read(-5n), read(0n), read(2n ** 70n)];
    expect([first, negative, large, second, zero].sort(largestKnownFirst)).toEqual([
      large,
      zero,
      negative,
      first,
      second,
    ]);
  });
});

describe('laws of facts', () => {
  test('unknown absorbs: one among the inputs makes the result unknown, whatever the rest, and never calls the formula', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 5 }), unknowns, fc.nat(5), (some, { why }, at) => {
        const inputs = [...some.slice(0, at), unknown(why), ...some.slice(at)];
        const result = combineFacts(inputs, 'never', () => {
          throw new RangeError('an unknown was computed with');
        });
        expect(result.known).toBe(false);
      }),
    );
  });

  test('known inputs give the known result', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 5 }), (values) => {
        expect(combineFacts(values.map(read), 'sum', sum)).toMatchObject({ known: true, value: sum(...values) });
      }),
    );
  });

  test('the one reason for many is one of them, and does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(unknowns, { minLength: 1, maxLength: 6 }), (reasons) => {
        const all: Unknown[] = reasons.map(({ why, detail }) => unknown(why, detail));
        const chosen = strongestUnknown(all);
        expect(all).toContainEqual(chosen);
        expect(strongestUnknown([...all].reverse())).toEqual(chosen);
      }),
    );
  });
});
