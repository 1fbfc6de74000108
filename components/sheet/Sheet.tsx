import { useEffect, useRef } from 'react';
import { ReadLine } from '@/components/report/ReadLine';
import { ReportBody } from '@/components/report/ReportBody';
import { ReportLead, toldInLead } from '@/components/report/ReportLead';
import { reportSources } from '@/components/report/report-sources';
import { Chip } from '@/components/ui/Chip';
import { Logo } from '@/components/ui/Logo';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import { count } from '@/lib/core/sentence';
import { amountIn } from './amount-in';
import { Decision } from './Decision';
import type { Review } from './review';
import { Steps } from './Steps';

export type SheetProps = {
  readonly review: Review;
  /** Why the last answer did not come, in words: the choice can be made again. */
  readonly trouble?: string | null;
  /** Unix seconds. */
  readonly now: number;
  readonly onContinue: (id: string) => void;
  readonly onReject: (id: string) => void;
  readonly onOpenEvidence?: () => void;
};

/** What a held request means, and the two choices. The content alone; `SheetDialog` puts it above a page. */
export const Sheet = ({ review, trouble = null, now, onContinue, onReject, onOpenEvidence }: SheetProps) => {
  const { language, direction } = useLocale();
  const text = useText();
  const { id, host, isRegisteredHost, report, asked, about, queue } = review;
  const main = asked[about];
  const stake = amountIn(main);
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const evidence = useRef<HTMLDetailsElement>(null);

  // The sentence is read first; no key pressed now can decide anything.
  useEffect(() => {
    if (id !== '') root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [id]);

  const openEvidence = (): void => {
    if (evidence.current === null) return;
    evidence.current.open = true;
    evidence.current.querySelector('summary')?.focus({ preventScroll: true });
    onOpenEvidence?.();
  };

  return (
    <div className="surface sheet" ref={root} lang={language} dir={direction} data-critical={report.isCritical}>
      <div className="sheet-head" ref={head}>
        <Logo />
        {queue.total > 1 ? (
          <span className="queue" role="status">
            <Say
              of={{ key: 'ui.sheet.queue', values: { position: count(queue.position), total: count(queue.total) } }}
            />
          </span>
        ) : (
          <span>
            <Say of={{ key: 'ui.sheet.before' }} />
          </span>
        )}
        <span className="host">
          <Chip tone={isRegisteredHost ? 'accent' : 'beyond'}>
            <Say of={{ key: isRegisteredHost ? 'ui.sheet.registeredHost' : 'ui.sheet.otherHost' }} />
          </Chip>{' '}
          <bdi title={host}>{host}</bdi>
        </span>
      </div>
      <div
        className="sheet-scroll"
        key={id}
        onScroll={(event) => head.current?.toggleAttribute('data-above', event.currentTarget.scrollTop > 0)}
      >
        <ReportLead report={report} {...(main === undefined ? {} : { asked: main })} />
        <Steps asked={asked} />
        <ReportBody
          report={report}
          now={now}
          evidenceRef={evidence}
          told={toldInLead(report)}
          {...(stake === undefined ? {} : { stake })}
          {...(review.adds === undefined ? {} : { adds: review.adds })}
        />
      </div>
      <div className="sheet-foot">
        {trouble === null ? null : (
          <p className="sheet-trouble" role="alert">
            <bdi>{trouble}</bdi>
          </p>
        )}
        <Decision id={id} report={report} onContinue={onContinue} onReject={onReject} />
        <div className="read-line">
          <ReadLine report={report} now={now} />
          {reportSources(report).length === 0 ? null : (
            <button type="button" className="link" onClick={openEvidence} aria-label={text('ui.sheet.allEvidenceName')}>
              <Say of={{ key: 'ui.sheet.allEvidence' }} />
            </button>
          )}
        </div>
      </div>
    </div>
  );
};
