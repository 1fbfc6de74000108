import type { Fact, Unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';

/** One place a wrapper's money is: the share of it there (WAD), and the terms there. */
export type Part = {
  readonly share: Fact<Wad>;
  /** Nobody waits for this place while money at hand covers all who leave. */
  readonly isCovered?: Fact<boolean>;
  /** Unknown where the protocol behind it is none of ours. */
  readonly terms: Terms | Unknown;
};

/** A part whose terms are known. */
export type KnownPart = Part & { readonly terms: Terms };
