import { combineExit, type Wait } from '@/lib/core/exit';
import { type Fact, type Known, mapFact, type Unknown, unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import { duration, percent, type Quantity } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';
import type { Failure, LimitCheck, LimitMeasure } from './portfolio-data';

/** Of a wait without a bound only what it usually takes: how long it may last, nobody knows. */
const longestWait = (wait: Wait): number => wait.max ?? wait.expected;

const NO_BOUND: Unknown = unknown('unbounded');

/** Something that is held against a limit, with the name it is shown under. `open`: why it may be more. */
type Measured<T> = { readonly name: string; readonly fact: Fact<T>; readonly open: Unknown | null };

type Measure<T> = {
  readonly id: LimitCheck['id'];
  readonly limit: Quantity;
  readonly isFurther: (one: T, other: T) => boolean;
  readonly asMeasure: (fact: Fact<T>, isAtLeast: boolean) => LimitMeasure;
  readonly isBeyond: (value: T) => boolean;
};

/** Why something may be more than is known; `isPart`: a part of it is. */
type Open = { readonly name: string; readonly why: Unknown; readonly isPart: boolean };

/** Nothing that is open keeps a limit; a wait that nothing bounds is notable, as in a report. */
const statusOf = (isOver: boolean, open: readonly Open[]): LimitCheck['status'] => {
  if (isOver) return 'beyond';
  if (open.length === 0) return 'within';
  return open.every(({ why, isPart }) => isPart && why.why === 'unbounded') ? 'notable' : 'unknown';
};

/** A limit against the furthest of what is known. It is kept only if all is known; what is known to be beyond is beyond, whatever else is not. */
const check = <T>(
  { id, limit, isFurther, asMeasure, isBeyond }: Measure<T>,
  all: readonly Measured<T>[],
): LimitCheck => {
  const open = all.flatMap(({ name, fact, open }): readonly Open[] =>
    open === null ? [] : [{ name, why: open, isPart: fact.known }],
  );
  const worst = all.reduce<(Measured<T> & { readonly fact: Known<T> }) | undefined>((found, { fact, ...rest }) => {
    if (!fact.known) return found;
    return found === undefined || isFurther(fact.value, found.fact.value) ? { ...rest, fact } : found;
  }, undefined);
  const shown = worst ?? all[0];
  const omissions = (isPart: boolean) =>
    open.flatMap(({ isPart: is, ...omission }) => (is === isPart ? [omission] : []));
  if (shown === undefined) {
    const measure = asMeasure(unknown('not-read'), false);
    return { id, status: 'not-applicable', measure, limit, openEnded: [], unmeasured: [] };
  }
  const fact = mapFact(shown.fact, 'largest of what is known', (value) => value);
  return {
    id,
    status: statusOf(worst !== undefined && isBeyond(worst.fact.value), open),
    measure: asMeasure(fact, worst !== undefined && worst.open !== null),
    limit,
    ...(worst === undefined ? {} : { subject: worst.name }),
    openEnded: omissions(true),
    unmeasured: omissions(false),
  };
};

/** A position in a list of several: what it is of, and where. */
export const positionName = ({ asset, heldAt }: Position): string =>
  [asset.symbol, heldAt].filter((part) => part !== '').join(' · ');

/** What one failure takes, against the largest loss that is to be borne. */
export const checkLoss = (failures: readonly Failure[], limits: Limits): LimitCheck =>
  check<Wad>(
    {
      id: 'loss',
      limit: percent(limits.largestLossWad),
      isFurther: (share, other) => share > other,
      asMeasure: (of, isAtLeast) => ({ kind: 'share', of, isAtLeast }),
      isBeyond: (share) => share > limits.largestLossWad,
    },
    failures.map(({ name, share, open }) => ({ name, fact: share, open })),
  );

/** Of two waits that usually take the same, the one without a bound reaches further. */
const isLonger = (wait: Wait, other: Wait): boolean => {
  const [one, two] = [longestWait(wait), longestWait(other)];
  return one > two || (one === two && wait.max === null && other.max !== null);
};

/** How long it takes to get out, against the longest wait that is. What is on its way out is left out. */
export const checkExit = (positions: readonly Position[], limits: Limits): LimitCheck =>
  check<Wait>(
    {
      id: 'exit',
      limit: duration(limits.longestExitSeconds),
      isFurther: isLonger,
      asMeasure: (of) => ({ kind: 'wait', of }),
      isBeyond: (wait) => longestWait(wait) > limits.longestExitSeconds,
    },
    positions
      .filter((position) => position.kind !== 'queued')
      .map((position) => {
        const fact = combineExit(position.terms.exit);
        const open = !fact.known ? fact : fact.value.max === null ? NO_BOUND : null;
        return { name: positionName(position), fact, open };
      }),
  );
