import type { Layer } from '@/lib/core/layer';
import type { ServiceTerms } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';

export type StackRow = { readonly layer: Layer; readonly service?: ServiceTerms };
/** Services next to each other form one group; everything else stands alone. */
export type StackGroup = { readonly id: string; readonly isServices: boolean; readonly rows: readonly StackRow[] };

/** Unknown losses first: they may be the largest. */
const byLoss = (a: StackRow, b: StackRow): number => {
  const [left, right] = [a.layer.largestLoss, b.layer.largestLoss];
  if (!left.known || !right.known) return Number(left.known) - Number(right.known);
  return left.value === right.value ? 0 : left.value > right.value ? -1 : 1;
};

/** What carries the money comes first, then who states its worth, then the chain under all of it. */
const depthOf = ({ kind }: Layer): number => (kind === 'chain' ? 2 : kind === 'oracle' ? 1 : 0);

/** The stack from the person's money down, its runs of services grouped and put in order of what they can take. */
export const groupStack = (terms: Terms): StackGroup[] => {
  const services = new Map(terms.slash.services.map((service) => [service.layerId, service]));
  const groups: { id: string; isServices: boolean; rows: StackRow[] }[] = [];
  for (const layer of [...terms.layers].sort((a, b) => depthOf(a) - depthOf(b))) {
    const service = services.get(layer.id);
    const row: StackRow = service === undefined ? { layer } : { layer, service };
    const last = groups.at(-1);
    if (layer.kind === 'service' && last?.isServices === true) last.rows.push(row);
    else groups.push({ id: layer.id, isServices: layer.kind === 'service', rows: [row] });
  }
  for (const group of groups) if (group.isServices) group.rows.sort(byLoss);
  return groups;
};
