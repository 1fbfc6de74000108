import type { Fact } from '@/lib/core/fact';
import { DEPTH_OF_KIND, type Layer } from '@/lib/core/layer';
import { mergeServices, type ServiceTerms } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';

export type StackRow = { readonly layer: Layer; readonly service?: ServiceTerms };
/** Services next to each other, as a headline counts them. */
export type ServiceRun = {
  /** What can slash today: the headline counts these. */
  readonly counted: readonly (StackRow & { readonly service: ServiceTerms })[];
  /** What can slash from a time that is known. */
  readonly pending: readonly StackRow[];
  /** What may come to slash, or cannot. */
  readonly rest: readonly StackRow[];
};
/** A run of services, or one layer that stands alone. */
export type StackGroup = { readonly id: string } & ({ readonly run: ServiceRun } | { readonly row: StackRow });

/** The largest first, and what nobody knows before it: it may be larger. */
const largestFirst = (a: Fact<Wad>, b: Fact<Wad>): number => {
  if (!a.known || !b.known) return Number(a.known) - Number(b.known);
  return a.value === b.value ? 0 : a.value > b.value ? -1 : 1;
};

const startOf = ({ service }: StackRow): number => (service?.effectAt?.known ? service.effectAt.value : 0);

const runOf = (rows: readonly StackRow[]): ServiceRun => {
  const isPending = ({ service }: StackRow): boolean => service?.state === 'pending';
  return {
    counted: rows
      .flatMap(({ layer, service }) => (service?.state === 'active' ? [{ layer, service }] : []))
      .sort((a, b) => largestFirst(a.service.shareNow, b.service.shareNow)),
    pending: rows.filter(isPending).sort((a, b) => startOf(a) - startOf(b)),
    rest: rows
      .filter((row) => row.service?.state !== 'active' && !isPending(row))
      .sort((a, b) => largestFirst(a.layer.largestLoss, b.layer.largestLoss)),
  };
};

/** What carries the money keeps the order it was read in; who states its worth comes after it, and the chain under all. */
const placeOf = ({ kind }: Layer): number => Math.max(DEPTH_OF_KIND[kind], DEPTH_OF_KIND.staking);

/** The stack from the person's money down, its runs of services in order of what they can take today. */
export const groupStack = ({ layers, slash }: Terms): StackGroup[] => {
  const runs: StackRow[][] = [];
  for (const layer of layers.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const service = mergeServices(slash.services.filter(({ layerId }) => layerId === layer.id));
    const row: StackRow = service === undefined ? { layer } : { layer, service };
    const last = runs.at(-1);
    if (layer.kind === 'service' && last?.[0]?.layer.kind === 'service') last.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((rows): StackGroup[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { id } = first.layer;
    return [first.layer.kind === 'service' ? { id, run: runOf(rows) } : { id, row: first }];
  });
};

/** Every row of a stack, in the order it is shown. */
export const rowsOf = (groups: readonly StackGroup[]): StackRow[] =>
  groups.flatMap((group) =>
    'run' in group ? [...group.run.counted, ...group.run.pending, ...group.run.rest] : [group.row],
  );
