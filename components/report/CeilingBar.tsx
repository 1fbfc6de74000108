import type { ReactNode } from 'react';
import { ClaimText } from '@/components/ui/ClaimText';
import { lengthOf } from '@/components/ui/drawing';
import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { formatStart } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { sentenceText, useText } from '@/components/ui/sentence-text';
import { UnknownValue } from '@/components/ui/UnknownValue';
import { WaitValue } from '@/components/ui/WaitValue';
import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { count, duration, percent, type Sentence, say, text as textValue } from '@/lib/core/sentence';
import type { CeilingStep, SlashCeiling } from '@/lib/core/slashing';
import { WAD } from '@/lib/core/units';

const describe = ({ today, withinExit }: SlashCeiling): Sentence => {
  if (!today.known) return { key: 'ui.ceiling.describeUnknown' };
  const values = { today: percent(today.value) };
  return withinExit.known
    ? { key: 'ui.ceiling.describe', values: { ...values, exit: percent(withinExit.value) } }
    : { key: 'ui.ceiling.describeToday', values };
};

/** Steps of the ceiling that are listed. */
const MOST_STEPS = 4;

type CeilingProps = {
  readonly slash: SlashCeiling;
  readonly exitWait: Fact<Wait>;
  /** Unix seconds. */
  readonly now: number;
};
type RowProps = {
  readonly look: 'now' | 'step' | 'later' | 'hatch';
  readonly of: string;
  readonly slots?: Readonly<Record<string, ReactNode>>;
  readonly children: ReactNode;
};

const Bar = ({ slash }: { slash: SlashCeiling }) => {
  const locale = useLocale();
  const { today, pending, withinExit } = slash;
  const steps = pending.known ? [...pending.value].reverse() : [];
  return (
    <div className="ceiling" role="img" aria-label={sentenceText(describe(slash), locale)}>
      {withinExit.known ? (
        <i className="later" style={{ inlineSize: lengthOf(withinExit.value, WAD) }} />
      ) : (
        <i className="hatch" style={{ inlineSize: '100%' }} />
      )}
      {steps.map((step) => (
        <i key={step.at} className="step" style={{ inlineSize: lengthOf(step.share, WAD) }} />
      ))}
      {today.known ? <i className="now" style={{ inlineSize: lengthOf(today.value, WAD) }} /> : null}
    </div>
  );
};

const Row = ({ look, of, slots = {}, children }: RowProps) => (
  <li>
    <i className={`swatch ceiling-swatch ${look}`} />
    <span>
      <Phrase of={of} slots={slots} />
    </span>
    <span className="part-rate">{children}</span>
  </li>
);

/** Totals only grow: the steps between the first and the last lie between them. */
const stepsShown = (steps: readonly CeilingStep[]): readonly CeilingStep[] =>
  steps.length <= MOST_STEPS ? steps : [...steps.slice(0, MOST_STEPS - 1), ...steps.slice(-1)];

const Legend = ({ slash, now }: { slash: SlashCeiling; now: number }) => {
  const { language } = useLocale();
  const { today, pending, latent, withinExit } = slash;
  const isFlat = today.known && withinExit.known && today.value === withinExit.value;
  return (
    <ul className="parts">
      <Row look="now" of={isFlat ? 'ui.ceiling.level' : 'ui.ceiling.today'}>
        <ShareValue of={today} />
      </Row>
      {pending.known ? (
        stepsShown(pending.value).map((step) => (
          <Row key={step.at} look="step" of="ui.ceiling.from" slots={{ date: formatStart(step.at, now, language) }}>
            <Quantity of={percent(step.share)} evidence={[pending.source]} asOf={pending.asOf} />
          </Row>
        ))
      ) : (
        <Row look="step" of="ui.ceiling.pending">
          <UnknownValue of={pending} />
        </Row>
      )}
      {latent.known && latent.value === 0n ? null : (
        <Row look="later" of="ui.ceiling.latent">
          <ShareValue of={latent} />
        </Row>
      )}
      {isFlat ? null : (
        <Row look={withinExit.known ? 'later' : 'hatch'} of="ui.ceiling.withinExit">
          <ShareValue of={withinExit} />
        </Row>
      )}
    </ul>
  );
};

/** How much services may take: today, by the steps already on their way, and at worst before the owner can be out. */
export const CeilingBar = ({ slash, exitWait, now }: CeilingProps) => {
  const { withinExit, noticeSeconds, gapSeconds, unableCount } = slash;
  const none = textValue(useText()('ui.ceiling.noNotice'));
  const isReachable = !withinExit.known || withinExit.value > 0n;
  return (
    <Section title="ui.ceiling.title" aside="ui.ceiling.aside">
      <Bar slash={slash} />
      <Legend slash={slash} now={now} />
      {isReachable ? (
        <div className="text">
          <Phrase
            of="ui.ceiling.notice"
            slots={{
              notice: <FactValue of={noticeSeconds} as={(seconds) => (seconds === 0 ? none : duration(seconds))} />,
              exit: <WaitValue of={exitWait} />,
            }}
          />{' '}
          {gapSeconds.known ? (
            <strong>
              <Say of={{ key: gapSeconds.value > 0 ? 'ui.ceiling.tooLate' : 'ui.ceiling.inTime' }} />
            </strong>
          ) : null}
        </div>
      ) : null}
      {unableCount.known && unableCount.value > 0 ? (
        <div className="text">
          {slash.unableName === undefined ? (
            <Phrase
              of="ui.ceiling.unable"
              count={unableCount.value}
              slots={{ count: <FactValue of={unableCount} as={count} /> }}
            />
          ) : (
            <ClaimText
              of={{
                sentence: say('ui.ceiling.unableNamed', { service: textValue(slash.unableName) }),
                evidence: [unableCount.source],
              }}
            />
          )}
        </div>
      ) : null}
      {slash.why === undefined ? null : (
        <div className="text">
          <Say of={slash.why} />
        </div>
      )}
    </Section>
  );
};
