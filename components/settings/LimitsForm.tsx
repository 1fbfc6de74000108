import { useId, useRef, useState } from 'react';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { Limits } from '@/lib/core/findings';
import { DAY, WAD } from '@/lib/core/units';

const PERCENT = WAD / 100n;

type NumberFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly max: number;
  readonly onSet: (value: number) => void;
};

/** A whole number. What is not one is shown as such, and what was set before stays set. */
const NumberField = ({ label, unit, value, max, onSet }: NumberFieldProps) => {
  const id = useId();
  const [entered, setEntered] = useState(`${value}`);
  const before = useRef(value);
  const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= max;
  const isGood = isNumber(entered);

  // On the way to 101 stands 10, which nobody meant.
  const enter = (text: string): void => {
    setEntered(text);
    const next = isNumber(text) ? Number(text) : before.current;
    if (next !== value) onSet(next);
  };
  return (
    <li className="limit-field">
      <label htmlFor={id}>
        <Say of={{ key: label }} />
      </label>
      <span className="with-unit">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          value={entered}
          aria-invalid={!isGood}
          {...(isGood ? {} : { 'aria-describedby': `${id}-problem` })}
          onFocus={() => {
            before.current = value;
          }}
          onChange={(event) => enter(event.target.value)}
        />{' '}
        <Say of={{ key: unit }} />
      </span>
      <div className="field-problem" id={`${id}-problem`} role="alert">
        {isGood ? null : <Say of={{ key: 'ui.settings.notANumber', values: { max: { type: 'count', count: max } } }} />}
      </div>
    </li>
  );
};

type LimitsFormProps = { readonly limits: Limits; readonly onChange: (limits: Limits) => void };

/** The three numbers a person sets. */
export const LimitsForm = ({ limits, onChange }: LimitsFormProps) => (
  <Section title="ui.settings.limits" aside="ui.settings.limitsAside">
    <ul className="limit-fields">
      <NumberField
        label="ui.settings.largestLoss"
        unit="ui.settings.percent"
        value={Number(limits.largestLossWad / PERCENT)}
        max={100}
        onSet={(value) => onChange({ ...limits, largestLossWad: BigInt(value) * PERCENT })}
      />
      <NumberField
        label="ui.settings.longestExit"
        unit="ui.settings.days"
        value={Math.round(limits.longestExitSeconds / DAY)}
        max={3_650}
        onSet={(value) => onChange({ ...limits, longestExitSeconds: value * DAY })}
      />
      <NumberField
        label="ui.settings.smallestDistance"
        unit="ui.settings.percent"
        value={Number(limits.smallestDistanceWad / PERCENT)}
        max={100}
        onSet={(value) => onChange({ ...limits, smallestDistanceWad: BigInt(value) * PERCENT })}
      />
    </ul>
  </Section>
);
