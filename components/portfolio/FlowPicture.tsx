import { formatAmount } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import { count } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { type FlowNode, flowOf } from './flow-graph';
import { layOutFlow, NODE_WIDTH, type PlacedNode } from './flow-layout';

const WIDTH = 360;
const ROW = 44;
/** Characters of a name that fit between two columns. */
const FITTING = 14;

const fit = (name: string): string => {
  const characters = [...name];
  return characters.length <= FITTING ? name : `${characters.slice(0, FITTING - 1).join('')}…`;
};

const useNodeName = (): ((node: FlowNode) => string) => {
  const text = useText();
  return (node) => node.name ?? text('ui.flow.more', { count: count(node.count ?? 0) });
};

const Label = ({ node, name, isMirrored }: { node: PlacedNode; name: string; isMirrored: boolean }) => {
  const isLast = node.column === 3;
  const x = isLast ? node.x + NODE_WIDTH + 5 : node.x;
  return (
    <text
      x={isMirrored ? WIDTH - x : x}
      y={isLast ? node.y + node.height / 2 + 4 : node.y - 5}
      direction={isMirrored ? 'rtl' : 'ltr'}
    >
      <title>{name}</title>
      {fit(name)}
    </text>
  );
};

/** The same as rows, for whoever reads rather than looks. */
const FlowTable = ({ positions }: { positions: readonly Position[] }) => {
  const { language } = useLocale();
  const nameOf = useNodeName();
  const { nodes, links } = flowOf(positions);
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
          {links.map(({ from, to, wei }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <bdi>{named(from)}</bdi>
              </td>
              <td>
                <bdi>{named(to)}</bdi>
              </td>
              <td>{wei === null ? <Say of={{ key: 'ui.unknown.word' }} /> : formatAmount(wei, 18, 'ETH', language)}</td>
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
  const height = Math.max(120, tallest * ROW + 16);
  const { nodes, links } = layOutFlow(graph, WIDTH, height);
  const isMirrored = direction === 'rtl';
  return (
    <Section title="ui.flow.title" aside="ui.flow.aside">
      <svg className="flow" viewBox={`0 0 ${WIDTH} ${height + 2}`} role="img" aria-label={text('ui.flow.describe')}>
        <g transform={isMirrored ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
          {links.map((link) => (
            <path
              key={`${link.from} ${link.to}`}
              className={link.wei === null ? 'link unsized' : 'link'}
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
      {links.some((link) => link.wei === null) ? (
        <div className="text">
          <Phrase of="ui.flow.unsized" slots={{}} />
        </div>
      ) : null}
      <FlowTable positions={positions} />
    </Section>
  );
};
