import type { Wait } from '@/lib/core/exit';
import type { Fact, Unknown } from '@/lib/core/fact';
import type { FindingStatus } from '@/lib/core/findings';
import type { LayerKind } from '@/lib/core/layer';
import type { Quantity, Sentence } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import type { Address, Wad } from '@/lib/core/units';

/** What the watched accounts hold, and the read behind it. */
export type PortfolioData = {
  readonly accounts: readonly Address[];
  readonly positions: readonly Position[];
  /** Unix seconds; null: never read. */
  readonly readAt: number | null;
  readonly block: bigint | null;
  readonly isFromCache: boolean;
  /** What could not be read, in words; null: everything could. */
  readonly trouble: string | null;
};

/** One thing that can fail, and what that takes of everything held. */
export type Failure = {
  readonly id: string;
  readonly name: string;
  readonly kind: LayerKind;
  /** As far as it is known; unknown when nothing of it is. */
  readonly share: Fact<Wad>;
  /** Why a further part is not known: the share is at least that large. Null: it is the whole. */
  readonly open: Unknown | null;
};

/** Something a number leaves out, and why. */
export type Omission = { readonly name: string; readonly why: Unknown };

export type LimitId = 'loss' | 'exit' | 'liquidation';

/** Limits that what is held is checked against. How far it is from liquidation nobody here knows: loans are not read. */
export type CheckedLimit = Exclude<LimitId, 'liquidation'>;

/** The furthest of what is known; unknown when nothing is. `isAtLeast`: a part of the share is not known; a wait tells its bound itself. */
export type LimitMeasure =
  | { readonly kind: 'share'; readonly of: Fact<Wad>; readonly isAtLeast: boolean }
  | { readonly kind: 'wait'; readonly of: Fact<Wait> };

/** One of the limits, against what is held. */
export type LimitCheck = {
  readonly id: CheckedLimit;
  readonly status: FindingStatus;
  readonly measure: LimitMeasure;
  readonly limit: Quantity;
  /** What reaches furthest: a layer, a position; absent when nothing is known to. */
  readonly subject?: string;
  /** What may reach further than is known: a loss known in part, a wait without a bound. */
  readonly openEnded: readonly Omission[];
  /** Of which nothing is known. */
  readonly unmeasured: readonly Omission[];
};

/** Everything derived from the positions that the overview shows. */
export type PortfolioSummary = {
  /** Wei of ETH, over the positions that could be valued. */
  readonly total: Fact<bigint>;
  /** Positions that could not. */
  readonly unvalued: readonly Omission[];
  /** By what is known, largest first; unknown ones after all. */
  readonly failures: readonly Failure[];
  readonly checks: readonly LimitCheck[];
};

/** One step of a load in progress. */
export type LoadingStep = {
  readonly id: string;
  readonly label: Sentence;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
};

/** Why a text is not an account that can be watched. */
export type AddressProblem = 'empty' | 'name' | 'not-an-address' | 'bad-checksum' | 'already-watched';
