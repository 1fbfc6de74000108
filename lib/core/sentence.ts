import type { Fact, Source } from './fact';
import type { Address, Wad } from './units';

/** A value to be formatted by locale. Core never formats. Text is already sanitised. */
export type Quantity =
  | { readonly type: 'percent'; readonly wad: Wad }
  | { readonly type: 'duration'; readonly seconds: number }
  | { readonly type: 'time'; readonly at: number }
  | { readonly type: 'day'; readonly at: number }
  | { readonly type: 'amount'; readonly base: bigint; readonly decimals: number; readonly symbol: string }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'address'; readonly address: Address };

/** A message of the catalogue (`lib/locales`) with the values that go into it, by name. */
export type Sentence = { readonly key: string; readonly values?: Readonly<Record<string, Quantity>> };

/** A statement with the evidence that opens behind it. */
export type Claim = { readonly sentence: Sentence; readonly evidence: readonly Source[] };

export const percent = (wad: Wad): Quantity => ({ type: 'percent', wad });
export const duration = (seconds: number): Quantity => ({ type: 'duration', seconds });
export const time = (at: number): Quantity => ({ type: 'time', at });
/** A day as documents are dated, by the first second of it in UTC. */
export const day = (at: number): Quantity => ({ type: 'day', at });
export const amount = (base: bigint, decimals: number, symbol: string): Quantity => ({
  type: 'amount',
  base,
  decimals,
  symbol,
});
export const count = (value: number): Quantity => ({ type: 'count', count: value });
export const text = (value: string): Quantity => ({ type: 'text', text: value });
export const address = (value: Address): Quantity => ({ type: 'address', address: value });

/** A sentence without evidence of its own. */
export const say = (key: string, values?: Readonly<Record<string, Quantity>>): Sentence =>
  values === undefined ? { key } : { key, values };

/** The sources behind known facts, for a claim's evidence. */
export const evidenceOf = (...facts: readonly Fact<unknown>[]): Source[] =>
  facts.flatMap((fact) => (fact.known ? [fact.source] : []));

/** `not-measured` as `notMeasured`: the catalogue's keys allow letters and digits only. */
export const camelCase = (words: string): string => words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
