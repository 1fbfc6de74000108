import { sankey } from 'd3-sankey';
import type { Fact } from '@/lib/core/fact';
import type { FlowColumn, FlowGraph, FlowLink, FlowNode } from './flow-graph';

export type PlacedNode = FlowNode & { readonly x: number; readonly y: number; readonly height: number };
export type PlacedLink = FlowLink & {
  readonly path: string;
  readonly width: number;
  readonly kind: FlowNode['kind'];
};
export type FlowLayout = { readonly nodes: readonly PlacedNode[]; readonly links: readonly PlacedLink[] };

export const NODE_WIDTH = 8;
/** Height of one line of a name. */
export const LINE = 14;
/** Between a name and the node it stands above. */
const LABEL_GAP = 6;
/** Where the columns stand, in parts of the width: the names of the last one stand beside it, all others above their nodes. */
const COLUMN_AT: readonly number[] = [0, 0.25, 0.5, 0.72];
/** Characters of a name that fit on one line before the next column begins. */
const FITTING: Readonly<Record<FlowColumn, number>> = { 0: 11, 1: 11, 2: 10, 3: 11 };
/** A thread where the size is not known, or too small to see. */
const THREAD = 1.5;

/** Drawing precision is enough here: a ten-thousandth of an ETH. */
const drawn = (wei: Fact<bigint>): number => (wei.known ? Number(wei.value / 10n ** 14n) / 10_000 : 0);

/** A level-ended curve from the middle of one end to the middle of the other. */
const curve = (x0: number, y0: number, x1: number, y1: number): string => {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
};

const cut = (text: string, length: number): string => {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
};

/** A name in one or two lines that end before the next column begins. The whole of it stands in the table. */
export const wrapName = (name: string, column: FlowColumn): readonly string[] => {
  const fitting = FITTING[column];
  const [first = '', ...rest] = name.split(' ');
  if ([...name].length <= fitting || rest.length === 0) return [cut(name, fitting)];
  let top = first;
  while (rest[0] !== undefined && [...`${top} ${rest[0]}`].length <= fitting) top = `${top} ${rest.shift()}`;
  return rest.length === 0 ? [cut(top, fitting)] : [cut(top, fitting), cut(rest.join(' '), fitting)];
};

/** Places a flow graph in a picture of the given size; names take up to `lines` lines. Its largest column decides the scale. */
export const layOutFlow = (graph: FlowGraph, width: number, height: number, lines: number): FlowLayout => {
  const labelRoom = lines * LINE + LABEL_GAP;
  const largest = Math.max(...graph.links.map((link) => drawn(link.wei)), 0.0001);
  const layout = sankey<FlowNode, { source: string; target: string; link: FlowLink }>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(labelRoom)
    .extent([
      [0, labelRoom],
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
        width: link.wei.known ? Math.max(THREAD, size) : THREAD,
        kind: to.column === 1 ? from.kind : to.kind,
      };
    }),
  };
};
