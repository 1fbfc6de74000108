import type { Ref } from 'react';
import { distinctSources } from '@/components/ui/distinct-sources';
import { Phrase } from '@/components/ui/Phrase';
import { SourceView } from '@/components/ui/SourceView';
import type { Report } from '@/lib/core/report';
import { reportSources } from './report-sources';

/** Every source of a report in one folded list. */
export const AllEvidence = ({ report, ref }: { report: Report; ref?: Ref<HTMLDetailsElement> }) => {
  const sources = distinctSources(reportSources(report));
  return sources.length === 0 ? null : (
    <details className="section fold" ref={ref}>
      <summary>
        <Phrase of="ui.evidence.all" count={sources.length} slots={{ count: `${sources.length}` }} />
      </summary>
      <ul className="sources">
        {sources.map(({ key, source }) => (
          <li key={key}>
            <SourceView source={source} depth={0} />
          </li>
        ))}
      </ul>
    </details>
  );
};
