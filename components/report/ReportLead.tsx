import { Fragment } from 'react';
import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { Say } from '@/components/ui/Say';
import { whyItFails } from '@/lib/core/findings';
import type { Report } from '@/lib/core/report';
import { type Claim, isSameSentence, type Sentence } from '@/lib/core/sentence';
import { FailsChip } from './Findings';

/** Sentences one after the other. */
const SayAll = ({ of }: { of: readonly Sentence[] }) =>
  of.map((sentence, place) => (
    <Fragment key={sentence.key}>
      {place === 0 ? null : ' '}
      <Say of={sentence} />
    </Fragment>
  ));

const isSame = (a: Claim | undefined, b: Claim | undefined): boolean =>
  a !== undefined && b !== undefined && isSameSentence(a.sentence, b.sentence);

/** What the lead of a request says of its findings, which need not be said again below. */
export const toldInLead = ({ lead, isCritical, findings }: Report): readonly Claim[] =>
  [whyItFails(findings), isCritical ? lead : undefined].filter((claim) => claim !== undefined);

/** That the request fails as it stands, and why. */
const Failure = ({ why }: { why: Claim }) => (
  <div className="lead-text fails">
    <strong>
      <Say of={{ key: 'ui.lead.fails' }} />
    </strong>{' '}
    <ClaimText of={why} />
  </div>
);

const Critical = ({ report, isTold }: { report: Report; isTold: boolean }) => (
  <div className="lead-text">
    <Chip tone="beyond">
      <Say of={{ key: report.interruption.reason === 'terms-changed' ? 'ui.lead.changed' : 'ui.finding.beyond' }} />
    </Chip>{' '}
    {report.lead === undefined || isTold ? null : <ClaimText of={report.lead} />}
  </div>
);

type ReportLeadProps = {
  readonly report: Report;
  /** What is asked for, where a request is. The report's own sentence then follows it. */
  readonly asked?: Sentence;
};

/** The sentence a person can act on; that the request fails, or what is beyond a limit of theirs, right below it. */
export const ReportLead = ({ report, asked }: ReportLeadProps) => {
  const { lead, isCritical, headline } = report;
  const failure = whyItFails(report.findings);
  const isOfRequest = asked !== undefined;
  return (
    <div className="lead">
      <h2 tabIndex={-1}>
        <SayAll of={isOfRequest ? [asked] : headline} />
      </h2>
      {isOfRequest && failure !== undefined ? <Failure why={failure} /> : null}
      {isOfRequest ? (
        <div className="lead-text">
          <SayAll of={headline} />
        </div>
      ) : null}
      {lead !== undefined && isCritical ? (
        <Critical report={report} isTold={isOfRequest && isSame(lead, failure)} />
      ) : null}
      {lead !== undefined && !isCritical && !isOfRequest ? (
        <div className="lead-text">
          {isSame(lead, failure) ? <FailsChip /> : null}
          <ClaimText of={lead} />
        </div>
      ) : null}
    </div>
  );
};
