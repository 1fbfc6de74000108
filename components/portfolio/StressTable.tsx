import { useState } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { foldAfter } from '@/components/ui/fold';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { largestKnownFirst } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Stress, StressLoss } from '@/lib/core/position-stress';
import type { Position } from '@/lib/core/terms';
import { AtLeast } from './AtLeast';
import { ColumnHeads } from './ColumnHeads';
import { LeftOut } from './LeftOut';
import { beyondKey } from './LimitCards';
import { MoreButton } from './MoreButton';
import { StressControls } from './StressControls';
import { NO_STRESS, type StressRow, shareOfStep, stressPositions } from './stress';

const HEADS = ['ui.stress.position', 'ui.stress.lost', 'ui.stress.ifSold'] as const;

const Losses = ({ lost, ifSold, isAtLeast = false }: StressLoss & { isAtLeast?: boolean }) =>
  ([lost, ifSold] as const).map((loss, place) => (
    <td key={place === 0 ? 'lost' : 'ifSold'}>
      <AtLeast isPartial={isAtLeast && loss.known}>
        <ShareValue of={loss} />
      </AtLeast>
    </td>
  ));

const Row = ({ name, heldAt, count, ...losses }: StressRow) => (
  <tr>
    <th scope="row">
      <bdi>{name}</bdi>
      <small>
        <bdi>{heldAt}</bdi>
        {count === 1 ? null : (
          <>
            {' · '}
            <Phrase of="ui.stress.alike" slots={{ count: `${count}` }} />
          </>
        )}
      </small>
    </th>
    <Losses {...losses} />
  </tr>
);

type TotalProps = StressLoss & {
  readonly isAtLeast: boolean;
  readonly isBeyond: boolean;
  readonly isOwnLimit: boolean;
};

const Total = ({ isBeyond, isOwnLimit, ...losses }: TotalProps) => (
  <tfoot>
    <tr className={isBeyond ? 'beyond' : ''}>
      <th scope="row">
        <Say of={{ key: 'ui.stress.total' }} />
        {isBeyond ? (
          <small className="beyond-text">
            <Say of={{ key: beyondKey(isOwnLimit) }} />
          </small>
        ) : null}
      </th>
      <Losses {...losses} />
    </tr>
  </tfoot>
);

/** Positions listed before the rest is folded, those that lose most first. */
const SHOWN = 8;

type StressTableProps = {
  /** Largest first. */
  readonly positions: readonly Position[];
  readonly limits: Limits;
  readonly isOwnLimit: boolean;
};

/** Stresses to turn, and what each takes of what is held. Arithmetic on today's terms; no forecast. */
export const StressTable = ({ positions, limits, isOwnLimit }: StressTableProps) => {
  const [stress, setStress] = useState<Stress>({ ...NO_STRESS, slashFraction: shareOfStep(100) });
  const [isWhole, setWhole] = useState(false);
  const { rows, total, open, isBeyond } = stressPositions(positions, stress, limits);
  // What loses most first; rows that lose the same stay in order of value.
  const ordered = [...rows].sort((a, b) => largestKnownFirst(a.lost, b.lost));
  const { first, rest } = foldAfter(ordered, SHOWN);
  return (
    <Section title="ui.stress.title" aside="ui.stress.aside">
      <StressControls stress={stress} onStress={setStress} />
      <table className="stress">
        <ColumnHeads of={HEADS} />
        <tbody>
          {(isWhole ? ordered : first).map((row) => (
            <Row key={row.id} {...row} />
          ))}
          {rest.length === 0 ? null : (
            <tr>
              <td colSpan={HEADS.length}>
                <MoreButton of="ui.stress.smaller" count={rest.length} isOpen={isWhole} onTurn={setWhole} />
              </td>
            </tr>
          )}
        </tbody>
        <Total {...total} isAtLeast={open.length > 0} isBeyond={isBeyond} isOwnLimit={isOwnLimit} />
      </table>
      <div className="text">
        <Say of={{ key: 'ui.stress.ground' }} />
      </div>
      <LeftOut
        of={open}
        reasons={{ 'not-read': 'ui.stress.notSplit' }}
        summary={<Phrase of="ui.stress.open" count={open.length} slots={{ count: `${open.length}` }} />}
      />
    </Section>
  );
};
