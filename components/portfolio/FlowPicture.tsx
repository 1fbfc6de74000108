import { useMemo } from 'react';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import type { Fact } from '@/lib/core/fact';
import type { Position } from '@/lib/core/terms';
import { FlowLabel } from './FlowLabel';
import { FlowTable } from './FlowTable';
import { COLUMNS, flowOf } from './flow-fold';
import type { FlowColumn } from './flow-graph';
import { type FlowKind, layOutFlow, NODE_WIDTH, WIDTH } from './flow-layout';

const COLUMN_KEYS: Readonly<Record<FlowColumn, string>> = {
  0: 'ui.flow.column.held',
  1: 'ui.flow.column.place',
  2: 'ui.flow.column.operator',
  3: 'ui.flow.column.service',
};

const colourOf = (kind: FlowKind): string => (kind === 'rest' ? 'var(--ink-3)' : COLOUR_OF_KIND[kind]);

type FlowPictureProps = {
  readonly positions: readonly Position[];
  /** Everything held, in wei: what shares are of. */
  readonly total: Fact<bigint>;
};

/** What everything held rests on: holdings, places, operators, services. Widths are values; dashed threads are not known. */
export const FlowPicture = ({ positions, total }: FlowPictureProps) => {
  const text = useText();
  const { graph, layout } = useMemo(() => {
    const graph = flowOf(positions);
    return { graph, layout: graph.links.length === 0 ? null : layOutFlow(graph) };
  }, [positions]);
  if (layout === null) return null;
  const { nodes, links, height } = layout;
  const columns = COLUMNS.filter((column) => nodes.some((node) => node.column === column));
  return (
    <Section title="ui.flow.title" aside="ui.flow.aside">
      <div className="flow-columns">
        {columns.map((column) => (
          <span key={column} className={`column-${column}`}>
            <Say of={{ key: COLUMN_KEYS[column] }} />
          </span>
        ))}
      </div>
      <div className="flow" style={{ blockSize: height }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={text('ui.flow.describe')}
        >
          {links.map((link) => (
            <path
              key={`${link.from} ${link.to}`}
              className={[link.kind, link.wei.known ? '' : 'unsized'].join(' ').trim()}
              d={link.path}
              stroke={colourOf(link.kind)}
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
              fill={colourOf(node.members === undefined ? node.kind : 'rest')}
            />
          ))}
        </svg>
        {nodes.map((node) => (
          <FlowLabel key={node.id} node={node} height={height} total={total} />
        ))}
      </div>
      <div className="text">
        <Say of={{ key: 'ui.flow.widths' }} />{' '}
        {nodes.some(({ column }) => column === 3) ? <Say of={{ key: 'ui.flow.toServices' }} /> : null}{' '}
        {links.some((link) => !link.wei.known) ? <Say of={{ key: 'ui.flow.unsized' }} /> : null}
      </div>
      <FlowTable graph={graph} />
    </Section>
  );
};
