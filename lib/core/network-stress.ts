import { OutOfDomainError } from './errors';
import type { IndexedGraph } from './restaking-graph';
import { finish, SLICE_EDGES, type Sliced } from './slices';
import { minOf, WAD, type Wad } from './units';

/** Where a holder's money stands in a network. WAD. */
export type NetworkHolding = {
  /** Share of the money behind each operator, by operator index; sums to at most 1. */
  readonly weights: readonly Wad[];
  /** Largest share each edge can take of its operator's stake, by position in the graph's edge list. */
  readonly edgeShares: readonly Wad[];
};

/** What reaches the money, through whom. WAD, rounded up. */
export type NetworkExposure = {
  /** Share of the money each service can take at most, by service index. */
  readonly services: readonly Wad[];
  /** Share of the money each operator can lose to all its services, at most its weight, by operator index. */
  readonly operators: readonly Wad[];
  /** All services at once. */
  readonly total: Wad;
};

/** A stress: services that slash a fraction of what they can, operators that lose a fraction of their stake in the base layer. WAD. */
export type NetworkShock = {
  readonly services: ReadonlyMap<number, Wad>;
  readonly operators: ReadonlyMap<number, Wad>;
};

const requireShape = (graph: IndexedGraph, holding: NetworkHolding): void => {
  if (holding.weights.length !== graph.operatorIds.length)
    throw new OutOfDomainError('A network exposure', 'one weight per operator');
  if (graph.edgeOf.some((edge) => holding.edgeShares[edge] === undefined))
    throw new OutOfDomainError('A network exposure', 'one share per edge');
};

/** Sums carry WAD * WAD until the end: one rounding per result, not per edge. */
const ceilScaled = (scaled: bigint): Wad => (scaled === 0n ? 0n : (scaled - 1n) / WAD + 1n);

/** Exposure of a holding to every operator and service of a network, in slices; exact up to one rounding up per result. */
export const exposeInSlices = function* (
  graph: IndexedGraph,
  holding: NetworkHolding,
  size: number = SLICE_EDGES,
): Sliced<NetworkExposure> {
  requireShape(graph, holding);
  const services = graph.serviceIds.map(() => 0n);
  const operators: Wad[] = [];
  let total = 0n;
  let sinceYield = 0;
  for (let operator = 0; operator < graph.operatorIds.length; operator++) {
    const weight = holding.weights[operator] as Wad;
    let shares = 0n;
    if (weight > 0n)
      for (let slot = graph.start[operator] as number; slot < (graph.start[operator + 1] as number); slot++) {
        const service = graph.serviceOf[slot] as number;
        const share = holding.edgeShares[graph.edgeOf[slot] as number] as Wad;
        shares += share;
        services[service] = (services[service] as bigint) + weight * share;
        if (++sinceYield >= size) {
          sinceYield = 0;
          yield;
        }
      }
    const taken = weight * minOf(shares, WAD);
    operators.push(ceilScaled(taken));
    total += taken;
  }
  return { services: services.map(ceilScaled), operators, total: ceilScaled(total) };
};

/** Exposure at once. */
export const exposeToNetwork = (graph: IndexedGraph, holding: NetworkHolding): NetworkExposure =>
  finish(exposeInSlices(graph, holding, Number.POSITIVE_INFINITY));

/**
 * Loss of a holding under a shock, in slices: per operator the services' losses add up to at most 1, the base-layer loss multiplies on
 * what they leave, then operators are weighted (risk-model §4.1). WAD, rounded up once.
 */
export const stressInSlices = function* (
  graph: IndexedGraph,
  holding: NetworkHolding,
  shock: NetworkShock,
  size: number = SLICE_EDGES,
): Sliced<Wad> {
  requireShape(graph, holding);
  const fractions = graph.serviceIds.map((_, service) => shock.services.get(service) ?? 0n);
  for (const fraction of [...fractions, ...shock.operators.values()])
    if (fraction < 0n || fraction > WAD) throw new OutOfDomainError('A stress', 'fractions between 0 and 100 %');
  let lost = 0n;
  let sinceYield = 0;
  for (let operator = 0; operator < graph.operatorIds.length; operator++) {
    const weight = holding.weights[operator] as Wad;
    if (weight === 0n) continue;
    let taken = 0n;
    for (let slot = graph.start[operator] as number; slot < (graph.start[operator + 1] as number); slot++) {
      const fraction = fractions[graph.serviceOf[slot] as number] as Wad;
      if (fraction > 0n) taken += fraction * (holding.edgeShares[graph.edgeOf[slot] as number] as Wad);
      if (++sinceYield >= size) {
        sinceYield = 0;
        yield;
      }
    }
    const base = shock.operators.get(operator) ?? 0n;
    const kept = (WAD * WAD - minOf(taken, WAD * WAD)) * (WAD - base);
    lost += weight * (WAD * WAD * WAD - kept);
  }
  return lost === 0n ? 0n : (lost - 1n) / (WAD * WAD * WAD) + 1n;
};

/** Loss under a shock at once. */
export const stressNetwork = (graph: IndexedGraph, holding: NetworkHolding, shock: NetworkShock): Wad =>
  finish(stressInSlices(graph, holding, shock, Number.POSITIVE_INFINITY));
