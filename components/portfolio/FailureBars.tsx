import { useState } from 'react';
import { lengthOf } from '@/components/ui/drawing';
import { ShareValue } from '@/components/ui/FactValue';
import { foldAfter } from '@/components/ui/fold';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { COLOUR_OF_KIND, KIND_KEYS } from '@/components/ui/tone';
import { percent } from '@/lib/core/sentence';
import { WAD, type Wad } from '@/lib/core/units';
import { AtLeast } from './AtLeast';
import { LeftOut } from './LeftOut';
import { MoreButton } from './MoreButton';
import type { Failure } from './portfolio-data';

/** Rows shown before the rest is folded: below them every share is smaller. */
const SHOWN = 6;

type RowProps = { readonly failure: Failure; readonly limitWad: Wad };

const Row = ({ failure: { name, kind, share, open }, limitWad }: RowProps) => {
  const isAtLeast = share.known && open !== null;
  return (
    <li className={share.known && share.value > limitWad ? 'beyond' : ''}>
      <span className="change-name">
        <bdi>{name}</bdi>{' '}
        <small>
          <Say of={{ key: KIND_KEYS[kind] }} />
        </small>
      </span>
      <span className={open === null ? 'thin-bar' : 'thin-bar hatch'} aria-hidden="true">
        {share.known ? (
          <i style={{ backgroundColor: COLOUR_OF_KIND[kind], inlineSize: lengthOf(share.value, WAD) }} />
        ) : null}
        <i className="limit" style={{ insetInlineStart: lengthOf(limitWad, WAD) }} />
      </span>
      <span className={isAtLeast ? 'pair partial' : 'pair'}>
        <AtLeast isPartial={isAtLeast}>
          <ShareValue of={share} />
        </AtLeast>
      </span>
    </li>
  );
};

type FailureBarsProps = { readonly failures: readonly Failure[]; readonly limitWad: Wad; readonly isOwnLimit: boolean };

/** What is gone if one thing fails, as a share of everything held: largest first, and apart from them what nobody knows. */
export const FailureBars = ({ failures, limitWad, isOwnLimit }: FailureBarsProps) => {
  const [isWhole, setWhole] = useState(false);
  const known = failures.filter(({ share }) => share.known);
  const unmeasured = failures.flatMap(({ name, share }) => (share.known ? [] : [{ name, why: share }]));
  const { first, rest } = foldAfter(known, SHOWN);
  return (
    <Section title="ui.failures.title" aside="ui.failures.aside">
      <ul className="changes">
        {(isWhole ? known : first).map((failure) => (
          <Row key={failure.id} failure={failure} limitWad={limitWad} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <div className="text">
          <MoreButton of="ui.failures.smaller" count={rest.length} isOpen={isWhole} onTurn={setWhole} />
        </div>
      )}
      <LeftOut
        of={unmeasured}
        summary={<Phrase of="ui.failures.open" count={unmeasured.length} slots={{ count: `${unmeasured.length}` }} />}
      />
      <div className="text">
        {known.length === 0 ? null : (
          <Phrase
            of={isOwnLimit ? 'ui.failures.ownLimit' : 'ui.failures.defaultLimit'}
            slots={{ limit: <Quantity of={percent(limitWad)} /> }}
          />
        )}{' '}
        {known.some(({ open }) => open !== null) ? <Say of={{ key: 'ui.failures.hatched' }} /> : null}{' '}
        <Say of={{ key: 'ui.failures.ground' }} />
      </div>
    </Section>
  );
};
