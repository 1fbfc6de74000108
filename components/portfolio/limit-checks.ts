import { combineExit, type Wait } from '@/lib/core/exit';
import { type Fact, type Known, mapFact, type Unknown, unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import { duration, percent, type Quantity } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';
import type { Failure, LimitCheck } from './portfolio-data';

const longestWait = (wait: Wait): number => wait.max ?? wait.expected;

/** Something that is held against a limit, with the name it is shown under. `open`: why it may be more. */
type Measured<T> = { readonly name: string; readonly fact: Fact<T>; readonly open: Unknown | null };

type Measure<T> = {
  readonly id: LimitCheck['id'];
  readonly limit: Quantity;
  readonly size: (value: T) => number | bigint;
  readonly asQuantity: (value: T) => Quantity;
  readonly isBeyond: (value: T) => boolean;
};

/** A limit against the furthest of what is known. It is kept only if all is known; what is known to be beyond is beyond, whatever else is not. */
const check = <T>({ id, limit, size, asQuantity, isBeyond }: Measure<T>, all: readonly Measured<T>[]): LimitCheck => {
  const unmeasured = all.flatMap(({ name, open }) => (open === null ? [] : [{ name, why: open }]));
  const worst = all.reduce<(Measured<T> & { readonly fact: Known<T> }) | undefined>((found, { fact, ...rest }) => {
    if (!fact.known) return found;
    return found === undefined || size(fact.value) > size(found.fact.value) ? { ...rest, fact } : found;
  }, undefined);
  const shown = worst ?? all[0];
  if (shown === undefined)
    return { id, status: 'not-applicable', measure: unknown('not-read'), isAtLeast: false, limit, unmeasured };
  const isOver = worst !== undefined && isBeyond(worst.fact.value);
  return {
    id,
    status: isOver ? 'beyond' : unmeasured.length > 0 ? 'unknown' : 'within',
    measure: mapFact(shown.fact, 'largest of what is known', asQuantity),
    isAtLeast: worst !== undefined && worst.open !== null,
    limit,
    ...(worst === undefined ? {} : { subject: worst.name }),
    unmeasured,
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
      size: (share) => share,
      asQuantity: percent,
      isBeyond: (share) => share > limits.largestLossWad,
    },
    failures.map(({ name, share, open }) => ({ name, fact: share, open })),
  );

/** How long it takes to get out, against the longest wait that is. What is on its way out is left out. */
export const checkExit = (positions: readonly Position[], limits: Limits): LimitCheck =>
  check<Wait>(
    {
      id: 'exit',
      limit: duration(limits.longestExitSeconds),
      size: longestWait,
      asQuantity: (wait) => duration(longestWait(wait)),
      isBeyond: (wait) => longestWait(wait) > limits.longestExitSeconds,
    },
    positions
      .filter((position) => position.kind !== 'queued')
      .map((position) => {
        const fact = combineExit(position.terms.exit);
        return { name: positionName(position), fact, open: fact.known ? null : fact };
      }),
  );
