import { chainName } from '@/components/ui/explorers';
import { formatAge, formatCount, formatIsoDate } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import type { Report } from '@/lib/core/report';
import { oldestRegistryDate } from './report-sources';

/** When and where a report was read. `now` unix seconds. */
export const ReadLine = ({ report, now }: { report: Report; now: number }) => {
  const { language } = useLocale();
  const point = report.terms?.readPoint;
  if (report.stage === 'reading' || (report.stage === 'registry' && point === undefined)) {
    const date = oldestRegistryDate(report);
    return (
      <span role="status">
        {report.stage === 'reading' ? <Say of={{ key: 'ui.read.reading' }} /> : null}{' '}
        {date === undefined ? null : <Phrase of="ui.read.registry" slots={{ date: formatIsoDate(date, language) }} />}
      </span>
    );
  }
  if (point === undefined) return <span />;
  return (
    <span>
      <Phrase
        of="ui.read.block"
        slots={{
          block: formatCount(point.block, language),
          chain: chainName(point.chainId) ?? formatCount(point.chainId, language),
          age: formatAge(now - point.timestamp, language),
        }}
      />
    </span>
  );
};
