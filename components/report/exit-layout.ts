import type { ExitLeg, ExitPlan } from '@/lib/core/exit';
import { DAY } from '@/lib/core/units';

/** Where one leg lies on the timeline, in seconds from asking. */
export type LegSpan = {
  readonly leg: ExitLeg;
  /** Legs in parallel lie in lanes below each other. */
  readonly lane: number;
  readonly start: number;
  /** End if all goes as expected; the drawn end of a leg nobody knows the length of. */
  readonly expectedEnd: number;
  /** Latest end; null when there is none. */
  readonly latestEnd: number | null;
  readonly isKnown: boolean;
};

export type ExitLayout = {
  readonly spans: readonly LegSpan[];
  readonly laneCount: number;
  /** Seconds the timeline covers. */
  readonly reach: number;
  /** When the asset itself is back, if all goes as expected. */
  readonly expectedEnd: number;
  /** Every wait until then is known. */
  readonly isComplete: boolean;
};

/** Drawn length of a wait nobody knows. Only a drawing: no number comes of it. */
const UNKNOWN_LENGTH = 2 * DAY;
/** A tail longer than this many times the expected end is cut off, with its end marked open. */
const LONGEST_TAIL = 2;

type Placed = {
  readonly spans: LegSpan[];
  readonly end: number;
  readonly latest: number | null;
  readonly lanes: number;
};

const placeLeg = (leg: ExitLeg, start: number, latestStart: number | null, lane: number): Placed => {
  if (!leg.wait.known) {
    const expectedEnd = start + UNKNOWN_LENGTH;
    return {
      spans: [{ leg, lane, start, expectedEnd, latestEnd: expectedEnd, isKnown: false }],
      end: expectedEnd,
      latest: null,
      lanes: 1,
    };
  }
  const { expected, max } = leg.wait.value;
  const expectedEnd = start + expected;
  const latestEnd = max === null || latestStart === null ? null : Math.max(expectedEnd, latestStart + max);
  return {
    spans: [{ leg, lane, start, expectedEnd, latestEnd, isKnown: true }],
    end: expectedEnd,
    latest: latestEnd,
    lanes: 1,
  };
};

const place = (plan: ExitPlan, start: number, latestStart: number | null, lane: number): Placed => {
  if (plan.kind === 'leg') return placeLeg(plan.leg, start, latestStart, lane);
  const spans: LegSpan[] = [];
  let end = start;
  let latest = latestStart;
  let lanes = plan.parts.length === 0 ? 0 : 1;
  let nextLane = lane;
  for (const part of plan.parts) {
    const placed = plan.kind === 'series' ? place(part, end, latest, lane) : place(part, start, latestStart, nextLane);
    spans.push(...placed.spans);
    if (plan.kind === 'series') {
      end = placed.end;
      latest = placed.latest;
      lanes = Math.max(lanes, placed.lanes);
    } else {
      end = Math.max(end, placed.end);
      latest = latest === null || placed.latest === null ? null : Math.max(latest, placed.latest);
      nextLane += placed.lanes;
      lanes = nextLane - lane;
    }
  }
  return { spans, end, latest, lanes };
};

/** Lays the legs of an exit out in time: in series one after the other, in parallel in lanes from the same start. */
export const layOutExit = (plan: ExitPlan): ExitLayout => {
  const { spans, end, lanes } = place(plan, 0, 0, 0);
  const furthest = spans.reduce((far, span) => Math.max(far, span.latestEnd ?? span.expectedEnd * LONGEST_TAIL), end);
  const own = spans.filter(({ leg }) => leg.isBeyond !== true);
  const untilBack = own.length === 0 ? spans : own;
  return {
    spans,
    laneCount: lanes,
    expectedEnd: untilBack.reduce((far, span) => Math.max(far, span.expectedEnd), 0),
    reach: Math.max(1, Math.min(furthest, Math.max(end, DAY) * LONGEST_TAIL)),
    isComplete: untilBack.length > 0 && untilBack.every((span) => span.isKnown),
  };
};
