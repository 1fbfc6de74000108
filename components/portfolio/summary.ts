import { combineFacts, type Fact, largestKnownFirst, strongestUnknown, type Unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Layer } from '@/lib/core/layer';
import type { Position } from '@/lib/core/terms';
import { mulDivUp, shareOfDown, shareOfUp, sumOf, WAD, type Wad } from '@/lib/core/units';
import { checkExit, checkLoss, positionName } from './limit-checks';
import type { Failure, PortfolioSummary } from './portfolio-data';

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

/**
 * What one failure of a layer takes: the loss in each position that rests on it, over everything held. Rounded up. Where the loss in some of
 * them is not known, the others alone: at least that much.
 */
const failureOf = (layer: Layer, holders: readonly (readonly [Position, Layer])[], total: Fact<bigint>): Failure => {
  const lost = holders.map(([position, held]) =>
    combineFacts([position.valueWei, held.largestLoss], 'value * largest loss', (value, share) =>
      mulDivUp(value, share, WAD),
    ),
  );
  const readable = lost.filter((part) => part.known && part.value > 0n);
  const missing = lost.filter((part): part is Unknown => !part.known);
  const counted = readable.length > 0 ? readable : lost;
  const share = combineFacts([total, ...counted], 'sum of known losses / everything held', (whole, ...parts) =>
    shareOfUp(sumOf(parts), whole),
  );
  const open = missing.length > 0 ? strongestUnknown(missing) : share.known ? null : share;
  return { id: layer.id, name: layer.name, kind: layer.kind, share, open };
};

const failuresOf = (positions: readonly Position[], total: Fact<bigint>): Failure[] => {
  const holders = new Map<string, [Position, Layer][]>();
  for (const position of positions)
    for (const layer of position.terms.layers) {
      // Everything staked on Ethereum shares Ethereum and its validators; that is said once, not weighed against the rest.
      if (layer.kind === 'chain' || layer.protocol === 'ethereum') continue;
      const before = holders.get(layer.id);
      if (before === undefined) holders.set(layer.id, [[position, layer]]);
      else before.push([position, layer]);
    }
  return [...holders.values()]
    .flatMap((held) => (held[0] === undefined ? [] : [failureOf(held[0][1], held, total)]))
    .sort((a, b) => largestKnownFirst(a.share, b.share));
};

/** What a value in wei is of everything held, in WAD, rounded down. */
export const shareOfHeld = (wei: Fact<bigint>, total: Fact<bigint>): Fact<Wad> =>
  combineFacts([total, wei], 'value / everything held', (whole, value) => shareOfDown(value, whole));

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
  const unvalued = positions.flatMap((position) =>
    position.valueWei.known ? [] : [{ name: positionName(position), why: position.valueWei }],
  );
  const loss = checkLoss(failures, limits);
  return {
    total,
    unvalued,
    failures,
    checks: [
      unvalued.length > 0 && loss.status === 'within' ? { ...loss, status: 'unknown' } : loss,
      checkExit(positions, limits),
    ],
  };
};
