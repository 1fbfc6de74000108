import type { Fact, Source } from '@/lib/core/fact';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isFact = (value: Readonly<Record<string, unknown>>): boolean => typeof value.known === 'boolean';

/** Every fact anywhere in a value, with the way to it. */
export const factsIn = (
  value: unknown,
  path = '',
): readonly { readonly path: string; readonly fact: Fact<unknown> }[] => {
  if (!isObject(value)) return [];
  const own = isFact(value) ? [{ path, fact: value as unknown as Fact<unknown> }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, item]) => factsIn(item, `${path}.${key}`))];
};

const isSource = (value: Readonly<Record<string, unknown>>): boolean =>
  (value.kind === 'registry' && 'document' in value) ||
  (value.kind === 'derived' && Array.isArray(value.inputs)) ||
  (value.kind === 'onchain' && 'contract' in value) ||
  (value.kind === 'feed' && 'url' in value) ||
  (value.kind === 'assumed' && 'why' in value);

/** Every source anywhere in a value: of facts, claims and findings alike. */
export const sourcesIn = (value: unknown): readonly Source[] => {
  if (!isObject(value)) return [];
  const own = isSource(value) ? [value as unknown as Source] : [];
  return [...own, ...Object.values(value).flatMap(sourcesIn)];
};

/** A calendar day that has been, as `2026-07-30`. */
export const isPastDay = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) &&
  new Date(`${date}T00:00:00Z`).toISOString().startsWith(date) &&
  Date.parse(`${date}T00:00:00Z`) <= Date.now();

/** What is wrong with a source of bundled facts; empty when nothing is. */
export const flawOf = (source: Source): string => {
  if (source.kind === 'registry') {
    if (source.document.trim() === '') return 'names no document';
    return isPastDay(source.date) ? '' : `has no date that has been: ${source.date}`;
  }
  if (source.kind === 'derived') return source.formula.trim() === '' ? 'says no formula' : '';
  if (source.kind === 'assumed') return source.why.trim() === '' ? 'says not why it is assumed' : '';
  return `claims a ${source.kind} reading, offline`;
};
