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

/** A share or a rate per year, in WAD. */
export const percent = (wad: Wad): Quantity => ({ type: 'percent', wad });
/** A length of time, in seconds. */
export const duration = (seconds: number): Quantity => ({ type: 'duration', seconds });
/** A moment, in unix seconds. */
export const time = (at: number): Quantity => ({ type: 'time', at });
/** A day as documents are dated, by the first second of it in UTC. Unix seconds. */
export const day = (at: number): Quantity => ({ type: 'day', at });
/** An amount of a token: base units, and how many decimals its symbol counts in. */
export const amount = (base: bigint, decimals: number, symbol: string): Quantity => ({
  type: 'amount',
  base,
  decimals,
  symbol,
});
/** A whole number of things; it also chooses a sentence's plural. */
export const count = (value: number): Quantity => ({ type: 'count', count: value });
/** Words put in as they are; sanitised before. */
export const text = (value: string): Quantity => ({ type: 'text', text: value });
/** An account or contract. */
export const address = (value: Address): Quantity => ({ type: 'address', address: value });

const inWords = (values: Sentence['values']): string =>
  JSON.stringify(values ?? {}, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** Whether two say the same of the same values. */
export const isSameSentence = (a: Sentence, b: Sentence): boolean =>
  a.key === b.key && inWords(a.values) === inWords(b.values);

/** A sentence without evidence of its own. */
export const say = (key: string, values?: Readonly<Record<string, Quantity>>): Sentence =>
  values === undefined ? { key } : { key, values };

/** The sources behind known facts, for a claim's evidence. */
export const evidenceOf = (...facts: readonly Fact<unknown>[]): Source[] =>
  facts.flatMap((fact) => (fact.known ? [fact.source] : []));

/** `not-measured` as `notMeasured`: the catalogue's keys allow letters and digits only. */
export const camelCase = (words: string): string => words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
