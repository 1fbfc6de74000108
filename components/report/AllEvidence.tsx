import { type Ref, useState } from 'react';
import { listFormat } from '@/components/ui/intl';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { LeafView } from '@/components/ui/SourceView';
import { encodeJson } from '@/lib/core/json';
import type { Report } from '@/lib/core/report';
import { type Citation, type CitedSource, createCiter } from './cite';
import { evidenceOfReport, type Support } from './report-sources';

const Cited = ({ cited }: { cited: CitedSource }) =>
  cited.kind === 'source' ? (
    <>
      <span className="source-number">{cited.number}</span>
      <LeafView source={cited.source} />
    </>
  ) : (
    <>
      <span className="source-kind">
        <Say of={{ key: 'ui.evidence.derived' }} />
      </span>
      <code className="formula">
        <bdi>{cited.formula}</bdi>
      </code>
      <Sources of={cited.inputs} />
    </>
  );

const Sources = ({ of: { first, again } }: { of: Citation }) => {
  const { language } = useLocale();
  const numbers = listFormat(language, { type: 'conjunction' }).format(again.toSorted((a, b) => a - b).map(String));
  return (
    <>
      {first.length === 0 ? null : (
        <ul className="sources inputs">
          {first.map((cited) => (
            <li key={cited.key}>
              <Cited cited={cited} />
            </li>
          ))}
        </ul>
      )}
      {again.length === 0 ? null : (
        <p className="again">
          <Phrase of="ui.evidence.again" count={again.length} slots={{ numbers }} />
        </p>
      )}
    </>
  );
};

const Supported = ({ support, citation }: { support: Support; citation: Citation }) => {
  const locale = useLocale();
  return (
    <li>
      <div className="support">
        <span>
          <Say of={support.label} />
        </span>
        {support.shown === undefined ? null : <span className="num">{support.shown(locale)}</span>}
      </div>
      <Sources of={citation} />
    </li>
  );
};

/** Everything a report shows with what it rests on, folded; each source in full once, by its number after that. */
export const AllEvidence = ({ report, ref }: { report: Report; ref?: Ref<HTMLDetailsElement> }) => {
  // Drawn when it is opened: it is the longest part of a report and the last one read.
  const [isOpen, setOpen] = useState(false);
  const show = (details: HTMLDetailsElement): void => {
    setOpen(details.open);
    if (details.open) requestAnimationFrame(() => details.scrollIntoView({ block: 'start' }));
  };
  const citer = createCiter();
  const parts = evidenceOfReport(report).map(({ title, supports }) => ({
    title,
    supports: supports.map((support) => ({ support, citation: citer.cite(support.sources) })),
  }));
  const total = citer.count();
  return parts.length === 0 ? null : (
    <details className="section fold" ref={ref} onToggle={(event) => show(event.currentTarget)}>
      <summary>
        <Phrase of="ui.evidence.all" count={total} slots={{ count: `${total}` }} />
      </summary>
      {isOpen
        ? parts.map(({ title, supports }, place) => (
            <section className="evidence-part" key={`${place} ${encodeJson(title)}`}>
              <h4>
                <Say of={title} />
              </h4>
              <ul>
                {supports.map(({ support, citation }, at) => (
                  <Supported key={`${at} ${encodeJson(support.label)}`} support={support} citation={citation} />
                ))}
              </ul>
            </section>
          ))
        : null}
    </details>
  );
};
