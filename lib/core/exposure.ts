import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, known, type Source, strongestUnknown, type Unknown } from './fact';
import type { Layer, LayerKind } from './layer';
import { minOf, mulDivUp, sumOf, WAD, type Wad } from './units';

/** Something held: its weight in everything held, and the layers under it. What rests on nothing has no layers. */
export type Holding = { readonly id: string; readonly weight: Wad; readonly layers: readonly Layer[] };

/** How much of everything held depends on one layer, and what its failure takes. */
export type Dependency = {
  readonly layerId: string;
  readonly name: string;
  readonly kind: LayerKind;
  /** Sum of weights of the holdings that depend on it (risk-model §3.4). WAD. */
  readonly exposure: Wad;
  /** Sum of weight * largest loss. Unknown when one of its losses is; at most `exposure`. WAD, rounded up. */
  readonly loss: Fact<Wad>;
  /** Holdings that depend on it. */
  readonly holdingIds: readonly string[];
};

/**
 * Weight of each value in their total, WAD rounded up, so that no exposure is understated. One unknown value makes all unknown.
 * @throws OutOfDomainError for a negative value.
 */
export const weighValues = (values: readonly Fact<bigint>[]): Fact<readonly Wad[]> => {
  const unknowns = values.filter((value): value is Unknown => !value.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts(values, 'value / sum of values', (...amounts) => {
    if (amounts.some((value) => value < 0n)) throw new OutOfDomainError('A weight', 'values of 0 or more');
    const total = sumOf(amounts);
    return amounts.map((value) => (total === 0n ? 0n : mulDivUp(value, WAD, total)));
  });
};

/** Layers of a holding once each; the same layer met twice counts with its larger known loss, unknown if either is. */
const distinctLayers = (layers: readonly Layer[]): Layer[] => {
  const byId = new Map<string, Layer>();
  for (const layer of layers) {
    const met = byId.get(layer.id);
    if (met === undefined) byId.set(layer.id, layer);
    else if (met.largestLoss.known && (!layer.largestLoss.known || layer.largestLoss.value > met.largestLoss.value))
      byId.set(layer.id, layer);
  }
  return [...byId.values()];
};

/** One layer while it is added up: losses carry WAD * WAD, so that they are rounded once. */
type Row = {
  readonly layer: Layer;
  readonly holdingIds: string[];
  readonly sources: Set<Source>;
  readonly unknowns: Unknown[];
  weight: bigint;
  scaledLoss: bigint;
  asOf: number;
};

const addHolding = (row: Row, { id, weight }: Holding, loss: Fact<Wad>): void => {
  row.weight += weight;
  row.holdingIds.push(id);
  if (!loss.known) {
    row.unknowns.push(loss);
    return;
  }
  row.scaledLoss += weight * loss.value;
  row.sources.add(loss.source);
  row.asOf = Math.min(row.asOf, loss.asOf);
};

const lossOf = ({ unknowns, scaledLoss, sources, asOf }: Row): Fact<Wad> =>
  unknowns.length > 0
    ? strongestUnknown(unknowns)
    : known(
        minOf(mulDivUp(scaledLoss, 1n, WAD), WAD),
        { kind: 'derived', formula: 'sum of weight * largest loss', inputs: [...sources] },
        asOf,
      );

/**
 * Looks through holdings to what they depend on: one row per layer, with the share of everything that dies with it (risk-model §9 row 1,
 * §3.4). A holding counts once per layer however many paths lead there. Largest exposure first, then by id; the order of holdings does
 * not matter. Weights are capped at 100 % in total. Time grows with the number of layers met.
 * @throws OutOfDomainError for a negative weight.
 */
export const lookThrough = (holdings: readonly Holding[]): readonly Dependency[] => {
  const rows = new Map<string, Row>();
  for (const holding of holdings) {
    if (holding.weight < 0n) throw new OutOfDomainError('An exposure', 'weights of 0 or more');
    for (const layer of distinctLayers(holding.layers)) {
      let row = rows.get(layer.id);
      if (row === undefined) {
        row = {
          layer,
          holdingIds: [],
          sources: new Set(),
          unknowns: [],
          weight: 0n,
          scaledLoss: 0n,
          asOf: Number.MAX_SAFE_INTEGER,
        };
        rows.set(layer.id, row);
      }
      addHolding(row, holding, layer.largestLoss);
    }
  }
  return [...rows.values()]
    .map(
      (row): Dependency => ({
        layerId: row.layer.id,
        name: row.layer.name,
        kind: row.layer.kind,
        exposure: minOf(row.weight, WAD),
        loss: lossOf(row),
        holdingIds: row.holdingIds.sort(),
      }),
    )
    .sort((a, b) => (a.exposure === b.exposure ? (a.layerId < b.layerId ? -1 : 1) : a.exposure > b.exposure ? -1 : 1));
};

/** The dependency that more than one holding shares with the largest exposure; undefined when nothing is shared. */
export const largestSharedDependency = (dependencies: readonly Dependency[]): Dependency | undefined =>
  dependencies.find((row) => row.holdingIds.length > 1);

/**
 * What one failure takes at most, over all dependencies: the worst known loss, unless an unknown one could be larger. A layer of unknown
 * loss takes at most its exposure, so it only hides the answer where that exceeds the worst known loss.
 */
export const largestFailureLoss = (
  dependencies: readonly Dependency[],
): Fact<{ readonly row: Dependency; readonly loss: Wad }> => {
  const readable = dependencies.filter((row) => row.loss.known);
  const worst = readable.reduce<Dependency | undefined>(
    (found, row) => (found?.loss.known && row.loss.known && row.loss.value <= found.loss.value ? found : row),
    undefined,
  );
  const worstLoss = worst?.loss.known ? worst.loss.value : -1n;
  const hiding = dependencies.filter((row) => !row.loss.known && row.exposure > worstLoss).map((row) => row.loss);
  const unknowns = hiding.filter((loss): loss is Unknown => !loss.known);
  if (unknowns.length > 0 || worst === undefined) return strongestUnknown(unknowns);
  return combineFacts([worst.loss], 'largest loss over all dependencies', (loss) => ({ row: worst, loss }));
};

/** One dependency before and after signing. */
export type ExposureChange = {
  readonly layerId: string;
  readonly name: string;
  readonly kind: LayerKind;
  readonly before: Wad;
  readonly after: Wad;
};

/** What signing adds to each dependency, largest rise first, then largest exposure (risk-model §9 "marginal view"). Unchanged rows stay in. */
export const compareExposure = (
  before: readonly Dependency[],
  after: readonly Dependency[],
): readonly ExposureChange[] => {
  const was = new Map(before.map((row) => [row.layerId, row]));
  const now = new Map(after.map((row) => [row.layerId, row]));
  return [...new Map([...was, ...now]).values()]
    .map(({ layerId, name, kind }) => ({
      layerId,
      name,
      kind,
      before: was.get(layerId)?.exposure ?? 0n,
      after: now.get(layerId)?.exposure ?? 0n,
    }))
    .sort(
      (a, b) =>
        Number(b.after - b.before - (a.after - a.before)) ||
        Number(b.after - a.after) ||
        (a.layerId < b.layerId ? -1 : 1),
    );
};
