import { ShareValue } from '@/components/ui/FactValue';
import { PopoverButton } from '@/components/ui/PopoverButton';
import { useText } from '@/components/ui/sentence-text';
import type { Fact } from '@/lib/core/fact';
import { count } from '@/lib/core/sentence';
import { FlowAmount } from './FlowAmount';
import type { FlowMember } from './flow-graph';
import type { PlacedNode } from './flow-layout';
import { shareOfHeld } from './summary';

const Member = ({ name, total, ...size }: FlowMember & { total: Fact<bigint> }) => (
  <li>
    <bdi>{name}</bdi>
    <FlowAmount {...size} />
    {size.wei.known ? <ShareValue of={shareOfHeld(size.wei, total)} /> : <span />}
  </li>
);

type RestProps = { readonly members: readonly FlowMember[]; readonly total: Fact<bigint> };

/** How many were put together, which opens what they are. */
const Rest = ({ members, total }: RestProps) => {
  const label = useText()('ui.flow.more', { count: count(members.length) });
  return (
    <PopoverButton
      look="link"
      label={label}
      panel={() => (
        <ul className="flow-members">
          {members.map((member) => (
            <Member key={member.id} {...member} total={total} />
          ))}
        </ul>
      )}
    >
      {label}
    </PopoverButton>
  );
};

type FlowLabelProps = { readonly node: PlacedNode; readonly height: number; readonly total: Fact<bigint> };

/** The name above a node, no wider than its column, in as many lines as there is room for. The picture says nothing to a screen reader; the table does. */
export const FlowLabel = ({ node: { name, column, y, lines, members }, height, total }: FlowLabelProps) => (
  <span className={`flow-label column-${column}`} style={{ insetBlockEnd: height - y + 2 }}>
    {members === undefined ? (
      <bdi title={name} aria-hidden="true" style={{ WebkitLineClamp: lines }}>
        {name}
      </bdi>
    ) : (
      <Rest members={members} total={total} />
    )}
  </span>
);
