import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import { count } from '@/lib/core/sentence';
import { ColumnHeads } from './ColumnHeads';
import { FlowAmount } from './FlowAmount';
import type { FlowGraph } from './flow-graph';

const HEADS = ['ui.flow.from', 'ui.flow.to', 'ui.flow.value'] as const;

/** The picture as rows, for whoever reads rather than looks. */
export const FlowTable = ({ graph: { nodes, links } }: { graph: FlowGraph }) => {
  const text = useText();
  const names = new Map(
    nodes.map(({ id, name, members }) => [
      id,
      members === undefined ? name : text('ui.flow.more', { count: count(members.length) }),
    ]),
  );
  return (
    <details className="flow-table">
      <summary>
        <Say of={{ key: 'ui.flow.asTable' }} />
      </summary>
      <table>
        <ColumnHeads of={HEADS} />
        <tbody>
          {links.map(({ from, to, ...size }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <bdi>{names.get(from)}</bdi>
              </td>
              <td>
                <bdi>{names.get(to)}</bdi>
              </td>
              <td>
                <FlowAmount {...size} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
