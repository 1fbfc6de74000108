import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { useText } from '@/components/ui/sentence-text';
import { usePopover } from '@/components/ui/use-popover';
import { type Fact, mapFact } from '@/lib/core/fact';
import { amount, count } from '@/lib/core/sentence';
import { shareOfDown } from '@/lib/core/units';
import type { FlowMember, FlowSize } from './flow-graph';
import type { PlacedNode } from './flow-layout';

/** The value of a band or of what it leads to, in ETH. */
export const FlowAmount = ({ wei, isPartial }: FlowSize) => {
  const value = <FactValue of={wei} as={(value) => amount(value, 18, 'ETH')} />;
  return isPartial ? <Phrase of="ui.portfolio.atLeast" slots={{ value }} /> : value;
};

const Member = ({ name, total, ...size }: FlowMember & { total: Fact<bigint> }) => {
  const share = total.known
    ? mapFact(size.wei, 'value / everything held', (value) => shareOfDown(value, total.value))
    : total;
  return (
    <li>
      <bdi>{name}</bdi>
      <FlowAmount {...size} />
      {size.wei.known ? <ShareValue of={share} /> : <span />}
    </li>
  );
};

type RestProps = { readonly members: readonly FlowMember[]; readonly total: Fact<bigint> };

/** How many were put together, which opens what they are. */
const Rest = ({ members, total }: RestProps) => {
  const text = useText();
  const { id, button, panel, isOpen, onToggle } = usePopover();
  const label = text('ui.flow.more', { count: count(members.length) });
  return (
    <>
      <button ref={button} type="button" className="link" popoverTarget={id} aria-haspopup="dialog">
        {label}
      </button>
      <div
        ref={panel}
        id={id}
        className="evidence"
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
      >
        {isOpen ? (
          <ul className="flow-members">
            {members.map((member) => (
              <Member key={member.id} {...member} total={total} />
            ))}
          </ul>
        ) : null}
      </div>
    </>
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
