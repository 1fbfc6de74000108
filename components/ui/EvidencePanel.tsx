import type { Source } from '@/lib/core/fact';
import { distinctSources } from './distinct-sources';
import { formatExactTime } from './format';
import { useLocale } from './locale';
import { Say } from './Say';
import { SourceView } from './SourceView';

export type EvidencePanelProps = {
  readonly sources: readonly Source[];
  /** What the evidence is for, in words; heads the panel. */
  readonly label: string;
  /** The value to its last digit. */
  readonly exact?: string;
  /** Unix seconds the value stood for; 0: it holds at any time. */
  readonly asOf?: number;
  /** Why there is no value, for what is unknown. */
  readonly why?: string;
};

/** What lies behind one value. */
export const EvidencePanel = ({ sources, label, exact, asOf, why }: EvidencePanelProps) => {
  const { language } = useLocale();
  return (
    <>
      <div className="evidence-head">
        <strong>
          <bdi>{label}</bdi>
        </strong>
        {exact === undefined || exact === label ? null : <bdi className="exact">{exact}</bdi>}
        {asOf === undefined || asOf === 0 ? null : (
          <span className="exact">
            <Say
              of={{
                key: 'ui.evidence.asOf',
                values: { time: { type: 'text', text: formatExactTime(asOf, language) } },
              }}
            />
          </span>
        )}
        {why === undefined ? null : <span>{why}</span>}
      </div>
      <ul className="sources">
        {distinctSources(sources).map(({ key, source }) => (
          <li key={key}>
            <SourceView source={source} depth={0} />
          </li>
        ))}
      </ul>
    </>
  );
};
