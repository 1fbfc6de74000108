import { ClaimText } from '@/components/ui/ClaimText';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { Finding, FindingStatus } from '@/lib/core/findings';

/** Notable findings shown before the rest is folded. */
const SHOWN = 3;

const List = ({ findings, status }: { findings: readonly Finding[]; status: FindingStatus }) => (
  <ul className={`findings ${status}`}>
    {findings.map((finding) => (
      <li key={finding.id}>
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

/** What stands out: beyond a limit first, then what is notable. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => {
  const beyond = findings.filter((finding) => finding.status === 'beyond');
  const notable = findings.filter((finding) => finding.status === 'notable');
  // A fold that hides one row hides nothing worth a click.
  const shown = notable.length <= SHOWN + 1 ? notable : notable.slice(0, SHOWN);
  const folded = notable.slice(shown.length);
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
          <List findings={shown} status="notable" />
        </>
      )}
      {folded.length === 0 ? null : (
        <details className="findings-rest">
          <summary>
            <Phrase of="ui.finding.more" count={folded.length} slots={{ count: `${folded.length}` }} />
          </summary>
          <List findings={folded} status="notable" />
        </details>
      )}
    </Section>
  );
};

/** What nobody here knows, said out loud. */
export const NotKnown = ({ findings }: { findings: readonly Finding[] }) => {
  const open = findings.filter((finding) => finding.status === 'unknown');
  return open.length === 0 ? null : (
    <Section title="ui.finding.unknownTitle">
      <List findings={open} status="unknown" />
    </Section>
  );
};

/** What was checked and gave no reason to speak up; folded. */
export const CheckedQuietly = ({ findings }: { findings: readonly Finding[] }) => {
  const within = findings.filter((finding) => finding.status === 'within');
  const inapplicable = findings.filter((finding) => finding.status === 'not-applicable');
  const total = within.length + inapplicable.length;
  return total === 0 ? null : (
    <details className="section fold">
      <summary>
        <Phrase of="ui.finding.quietTitle" count={total} slots={{ count: `${total}` }} />
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
