import { combineFacts, type Fact, type Known, strongestUnknown, type Unknown, unknown } from '@/lib/core/fact';
import type { Layer, LayerKind } from '@/lib/core/layer';
import type { Position } from '@/lib/core/terms';
import { mulDivDown, sumOf, WAD } from '@/lib/core/units';

/** From left to right: what is held, where it is staked or restaked, who operates it, who can slash it. */
export type FlowColumn = 0 | 1 | 2 | 3;

/** How much money there is: the sum of what is known in wei, and whether a further part is not. */
export type FlowSize = { readonly wei: Fact<bigint>; readonly isPartial: boolean };

export type FlowNode = {
  readonly id: string;
  /** Empty: a node that stands for its `members`. */
  readonly name: string;
  readonly kind: LayerKind;
  readonly column: FlowColumn;
  /** What was put together in this node, the largest first. */
  readonly members?: readonly FlowMember[];
};
export type FlowMember = FlowSize & { readonly id: string; readonly name: string };

/** Money that lies at both ends. A link nobody knows the size of is drawn as a dashed thread. */
export type FlowLink = FlowSize & { readonly from: string; readonly to: string };
export type FlowGraph = { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] };

const NOT_SPLIT: Unknown = unknown('not-read', 'how much lies with each of several');

/** Parts of a sum as one size. Of several unknown ones the strongest reason stands for all. */
export const sizeOf = (parts: readonly Fact<bigint>[]): FlowSize => {
  const readable = parts.filter((part): part is Known<bigint> => part.known);
  const missing = parts.filter((part): part is Unknown => !part.known);
  const [only] = readable;
  if (only === undefined) return { wei: strongestUnknown(missing), isPartial: false };
  const wei = readable.length === 1 ? only : combineFacts(readable, 'sum of the parts', (...each) => sumOf(each));
  return { wei, isPartial: missing.length > 0 };
};

const shareOf = (wei: Fact<bigint>, share: Fact<bigint>): Fact<bigint> =>
  combineFacts([wei, share], 'value * share', (value, part) => mulDivDown(value, part, WAD));

/** What lies between two nodes, part by part. */
export type Thread = { readonly from: string; readonly to: string; readonly parts: readonly Fact<bigint>[] };

/** A graph while it is built. */
export class Graph {
  readonly nodes = new Map<string, FlowNode>();
  readonly threads = new Map<string, Thread>();

  add(node: FlowNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  /** Threads between the same two nodes are one. */
  join(from: string, to: string, parts: readonly Fact<bigint>[]): void {
    const key = JSON.stringify([from, to]);
    const before = this.threads.get(key)?.parts ?? [];
    this.threads.set(key, { from, to, parts: [...before, ...parts] });
  }
}

/** Restaking protocols the money is put into directly, not through another of them. */
const restakedIn = (layers: readonly Layer[]): readonly Layer[] => {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const restaking = layers.filter(({ kind }) => kind === 'restaking');
  const under = new Set<string>();
  const open = restaking.flatMap(({ restsOn }) => restsOn);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (under.has(id)) continue;
    under.add(id);
    open.push(...(byId.get(id)?.restsOn ?? []));
  }
  const direct = restaking.filter(({ id }) => !under.has(id));
  return direct.length > 0 ? direct : restaking.slice(0, 1);
};

/** The place named by the position itself, where nothing is restaked: its protocol. */
const placeOf = ({ protocol, heldAt, terms }: Position): FlowNode | undefined => {
  const [own] = terms.layers;
  if (own === undefined) return undefined;
  const [name = ''] = heldAt.split(' · ');
  return { id: `place:${protocol}`, name: name === '' ? own.name : name, kind: own.kind, column: 1 };
};

const placesOf = (position: Position): readonly FlowNode[] => {
  const restaked = restakedIn(position.terms.layers);
  if (restaked.length > 0) return restaked.map(({ id, name, kind }) => ({ id, name, kind, column: 1 }));
  const place = placeOf(position);
  return place === undefined ? [] : [place];
};

const KIND_OF_HELD: Readonly<Record<Position['kind'], LayerKind>> = {
  native: 'chain',
  token: 'wrapper',
  deposit: 'staking',
  queued: 'staking',
};

const addPosition = (graph: Graph, position: Position): void => {
  const { layers, slash } = position.terms;
  const wei = position.valueWei;
  // Deposits and withdrawals of one asset are one holding.
  const holding = `held:${position.asset.symbol}`;
  graph.add({ id: holding, name: position.asset.symbol, kind: KIND_OF_HELD[position.kind], column: 0 });
  const places = placesOf(position);
  const [place] = places;
  if (place === undefined) return;
  // How much lies with each of several is not in the terms; one has it all.
  for (const each of places) {
    graph.add(each);
    graph.join(holding, each.id, [places.length === 1 ? wei : NOT_SPLIT]);
  }
  const operators = layers.filter((layer) => layer.kind === 'operator');
  for (const operator of operators) {
    const from = layers.find(({ id, protocol }) => protocol === operator.protocol && places.some((at) => at.id === id));
    graph.add({ id: operator.id, name: operator.name, kind: 'operator', column: 2 });
    graph.join(from?.id ?? place.id, operator.id, [operators.length === 1 ? wei : NOT_SPLIT]);
  }
  for (const service of slash.services) {
    const layer = layers.find(({ id }) => id === service.layerId);
    if (layer === undefined || service.state === 'unable' || service.state === 'latent') continue;
    const from = graph.nodes.has(service.operatorLayerId) ? service.operatorLayerId : place.id;
    graph.add({ id: layer.id, name: layer.name, kind: 'service', column: 3 });
    graph.join(from, layer.id, [shareOf(wei, service.state === 'active' ? service.shareNow : service.shareLater)]);
  }
};

/** What each position rests on, nothing put together yet. */
export const graphOf = (positions: readonly Position[]): Graph => {
  const graph = new Graph();
  for (const position of positions) addPosition(graph, position);
  return graph;
};
