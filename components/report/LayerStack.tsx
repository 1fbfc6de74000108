import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { Quantity as QuantityValue } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { ServiceRows } from './ServiceRows';
import { Stratum } from './Stratum';
import { groupStack } from './stack-rows';

type LayerStackProps = {
  readonly terms: Terms;
  /** What the person puts on top of it, where it is known. */
  readonly stake?: QuantityValue;
  /** Unix seconds. */
  readonly now: number;
};

/** The signature picture: the person's money on top, what it rests on below, the loss one failure brings at the end of each row. */
export const LayerStack = ({ terms, stake, now }: LayerStackProps) => {
  const groups = groupStack(terms);
  const counting = groups.filter((group) => 'run' in group && group.run.counted.length > 0);
  const isAllInOne = counting.length === 1;
  return (
    <Section title="ui.stack.title" aside="ui.stack.aside">
      <ol className="strata">
        <li className="yours">
          <span>
            <Say of={{ key: 'ui.stack.yours' }} />
          </span>
          {stake === undefined ? null : <Quantity of={stake} />}
        </li>
        {groups.map((group) =>
          'run' in group ? (
            <ServiceRows
              key={group.id}
              run={group.run}
              now={now}
              {...(isAllInOne ? { today: terms.slash.today } : {})}
            />
          ) : (
            <Stratum key={group.id} {...group.row} now={now} />
          ),
        )}
      </ol>
    </Section>
  );
};
