import { unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import { type Stress, type StressLoss, stressOfReplay, stressPosition, totalLoss } from '@/lib/core/position-stress';
import { REPLAYS } from '@/lib/core/replays';
import type { Position } from '@/lib/core/terms';
import { WAD, type Wad } from '@/lib/core/units';

/** One slider: a part of the stress, in steps of one point up to `most`. */
export type Slider = { readonly field: keyof Stress; readonly label: string; readonly most: number };

export const SLIDERS: readonly Slider[] = [
  { field: 'slashFraction', label: 'ui.stress.slash', most: 100 },
  { field: 'backingLoss', label: 'ui.stress.backing', most: 100 },
  { field: 'discount', label: 'ui.stress.discount', most: 90 },
];

const POINT: Wad = WAD / 100n;

/** Where a slider stands for a share, to the nearest point below. */
export const stepOf = (share: Wad): number => Number(share / POINT);
export const shareOfStep = (step: number): Wad => BigInt(step) * POINT;

export const NO_STRESS: Stress = { slashFraction: 0n, backingLoss: 0n, discount: 0n };

/** Named events as stresses, by id; '' is the person's own. */
export const EVENTS: readonly { readonly id: string; readonly label: string; readonly stress: Stress }[] = REPLAYS.map(
  (replay) => ({ id: replay.id, label: replay.key, stress: stressOfReplay(replay) }),
);

/** What the stress takes of one position. */
export type StressRow = StressLoss & { readonly id: string; readonly name: string; readonly heldAt: string };

/** The stress on everything held: row by row, in total over what could be valued, and whether that is beyond the person's limit. */
export type StressResult = {
  readonly rows: readonly StressRow[];
  readonly total: StressLoss;
  readonly isBeyond: boolean;
};

/** Applies a stress to positions. Pods hold ETH itself: no token that could lose its backing or trade below it. */
export const stressPositions = (positions: readonly Position[], stress: Stress, limits: Limits): StressResult => {
  const rows = positions.map((position): StressRow & { readonly position: Position } => ({
    id: position.id,
    name: position.asset.symbol,
    heldAt: position.heldAt,
    position,
    ...stressPosition({ today: position.terms.slash.today, isToken: position.kind !== 'native' }, stress),
  }));
  const valued = rows.filter(({ position }) => position.valueWei.known);
  const sum = (field: keyof StressLoss) =>
    valued.length === 0
      ? unknown('not-read', 'no position could be valued')
      : totalLoss(valued.map((row) => ({ value: row.position.valueWei, loss: row[field] })));
  const total = { lost: sum('lost'), ifSold: sum('ifSold') };
  return {
    rows: rows.map(({ position: _, ...row }) => row),
    total,
    isBeyond: total.lost.known && total.lost.value > limits.largestLossWad,
  };
};
