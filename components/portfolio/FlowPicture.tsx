import { FactValue } from '@/components/ui/FactValue';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import { amount, count } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { type FlowGraph, type FlowLink, type FlowNode, flowOf } from './flow-graph';
import { LINE, layOutFlow, NODE_WIDTH, type PlacedNode, wrapName } from './flow-layout';

/** Units are pixels of the narrowest popup, so that names are never drawn smaller than they are set. */
const WIDTH = 320;
const ROW = 30;

const useNodeName = (): ((node: FlowNode) => string) => {
  const text = useText();
  return (node) => node.name ?? text('ui.flow.more', { count: count(node.count ?? 0) });
};

const Label = ({ node, name, isMirrored }: { node: PlacedNode; name: string; isMirrored: boolean }) => {
  const isLast = node.column === 3;
  const x = isLast ? node.x + NODE_WIDTH + 5 : node.x;
  const lines = wrapName(name, node.column);
  const base = isLast
    ? node.y + node.height / 2 + 4 - ((lines.length - 1) * LINE) / 2
    : node.y - 5 - (lines.length - 1) * LINE;
  return (
    <text direction={isMirrored ? 'rtl' : 'ltr'}>
      <title>{name}</title>
      {lines.map((line, place) => (
        <tspan key={line} x={isMirrored ? WIDTH - x : x} y={base + place * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
};

const Amount = ({ link: { wei, isPartial } }: { link: FlowLink }) => {
  const value = <FactValue of={wei} as={(value) => amount(value, 18, 'ETH')} />;
  return isPartial ? <Phrase of="ui.flow.atLeast" slots={{ value }} /> : value;
};

/** The same as rows, for whoever reads rather than looks. */
const FlowTable = ({ graph: { nodes, links } }: { graph: FlowGraph }) => {
  const nameOf = useNodeName();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const named = (id: string): string => {
    const node = byId.get(id);
    return node === undefined ? id : nameOf(node);
  };
  return (
    <details className="flow-table">
      <summary>
        <Say of={{ key: 'ui.flow.asTable' }} />
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Say of={{ key: 'ui.flow.from' }} />
            </th>
            <th scope="col">
              <Say of={{ key: 'ui.flow.to' }} />
            </th>
            <th scope="col">
              <Say of={{ key: 'ui.flow.value' }} />
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={`${link.from} ${link.to}`}>
              <td>
                <bdi>{named(link.from)}</bdi>
              </td>
              <td>
                <bdi>{named(link.to)}</bdi>
              </td>
              <td>
                <Amount link={link} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** What everything held rests on: positions, protocols, operators, services. Widths are values; dashed threads are not known. */
export const FlowPicture = ({ positions }: { positions: readonly Position[] }) => {
  const { direction } = useLocale();
  const text = useText();
  const nameOf = useNodeName();
  const graph = flowOf(positions);
  if (graph.links.length === 0) return null;
  const tallest = Math.max(
    ...[0, 1, 2, 3].map((column) => graph.nodes.filter((node) => node.column === column).length),
  );
  const lines = Math.max(...graph.nodes.map((node) => wrapName(nameOf(node), node.column).length));
  const height = Math.max(120, tallest * (ROW + lines * LINE));
  const { nodes, links } = layOutFlow(graph, WIDTH, height, lines);
  const isMirrored = direction === 'rtl';
  return (
    <Section title="ui.flow.title" aside="ui.flow.aside">
      <svg className="flow" viewBox={`0 0 ${WIDTH} ${height + 2}`} role="img" aria-label={text('ui.flow.describe')}>
        <g transform={isMirrored ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
          {links.map((link) => (
            <path
              key={`${link.from} ${link.to}`}
              className={link.wei.known ? 'link' : 'link unsized'}
              d={link.path}
              stroke={COLOUR_OF_KIND[link.kind]}
              strokeWidth={link.width}
            />
          ))}
          {nodes.map((node) => (
            <rect
              key={node.id}
              x={node.x}
              y={node.y}
              width={NODE_WIDTH}
              height={node.height}
              rx="2"
              fill={COLOUR_OF_KIND[node.kind]}
            />
          ))}
        </g>
        {nodes.map((node) => (
          <Label key={node.id} node={node} name={nameOf(node)} isMirrored={isMirrored} />
        ))}
      </svg>
      {links.some((link) => !link.wei.known) ? (
        <div className="text">
          <Phrase of="ui.flow.unsized" slots={{}} />
        </div>
      ) : null}
      <FlowTable graph={graph} />
    </Section>
  );
};
