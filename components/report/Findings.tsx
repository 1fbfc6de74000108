import { useContext } from 'react';
import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { type Locale, useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { sentenceText } from '@/components/ui/sentence-text';
import { ReadingContext } from '@/components/ui/UnknownValue';
import { type Finding, type FindingStatus, isFailing } from '@/lib/core/findings';
import { type Claim, isSameSentence } from '@/lib/core/sentence';

/** Findings of one kind shown before the rest is folded. */
const SHOWN = 3;

/** Marks what makes the request fail as it stands. */
export const FailsChip = () => (
  <>
    <Chip tone="notable">
      <Say of={{ key: 'ui.finding.fails' }} />
    </Chip>{' '}
  </>
);

const List = ({ findings, status }: { findings: readonly Finding[]; status: FindingStatus }) => (
  <ul className={`findings ${status}`}>
    {findings.map((finding) => (
      <li key={finding.id}>
        {isFailing(finding) ? <FailsChip /> : null}
        <ClaimText of={finding} />
        {finding.why === undefined ? null : (
          <small>
            <Say of={finding.why} />
          </small>
        )}
      </li>
    ))}
  </ul>
);

/** The first few, the rest on demand. A fold that hides one row hides nothing worth a click. */
const Folding = ({ findings, status }: { findings: readonly Finding[]; status: FindingStatus }) => {
  const shown = findings.length <= SHOWN + 1 ? findings : findings.slice(0, SHOWN);
  const folded = findings.slice(shown.length);
  return (
    <>
      <List findings={shown} status={status} />
      {folded.length === 0 ? null : (
        <details className="findings-rest">
          <summary>
            <Phrase
              of={status === 'unknown' ? 'ui.finding.moreUnknown' : 'ui.finding.more'}
              count={folded.length}
              slots={{ count: `${folded.length}` }}
            />
          </summary>
          <List findings={folded} status={status} />
        </details>
      )}
    </>
  );
};

/** Findings whose numbers the three facts and the pictures show anyway; they come after those that are said nowhere else. */
const PICTURED: ReadonlySet<string> = new Set(['slashToday', 'slashWithinExit', 'noticeGap', 'yieldUnexplained']);

/** What fails and who gains from a slash are never folded away below lesser things; what is pictured comes last. */
const placeOf = (finding: Finding): number => {
  if (isFailing(finding)) return -2;
  return finding.id === 'redistributing' ? -1 : Number(PICTURED.has(finding.id));
};

type FindingsProps = {
  readonly findings: readonly Finding[];
  /** What the head of the report has said already. */
  readonly told?: readonly Claim[];
};

/** What stands out: beyond a limit first, then what is notable. */
export const Findings = ({ findings, told = [] }: FindingsProps) => {
  const untold = findings.filter(({ sentence }) => !told.some((claim) => isSameSentence(claim.sentence, sentence)));
  const beyond = untold.filter((finding) => finding.status === 'beyond');
  const notable = untold.filter((finding) => finding.status === 'notable').sort((a, b) => placeOf(a) - placeOf(b));
  if (beyond.length + notable.length === 0) return null;
  return (
    <Section title="ui.finding.title">
      {beyond.length === 0 ? null : (
        <>
          <div className="findings-head beyond">
            <Say of={{ key: 'ui.finding.beyond' }} />
          </div>
          <List findings={beyond} status="beyond" />
        </>
      )}
      {notable.length === 0 ? null : (
        <>
          <div className="findings-head notable">
            <Say of={{ key: 'ui.finding.notable' }} />
          </div>
          <Folding findings={notable} status="notable" />
        </>
      )}
    </Section>
  );
};

/** Findings that are unknown for the same reason, in the same words, belong together; the others stand alone. */
const byReason = (findings: readonly Finding[], locale: Locale): (readonly [string, readonly Finding[]])[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const reason = finding.why === undefined ? finding.id : sentenceText(finding.why, locale);
    groups.set(reason, [...(groups.get(reason) ?? []), finding]);
  }
  return [...groups];
};

const withoutReason = ({ why: _, ...rest }: Finding): Finding => rest;

const Reason = ({ findings }: { findings: readonly Finding[] }) => {
  const why = findings.length > 1 ? findings[0]?.why : undefined;
  const rows = why === undefined ? findings : findings.map(withoutReason);
  return (
    <>
      <Folding findings={rows} status="unknown" />
      {why === undefined ? null : (
        <small className="reason">
          <Say of={why} />
        </small>
      )}
    </>
  );
};

/** What nobody here knows, said out loud. What is being read this moment is not among it. */
export const NotKnown = ({ findings }: { findings: readonly Finding[] }) => {
  const isReading = useContext(ReadingContext);
  const locale = useLocale();
  const open = findings.filter(
    ({ status, why }) => status === 'unknown' && !(isReading && why?.key === 'core.why.notRead'),
  );
  return open.length === 0 ? null : (
    <Section title="ui.finding.unknownTitle">
      {byReason(open, locale).map(([reason, group]) => (
        <Reason key={reason} findings={group} />
      ))}
    </Section>
  );
};

const Counted = ({ of, total }: { of: string; total: number }) => (
  <Phrase of={of} count={total} slots={{ count: `${total}` }} />
);

/** What was checked and gave no reason to speak up; folded. */
export const CheckedQuietly = ({ findings }: { findings: readonly Finding[] }) => {
  const within = findings.filter((finding) => finding.status === 'within');
  const inapplicable = findings.filter((finding) => finding.status === 'not-applicable');
  return within.length + inapplicable.length === 0 ? null : (
    <details className="section fold">
      <summary>
        {within.length === 0 ? null : <Counted of="ui.finding.quietTitle" total={within.length} />}
        {inapplicable.length === 0 ? null : (
          <Counted
            of={within.length === 0 ? 'ui.finding.quietNone' : 'ui.finding.quietApart'}
            total={inapplicable.length}
          />
        )}
      </summary>
      {within.length === 0 ? null : (
        <>
          <div className="findings-head">
            <Say of={{ key: 'ui.finding.within' }} />
          </div>
          <List findings={within} status="within" />
        </>
      )}
      {inapplicable.length === 0 ? null : (
        <>
          <div className="findings-head">
            <Say of={{ key: 'ui.finding.notApplicable' }} />
          </div>
          <List findings={inapplicable} status="not-applicable" />
        </>
      )}
    </details>
  );
};
