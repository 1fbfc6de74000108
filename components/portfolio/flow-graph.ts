import type { Layer, LayerKind } from '@/lib/core/layer';
import type { Position } from '@/lib/core/terms';
import { mulDivDown } from '@/lib/core/units';

/** From left to right: what is held, the protocol it lies in, who operates it, who can slash it. */
export type FlowColumn = 0 | 1 | 2 | 3;

export type FlowNode = {
  readonly id: string;
  /** Undefined: a node that stands for several; `count` says how many. */
  readonly name?: string;
  readonly count?: number;
  readonly kind: LayerKind;
  readonly column: FlowColumn;
};

/** Wei that lie at both ends. A link nobody knows the size of has none, and is drawn as a dashed thread. */
export type FlowLink = { readonly from: string; readonly to: string; readonly wei: bigint | null };
export type FlowGraph = { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] };

/** Nodes drawn in one column before the smallest are put together. */
const PER_COLUMN = 6;

const PROTOCOL_KINDS: readonly LayerKind[] = ['wrapper', 'restaking', 'bridge', 'market', 'staking'];

const protocolLayer = (layers: readonly Layer[]): Layer | undefined =>
  layers.find((layer) => layer.kind !== 'staking' && PROTOCOL_KINDS.includes(layer.kind)) ??
  layers.find((layer) => layer.kind === 'staking');

const multiply = (wei: bigint | null, share: { known: true; value: bigint } | { known: false }): bigint | null =>
  wei === null || !share.known ? null : mulDivDown(wei, share.value, 10n ** 18n);

class Graph {
  readonly nodes = new Map<string, FlowNode>();
  readonly links = new Map<string, FlowLink>();

  add(node: FlowNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  /** Links between the same two nodes are one; an unknown part does not hide a known one. */
  join(from: string, to: string, wei: bigint | null): void {
    const key = `${from}→${to}`;
    const before = this.links.get(key)?.wei ?? null;
    this.links.set(key, { from, to, wei: before === null ? wei : before + (wei ?? 0n) });
  }
}

const addPosition = (graph: Graph, position: Position): void => {
  const { layers, slash } = position.terms;
  const wei = position.valueWei.known ? position.valueWei.value : null;
  // Deposits and withdrawals of one asset are one holding.
  const holding = `held:${position.asset.symbol}`;
  graph.add({
    id: holding,
    name: position.asset.symbol,
    kind: position.kind === 'native' ? 'chain' : position.kind === 'token' ? 'wrapper' : 'staking',
    column: 0,
  });
  const protocol = protocolLayer(layers);
  if (protocol === undefined) return;
  graph.add({ id: protocol.id, name: protocol.name, kind: protocol.kind, column: 1 });
  graph.join(holding, protocol.id, wei);
  const operators = layers.filter((layer) => layer.kind === 'operator');
  for (const operator of operators) {
    graph.add({ id: operator.id, name: operator.name, kind: 'operator', column: 2 });
    // How much lies with each of several is not in the terms; one has it all.
    graph.join(protocol.id, operator.id, operators.length === 1 ? wei : null);
  }
  for (const service of slash.services) {
    const layer = layers.find(({ id }) => id === service.layerId);
    if (layer === undefined || service.state === 'unable' || service.state === 'latent') continue;
    const from = graph.nodes.has(service.operatorLayerId) ? service.operatorLayerId : protocol.id;
    graph.add({ id: layer.id, name: layer.name, kind: 'service', column: 3 });
    graph.join(from, layer.id, multiply(wei, service.state === 'active' ? service.shareNow : service.shareLater));
  }
};

const throughput = (graph: FlowGraph, id: string): bigint => {
  const sumOf = (end: 'from' | 'to'): bigint =>
    graph.links.reduce((sum, link) => (link[end] === id ? sum + (link.wei ?? 0n) : sum), 0n);
  const [leaving, arriving] = [sumOf('from'), sumOf('to')];
  return leaving > arriving ? leaving : arriving;
};

/** Puts the smallest nodes of an overfull column together, so that forty services still make a picture. */
const foldColumn = (graph: FlowGraph, column: FlowColumn): FlowGraph => {
  const members = graph.nodes.filter((node) => node.column === column);
  if (members.length <= PER_COLUMN) return graph;
  const ranked = members
    .map((node) => ({ node, size: throughput(graph, node.id) }))
    .sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1));
  const folded = new Set(ranked.slice(PER_COLUMN - 1).map(({ node }) => node.id));
  const rest: FlowNode = {
    id: `rest:${column}`,
    count: folded.size,
    kind: members[0]?.kind ?? 'service',
    column,
  };
  const joined = new Graph();
  for (const node of graph.nodes) if (!folded.has(node.id)) joined.add(node);
  joined.add(rest);
  const end = (id: string): string => (folded.has(id) ? rest.id : id);
  for (const link of graph.links) joined.join(end(link.from), end(link.to), link.wei);
  return { nodes: [...joined.nodes.values()], links: [...joined.links.values()] };
};

/** What the positions rest on, as a graph from holdings to services. */
export const flowOf = (positions: readonly Position[]): FlowGraph => {
  const graph = new Graph();
  for (const position of positions) addPosition(graph, position);
  const whole: FlowGraph = { nodes: [...graph.nodes.values()], links: [...graph.links.values()] };
  return ([0, 1, 2, 3] as const).reduce(foldColumn, whole);
};
