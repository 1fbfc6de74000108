import { sankey } from 'd3-sankey';
import type { Fact } from '@/lib/core/fact';
import { COLUMNS } from './flow-fold';
import type { FlowColumn, FlowGraph, FlowLink, FlowNode } from './flow-graph';

export type PlacedNode = FlowNode & {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Lines of a name there is room for above it. */
  readonly lines: number;
};
export type PlacedLink = FlowLink & { readonly path: string; readonly width: number; readonly kind: FlowKind };
/** What a band is coloured by; `rest`: one of its ends stands for several. */
export type FlowKind = FlowNode['kind'] | 'rest';
export type FlowLayout = {
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
};

/** Of the drawing; it is stretched to the room there is. Heights are pixels and stay what they are. */
export const WIDTH = 320;
export const NODE_WIDTH = 8;
/** Height of one line of a name. */
const LINE = 15;
/** Between a name and the node it stands above. */
const GAP = 2;
/** And the node before it as well. */
const LABEL_GAP = 7;
/** Room for what is drawn beside the names: for one node, and for each further one. */
const [BANDS, BAND] = [90, 12];
/** Characters of a name that surely fit on one line of a column. */
const ONE_LINE = 9;
/** A thread where the size is not known, or too small to see. */
const THREAD = 1.5;

/** Where a column stands, in parts of the width. The last one ends the picture. */
const placeOf = (column: FlowColumn): number => (column === 3 ? WIDTH - NODE_WIDTH : (column * WIDTH) / 4);

/** Drawing precision is enough here: a ten-thousandth of an ETH. */
const drawn = (wei: Fact<bigint>): number => (wei.known ? Number(wei.value / 10n ** 14n) / 10_000 : 0);

/** A level-ended curve from the middle of one end to the middle of the other. */
const curve = (x0: number, y0: number, x1: number, y1: number): string => {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
};

const kindOf = (from: FlowNode, to: FlowNode): FlowKind => {
  if (from.members !== undefined || to.members !== undefined) return 'rest';
  return to.column === 1 ? from.kind : to.kind;
};

/** Places a flow graph, its columns in the order of its nodes. The fullest column decides the height, the largest one the scale. */
export const layOutFlow = (graph: FlowGraph): FlowLayout => {
  const tallest = Math.max(...COLUMNS.map((column) => graph.nodes.filter((node) => node.column === column).length));
  const lines = graph.nodes.some(({ name }) => [...name].length > ONE_LINE) ? 2 : 1;
  const labelRoom = lines * LINE + LABEL_GAP;
  const height = BANDS + tallest * (labelRoom + BAND);
  const largest = Math.max(...graph.links.map((link) => drawn(link.wei)), 0.0001);
  const layout = sankey<FlowNode, { source: string; target: string; link: FlowLink }>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeSort(null)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(labelRoom)
    .extent([
      [0, labelRoom],
      [WIDTH, height],
    ]);
  const { nodes, links } = layout({
    nodes: graph.nodes.map((node) => ({ ...node })),
    links: graph.links.map((link) => ({
      source: link.from,
      target: link.to,
      // Too thin to see still has to be there.
      value: Math.max(drawn(link.wei), largest / 200),
      link,
    })),
  });
  const placed = nodes.map((node) => ({
    ...node,
    x: placeOf(node.column),
    y: node.y0 ?? 0,
    height: Math.max(2, (node.y1 ?? 0) - (node.y0 ?? 0)),
  }));
  const roomAbove = (node: Omit<PlacedNode, 'lines'>): number => {
    const ends = placed
      .filter(({ column, y }) => column === node.column && y < node.y)
      .map(({ y, height }) => y + height);
    return node.y - Math.max(0, ...ends);
  };
  return {
    height: height + 2,
    nodes: placed.map((node) => ({ ...node, lines: Math.max(1, Math.floor((roomAbove(node) - GAP) / LINE)) })),
    links: links.map(({ link, source, target, y0 = 0, y1 = 0, width: size = 0 }) => {
      // The library puts the nodes themselves in the place of their ids.
      const [from, to] = [source, target] as unknown as [FlowNode, FlowNode];
      return {
        ...link,
        path: curve(placeOf(from.column) + NODE_WIDTH, y0, placeOf(to.column), y1),
        width: link.wei.known ? Math.max(THREAD, size) : THREAD,
        kind: kindOf(from, to),
      };
    }),
  };
};
