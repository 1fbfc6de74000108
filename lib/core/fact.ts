import type { Address } from './units';

/** Where a value came from; what its evidence panel shows. */
export type Source =
  | {
      readonly kind: 'onchain';
      readonly chainId: number;
      readonly block: bigint;
      readonly contract: Address;
      readonly call: string;
    }
  | { readonly kind: 'feed'; readonly url: string; readonly fetchedAt: number }
  | { readonly kind: 'registry'; readonly document: string; readonly date: string }
  | { readonly kind: 'page'; readonly host: string; readonly seenAt: number }
  | { readonly kind: 'derived'; readonly formula: string; readonly inputs: readonly Source[] }
  | { readonly kind: 'assumed'; readonly why: string };

/**
 * Why a value is not known.
 * `not-read`: not asked yet · `other-chain`: on a chain of another kind, which is never read here; the detail names it ·
 * `call-failed`: the chain did not answer · `feed-failed`: the feed did not answer or answered nonsense ·
 * `not-published`: nobody states it · `not-measured`: we do not measure it · `not-watched`: an account we do not watch ·
 * `needs-operator`: it depends on whom an account delegates to, and no account is known · `needs-amount`: it depends on how much is put in,
 * which a page does not say · `stale`: last value is past its validity · `disputed`: sources disagree · `unbounded`: there is no upper bound.
 */
export type UnknownWhy =
  | 'not-read'
  | 'other-chain'
  | 'call-failed'
  | 'feed-failed'
  | 'not-published'
  | 'not-measured'
  | 'not-watched'
  | 'needs-operator'
  | 'needs-amount'
  | 'stale'
  | 'disputed'
  | 'unbounded';

/** `asOf` is in unix seconds; 0 for what holds at any time (an assumption, arithmetic on nothing that was read). */
export type Known<T> = { readonly known: true; readonly value: T; readonly source: Source; readonly asOf: number };
export type Unknown = { readonly known: false; readonly why: UnknownWhy; readonly detail?: string };
/** A value with its evidence, or the reason why there is none. Unknown is never zero and never safe. */
export type Fact<T> = Known<T> | Unknown;

/** A known value. `asOf` in unix seconds. */
export const known = <T>(value: T, source: Source, asOf: number): Known<T> => ({ known: true, value, source, asOf });

/** A value nobody here knows, and why. */
export const unknown = (why: UnknownWhy, detail?: string): Unknown =>
  detail === undefined ? { known: false, why } : { known: false, why, detail };

/** Applies `fn` to a known value and records the formula; unknown stays unknown. */
export const mapFact = <A, B>(fact: Fact<A>, formula: string, fn: (value: A) => B): Fact<B> =>
  fact.known ? known(fn(fact.value), { kind: 'derived', formula, inputs: [fact.source] }, fact.asOf) : fact;

type ValuesOf<F extends readonly Fact<unknown>[]> = { [K in keyof F]: F[K] extends Fact<infer T> ? T : never };

/**
 * Derives one value from several. The first unknown input makes the result unknown (absorbing); the result is as old as its oldest input; one
 * that holds at any time has no age.
 */
export const combineFacts = <const F extends readonly Fact<unknown>[], B>(
  facts: F,
  formula: string,
  fn: (...values: ValuesOf<F>) => B,
): Fact<B> => {
  const values: unknown[] = [];
  const inputs: Source[] = [];
  let asOf = Number.MAX_SAFE_INTEGER;
  for (const fact of facts) {
    if (!fact.known) return fact;
    values.push(fact.value);
    inputs.push(fact.source);
    if (fact.asOf !== 0) asOf = Math.min(asOf, fact.asOf);
  }
  return known(
    fn(...(values as ValuesOf<F>)),
    { kind: 'derived', formula, inputs },
    asOf === Number.MAX_SAFE_INTEGER ? 0 : asOf,
  );
};

/** The value, or `otherwise` where it is unknown. For choosing a path, never for showing a number. */
export const valueOr = <T, U>(fact: Fact<T>, otherwise: U): T | U => (fact.known ? fact.value : otherwise);

/** For sorting: the larger known value first, unknown ones after all and equal among themselves. */
export const largestKnownFirst = (a: Fact<bigint>, b: Fact<bigint>): number => {
  if (!a.known || !b.known) return Number(b.known) - Number(a.known);
  return a.value === b.value ? 0 : a.value > b.value ? -1 : 1;
};

/** The first known of several sources in order of trust; else the last unknown. */
export const firstKnown = <T>(...facts: readonly [Fact<T>, ...Fact<T>[]]): Fact<T> =>
  facts.find((fact) => fact.known) ?? (facts[facts.length - 1] as Fact<T>);

/** A fact read past `validSeconds` before `now` (unix seconds) drops to unknown; it is never silently kept. */
export const expireFact = <T>(fact: Fact<T>, now: number, validSeconds: number): Fact<T> =>
  fact.known && now - fact.asOf > validSeconds ? unknown('stale') : fact;

// What stays true whatever else is read comes first, so that the answer does not depend on the order of the inputs.
const UNKNOWN_ORDER: readonly UnknownWhy[] = [
  'unbounded',
  'other-chain',
  'disputed',
  'not-published',
  'not-measured',
  'not-watched',
  'needs-operator',
  'needs-amount',
  'call-failed',
  'feed-failed',
  'stale',
  'not-read',
];

/** One reason for several unknown values, the same in whatever order they come. */
export const strongestUnknown = (unknowns: readonly Unknown[]): Unknown =>
  [...unknowns].sort(
    (a, b) =>
      UNKNOWN_ORDER.indexOf(a.why) - UNKNOWN_ORDER.indexOf(b.why) || ((a.detail ?? '') < (b.detail ?? '') ? -1 : 1),
  )[0] ?? unknown('not-read');
