import { useId, useState } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import type { Limits } from '@/lib/core/findings';
import type { Stress, StressLoss } from '@/lib/core/position-stress';
import type { Position } from '@/lib/core/terms';
import { LeftOut } from './LeftOut';
import { beyondKey } from './LimitCards';
import { MoreButton } from './MoreButton';
import { EVENTS, NO_STRESS, SLIDERS, type Slider, shareOfStep, stepOf, stressPositions } from './stress';

type TurnProps = { readonly slider: Slider; readonly stress: Stress; readonly onTurn: (stress: Stress) => void };

const Turn = ({ slider: { field, label, most }, stress, onTurn }: TurnProps) => {
  const id = useId();
  const { language } = useLocale();
  const shown = formatPercent(stress[field], language);
  return (
    <li className="shock">
      <label htmlFor={id}>
        <Say of={{ key: label }} />
      </label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        value={stepOf(stress[field])}
        aria-valuetext={shown}
        onChange={(event) => onTurn({ ...stress, [field]: shareOfStep(event.target.valueAsNumber) })}
      />
    </li>
  );
};

/** A named event to set the sliders by; whoever turns one afterwards has a stress of their own. */
const Events = ({ at, onEvent }: { at: string; onEvent: (id: string) => void }) => {
  const id = useId();
  const text = useText();
  return (
    <div className="events">
      <label htmlFor={id}>
        <Say of={{ key: 'ui.stress.event' }} />
      </label>
      <select id={id} value={at} onChange={(event) => onEvent(event.target.value)}>
        <option value="">{text('ui.stress.own')}</option>
        {EVENTS.map((event) => (
          <option key={event.id} value={event.id}>
            {text(event.label)}
          </option>
        ))}
      </select>
    </div>
  );
};

const Losses = ({ lost, ifSold, isAtLeast = false }: StressLoss & { isAtLeast?: boolean }) =>
  ([lost, ifSold] as const).map((loss, place) => (
    <td key={place === 0 ? 'lost' : 'ifSold'}>
      {isAtLeast && loss.known ? (
        <Phrase of="ui.portfolio.atLeast" slots={{ value: <ShareValue of={loss} /> }} />
      ) : (
        <ShareValue of={loss} />
      )}
    </td>
  ));

/** Positions listed before the rest is folded, the largest first. */
const SHOWN = 8;

type StressTableProps = {
  /** Largest first. */
  readonly positions: readonly Position[];
  readonly limits: Limits;
  readonly isOwnLimit: boolean;
};

/** Stresses to turn, and what each takes of what is held. Arithmetic on today's terms; no forecast. */
export const StressTable = ({ positions, limits, isOwnLimit }: StressTableProps) => {
  const [event, setEvent] = useState('');
  const [stress, setStress] = useState<Stress>({ ...NO_STRESS, slashFraction: shareOfStep(100) });
  const [isWhole, setWhole] = useState(false);
  const { rows, total, open, isBeyond } = stressPositions(positions, stress, limits);
  // A fold that hides one row hides nothing worth a click.
  const left = rows.length <= SHOWN + 1 ? 0 : rows.length - SHOWN;
  const shown = isWhole ? rows : rows.slice(0, rows.length - left);
  return (
    <Section title="ui.stress.title" aside="ui.stress.aside">
      <Events
        at={event}
        onEvent={(id) => {
          setEvent(id);
          setStress(EVENTS.find((one) => one.id === id)?.stress ?? NO_STRESS);
        }}
      />
      <ul className="shocks">
        {SLIDERS.map((slider) => (
          <Turn
            key={slider.field}
            slider={slider}
            stress={stress}
            onTurn={(turned) => {
              setEvent('');
              setStress(turned);
            }}
          />
        ))}
      </ul>
      <table className="stress">
        <thead>
          <tr>
            <th scope="col">
              <Say of={{ key: 'ui.stress.position' }} />
            </th>
            <th scope="col">
              <Say of={{ key: 'ui.stress.lost' }} />
            </th>
            <th scope="col">
              <Say of={{ key: 'ui.stress.ifSold' }} />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, heldAt, count, ...losses }) => (
            <tr key={id}>
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
          ))}
          {left === 0 ? null : (
            <tr>
              <td colSpan={3}>
                <MoreButton of="ui.stress.smaller" count={left} isOpen={isWhole} onTurn={setWhole} />
              </td>
            </tr>
          )}
        </tbody>
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
            <Losses {...total} isAtLeast={open.length > 0} />
          </tr>
        </tfoot>
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
