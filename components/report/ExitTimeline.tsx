import { placeOf } from '@/components/ui/drawing';
import { formatDayRange, formatStart } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import { WaitValue } from '@/components/ui/WaitValue';
import type { ExitLeg, Wait as WaitTime } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { encodeJson } from '@/lib/core/json';
import type { LayerKind } from '@/lib/core/layer';
import type { Terms } from '@/lib/core/terms';
import { type LegSpan, layOutExit } from './exit-layout';

type ExitTimelineProps = {
  readonly terms: Terms;
  readonly exitWait: Fact<WaitTime>;
  /** Unix seconds. */
  readonly now: number;
};

const colourOf = (terms: Terms, layerId: string): string => {
  const kind: LayerKind = terms.layers.find((layer) => layer.id === layerId)?.kind ?? 'restaking';
  return COLOUR_OF_KIND[kind];
};

const Segment = ({ span, reach, colour }: { span: LegSpan; reach: number; colour: string }) => {
  const latest = span.latestEnd ?? reach;
  const looks = `${span.isKnown ? (span.leg.isSlashable ? 'leg slashable' : 'leg') : 'leg hatch blank'}${span.leg.isBeyond === true ? ' further' : ''}`;
  return (
    <>
      <i
        className={looks}
        style={{
          insetBlockStart: `${span.lane * 16}px`,
          insetInlineStart: placeOf(span.start, reach),
          inlineSize: placeOf(span.expectedEnd - span.start, reach),
          ...(span.isKnown ? { backgroundColor: colour } : {}),
        }}
      />
      {latest > span.expectedEnd ? (
        <i
          className={`leg tail hatch${span.latestEnd === null ? ' endless' : ''}`}
          style={{
            insetBlockStart: `${span.lane * 16}px`,
            insetInlineStart: placeOf(span.expectedEnd, reach),
            inlineSize: placeOf(latest - span.expectedEnd, reach),
          }}
        />
      ) : null}
    </>
  );
};

/** One wait in words: what it is for, how long, and what happens to the stake meanwhile. */
const Wait = ({ leg, colour }: { leg: ExitLeg; colour: string }) => (
  <li className={leg.isBeyond === true ? 'further' : ''}>
    <i
      className={leg.wait.known ? (leg.isSlashable ? 'swatch slashable' : 'swatch') : 'swatch blank hatch'}
      style={leg.wait.known ? { backgroundColor: colour } : {}}
    />
    <span className="leg-name">
      <Say of={leg.label} />
      <small>
        {leg.isBeyond === true ? (
          <Say of={{ key: 'ui.exit.further' }} />
        ) : isAtOnce(leg) ? null : (
          <>
            {leg.isSlashable ? (
              <span className="notable-text">
                <Say of={{ key: 'ui.exit.slashable' }} />
              </span>
            ) : (
              <Say of={{ key: 'ui.exit.notSlashable' }} />
            )}
            {' · '}
            <Say of={{ key: earningKey(leg) }} />
          </>
        )}
      </small>
    </span>
    <span className="leg-wait">
      <WaitValue of={leg.wait} />
    </span>
  </li>
);

/** Nothing happens to money while nobody waits for it. */
const isAtOnce = ({ wait }: ExitLeg): boolean => wait.known && wait.value.max === 0;

const earningKey = ({ isEarning }: ExitLeg): string =>
  isEarning === 'until-exited' ? 'ui.exit.earningUntilExited' : isEarning ? 'ui.exit.earning' : 'ui.exit.notEarning';

/** Waits of several ways out that say the same are told once; the drawing keeps each. */
const distinct = (spans: readonly LegSpan[]): readonly LegSpan[] => [
  ...new Map(
    spans.map((span) => {
      const { label, wait, isSlashable, isEarning } = span.leg;
      return [encodeJson([label, wait.known ? wait.value : wait.why, isSlashable, isEarning]), span];
    }),
  ).values(),
];

/** The waits on the way out, in time; what may still be slashed meanwhile; and from when new terms come too late to leave. */
export const ExitTimeline = ({ terms, exitWait, now }: ExitTimelineProps) => {
  const { language } = useLocale();
  const text = useText();
  const layout = layOutExit(terms.exit);
  const notice = terms.slash.noticeSeconds;
  const gap = terms.slash.gapSeconds;
  const isGap = notice.known && gap.known && gap.value > 0;
  const own = distinct(layout.spans.filter(({ leg }) => leg.isBeyond !== true));
  const further = distinct(layout.spans.filter(({ leg }) => leg.isBeyond === true));
  // Of a chain that is not read, nothing is known of any wait; the facts above say so.
  if (layout.spans.length === 0) return null;
  return (
    <Section title="ui.exit.title" aside="ui.exit.aside">
      <div className="timeline" role="img" aria-label={text('ui.exit.describe')}>
        <div className="ticks" aria-hidden="true">
          <span style={{ insetInlineStart: 0 }}>
            <Say of={{ key: 'ui.exit.now' }} />
          </span>
          <span className="end" style={{ insetInlineStart: placeOf(layout.expectedEnd, layout.reach) }}>
            {exitWait.known && exitWait.value.max !== null && exitWait.value.max !== exitWait.value.min
              ? formatDayRange(now + exitWait.value.min, now + exitWait.value.max, language)
              : layout.isComplete && layout.expectedEnd > 0
                ? formatStart(now + layout.expectedEnd, now, language)
                : null}
          </span>
        </div>
        <div className="lanes" style={{ blockSize: `${layout.laneCount * 16 - 4}px` }}>
          {layout.spans.map((span) => (
            <Segment key={span.leg.id} span={span} reach={layout.reach} colour={colourOf(terms, span.leg.layerId)} />
          ))}
        </div>
        {isGap ? (
          <div className="gap-track">
            <i
              style={{
                insetInlineStart: placeOf(notice.value, layout.reach),
                inlineSize: placeOf(gap.value, layout.reach),
              }}
            />
          </div>
        ) : null}
      </div>
      <ol className="legs">
        {own.map(({ leg }) => (
          <Wait key={leg.id} leg={leg} colour={colourOf(terms, leg.layerId)} />
        ))}
        {isGap ? (
          <li>
            <i className="swatch gap-swatch" />
            <span className="leg-name">
              <Say of={{ key: 'ui.exit.gap' }} />
            </span>
          </li>
        ) : null}
        {layout.spans.length < 2 ? null : (
          <li className="total">
            <span className="leg-name">
              <Say of={{ key: 'ui.exit.total' }} />
            </span>
            <span className="leg-wait">
              <WaitValue of={exitWait} />
            </span>
          </li>
        )}
        {further.map(({ leg }) => (
          <Wait key={leg.id} leg={leg} colour={colourOf(terms, leg.layerId)} />
        ))}
      </ol>
    </Section>
  );
};
