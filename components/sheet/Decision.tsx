import { Fragment, type MouseEvent } from 'react';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { whyItFails } from '@/lib/core/findings';
import type { Report } from '@/lib/core/report';
import { decisionNumbers } from './decision-numbers';
import { useArmed } from './use-armed';

type DecisionProps = {
  readonly id: string;
  readonly report: Report;
  readonly onContinue: (id: string) => void;
  readonly onReject: (id: string) => void;
};

/** The two choices. Only a person's own click counts, and not one that was under way before the sheet stood still. */
export const Decision = ({ id, report, onContinue, onReject }: DecisionProps) => {
  const locale = useLocale();
  const failure = whyItFails(report.findings);
  const isArmed = useArmed(`${id} ${report.isCritical} ${failure?.id}`);
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
          {failure === undefined ? (
            decisionNumbers(report, locale).map((number, place) => (
              <Fragment key={number}>
                {place === 0 ? null : ' · '}
                <span className="unbroken">{number}</span>
              </Fragment>
            ))
          ) : (
            <Say of={{ key: 'ui.decision.fails' }} />
          )}
        </small>
      </button>
    </div>
  );
};
