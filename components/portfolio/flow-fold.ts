import { type Fact, largestKnownFirst } from '@/lib/core/fact';
import type { Position } from '@/lib/core/terms';
import { type FlowColumn, type FlowGraph, type FlowMember, type FlowSize, Graph, graphOf, sizeOf } from './flow-graph';

/** Nodes of one column that still can be told apart in a picture not much taller than the popup. */
export const PER_COLUMN = 12;

export const COLUMNS: readonly FlowColumn[] = [0, 1, 2, 3];

/** What is known to pass through each node: the larger of what arrives and what leaves. */
const sizesOf = (graph: Graph): ReadonlyMap<string, FlowSize> => {
  const [arriving, leaving] = [new Map<string, Fact<bigint>[]>(), new Map<string, Fact<bigint>[]>()];
  const collect = (at: Map<string, Fact<bigint>[]>, id: string, parts: readonly Fact<bigint>[]): void => {
    const before = at.get(id);
    if (before === undefined) at.set(id, [...parts]);
    else before.push(...parts);
  };
  for (const { from, to, parts } of graph.threads.values()) {
    collect(leaving, from, parts);
    collect(arriving, to, parts);
  }
  return new Map(
    [...graph.nodes.keys()].map((id) => {
      const [into, out] = [sizeOf(arriving.get(id) ?? []), sizeOf(leaving.get(id) ?? [])];
      if (!arriving.has(id) || (out.wei.known && !into.wei.known))
        // Of what lies here only what leaves is known: there is at least that much.
        return [id, { wei: out.wei, isPartial: out.isPartial || arriving.has(id) }];
      return [id, into];
    }),
  );
};

const bySize = (a: FlowSize, b: FlowSize): number => largestKnownFirst(a.wei, b.wei);

/** Puts the smallest nodes of an overfull column together, so that forty services still make a picture. */
const foldColumn = (graph: Graph, column: FlowColumn): Graph => {
  const nodes = [...graph.nodes.values()].filter((node) => node.column === column);
  if (nodes.length <= PER_COLUMN) return graph;
  const sizes = sizesOf(graph);
  const members = nodes
    .map(({ id, name }): FlowMember => ({ id, name, ...(sizes.get(id) ?? sizeOf([])) }))
    .sort(bySize)
    .slice(PER_COLUMN - 1);
  const folded = new Set(members.map(({ id }) => id));
  const rest = `rest:${column}`;
  const end = (id: string): string => (folded.has(id) ? rest : id);
  const joined = new Graph();
  for (const node of graph.nodes.values()) if (!folded.has(node.id)) joined.add(node);
  joined.add({ id: rest, name: '', kind: nodes[0]?.kind ?? 'service', column, members });
  for (const { from, to, parts } of graph.threads.values()) joined.join(end(from), end(to), parts);
  return joined;
};

/**
 * What the positions rest on, as a graph from holdings to services. Every column is in the order it is drawn in: places by value, the others
 * beside what they hang on, then by value; what was put together comes last.
 */
export const flowOf = (positions: readonly Position[]): FlowGraph => {
  const graph = COLUMNS.reduce(foldColumn, graphOf(positions));
  const links = [...graph.threads.values()].map(({ from, to, parts }) => ({ from, to, ...sizeOf(parts) }));
  return { nodes: inOrder(graph, links), links };
};

type Links = FlowGraph['links'];

/** Where the neighbours of a node stand on average, by what lies between. Parts of an ETH are exact enough to sort by. */
const meanPlace = (id: string, links: Links, ranks: ReadonlyMap<string, number>): number => {
  let [sum, weight] = [0, 0];
  for (const link of links) {
    const rank = link.from === id ? ranks.get(link.to) : link.to === id ? ranks.get(link.from) : undefined;
    if (rank === undefined) continue;
    const share = link.wei.known ? Number(link.wei.value) / 1e18 + 1e-9 : 1e-9;
    sum += rank * share;
    weight += share;
  }
  return weight === 0 ? Number.POSITIVE_INFINITY : sum / weight;
};

const inOrder = (graph: Graph, links: Links): FlowGraph['nodes'] => {
  const sizes = sizesOf(graph);
  const ranks = new Map<string, number>();
  const column = (at: FlowColumn) => {
    const placed = [...graph.nodes.values()]
      .filter((node) => node.column === at)
      .map((node) => ({ node, mean: meanPlace(node.id, links, ranks), size: sizes.get(node.id) ?? sizeOf([]) }))
      .sort((a, b) => {
        const isRest = Number(a.node.members !== undefined) - Number(b.node.members !== undefined);
        if (isRest !== 0) return isRest;
        return a.mean === b.mean ? bySize(a.size, b.size) : a.mean - b.mean;
      })
      .map(({ node }) => node);
    placed.forEach((node, rank) => {
      ranks.set(node.id, rank);
    });
    return placed;
  };
  // Places first: the others stand beside them.
  const [places, held, operators, services] = [column(1), column(0), column(2), column(3)];
  return [...held, ...places, ...operators, ...services];
};
