import { useState } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import type { Quantity as QuantityValue } from '@/lib/core/sentence';
import { count } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { Stratum } from './Stratum';
import { groupStack, type StackGroup } from './stack-rows';

/** Services shown before the rest is folded into one row. */
const SHOWN = 2;

const Services = ({ group }: { group: StackGroup }) => {
  const [isAll, setAll] = useState(false);
  const fits = group.rows.length <= SHOWN + 1;
  const shown = fits || isAll ? group.rows : group.rows.slice(0, SHOWN);
  const folded = group.rows.slice(SHOWN);
  const largest = folded[0];
  return (
    <>
      {shown.map((row) => (
        <Stratum key={row.layer.id} {...row} />
      ))}
      {fits || largest === undefined ? null : (
        <li className="stratum service folded">
          <span className="edge" style={{ background: COLOUR_OF_KIND.service }} />
          <div className="stratum-body">
            <div className="stratum-name">
              <button type="button" className="disclose" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
                <Say
                  of={
                    isAll
                      ? { key: 'ui.stack.fewer' }
                      : { key: 'ui.stack.more', values: { count: count(folded.length) } }
                  }
                />
              </button>
            </div>
          </div>
          {isAll ? null : (
            <div className="take">
              {largest.layer.largestLoss.known ? (
                <span className="faint">
                  <Say of={{ key: 'ui.stack.upTo' }} />{' '}
                </span>
              ) : null}
              <ShareValue of={largest.layer.largestLoss} />
            </div>
          )}
        </li>
      )}
    </>
  );
};

type LayerStackProps = {
  readonly terms: Terms;
  /** What the person puts on top of it, where it is known. */
  readonly stake?: QuantityValue;
};

/** The signature picture: the person's money on top, what it rests on below, the loss one failure brings at the end of each row. */
export const LayerStack = ({ terms, stake }: LayerStackProps) => (
  <Section title="ui.stack.title" aside="ui.stack.aside">
    <ol className="strata">
      <li className="yours">
        <span>
          <Say of={{ key: 'ui.stack.yours' }} />
        </span>
        {stake === undefined ? null : <Quantity of={stake} />}
      </li>
      {groupStack(terms).map((group) =>
        group.isServices ? (
          <Services key={group.id} group={group} />
        ) : (
          group.rows.map((row) => <Stratum key={row.layer.id} {...row} />)
        ),
      )}
    </ol>
  </Section>
);
