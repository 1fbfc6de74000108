import type { Source } from './fact';
import type { Quantity, Sentence } from './sentence';

export type FindingStatus = 'within' | 'beyond' | 'notable' | 'unknown' | 'not-applicable';

/** A typed sentence with its measure. Unknown inputs make it `unknown`, never `within`. */
export type Finding = {
  readonly id: string;
  readonly status: FindingStatus;
  readonly sentence: Sentence;
  readonly measure?: Quantity;
  readonly limit?: Quantity;
  readonly layerId?: string;
  readonly evidence: readonly Source[];
};

/** The three numbers a person sets. */
export type Limits = {
  /** Largest loss from one failure, share of everything held in the watched accounts. WAD. */
  readonly largestLossWad: bigint;
  readonly longestExitSeconds: number;
  /** Smallest distance to liquidation. WAD. */
  readonly smallestDistanceWad: bigint;
};
