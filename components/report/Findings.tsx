import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { TONE_OF_STATUS } from '@/components/ui/tone';
import type { Finding, FindingStatus } from '@/lib/core/findings';

const STATUS_KEYS: Readonly<Record<FindingStatus, string>> = {
  within: 'ui.finding.within',
  beyond: 'ui.finding.beyond',
  notable: 'ui.finding.notable',
  unknown: 'ui.finding.unknown',
  'not-applicable': 'ui.finding.notApplicable',
};

const FindingRow = ({ finding }: { finding: Finding }) => (
  <li className="finding">
    <Chip tone={TONE_OF_STATUS[finding.status]}>
      <Say of={{ key: STATUS_KEYS[finding.status] }} />
    </Chip>
    <div>
      <ClaimText of={finding} />
      {finding.why === undefined ? null : (
        <div className="measure">
          <Say of={finding.why} />
        </div>
      )}
      {finding.measure === undefined || finding.limit === undefined ? null : (
        <div className="measure">
          <Phrase
            of="ui.finding.againstLimit"
            slots={{
              measure: <Quantity of={finding.measure} evidence={finding.evidence} />,
              limit: <Quantity of={finding.limit} />,
            }}
          />
        </div>
      )}
    </div>
  </li>
);

const List = ({ findings }: { findings: readonly Finding[] }) => (
  <ul className="findings">
    {findings.map((finding) => (
      <FindingRow key={finding.id} finding={finding} />
    ))}
  </ul>
);

/** What stands out: beyond a limit first, then what is notable. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => {
  const loud = [
    ...findings.filter((finding) => finding.status === 'beyond'),
    ...findings.filter((finding) => finding.status === 'notable'),
  ];
  return loud.length === 0 ? null : (
    <Section title="ui.finding.title">
      <List findings={loud} />
    </Section>
  );
};

/** What nobody here knows, said out loud. */
export const NotKnown = ({ findings }: { findings: readonly Finding[] }) => {
  const open = findings.filter((finding) => finding.status === 'unknown');
  return open.length === 0 ? null : (
    <Section title="ui.finding.unknownTitle">
      <List findings={open} />
    </Section>
  );
};

/** What was checked and gave no reason to speak up; folded. */
export const CheckedQuietly = ({ findings }: { findings: readonly Finding[] }) => {
  const quiet = findings.filter((finding) => finding.status === 'within' || finding.status === 'not-applicable');
  return quiet.length === 0 ? null : (
    <details className="section fold">
      <summary>
        <Phrase of="ui.finding.quietTitle" count={quiet.length} slots={{ count: `${quiet.length}` }} />
      </summary>
      <List findings={quiet} />
    </details>
  );
};
