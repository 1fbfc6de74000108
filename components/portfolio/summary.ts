import { combineExit, type Wait } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Layer } from '@/lib/core/layer';
import { duration, percent } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { mulDivUp, shareOfUp, sumOf, WAD } from '@/lib/core/units';
import type { Failure, LimitCheck, PortfolioSummary } from './portfolio-data';

/** Sum of the positions that could be valued; unknown when none could. What could not is counted beside it, never taken for zero. */
const totalOf = (valued: readonly Position[], all: readonly Position[]): Fact<bigint> => {
  const open = all.find(({ valueWei }) => !valueWei.known);
  if (valued.length === 0 && open !== undefined) return open.valueWei;
  return combineFacts(
    valued.map((position) => position.valueWei),
    'sum of the positions that could be valued',
    (...values) => sumOf(values),
  );
};

/** What one failure of a layer takes: the loss in each position that rests on it, over everything held. Rounded up. */
const failureOf = (layer: Layer, holders: readonly (readonly [Position, Layer])[], total: Fact<bigint>): Failure => {
  const lost = holders.map(([position, held]) =>
    combineFacts([position.valueWei, held.largestLoss], 'value * largest loss', (value, share) =>
      mulDivUp(value, share, WAD),
    ),
  );
  return {
    id: layer.id,
    name: layer.name,
    kind: layer.kind,
    share: combineFacts([total, ...lost], 'sum of losses / everything held', (whole, ...parts) =>
      shareOfUp(sumOf(parts), whole),
    ),
  };
};

const rank = ({ share }: Failure): bigint => (share.known ? share.value : -1n);
const byShare = (a: Failure, b: Failure): number => (rank(a) === rank(b) ? 0 : rank(a) > rank(b) ? -1 : 1);

const failuresOf = (positions: readonly Position[], total: Fact<bigint>): Failure[] => {
  const holders = new Map<string, [Position, Layer][]>();
  for (const position of positions)
    for (const layer of position.terms.layers) {
      // Everything staked on Ethereum shares Ethereum and its validators; that is said once, not weighed against the rest.
      if (layer.kind === 'chain' || layer.protocol === 'ethereum') continue;
      holders.set(layer.id, [...(holders.get(layer.id) ?? []), [position, layer]]);
    }
  return [...holders.values()]
    .flatMap((held) => (held[0] === undefined ? [] : [failureOf(held[0][1], held, total)]))
    .sort(byShare);
};

const longestWait = (wait: Wait): number => wait.max ?? wait.expected;

const checkLoss = (failures: readonly Failure[], limits: Limits): LimitCheck => {
  // A known loss beyond the limit is beyond it, whatever else is unknown.
  const worst = failures.find(({ share }) => share.known);
  const open = failures.find(({ share }) => !share.known);
  const limit = percent(limits.largestLossWad);
  const isBeyond = worst?.share.known === true && worst.share.value > limits.largestLossWad;
  const shown = isBeyond || open === undefined ? worst : open;
  if (shown === undefined) return { id: 'loss', status: 'not-applicable', measure: unknown('not-read'), limit };
  return {
    id: 'loss',
    status: isBeyond ? 'beyond' : shown.share.known ? 'within' : 'unknown',
    measure: mapFact(shown.share, 'largest of all', percent),
    limit,
    subject: shown.name,
  };
};

const checkExit = (positions: readonly Position[], limits: Limits): LimitCheck => {
  const waits = positions
    .filter((position) => position.kind !== 'queued')
    .map(({ asset, heldAt, terms }) => ({
      name: [asset.symbol, heldAt].filter((part) => part !== '').join(' · '),
      wait: combineExit(terms.exit),
    }));
  const worst = waits.reduce<{ name: string; seconds: number; wait: Fact<Wait> } | undefined>(
    (found, { name, wait }) => {
      const seconds = wait.known ? longestWait(wait.value) : -1;
      return seconds > (found?.seconds ?? -1) ? { name, seconds, wait } : found;
    },
    undefined,
  );
  const open = waits.find(({ wait }) => !wait.known);
  const limit = duration(limits.longestExitSeconds);
  const isBeyond = worst !== undefined && worst.seconds > limits.longestExitSeconds;
  const shown = isBeyond || open === undefined ? worst : open;
  if (shown === undefined) return { id: 'exit', status: 'not-applicable', measure: unknown('not-read'), limit };
  return {
    id: 'exit',
    status: isBeyond ? 'beyond' : shown.wait.known ? 'within' : 'unknown',
    measure: mapFact(shown.wait, 'longest of all', (wait) => duration(longestWait(wait))),
    limit,
    subject: shown.name,
  };
};

/** True when it is read how much is held. What is not read is no position yet: it may be nothing. */
export const isHeld = ({ amount }: Position): boolean => amount.known;

/**
 * Derives the overview from the positions held. Exact. Shares are of what could be valued; how many positions could not is told with them, and
 * a limit that holds only for the valued part is unknown, not kept.
 */
export const summarisePortfolio = (all: readonly Position[], limits: Limits): PortfolioSummary => {
  const positions = all.filter(isHeld);
  const valued = positions.filter(({ valueWei }) => valueWei.known);
  const total = totalOf(valued, positions);
  const failures = failuresOf(valued.length === 0 ? positions : valued, total);
  const unvalued = positions.length - valued.length;
  const loss = checkLoss(failures, limits);
  return {
    total,
    unvalued,
    failures,
    checks: [
      unvalued > 0 && loss.status === 'within' ? { ...loss, status: 'unknown' } : loss,
      checkExit(positions, limits),
    ],
  };
};
