import type { Fact } from './fact';
import type { Sentence } from './sentence';

/** How long a wait is, in seconds. `max` null: no upper bound exists. */
export type Wait = { readonly min: number; readonly expected: number; readonly max: number | null };

/** One wait on the way out. */
export type ExitLeg = {
  readonly id: string;
  readonly layerId: string;
  readonly label: Sentence;
  readonly wait: Fact<Wait>;
  /** Services can still take from the stake during this wait. */
  readonly isSlashable: boolean;
  /** The stake earns during this wait. */
  readonly isEarning: boolean;
};

/** Legs in series add up; legs in parallel run at once, the longest counts. */
export type ExitPlan =
  | { readonly kind: 'leg'; readonly leg: ExitLeg }
  | { readonly kind: 'series'; readonly parts: readonly ExitPlan[] }
  | { readonly kind: 'parallel'; readonly parts: readonly ExitPlan[] };
