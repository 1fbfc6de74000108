import { lengthOf } from '@/components/ui/drawing';
import { ShareValue } from '@/components/ui/FactValue';
import { Names } from '@/components/ui/Names';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import { percent } from '@/lib/core/sentence';
import { WAD, type Wad } from '@/lib/core/units';
import type { Failure } from './portfolio-data';

/** Rows shown: below them every share is smaller. */
const SHOWN = 6;

type FailureBarsProps = { readonly failures: readonly Failure[]; readonly limitWad: Wad };

/** What is gone if one thing fails, as a share of everything held. */
export const FailureBars = ({ failures, limitWad }: FailureBarsProps) => {
  const open = failures.filter(({ share }) => !share.known);
  return (
    <Section title="ui.failures.title" aside="ui.failures.aside">
      <ul className="changes">
        {failures.slice(0, SHOWN).map(({ id, name, kind, share }) => (
          <li key={id} className={share.known && share.value > limitWad ? 'beyond' : ''}>
            <span className="change-name">
              <bdi>{name}</bdi>
            </span>
            <span className={share.known ? 'thin-bar' : 'thin-bar hatch'} aria-hidden="true">
              {share.known ? (
                <i style={{ backgroundColor: COLOUR_OF_KIND[kind], inlineSize: lengthOf(share.value, WAD) }} />
              ) : null}
              <i className="limit" style={{ insetInlineStart: lengthOf(limitWad, WAD) }} />
            </span>
            <span className="pair">
              <ShareValue of={share} />
            </span>
          </li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <div className="text muted">
          <Phrase of="ui.failures.open" slots={{ names: <Names of={open.map(({ name }) => name)} most={SHOWN} /> }} />
        </div>
      )}
      <div className="text">
        <Phrase of="ui.adds.limit" slots={{ limit: <Quantity of={percent(limitWad)} /> }} />{' '}
        <Say of={{ key: 'ui.failures.ground' }} />
      </div>
    </Section>
  );
};
