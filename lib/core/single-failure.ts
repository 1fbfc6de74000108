import { combineFacts, type Fact, known, mapFact, strongestUnknown, type Unknown, unknown } from './fact';
import type { Layer } from './layer';
import { mulDivUp, WAD, type Wad } from './units';

/** The layer whose failure takes most, and what it takes. */
export type SingleFailure = { readonly layerId: string; readonly name: string; readonly share: Wad };

/**
 * Largest share of the money that one failure can take, over all its layers (risk-model §9 row 1). WAD. An unknown layer makes it
 * unknown, unless a known one takes everything already: nothing can take more.
 */
export const largestSingleFailure = (layers: readonly Layer[]): Fact<SingleFailure> => {
  const worst = layers.reduce<{ layer: Layer; share: Wad } | undefined>((found, layer) => {
    const share = layer.largestLoss.known ? layer.largestLoss.value : -1n;
    return share > (found?.share ?? -1n) ? { layer, share } : found;
  }, undefined);
  const unknowns = layers.map((layer) => layer.largestLoss).filter((loss): loss is Unknown => !loss.known);
  if (unknowns.length > 0 && (worst === undefined || worst.share < WAD)) return strongestUnknown(unknowns);
  if (worst === undefined) return unknown('not-read', 'no layer is known');
  return mapFact(worst.layer.largestLoss, 'largest loss over all layers', (share) => ({
    layerId: worst.layer.id,
    name: worst.layer.name,
    share,
  }));
};

/**
 * The same loss as a share of everything held: share * weight, rounded up. Where the weight is unknown it is 100 % at most: a loss that
 * stays below `enough` even then is known not to matter more, anything else is unknown. WAD.
 */
export const weighSingleFailure = (
  failure: Fact<SingleFailure>,
  weight: Fact<Wad>,
  enough: Wad,
): Fact<SingleFailure> => {
  if (failure.known && !weight.known && failure.value.share <= enough) {
    const whole = known(WAD, { kind: 'assumed', why: 'weight at most 100 %' }, failure.asOf);
    return weighSingleFailure(failure, whole, enough);
  }
  return combineFacts([failure, weight], 'largest loss * weight', (item, part) => ({
    ...item,
    share: mulDivUp(item.share, part, WAD),
  }));
};
