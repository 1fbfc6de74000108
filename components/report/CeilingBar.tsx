import { lengthOf } from '@/components/ui/drawing';
import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { formatDay } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { sentenceText } from '@/components/ui/sentence-text';
import { UnknownValue } from '@/components/ui/UnknownValue';
import { WaitValue } from '@/components/ui/WaitValue';
import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { count, duration, percent, type Sentence } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import { WAD } from '@/lib/core/units';

const describe = ({ today, withinExit }: SlashCeiling): Sentence => {
  if (!today.known) return { key: 'ui.ceiling.describeUnknown' };
  const values = { today: percent(today.value) };
  return withinExit.known
    ? { key: 'ui.ceiling.describe', values: { ...values, exit: percent(withinExit.value) } }
    : { key: 'ui.ceiling.describeToday', values };
};

type CeilingProps = { readonly slash: SlashCeiling; readonly exitWait: Fact<Wait> };

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

const Axis = ({ slash, exitWait }: CeilingProps) => {
  const { language } = useLocale();
  const { today, pending, latent, withinExit } = slash;
  return (
    <ul className="axis">
      <li>
        <Phrase of="ui.ceiling.today" slots={{ share: <ShareValue of={today} /> }} />
      </li>
      {pending.known ? (
        pending.value.map((step) => (
          <li key={step.at}>
            <Phrase
              of="ui.ceiling.from"
              slots={{
                share: <Quantity of={percent(step.share)} evidence={[pending.source]} />,
                date: formatDay(step.at, language),
              }}
            />
          </li>
        ))
      ) : (
        <li>
          <Phrase of="ui.ceiling.pending" slots={{ share: <UnknownValue of={pending} /> }} />
        </li>
      )}
      {latent.known && latent.value === 0n ? null : (
        <li>
          <Phrase of="ui.ceiling.latent" slots={{ share: <ShareValue of={latent} /> }} />
        </li>
      )}
      <li className="end">
        <Phrase
          of="ui.ceiling.withinExit"
          slots={{ share: <ShareValue of={withinExit} />, exit: <WaitValue of={exitWait} /> }}
        />
      </li>
    </ul>
  );
};

/** How much services may take: today, by the steps already on their way, and at worst before the owner can be out. */
export const CeilingBar = ({ slash, exitWait }: CeilingProps) => {
  const { noticeSeconds, gapSeconds, unableCount } = slash;
  return (
    <Section title="ui.ceiling.title" aside="ui.ceiling.aside">
      <Bar slash={slash} />
      <Axis slash={slash} exitWait={exitWait} />
      <div className="text">
        <Phrase
          of="ui.ceiling.notice"
          slots={{ notice: <FactValue of={noticeSeconds} as={duration} />, exit: <WaitValue of={exitWait} /> }}
        />{' '}
        {gapSeconds.known ? (
          <strong>
            <Say of={{ key: gapSeconds.value > 0 ? 'ui.ceiling.tooLate' : 'ui.ceiling.inTime' }} />
          </strong>
        ) : null}
      </div>
      {unableCount.known && unableCount.value === 0 ? null : (
        <div className="text">
          <Phrase
            of="ui.ceiling.unable"
            count={unableCount.known ? unableCount.value : 2}
            slots={{ count: <FactValue of={unableCount} as={count} /> }}
          />
        </div>
      )}
      {slash.why === undefined ? null : (
        <div className="text">
          <Say of={slash.why} />
        </div>
      )}
    </Section>
  );
};
