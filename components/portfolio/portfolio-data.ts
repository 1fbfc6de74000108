import type { Fact } from '@/lib/core/fact';
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
  readonly share: Fact<Wad>;
};

/** One of the person's limits, against what they hold. */
export type LimitCheck = {
  readonly id: 'loss' | 'exit' | 'liquidation';
  readonly status: FindingStatus;
  readonly measure: Fact<Quantity>;
  readonly limit: Quantity;
  /** What reaches furthest: a layer, a position. */
  readonly subject?: string;
};

/** Everything derived from the positions that the overview shows. */
export type PortfolioSummary = {
  /** Wei of ETH, over the positions that could be valued. */
  readonly total: Fact<bigint>;
  /** Positions that could not. */
  readonly unvalued: number;
  /** Largest first; unknown ones after all. */
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
