import { type Fact, known, unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import { type Stress, type StressLoss, stressOfReplay, stressPosition, totalLoss } from '@/lib/core/position-stress';
import { REPLAYS } from '@/lib/core/replays';
import type { Position } from '@/lib/core/terms';
import { WAD, type Wad } from '@/lib/core/units';
import { positionName } from './limit-checks';
import type { Omission } from './portfolio-data';

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
/** The share a slider stands for, in WAD. */
export const shareOfStep = (step: number): Wad => BigInt(step) * POINT;

export const NO_STRESS: Stress = { slashFraction: 0n, backingLoss: 0n, discount: 0n };

/** Named events as stresses, by id; '' is the person's own. */
export const EVENTS: readonly { readonly id: string; readonly label: string; readonly stress: Stress }[] = REPLAYS.map(
  (replay) => ({ id: replay.id, label: replay.key, stress: stressOfReplay(replay) }),
);

/** What the stress takes of one position, or of several that are alike in all that is shown. */
export type StressRow = StressLoss & {
  readonly id: string;
  readonly name: string;
  readonly heldAt: string;
  readonly count: number;
};

/** The stress on everything held. */
export type StressResult = {
  /** In the order of the positions. */
  readonly rows: readonly StressRow[];
  /** Over what could be valued, as far as the losses are known. */
  readonly total: StressLoss;
  /** Valued positions whose loss is not known: the total is at least what it says. */
  readonly open: readonly Omission[];
  readonly isBeyond: boolean;
};

const sameText = (fact: Fact<Wad>): string => (fact.known ? `${fact.value}` : fact.why);

/** Positions in the same token at the same place that lose the same are one row. */
const inRows = (each: readonly StressRow[]): readonly StressRow[] => {
  const rows = new Map<string, StressRow>();
  for (const row of each) {
    const key = JSON.stringify([row.name, row.heldAt, sameText(row.lost), sameText(row.ifSold)]);
    const before = rows.get(key);
    rows.set(key, before === undefined ? row : { ...before, count: before.count + 1 });
  }
  return [...rows.values()];
};

const NOTHING: Fact<Wad> = known(0n, { kind: 'assumed', why: 'a loss nobody knows is counted as none: at least' }, 0);

/** Applies a stress to positions. Pods hold ETH itself: no token that could lose its backing or trade below it. */
export const stressPositions = (positions: readonly Position[], stress: Stress, limits: Limits): StressResult => {
  const each = positions.map((position) => {
    const { asset, kind, heldAt, id, terms } = position;
    const loss = stressPosition({ today: terms.slash.today, isToken: kind !== 'native' }, stress);
    return { position, row: { id, name: asset.symbol, heldAt, count: 1, ...loss } };
  });
  const valued = each.filter(({ position }) => position.valueWei.known);
  const sum = (field: keyof StressLoss): Fact<Wad> => {
    if (valued.length === 0) return unknown('not-read', 'no position could be valued');
    // At least nothing says nothing: then the total is as unknown as the rest.
    const isAnythingLost = valued.some(({ row: { [field]: loss } }) => loss.known && loss.value > 0n);
    return totalLoss(
      valued.map(({ position, row: { [field]: loss } }) => ({
        value: position.valueWei,
        loss: isAnythingLost && !loss.known ? NOTHING : loss,
      })),
    );
  };
  const total = { lost: sum('lost'), ifSold: sum('ifSold') };
  return {
    rows: inRows(each.map(({ row }) => row)),
    total,
    open: valued.flatMap(({ position, row }) =>
      row.lost.known ? [] : [{ name: positionName(position), why: row.lost }],
    ),
    isBeyond: total.lost.known && total.lost.value > limits.largestLossWad,
  };
};
