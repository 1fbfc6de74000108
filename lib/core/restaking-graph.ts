import { OutOfDomainError } from './errors';
import type { Ratio } from './ratio';

/** Operators (with stake), services (with what corrupting them would bring) and who secures what. One money unit throughout. */
export type RestakingGraph = {
  readonly operators: readonly { readonly id: string; readonly stake: bigint }[];
  readonly services: readonly {
    readonly id: string;
    /** pi: profit from corrupting it. Always an assumption; never guessed here. */
    readonly profit: bigint;
    /** alpha in (0, 1]: share of its stake that corrupts it. 1/3 is the usual value. */
    readonly threshold: Ratio;
  }[];
  /** [operator id, service id]; the same pair twice counts once. */
  readonly edges: readonly (readonly [string, string])[];
};

/** The same by index, edges sorted by operator: operator v's services are `serviceOf[start[v] .. start[v+1]]`. */
export type IndexedGraph = {
  readonly operatorIds: readonly string[];
  readonly stakes: readonly bigint[];
  readonly serviceIds: readonly string[];
  readonly profits: readonly bigint[];
  readonly thresholds: readonly Ratio[];
  readonly start: Int32Array;
  readonly serviceOf: Int32Array;
  /** Position of each edge in the list it came from; the first where a pair came twice. */
  readonly edgeOf: Int32Array;
};

const indexIds = (items: readonly { readonly id: string }[], what: string): Map<string, number> => {
  const index = new Map<string, number>();
  for (const [position, { id }] of items.entries()) {
    if (index.has(id)) throw new OutOfDomainError('A restaking network', `each ${what} once (${id})`);
    index.set(id, position);
  }
  return index;
};

/**
 * Checks a network and puts its edges in order. Time and memory grow with operators + services + edges.
 * @throws OutOfDomainError for a negative stake or profit, a threshold outside (0, 1], a repeated id, or an edge to nowhere.
 */
export const indexGraph = (graph: RestakingGraph): IndexedGraph => {
  const operators = indexIds(graph.operators, 'operator');
  const services = indexIds(graph.services, 'service');
  if (graph.operators.some(({ stake }) => stake < 0n))
    throw new OutOfDomainError('A restaking network', 'stakes of 0 or more');
  for (const { profit, threshold } of graph.services) {
    if (profit < 0n) throw new OutOfDomainError('A restaking network', 'profits of 0 or more');
    if (threshold.num <= 0n || threshold.den <= 0n || threshold.num > threshold.den)
      throw new OutOfDomainError('A restaking network', 'thresholds above 0 and at most 1');
  }
  const edgeCount = graph.edges.length;
  const from = new Int32Array(edgeCount);
  const to = new Int32Array(edgeCount);
  const start = new Int32Array(graph.operators.length + 1);
  for (let edge = 0; edge < edgeCount; edge++) {
    const [operatorId, serviceId] = graph.edges[edge] as readonly [string, string];
    const operator = operators.get(operatorId);
    const service = services.get(serviceId);
    if (operator === undefined || service === undefined)
      throw new OutOfDomainError('A restaking network', `known ends for every edge (${operatorId} – ${serviceId})`);
    from[edge] = operator;
    to[edge] = service;
    start[operator + 1] = (start[operator + 1] as number) + 1;
  }
  for (let operator = 0; operator < graph.operators.length; operator++)
    start[operator + 1] = (start[operator + 1] as number) + (start[operator] as number);
  return {
    operatorIds: graph.operators.map(({ id }) => id),
    stakes: graph.operators.map(({ stake }) => stake),
    serviceIds: graph.services.map(({ id }) => id),
    profits: graph.services.map(({ profit }) => profit),
    thresholds: graph.services.map(({ threshold }) => threshold),
    ...sortEdges(from, to, start, graph.services.length),
  };
};

/** Counting sort by operator, dropping repeated pairs. */
const sortEdges = (from: Int32Array, to: Int32Array, start: Int32Array, serviceCount: number) => {
  const edgeCount = from.length;
  const next = start.slice();
  const sorted = new Int32Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const operator = from[edge] as number;
    sorted[next[operator] as number] = edge;
    next[operator] = (next[operator] as number) + 1;
  }
  const lastSeenBy = new Int32Array(serviceCount).fill(-1);
  const cleanStart = new Int32Array(start.length);
  const serviceOf = new Int32Array(edgeCount);
  const edgeOf = new Int32Array(edgeCount);
  let kept = 0;
  for (let operator = 0; operator + 1 < start.length; operator++) {
    for (let slot = start[operator] as number; slot < (start[operator + 1] as number); slot++) {
      const edge = sorted[slot] as number;
      const service = to[edge] as number;
      if (lastSeenBy[service] === operator) continue;
      lastSeenBy[service] = operator;
      serviceOf[kept] = service;
      edgeOf[kept] = edge;
      kept++;
    }
    cleanStart[operator + 1] = kept;
  }
  return { start: cleanStart, serviceOf: serviceOf.slice(0, kept), edgeOf: edgeOf.slice(0, kept) };
};
