import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, strongestUnknown, type Unknown, unknown } from './fact';
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
  /** The stake earns during this wait; a validator only until it has exited, not while its balance waits to be withdrawn. */
  readonly isEarning: boolean | 'until-exited';
  /** Begins once the asset itself is back (a staked token's own way to ETH): shown, not counted as time to get it back. */
  readonly isBeyond?: boolean;
};

/** Legs in series add up; legs in parallel run at once, the longest counts. */
export type ExitPlan =
  | { readonly kind: 'leg'; readonly leg: ExitLeg }
  | { readonly kind: 'series'; readonly parts: readonly ExitPlan[] }
  | { readonly kind: 'parallel'; readonly parts: readonly ExitPlan[] };

/**
 * A wait of `min` to `max` seconds, `expected` typically; `max` null when nothing bounds it.
 * @throws OutOfDomainError unless 0 <= min <= expected <= max, all finite.
 */
export const waitOf = (min: number, expected: number = min, max: number | null = expected): Wait => {
  const isOrdered = min >= 0 && min <= expected && Number.isFinite(expected) && (max === null || expected <= max);
  if (!isOrdered || max === Number.POSITIVE_INFINITY) {
    throw new OutOfDomainError('A wait', '0 <= min <= expected <= max, finite or null for no bound');
  }
  return { min, expected, max };
};

/** A plan of one wait. */
export const oneLeg = (leg: ExitLeg): ExitPlan => ({ kind: 'leg', leg });
/** Waits that start when the one before has ended. */
export const inSeries = (...parts: readonly ExitPlan[]): ExitPlan => ({ kind: 'series', parts });
/** Waits that run at the same time. */
export const inParallel = (...parts: readonly ExitPlan[]): ExitPlan => ({ kind: 'parallel', parts });

/** Two waits, one after the other, in seconds. Associative and commutative; no bound absorbs. */
export const addWaits = (a: Wait, b: Wait): Wait => ({
  min: a.min + b.min,
  expected: a.expected + b.expected,
  max: a.max === null || b.max === null ? null : a.max + b.max,
});

/** Two waits at once, in seconds: the longer one per field. Associative, commutative, idempotent; no bound absorbs. */
export const longerWait = (a: Wait, b: Wait): Wait => ({
  min: Math.max(a.min, b.min),
  expected: Math.max(a.expected, b.expected),
  max: a.max === null || b.max === null ? null : Math.max(a.max, b.max),
});

/** The plan without legs beyond the asset; undefined when only such legs are left. A part that never had a leg stays. */
const withoutBeyond = (plan: ExitPlan): ExitPlan | undefined => {
  if (plan.kind === 'leg') return plan.leg.isBeyond === true ? undefined : plan;
  const parts = plan.parts.flatMap((part) => withoutBeyond(part) ?? []);
  return parts.length === 0 && plan.parts.length > 0 ? undefined : { kind: plan.kind, parts };
};

const joinWaits = (plan: ExitPlan): Fact<Wait> => {
  if (plan.kind === 'leg') return plan.leg.wait;
  const waits = plan.parts.map(joinWaits);
  const unknowns = waits.filter((wait): wait is Unknown => !wait.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  if (waits.length === 0) return unknown('not-read', 'the exit has no known step');
  const join = plan.kind === 'series' ? addWaits : longerWait;
  const formula = plan.kind === 'series' ? 'sum of the waits' : 'longest of the waits';
  return combineFacts(waits, formula, (first, ...rest) => rest.reduce(join, first as Wait));
};

/**
 * How long the whole exit takes, in seconds: series add, parallel parts count the longest per field (risk-model §4.4).
 * One unknown wait makes the whole unknown; legs beyond the asset do not count, unless the plan is nothing but one. A plan without any
 * leg is unknown too: an instant exit is a leg of 0 seconds with its evidence.
 */
export const combineExit = (plan: ExitPlan): Fact<Wait> =>
  plan.kind === 'leg' ? plan.leg.wait : joinWaits(withoutBeyond(plan) ?? inSeries());

/** Every leg of a plan, in the order a person meets them. */
export const flattenLegs = (plan: ExitPlan): readonly ExitLeg[] =>
  plan.kind === 'leg' ? [plan.leg] : plan.parts.flatMap(flattenLegs);

/** The part of a plan that `keep` selects; undefined when nothing is left. */
const prunePlan = (plan: ExitPlan, keep: (leg: ExitLeg) => boolean): ExitPlan | undefined => {
  if (plan.kind === 'leg') return keep(plan.leg) ? plan : undefined;
  const parts = plan.parts.flatMap((part) => prunePlan(part, keep) ?? []);
  return parts.length === 0 ? undefined : { kind: plan.kind, parts };
};

/**
 * How long services can still take from the stake after leaving has begun, in seconds. Unknown when a slashable leg is unknown;
 * undefined when no leg is slashable.
 */
export const slashableExit = (plan: ExitPlan): Fact<Wait> | undefined => {
  const slashable = prunePlan(plan, (leg) => leg.isSlashable);
  return slashable === undefined ? undefined : combineExit(slashable);
};
