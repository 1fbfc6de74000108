import { type Known, known, type Source } from '@/lib/core/fact';

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
