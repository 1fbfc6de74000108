import { sankey } from 'd3-sankey';
import type { FlowGraph, FlowLink, FlowNode } from './flow-graph';

export type PlacedNode = FlowNode & { readonly x: number; readonly y: number; readonly height: number };
export type PlacedLink = FlowLink & {
  readonly path: string;
  readonly width: number;
  readonly kind: FlowNode['kind'];
};
export type FlowLayout = { readonly nodes: readonly PlacedNode[]; readonly links: readonly PlacedLink[] };

export const NODE_WIDTH = 8;
/** Room above each node for its name. */
const LABEL_ROOM = 19;
/** Where the columns stand, in parts of the width: the names of the last one stand beside it, all others above their nodes. */
const COLUMN_AT: readonly number[] = [0, 0.26, 0.52, 0.74];
/** A thread where the size is not known, or too small to see. */
const THREAD = 1.5;

/** Drawing precision is enough here: a ten-thousandth of an ETH. */
const drawn = (wei: bigint | null): number => Number((wei ?? 0n) / 10n ** 14n) / 10_000;

/** A level-ended curve from the middle of one end to the middle of the other. */
const curve = (x0: number, y0: number, x1: number, y1: number): string => {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
};

/** Places a flow graph in a picture of the given size. Its largest column decides the scale. */
export const layOutFlow = (graph: FlowGraph, width: number, height: number): FlowLayout => {
  const largest = Math.max(...graph.links.map((link) => drawn(link.wei)), 0.0001);
  const layout = sankey<FlowNode, { source: string; target: string; link: FlowLink }>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(LABEL_ROOM)
    .extent([
      [0, LABEL_ROOM],
      [width, height],
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
  const place = (node: FlowNode): number => (COLUMN_AT[node.column] ?? 0) * width;
  return {
    nodes: nodes.map((node) => ({
      ...node,
      x: place(node),
      y: node.y0 ?? 0,
      height: Math.max(2, (node.y1 ?? 0) - (node.y0 ?? 0)),
    })),
    links: links.map(({ link, source, target, y0 = 0, y1 = 0, width: size = 0 }) => {
      // The library puts the nodes themselves in the place of their ids.
      const [from, to] = [source, target] as unknown as [FlowNode, FlowNode];
      return {
        ...link,
        path: curve(place(from) + NODE_WIDTH, y0, place(to), y1),
        width: link.wei === null ? THREAD : Math.max(THREAD, size),
        kind: to.column === 1 ? from.kind : to.kind,
      };
    }),
  };
};
