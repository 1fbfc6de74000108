import { type Ref, useState } from 'react';
import { distinctSources } from '@/components/ui/distinct-sources';
import { Phrase } from '@/components/ui/Phrase';
import { SourceView } from '@/components/ui/SourceView';
import type { Report } from '@/lib/core/report';
import { reportSources } from './report-sources';

/** Every source of a report in one folded list. */
export const AllEvidence = ({ report, ref }: { report: Report; ref?: Ref<HTMLDetailsElement> }) => {
  const sources = distinctSources(reportSources(report));
  // Drawn when it is opened: it is the longest part of a report and the last one read.
  const [isOpen, setOpen] = useState(false);
  const show = (details: HTMLDetailsElement): void => {
    setOpen(details.open);
    if (details.open) requestAnimationFrame(() => details.scrollIntoView({ block: 'start' }));
  };
  return sources.length === 0 ? null : (
    <details className="section fold" ref={ref} onToggle={(event) => show(event.currentTarget)}>
      <summary>
        <Phrase of="ui.evidence.all" count={sources.length} slots={{ count: `${sources.length}` }} />
      </summary>
      <ul className="sources">
        {isOpen
          ? sources.map(({ key, source }) => (
              <li key={key}>
                <SourceView source={source} depth={0} />
              </li>
            ))
          : null}
      </ul>
    </details>
  );
};
