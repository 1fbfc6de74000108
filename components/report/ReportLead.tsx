import { Fragment } from 'react';
import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { Say } from '@/components/ui/Say';
import type { Report } from '@/lib/core/report';
import type { Sentence } from '@/lib/core/sentence';

/** Sentences one after the other. */
const SayAll = ({ of }: { of: readonly Sentence[] }) =>
  of.map((sentence, place) => (
    <Fragment key={sentence.key}>
      {place === 0 ? null : ' '}
      <Say of={sentence} />
    </Fragment>
  ));

type ReportLeadProps = {
  readonly report: Report;
  /** What is asked for, where a request is. The report's own sentence then follows it. */
  readonly asked?: Sentence;
};

/** The sentence a person can act on; what is beyond a limit of theirs right below it. */
export const ReportLead = ({ report, asked }: ReportLeadProps) => (
  <div className="lead">
    <h2 tabIndex={-1}>
      <SayAll of={asked === undefined ? report.headline : [asked]} />
    </h2>
    {asked === undefined ? null : (
      <div className="lead-text">
        <SayAll of={report.headline} />
      </div>
    )}
    {report.lead === undefined || (asked !== undefined && !report.isCritical) ? null : (
      <div className="lead-text">
        {report.isCritical ? (
          <>
            <Chip tone="beyond">
              <Say
                of={{ key: report.interruption.reason === 'terms-changed' ? 'ui.lead.changed' : 'ui.finding.beyond' }}
              />
            </Chip>{' '}
          </>
        ) : null}
        <ClaimText of={report.lead} />
      </div>
    )}
  </div>
);
