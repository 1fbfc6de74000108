import { useId } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { Fact } from '@/lib/core/fact';
import type { Sentence } from '@/lib/core/sentence';
import type { Wad } from '@/lib/core/units';

/** A stress a person can turn: a discount, a loss of backing, a rate. */
export type Shock = {
  readonly id: string;
  readonly label: Sentence;
  /** Steps of the slider; each `stepWad` wide. */
  readonly steps: number;
  readonly stepWad: Wad;
  /** Where it stands, in steps. */
  readonly at: number;
};

/** What the stress does to one position, or to a named event's victim. */
export type StressRow = {
  readonly id: string;
  readonly name: string;
  readonly loss: Fact<Wad>;
  readonly isBeyond: boolean;
  readonly remark?: Sentence;
};

type StressTableProps = {
  readonly shocks: readonly Shock[];
  readonly rows: readonly StressRow[];
  readonly onShock: (id: string, step: number) => void;
};

const Slider = ({ shock, onShock }: { shock: Shock; onShock: StressTableProps['onShock'] }) => {
  const id = useId();
  const { language } = useLocale();
  const shown = formatPercent(shock.stepWad * BigInt(shock.at), language);
  return (
    <li className="shock">
      <label htmlFor={id}>
        <Say of={shock.label} />
      </label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={shock.steps}
        value={shock.at}
        aria-valuetext={shown}
        onChange={(event) => onShock(shock.id, event.target.valueAsNumber)}
      />
    </li>
  );
};

/** Stresses to turn, and what each leaves of what is held. */
export const StressTable = ({ shocks, rows, onShock }: StressTableProps) => (
  <Section title="ui.stress.title" aside="ui.stress.aside">
    <ul className="shocks">
      {shocks.map((shock) => (
        <Slider key={shock.id} shock={shock} onShock={onShock} />
      ))}
    </ul>
    <table className="stress">
      <thead>
        <tr>
          <th scope="col">
            <Say of={{ key: 'ui.stress.position' }} />
          </th>
          <th scope="col">
            <Say of={{ key: 'ui.stress.loss' }} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, loss, isBeyond, remark }) => (
          <tr key={id} className={isBeyond ? 'beyond' : ''}>
            <th scope="row">
              <bdi>{name}</bdi>
              {remark === undefined ? null : (
                <small>
                  <Say of={remark} />
                </small>
              )}
            </th>
            <td>
              <ShareValue of={loss} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);
