import { OutOfDomainError } from './errors';
import { addRatios, ceilWad, compareRatios, floorWad, type Ratio, ratio, sumRatios } from './ratio';
import type { IndexedGraph } from './restaking-graph';
import { finish, SLICE_EDGES, type Sliced } from './slices';
import { minOf, WAD, type Wad } from './units';

/**
 * What can be said about a network (Durvasula & Roughgarden, risk-model §1). `not-certified` says only that this test does not pass;
 * it is sufficient, not necessary, and never means that an attack exists.
 */
export type Certificate = {
  readonly status: 'certified' | 'not-certified';
  /** gamma*, exact; null: no bound on it, because no operator with stake secures a service with profit. */
  readonly gammaStar: Ratio | null;
  /** gamma* rounded down. WAD. */
  readonly gammaStarWad: Wad | null;
  /** The operator whose services ask most of it; null with `gammaStar`. */
  readonly tightestOperatorId: string | null;
  /** Services with profit and no stake at all: corrupting them costs nothing, which no per-operator sum can see. */
  readonly freeAttackIds: readonly string[];
};

/** Bits kept behind the point when operators are sorted out before the exact comparison. */
const GUARD_BITS = 256n;

/** sigma_N(s): stake behind each service. */
const sumServiceStakes = function* (graph: IndexedGraph, size: number): Sliced<bigint[]> {
  const totals = graph.serviceIds.map(() => 0n);
  let sinceYield = 0;
  for (let operator = 0; operator < graph.stakes.length; operator++) {
    const stake = graph.stakes[operator] as bigint;
    for (let slot = graph.start[operator] as number; slot < (graph.start[operator + 1] as number); slot++) {
      const service = graph.serviceOf[slot] as number;
      totals[service] = (totals[service] as bigint) + stake;
      if (++sinceYield >= size) {
        sinceYield = 0;
        yield;
      }
    }
  }
  return totals;
};

/** pi_s / (alpha_s * sigma_N(s)) per service; 0 where there is no stake or no profit. */
const demandOf = (graph: IndexedGraph, totals: readonly bigint[]): Ratio[] =>
  totals.map((total, service) => {
    const profit = graph.profits[service] as bigint;
    const alpha = graph.thresholds[service] as Ratio;
    return total === 0n || profit === 0n ? { num: 0n, den: 1n } : ratio(profit * alpha.den, alpha.num * total);
  });

/** Operators whose T_v may be the largest: T_v is known from below within deg / 2^256, so the rest are ruled out without fractions. */
const findTightest = function* (graph: IndexedGraph, demands: readonly Ratio[], size: number): Sliced<number[]> {
  const floors = demands.map(({ num, den }) => (num << GUARD_BITS) / den);
  const lows: bigint[] = [];
  let best = 0n;
  let sinceYield = 0;
  for (let operator = 0; operator < graph.stakes.length; operator++) {
    let low = 0n;
    for (let slot = graph.start[operator] as number; slot < (graph.start[operator + 1] as number); slot++) {
      low += floors[graph.serviceOf[slot] as number] as bigint;
      if (++sinceYield >= size) {
        sinceYield = 0;
        yield;
      }
    }
    lows.push(low);
    // A zero-stake operator says nothing: its condition reads 0 <= 0.
    if ((graph.stakes[operator] as bigint) > 0n && low > best) best = low;
  }
  return lows.flatMap((low, operator) => {
    const degree = (graph.start[operator + 1] as number) - (graph.start[operator] as number);
    return degree > 0 && (graph.stakes[operator] as bigint) > 0n && low + BigInt(degree) >= best ? [operator] : [];
  });
};

/** Exact T_v of the operators left over; those that serve services of equal demand are summed once. */
const largestDemand = (graph: IndexedGraph, demands: readonly Ratio[], candidates: readonly number[]) => {
  const classIds = new Map<string, number>();
  const classOf = demands.map(({ num, den }) => {
    const key = `${num}/${den}`;
    const id = classIds.get(key) ?? classIds.size;
    classIds.set(key, id);
    return id;
  });
  const seen = new Set<string>();
  let tightest: { operator: number; demand: Ratio } | undefined;
  for (const operator of candidates) {
    const services = graph.serviceOf.subarray(graph.start[operator], graph.start[operator + 1]);
    const key = Int32Array.from(services, (service) => classOf[service] as number)
      .sort()
      .join();
    if (seen.has(key)) continue;
    seen.add(key);
    const demand = sumRatios(Array.from(services, (service) => demands[service] as Ratio));
    if (tightest === undefined || compareRatios(demand, tightest.demand) > 0n) tightest = { operator, demand };
  }
  return tightest;
};

/**
 * gamma* = min over operators with stake of 1 / T_v - 1, T_v = sum over its services of pi / (alpha * sigma_N), in slices.
 * Exact; time grows with the edges. Certified only when gamma* > 0 and no service can be attacked for free.
 */
export const certifyInSlices = function* (graph: IndexedGraph, size: number = SLICE_EDGES): Sliced<Certificate> {
  const totals = yield* sumServiceStakes(graph, size);
  const demands = demandOf(graph, totals);
  const candidates = yield* findTightest(graph, demands, size);
  const tightest = largestDemand(graph, demands, candidates);
  const freeAttackIds = graph.serviceIds.filter(
    (_, service) => totals[service] === 0n && (graph.profits[service] as bigint) > 0n,
  );
  const isUnbounded = tightest === undefined || tightest.demand.num === 0n;
  const gammaStar = isUnbounded ? null : ratio(tightest.demand.den - tightest.demand.num, tightest.demand.num);
  return {
    status: freeAttackIds.length === 0 && (gammaStar === null || gammaStar.num > 0n) ? 'certified' : 'not-certified',
    gammaStar,
    gammaStarWad: gammaStar === null ? null : floorWad(gammaStar),
    tightestOperatorId: isUnbounded ? null : (graph.operatorIds[tightest.operator] as string),
    freeAttackIds,
  };
};

/** The certificate at once. */
export const certifyNetwork = (graph: IndexedGraph): Certificate =>
  finish(certifyInSlices(graph, Number.POSITIVE_INFINITY));

/**
 * Largest share of all stake that can be lost after a shock of share `psi`: min(1, (1 + 1/gamma*) * psi), exact.
 * undefined unless certified: without a certificate there is no bound to show, and its absence says nothing about an attack.
 * @throws OutOfDomainError for a shock outside 0..1.
 */
export const cascadeBound = (certificate: Certificate, psi: Ratio): Ratio | undefined => {
  if (psi.num < 0n || psi.num > psi.den) throw new OutOfDomainError('A cascade bound', 'a shock between 0 and 100 %');
  if (certificate.status === 'not-certified') return undefined;
  const { gammaStar } = certificate;
  if (gammaStar === null) return psi;
  const grown = addRatios(psi, { num: psi.num * gammaStar.den, den: psi.den * gammaStar.num });
  return grown.num >= grown.den ? ratio(1n) : ratio(grown.num, grown.den);
};

/** The same as a WAD share, rounded up. */
export const cascadeBoundWad = (certificate: Certificate, psi: Ratio): Wad | undefined => {
  const bound = cascadeBound(certificate, psi);
  return bound === undefined ? undefined : minOf(ceilWad(bound), WAD);
};
