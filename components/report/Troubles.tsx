import { ClaimText } from '@/components/ui/ClaimText';
import { formatIsoDate } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import type { Report } from '@/lib/core/report';
import { oldestRegistryDate } from './report-sources';

/** What could not be read, and what stands in for it, with its date. */
export const Troubles = ({ report }: { report: Report }) => {
  const { language } = useLocale();
  if (report.troubles.length === 0 && report.stage !== 'failed') return null;
  const date = oldestRegistryDate(report);
  return (
    <section className="section troubles" role="status">
      {report.stage === 'failed' ? (
        <strong>
          <Say of={{ key: 'ui.trouble.title' }} />
        </strong>
      ) : null}
      <ul>
        {report.troubles.map((trouble) => (
          <li key={trouble.sentence.key}>
            <ClaimText of={trouble} />
          </li>
        ))}
      </ul>
      {report.stage !== 'failed' || date === undefined ? null : (
        <div>
          <Phrase of="ui.trouble.registry" slots={{ date: formatIsoDate(date, language) }} />
        </div>
      )}
    </section>
  );
};
