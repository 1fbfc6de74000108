import { type Fact, type Known, known, type Source } from '@/lib/core/fact';

/** Unix seconds of a registry date (`2026-07-30`), its midnight UTC. */
export const secondsOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** A value from a dated document of the bundled registry. */
export const registryValue = <T>(value: T, document: string, date: string): Known<T> =>
  known(value, { kind: 'registry', document, date }, secondsOfDate(date));

/** The source of a dated document. */
export const registrySource = (document: string, date: string): Extract<Source, { kind: 'registry' }> => ({
  kind: 'registry',
  document,
  date,
});

/** What was read, in another shape: the same evidence, nothing calculated. */
export const reshape = <A, B>(fact: Fact<A>, fn: (value: A) => B): Fact<B> =>
  fact.known ? { ...fact, value: fn(fact.value) } : fact;
