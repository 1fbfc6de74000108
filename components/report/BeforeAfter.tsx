import { lengthOf } from '@/components/ui/drawing';
import { ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { SharePair } from '@/components/ui/SharePair';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import type { Fact } from '@/lib/core/fact';
import type { LayerKind } from '@/lib/core/layer';
import { percent } from '@/lib/core/sentence';
import { WAD, type Wad } from '@/lib/core/units';

/** How much of everything a person holds rests on one thing, before and after what they are about to sign. */
export type DependencyChange = {
  readonly id: string;
  readonly name: string;
  readonly kind: LayerKind;
  readonly before: Fact<Wad>;
  readonly after: Fact<Wad>;
  /** The share after it is beyond the person's limit. */
  readonly isBeyond: boolean;
};

type BeforeAfterProps = { readonly changes: readonly DependencyChange[]; readonly limitWad: Wad };

/** `38 → 54 %`; what nothing rested on before is new. */
const Change = ({ before, after }: Pick<DependencyChange, 'before' | 'after'>) =>
  before.known && before.value === 0n && after.known && after.value > 0n ? (
    <span className="pair">
      <span className="change-new">
        <Say of={{ key: 'ui.adds.new' }} />
      </span>{' '}
      <ShareValue of={after} />
    </span>
  ) : (
    <SharePair from={before} to={after} />
  );

/** What a signature adds to what is already held, against the person's own limit. */
export const BeforeAfter = ({ changes, limitWad }: BeforeAfterProps) => (
  <Section title="ui.adds.title" aside="ui.adds.aside">
    <ul className="changes">
      {changes.map(({ id, name, kind, before, after, isBeyond }) => (
        <li key={id} className={isBeyond ? 'beyond' : ''}>
          <span className="change-name">
            <bdi>{name}</bdi>
          </span>
          <span className={`thin-bar${before.known && after.known ? '' : ' hatch'}`} aria-hidden="true">
            {after.known ? (
              <i
                className="after"
                style={{ backgroundColor: COLOUR_OF_KIND[kind], inlineSize: lengthOf(after.value, WAD) }}
              />
            ) : null}
            {before.known ? (
              <i style={{ backgroundColor: COLOUR_OF_KIND[kind], inlineSize: lengthOf(before.value, WAD) }} />
            ) : null}
            <i className="limit" style={{ insetInlineStart: lengthOf(limitWad, WAD) }} />
          </span>
          <Change before={before} after={after} />
        </li>
      ))}
    </ul>
    <div className="text">
      <Phrase of="ui.adds.limit" slots={{ limit: <Quantity of={percent(limitWad)} /> }} />
    </div>
  </Section>
);
