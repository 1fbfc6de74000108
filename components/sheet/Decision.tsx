import type { MouseEvent } from 'react';
import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { sentenceText, useText } from '@/components/ui/sentence-text';
import { waitText } from '@/components/ui/WaitValue';
import type { Fact } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import type { Wad } from '@/lib/core/units';
import { useArmed } from './use-armed';

/** The numbers the other button carries. */
const Numbers = ({ report }: { report: Report }) => {
  const locale = useLocale();
  const text = useText();
  const { terms, exitWait } = report;
  if (terms === undefined && !exitWait.known) return <Say of={{ key: 'ui.decision.termsUnknown' }} />;
  const share = (fact: Fact<Wad>, isBare = false): string =>
    fact.known ? formatPercent(fact.value, locale.language, isBare) : text('ui.unknown.word');
  return (
    <>
      {exitWait.known
        ? sentenceText(
            { key: 'ui.decision.exit', values: { exit: { type: 'text', text: waitText(exitWait.value, locale) } } },
            locale,
          )
        : text('ui.decision.exitUnknown')}
      {terms === undefined ? null : (
        <>
          {' · '}
          {terms.slash.today.known || terms.slash.withinExit.known
            ? text('ui.decision.slash', {
                today: { type: 'text', text: share(terms.slash.today, terms.slash.withinExit.known) },
                exit: { type: 'text', text: share(terms.slash.withinExit) },
              })
            : text('ui.decision.slashUnknown')}
        </>
      )}
    </>
  );
};

type DecisionProps = {
  readonly id: string;
  readonly report: Report;
  readonly onContinue: (id: string) => void;
  readonly onReject: (id: string) => void;
};

/** The two choices. Only a person's own click counts, and not one that was under way before the sheet stood still. */
export const Decision = ({ id, report, onContinue, onReject }: DecisionProps) => {
  const isArmed = useArmed(`${id} ${report.isCritical}`);
  const decide = (choice: (id: string) => void) => (event: MouseEvent) => {
    if (event.nativeEvent.isTrusted) choice(id);
  };
  return (
    <div className={report.isCritical ? 'decision critical' : 'decision'}>
      <button
        type="button"
        className="btn stop"
        aria-keyshortcuts="Escape"
        disabled={!isArmed}
        onClick={decide(onReject)}
      >
        <span>
          <Say of={{ key: 'ui.decision.reject' }} />
        </span>
        <small aria-hidden="true">
          <Say of={{ key: 'ui.decision.escape' }} />
        </small>
      </button>
      <button type="button" className="btn go" disabled={!isArmed} onClick={decide(onContinue)}>
        <span>
          <Say of={{ key: 'ui.decision.continue' }} />
        </span>
        <small>
          <Numbers report={report} />
        </small>
      </button>
    </div>
  );
};
