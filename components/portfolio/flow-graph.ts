import { combineFacts, type Fact, type Known, strongestUnknown, type Unknown, unknown } from '@/lib/core/fact';
import type { Layer, LayerKind } from '@/lib/core/layer';
import type { Position } from '@/lib/core/terms';
import { maxOf, mulDivDown, sumOf, WAD } from '@/lib/core/units';

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

/** Money that lies at both ends. A link nobody knows the size of is drawn as a dashed thread. */
export type FlowLink = {
  readonly from: string;
  readonly to: string;
  /** In wei: the sum of what is known. */
  readonly wei: Fact<bigint>;
  /** A further part of it is not known: there is at least that much. */
  readonly isPartial: boolean;
};
export type FlowGraph = { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] };

/** Nodes drawn in one column before the smallest are put together. */
const PER_COLUMN = 6;

const PROTOCOL_KINDS: readonly LayerKind[] = ['wrapper', 'restaking', 'bridge', 'market', 'staking'];

const protocolLayer = (layers: readonly Layer[]): Layer | undefined =>
  layers.find((layer) => layer.kind !== 'staking' && PROTOCOL_KINDS.includes(layer.kind)) ??
  layers.find((layer) => layer.kind === 'staking');

const NOT_SPLIT: Unknown = unknown('not-read', 'how much lies with each operator');

const shareOf = (wei: Fact<bigint>, share: Fact<bigint>): Fact<bigint> =>
  combineFacts([wei, share], 'value * share', (value, part) => mulDivDown(value, part, WAD));

/** What lies between two nodes, part by part. */
type Thread = { readonly from: string; readonly to: string; readonly parts: readonly Fact<bigint>[] };

const linkOf = ({ from, to, parts }: Thread): FlowLink => {
  const readable = parts.filter((part): part is Known<bigint> => part.known);
  const missing = parts.filter((part): part is Unknown => !part.known);
  const [only] = readable;
  if (only === undefined) return { from, to, wei: strongestUnknown(missing), isPartial: false };
  const wei = readable.length === 1 ? only : combineFacts(readable, 'sum of the parts', (...each) => sumOf(each));
  return { from, to, wei, isPartial: missing.length > 0 };
};

class Graph {
  readonly nodes = new Map<string, FlowNode>();
  readonly threads = new Map<string, Thread>();

  add(node: FlowNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  /** Threads between the same two nodes are one. */
  join(from: string, to: string, ...parts: readonly Fact<bigint>[]): void {
    const key = JSON.stringify([from, to]);
    const before = this.threads.get(key)?.parts ?? [];
    this.threads.set(key, { from, to, parts: [...before, ...parts] });
  }
}

const addPosition = (graph: Graph, position: Position): void => {
  const { layers, slash } = position.terms;
  const wei = position.valueWei;
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
    graph.join(protocol.id, operator.id, operators.length === 1 ? wei : NOT_SPLIT);
  }
  for (const service of slash.services) {
    const layer = layers.find(({ id }) => id === service.layerId);
    if (layer === undefined || service.state === 'unable' || service.state === 'latent') continue;
    const from = graph.nodes.has(service.operatorLayerId) ? service.operatorLayerId : protocol.id;
    graph.add({ id: layer.id, name: layer.name, kind: 'service', column: 3 });
    graph.join(from, layer.id, shareOf(wei, service.state === 'active' ? service.shareNow : service.shareLater));
  }
};

/** What is known to pass through each node: the larger of what arrives and what leaves. */
const throughputs = (graph: Graph): ReadonlyMap<string, bigint> => {
  const [arriving, leaving] = [new Map<string, bigint>(), new Map<string, bigint>()];
  for (const { from, to, parts } of graph.threads.values()) {
    const size = sumOf(parts.map((part) => (part.known ? part.value : 0n)));
    leaving.set(from, (leaving.get(from) ?? 0n) + size);
    arriving.set(to, (arriving.get(to) ?? 0n) + size);
  }
  return new Map([...graph.nodes.keys()].map((id) => [id, maxOf(arriving.get(id) ?? 0n, leaving.get(id) ?? 0n)]));
};

/** Puts the smallest nodes of an overfull column together, so that forty services still make a picture. */
const foldColumn = (graph: Graph, column: FlowColumn): Graph => {
  const members = [...graph.nodes.values()].filter((node) => node.column === column);
  if (members.length <= PER_COLUMN) return graph;
  const sizes = throughputs(graph);
  const ranked = members
    .map((node) => ({ node, size: sizes.get(node.id) ?? 0n }))
    .sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1));
  const folded = new Set(ranked.slice(PER_COLUMN - 1).map(({ node }) => node.id));
  const joined = new Graph();
  for (const node of graph.nodes.values()) if (!folded.has(node.id)) joined.add(node);
  const rest = `rest:${column}`;
  joined.add({ id: rest, count: folded.size, kind: members[0]?.kind ?? 'service', column });
  const end = (id: string): string => (folded.has(id) ? rest : id);
  for (const { from, to, parts } of graph.threads.values()) joined.join(end(from), end(to), ...parts);
  return joined;
};

/** What the positions rest on, as a graph from holdings to services. */
export const flowOf = (positions: readonly Position[]): FlowGraph => {
  const graph = new Graph();
  for (const position of positions) addPosition(graph, position);
  const { nodes, threads } = ([0, 1, 2, 3] as const).reduce(foldColumn, graph);
  return { nodes: [...nodes.values()], links: [...threads.values()].map(linkOf) };
};
