import { type Ref, useEffect, useRef, useState } from 'react';
import { ReadingContext } from '@/components/ui/UnknownValue';
import { useAfterPaint } from '@/components/ui/use-after-paint';
import { isUnderWay, type Report, type Stage } from '@/lib/core/report';
import type { Claim, Quantity } from '@/lib/core/sentence';
import { isRestaked } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';
import { AllEvidence } from './AllEvidence';
import { BeforeAfter, type DependencyChange } from './BeforeAfter';
import { CeilingBar } from './CeilingBar';
import { ExitTimeline } from './ExitTimeline';
import { FactTiles } from './FactTiles';
import { CheckedQuietly, Findings, NotKnown } from './Findings';
import { LayerStack } from './LayerStack';
import { Troubles } from './Troubles';
import { YieldSplitBar } from './YieldSplitBar';

/** What a signature adds to everything already held. */
export type Adds = { readonly changes: readonly DependencyChange[]; readonly limitWad: Wad };

export type ReportBodyProps = {
  readonly report: Report;
  /** Unix seconds. */
  readonly now: number;
  /** The amount the person puts on top, where it is known. */
  readonly stake?: Quantity;
  readonly adds?: Adds;
  /** What was said above it already, and need not be said again. */
  readonly told?: readonly Claim[];
  readonly evidenceRef?: Ref<HTMLDetailsElement>;
};

/** True from the moment a live read replaced what was shown before it; a report that was live from the start stays still. */
const useIsRefined = (stage: Stage): boolean => {
  const first = useRef(stage);
  const [isRefined, setRefined] = useState(false);
  useEffect(() => {
    if (stage === 'live' && first.current !== 'live') setRefined(true);
  }, [stage]);
  return isRefined;
};

/** The whole of a report below its headline: three facts, pictures, what it adds, what is not known, evidence. */
export const ReportBody = ({ report, now, stake, adds, told, evidenceRef }: ReportBodyProps) => {
  const { terms, exitWait, findings } = report;
  const isRefined = useIsRefined(report.stage);
  const isPainted = useAfterPaint();
  return (
    <ReadingContext value={isUnderWay(report.stage)}>
      <div className={isRefined ? 'report refined' : 'report'}>
        <FactTiles report={report} />
        {isPainted ? (
          <>
            {report.stage === 'failed' ? <Troubles report={report} /> : null}
            {terms === undefined ? null : (
              <LayerStack terms={terms} now={now} {...(stake === undefined ? {} : { stake })} />
            )}
            <Findings findings={findings} {...(told === undefined ? {} : { told })} />
            {terms === undefined ? null : (
              <>
                <CeilingBar slash={terms.slash} exitWait={exitWait} now={now} />
                <ExitTimeline terms={terms} exitWait={exitWait} now={now} />
              </>
            )}
            {report.yields.parts.length === 0 && !report.yields.advertised.known ? null : (
              <YieldSplitBar yields={report.yields} isRestaked={terms === undefined || isRestaked(terms)} />
            )}
            {adds === undefined || adds.changes.length === 0 ? null : <BeforeAfter {...adds} />}
            <NotKnown findings={findings} />
            {report.stage === 'failed' ? null : <Troubles report={report} />}
            <CheckedQuietly findings={findings} />
            <AllEvidence report={report} {...(evidenceRef === undefined ? {} : { ref: evidenceRef })} />
          </>
        ) : null}
      </div>
    </ReadingContext>
  );
};
