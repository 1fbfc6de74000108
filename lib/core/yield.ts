import type { Fact } from './fact';
import type { Sentence } from './sentence';
import type { Wad } from './units';

export type YieldKind = 'base' | 'fee' | 'emission' | 'points' | 'borrowed';

/** One source of yield and who pays it. */
export type YieldPart = {
  readonly id: string;
  readonly kind: YieldKind;
  readonly label: Sentence;
  readonly payer: Sentence;
  /** Per year on the money. Points have no rate: unknown `not-measured`, never priced. */
  readonly apr: Fact<Wad>;
  /** Unix seconds, when a campaign ends. */
  readonly endsAt?: Fact<number>;
};

/** Where an advertised yield comes from. */
export type YieldSplit = {
  /** What the page promises. */
  readonly advertised: Fact<Wad>;
  readonly parts: readonly YieldPart[];
  /** Sum of the parts that are known. */
  readonly explained: Fact<Wad>;
  /** Advertised minus explained; 0 when more is explained than promised. */
  readonly unexplained: Fact<Wad>;
  /** What restaking adds over holding the asset. */
  readonly added: Fact<Wad>;
};
