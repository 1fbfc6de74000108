import { useEffect, useId, useRef, useState } from 'react';
import type { LimitId } from '@/components/portfolio/portfolio-data';
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
  /** Key of what a person has to know about it beside where it comes from. */
  readonly remark?: string;
  /** Set by the person, and no default any more. */
  readonly isOwn: boolean;
  /** Takes the focus when it is first shown. */
  readonly isFirst?: boolean;
  readonly onSet: (value: number, isOwn: boolean) => void;
};

/** A whole number. What is not one is shown as such, and what was set before stays set. */
const NumberField = ({ label, unit, value, max, remark, isOwn, isFirst = false, onSet }: NumberFieldProps) => {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [entered, setEntered] = useState(`${value}`);
  const before = useRef({ value, isOwn });
  const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= max;
  const isGood = isNumber(entered);

  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);

  // On the way to 101 stands 10, which nobody meant.
  const enter = (text: string): void => {
    setEntered(text);
    const next = isNumber(text) ? { value: Number(text), isOwn: true } : before.current;
    if (next.value !== value || next.isOwn !== isOwn) onSet(next.value, next.isOwn);
  };
  return (
    <li className="limit-field">
      <label htmlFor={id}>
        <Say of={{ key: label }} />
      </label>
      <span className="with-unit">
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="numeric"
          value={entered}
          aria-invalid={!isGood}
          aria-describedby={`${id}-remark${isGood ? '' : ` ${id}-problem`}`}
          onFocus={() => {
            before.current = { value, isOwn };
          }}
          onChange={(event) => enter(event.target.value)}
        />{' '}
        <Say of={{ key: unit }} />
      </span>
      <small id={`${id}-remark`}>
        <Say of={{ key: isOwn ? 'ui.settings.ownLimit' : 'ui.settings.defaultLimit' }} />
        {remark === undefined ? null : (
          <>
            {' '}
            <Say of={{ key: remark }} />
          </>
        )}
      </small>
      <div className="field-problem" id={`${id}-problem`} role="alert">
        {isGood ? null : <Say of={{ key: 'ui.settings.notANumber', values: { max: { type: 'count', count: max } } }} />}
      </div>
    </li>
  );
};

type LimitsFormProps = {
  readonly limits: Limits;
  readonly ownLimits: readonly LimitId[];
  /** Whoever comes to set limits begins here. */
  readonly isFirst: boolean;
  readonly onChange: (limits: Limits, ownLimits: readonly LimitId[]) => void;
};

/** The three numbers a person sets. */
export const LimitsForm = ({ limits, ownLimits, isFirst, onChange }: LimitsFormProps) => {
  const set = (id: LimitId, isOwn: boolean, change: Partial<Limits>): void =>
    onChange({ ...limits, ...change }, [...ownLimits.filter((own) => own !== id), ...(isOwn ? [id] : [])]);
  return (
    <Section title="ui.settings.limits" aside="ui.settings.limitsAside">
      <ul className="limit-fields">
        <NumberField
          label="ui.settings.largestLoss"
          unit="ui.settings.percent"
          value={Number(limits.largestLossWad / PERCENT)}
          max={100}
          isOwn={ownLimits.includes('loss')}
          isFirst={isFirst}
          onSet={(value, isOwn) => set('loss', isOwn, { largestLossWad: BigInt(value) * PERCENT })}
        />
        <NumberField
          label="ui.settings.longestExit"
          unit="ui.settings.days"
          value={Math.round(limits.longestExitSeconds / DAY)}
          max={3_650}
          isOwn={ownLimits.includes('exit')}
          onSet={(value, isOwn) => set('exit', isOwn, { longestExitSeconds: value * DAY })}
        />
        <NumberField
          label="ui.settings.smallestDistance"
          remark="ui.settings.smallestDistanceUnread"
          unit="ui.settings.percent"
          value={Number(limits.smallestDistanceWad / PERCENT)}
          max={100}
          isOwn={ownLimits.includes('liquidation')}
          onSet={(value, isOwn) => set('liquidation', isOwn, { smallestDistanceWad: BigInt(value) * PERCENT })}
        />
      </ul>
    </Section>
  );
};
