import { lengthOf } from '@/components/ui/drawing';
import { ShareValue } from '@/components/ui/FactValue';
import { formatDay } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { sentenceText, useText } from '@/components/ui/sentence-text';
import { percent } from '@/lib/core/sentence';
import { maxOf } from '@/lib/core/units';
import type { YieldKind, YieldPart, YieldSplit } from '@/lib/core/yield';

const COLOUR_OF_YIELD: Readonly<Record<YieldKind, string>> = {
  base: 'var(--y-base)',
  fee: 'var(--y-fee)',
  emission: 'var(--y-emission)',
  points: 'var(--y-points)',
  borrowed: 'var(--s-market)',
};

const Part = ({ part }: { part: YieldPart }) => {
  const { language } = useLocale();
  return (
    <li>
      <i
        className={`swatch${part.apr.known ? '' : ' hatch'}`}
        style={{ backgroundColor: COLOUR_OF_YIELD[part.kind] }}
      />
      <span className="part-name">
        <Say of={part.label} />
        <small>
          <Say of={part.payer} />
          {part.endsAt?.known === true ? (
            <>
              {' · '}
              <Phrase of="ui.yield.ends" slots={{ date: formatDay(part.endsAt.value, language) }} />
            </>
          ) : null}
        </small>
      </span>
      <span className="part-rate">
        {part.kind === 'points' && !part.apr.known && part.apr.why === 'not-measured' ? (
          <span className="muted">
            <Say of={{ key: 'ui.yield.notPriced' }} />
          </span>
        ) : (
          <ShareValue of={part.apr} />
        )}
      </span>
    </li>
  );
};

const Bar = ({ yields }: { yields: YieldSplit }) => {
  const locale = useLocale();
  const text = useText();
  const { parts, explained, unexplained, advertised } = yields;
  const rates = parts.map((part) => (part.apr.known ? part.apr.value : 0n));
  const sum = rates.reduce((total, rate) => total + rate, 0n);
  const whole = maxOf(sum, advertised.known ? advertised.value : 0n);
  const label = [
    ...parts.flatMap((part) =>
      part.apr.known
        ? [
            text('ui.yield.describePart', {
              part: { type: 'text', text: sentenceText(part.label, locale) },
              rate: percent(part.apr.value),
            }),
          ]
        : [],
    ),
    ...(unexplained.known ? [text('ui.yield.describeRest', { rate: percent(unexplained.value) })] : []),
  ].join(', ');
  if (!explained.known && sum === 0n)
    return <div className="bar hatch" role="img" aria-label={text('ui.yield.describeUnknown')} />;
  return (
    <div className="bar" role="img" aria-label={label === '' ? text('ui.yield.describeUnknown') : label}>
      {parts.map((part) =>
        part.apr.known && part.apr.value > 0n ? (
          <i
            key={part.id}
            style={{ backgroundColor: COLOUR_OF_YIELD[part.kind], inlineSize: lengthOf(part.apr.value, whole) }}
          />
        ) : null,
      )}
      {unexplained.known && unexplained.value > 0n ? (
        <i
          className="hatch"
          style={{ backgroundColor: 'var(--y-unexplained)', inlineSize: lengthOf(unexplained.value, whole) }}
        />
      ) : null}
    </div>
  );
};

/** Where an advertised yield comes from, and who pays each part. */
export const YieldSplitBar = ({ yields, isRestaked }: { yields: YieldSplit; isRestaked: boolean }) => (
  <Section title="ui.yield.title" aside="ui.yield.aside">
    <Bar yields={yields} />
    <ul className="parts">
      {yields.parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
      {yields.unexplained.known && yields.unexplained.value === 0n ? null : (
        <li>
          <i className="swatch hatch" style={{ backgroundColor: 'var(--y-unexplained)' }} />
          <span className="part-name">
            <Say of={{ key: 'ui.yield.unexplained' }} />
            <small>
              <Say of={{ key: 'ui.yield.unexplainedWhy' }} />
            </small>
          </span>
          <span className="part-rate">
            <ShareValue of={yields.unexplained} />
          </span>
        </li>
      )}
    </ul>
    <div className="text">
      <Phrase
        of="ui.yield.sum"
        slots={{ advertised: <ShareValue of={yields.advertised} />, explained: <ShareValue of={yields.explained} /> }}
      />
      {isRestaked ? (
        <>
          {' '}
          <Phrase of="ui.yield.added" slots={{ added: <ShareValue of={yields.added} /> }} />
        </>
      ) : null}
    </div>
  </Section>
);
