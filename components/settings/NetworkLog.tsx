import { formatCount } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { NetworkPurpose, NetworkRequest } from './settings-data';

type Asked = {
  readonly host: string;
  readonly purpose: NetworkPurpose;
  readonly count: number;
  readonly failed: number;
  readonly last: number;
};

const PURPOSE_KEYS: Readonly<Record<NetworkPurpose, string>> = {
  chain: 'ui.purpose.chain',
  endpointCheck: 'ui.purpose.endpointCheck',
  baseYield: 'ui.purpose.baseYield',
  name: 'ui.purpose.name',
};

/** Requests of one purpose to one host are one row, the latest first. */
const rowsOf = (requests: readonly NetworkRequest[]): readonly Asked[] => {
  const rows = new Map<string, Asked>();
  for (const { host, purpose, outcome, at } of requests) {
    const key = `${host} ${purpose}`;
    const row = rows.get(key) ?? { host, purpose, count: 0, failed: 0, last: 0 };
    rows.set(key, {
      ...row,
      count: row.count + 1,
      failed: row.failed + Number(outcome === 'failed'),
      last: Math.max(row.last, at),
    });
  }
  return [...rows.values()].sort((a, b) => b.last - a.last);
};

/** Every host the extension spoke to, and what for. */
export const NetworkLog = ({ requests }: { requests: readonly NetworkRequest[] | null }) => {
  const { language } = useLocale();
  const rows = requests === null ? [] : rowsOf(requests);
  return (
    <Section title="ui.settings.network" aside="ui.settings.networkAside">
      {requests !== null && rows.length === 0 ? (
        <div className="text">
          <Say of={{ key: 'ui.settings.networkNone' }} />
        </div>
      ) : null}
      <ul className="rows network">
        {rows.map(({ host, purpose, count, failed }) => (
          <li key={`${host} ${purpose}`}>
            <span>
              <bdi>{host}</bdi>
              <small>
                <Say of={{ key: PURPOSE_KEYS[purpose] }} />
              </small>
            </span>
            <span className="numbers">
              <Phrase of="ui.settings.networkCount" count={count} slots={{ count: formatCount(count, language) }} />
              {failed === 0 ? null : (
                <small className="notable-text">
                  {formatCount(failed, language)} <Say of={{ key: 'ui.settings.networkFailed' }} />
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
