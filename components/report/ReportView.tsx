import type { Report } from '@/lib/core/report';
import { ReadLine } from './ReadLine';
import { type Adds, ReportBody } from './ReportBody';
import { ReportLead } from './ReportLead';

type ReportViewProps = { readonly report: Report; readonly now: number; readonly adds?: Adds };

/** A whole report on a page of its own: popup, side panel, tab. `now` unix seconds. */
export const ReportView = ({ report, now, adds }: ReportViewProps) => (
  <article className="report-view">
    <ReportLead report={report} />
    <ReportBody
      report={report}
      now={now}
      {...(adds === undefined ? {} : { adds })}
      {...(report.lead === undefined ? {} : { told: [report.lead] })}
    />
    <div className="read-line">
      <ReadLine report={report} now={now} />
    </div>
  </article>
);
