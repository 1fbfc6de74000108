import { useId, useState } from 'react';
import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import type { Stress } from '@/lib/core/position-stress';
import { EVENTS, NO_STRESS, SLIDERS, type Slider, shareOfStep, stepOf } from './stress';

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

type StressControlsProps = { readonly stress: Stress; readonly onStress: (stress: Stress) => void };

/** A stress to set: a named event, or sliders. Whoever turns one of them has a stress of their own. */
export const StressControls = ({ stress, onStress }: StressControlsProps) => {
  const [event, setEvent] = useState('');
  const turn = (turned: Stress): void => {
    setEvent('');
    onStress(turned);
  };
  const replay = (id: string): void => {
    setEvent(id);
    onStress(EVENTS.find((one) => one.id === id)?.stress ?? NO_STRESS);
  };
  return (
    <>
      <Events at={event} onEvent={replay} />
      <ul className="shocks">
        {SLIDERS.map((slider) => (
          <Turn key={slider.field} slider={slider} stress={stress} onTurn={turn} />
        ))}
      </ul>
    </>
  );
};
