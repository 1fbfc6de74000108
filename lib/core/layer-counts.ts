import type { Layer, LayerKind } from './layer';

// Counts of what lies under a deposit (risk-model §9 row 2). Counting needs no probability.

const WRAPPING: readonly LayerKind[] = ['wrapper', 'bridge'];

/** Layers of each kind, each once. */
export const countLayers = (layers: readonly Layer[]): Readonly<Partial<Record<LayerKind, number>>> => {
  const counts: Partial<Record<LayerKind, number>> = {};
  for (const { kind } of new Map(layers.map((layer) => [layer.id, layer])).values())
    counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/**
 * Wrap depth: forms the money takes on top of one another, the asset itself included, so that ETH -> rsETH -> OFT -> wrsETH is 4, as
 * published (risk-model §2; §9 row 2 and additions). Tokens and bridges count along `restsOn`; a layer that is named but not given does
 * not, and a circle counts each of its layers once.
 */
export const wrapDepth = (layers: readonly Layer[]): number => {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const depths = new Map<string, number>();
  const wrapsFrom = (id: string): number => {
    const layer = byId.get(id);
    if (layer === undefined) return 0;
    const found = depths.get(id);
    if (found !== undefined) return found;
    // A circle back to here adds nothing more.
    depths.set(id, 0);
    const below = layer.restsOn.reduce((deepest, next) => Math.max(deepest, wrapsFrom(next)), 0);
    const depth = below + (WRAPPING.includes(layer.kind) ? 1 : 0);
    depths.set(id, depth);
    return depth;
  };
  return 1 + layers.reduce((deepest, { id }) => Math.max(deepest, wrapsFrom(id)), 0);
};
