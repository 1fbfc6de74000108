import { combineExit } from './exit';
import { type Fact, known, unknown } from './fact';
import { type AtStake, evaluateFindings, type Finding, type Limits, orderFindings } from './findings';
import { writeHeadline } from './headline';
import type { Intent, IntentFlag } from './intent';
import { decideInterruption, type HoldSetting, isApproving, isPuttingIn } from './interruption';
import { isUnderWay, type Report, type Stage } from './report';
import { gatherReportFacts } from './report-facts';
import { REPORT_RULES } from './report-rules';
import { type Claim, camelCase, say } from './sentence';
import type { SingleFailure } from './single-failure';
import { outOfReach, type Terms } from './terms';
import { compareTerms, fingerprintTerms, type TermsChange } from './terms-change';
import type { Wad } from './units';
import { splitYield, unknownYield } from './yield';

/** Everything a report is made of; all of it given, nothing read. */
export type AssessInput = {
  readonly id: string;
  readonly stage: Stage;
  /** Decoded intents of the request, in order; empty for a page. */
  readonly intents: readonly Intent[];
  /** Absent when nothing about terms is known. */
  readonly terms?: Terms;
  readonly limits: Limits;
  /** APR the page promises. WAD. */
  readonly advertised?: Fact<Wad>;
  /** What the person saw when they last signed for the same target: `fingerprintTerms`, or '' where no terms were known. */
  readonly seenBefore?: { readonly fingerprint?: string };
  readonly setting?: HoldSetting;
  readonly isAlreadyInterrupted?: boolean;
  readonly troubles?: readonly Claim[];
  /** Share of everything held that this money is, after signing. WAD. */
  readonly weight?: Fact<Wad>;
  /** Largest single failure over all holdings after signing. */
  readonly portfolioFailure?: Fact<SingleFailure>;
  /** Smallest price drop that liquidates a loan against this money; absent: no loan was read. WAD. */
  readonly liquidationDistance?: Fact<Wad>;
};

const AT_STAKE: Readonly<Partial<Record<IntentFlag, AtStake>>> = {
  outdated: 'fails',
  'wrong-chain': 'fails',
  'beneficiary-not-signer': 'money',
  'recipient-not-signer': 'money',
  'unregistered-target': 'money',
  'unregistered-contract': 'money',
  unreadable: 'money',
  malformed: 'money',
  'unknown-function': 'money',
  unlimited: 'control',
};

const findingOfFlag = (intent: Intent, flag: IntentFlag): Finding => {
  // A token is there on any chain: an allowance goes through, whoever it is for.
  const atStake = flag === 'wrong-chain' && isApproving(intent) ? 'money' : AT_STAKE[flag];
  return {
    id: `flag:${flag}`,
    status: 'notable',
    ...(atStake === undefined ? {} : { atStake }),
    sentence: say(`intent.flag.${camelCase(flag)}`),
    evidence: [{ kind: 'derived', formula: `decoded ${intent.verb}`, inputs: [] }],
  };
};

/** Findings the headline gives the numbers of already. */
const SAID_BY_HEADLINE: ReadonlySet<string> = new Set(['slashToday', 'slashWithinExit', 'exit']);

/** The first thing to say beside the headline; what it says already only where there is nothing else. */
const weightiestOf = (findings: readonly Finding[]): Finding | undefined => {
  const weighty = findings.filter(({ status }) => status === 'beyond' || status === 'notable');
  return weighty.find(({ id, status }) => status === 'beyond' || !SAID_BY_HEADLINE.has(id)) ?? weighty[0];
};

/** What differs from what the person saw; nothing while terms are still being read. Terms unseen then are not comparable: a first time. */
const changesSince = ({ stage, terms, seenBefore }: AssessInput): readonly TermsChange[] =>
  stage !== 'live' || terms === undefined || seenBefore?.fingerprint === undefined
    ? []
    : compareTerms(seenBefore.fingerprint, fingerprintTerms(terms));

/** Without loans read: what a request borrows against may be liquidated at any distance; other money has nothing borrowed against it. */
const distanceWithoutLoans = (intents: readonly Intent[]): Fact<Wad | null> =>
  intents.some(({ action }) => action === 'borrowAgainst')
    ? unknown('not-measured', 'loans')
    : known(null, { kind: 'derived', formula: 'nothing is borrowed', inputs: [] }, 0);

/**
 * Assembles the report on one request or page: split yield, exit, findings against the person's limits, headline, and whether the
 * request is held. What is missing shows as unknown. Pure; the same input gives the same report.
 */
export const assess = (input: AssessInput): Report => {
  const { terms, intents, limits, stage } = input;
  const notRead = unknown('not-read');
  const advertised = input.advertised ?? notRead;
  const outside = terms && outOfReach(terms);
  const exitWait = outside ?? (terms === undefined ? notRead : combineExit(terms.exit));
  const yields = outside ? unknownYield(advertised, outside) : splitYield(advertised, terms?.yields ?? []);
  const facts = gatherReportFacts({
    terms,
    exitWait,
    yields,
    weight: input.weight ?? notRead,
    ...(input.portfolioFailure === undefined ? {} : { portfolioFailure: input.portfolioFailure }),
    largestLossLimit: limits.largestLossWad,
    liquidationDistance: input.liquidationDistance ?? distanceWithoutLoans(intents),
  });
  const flags = intents.flatMap((intent) => intent.flags.map((flag) => findingOfFlag(intent, flag)));
  // Of what is out of reach every rule would only repeat why; the protocol says that once, for all of them.
  const rules = terms === undefined || outside ? [] : evaluateFindings(REPORT_RULES, facts, limits);
  const findings = orderFindings([...flags, ...(terms?.findings ?? []), ...rules]);
  const isLimitExceeded = findings.some((finding) => finding.status === 'beyond');
  const changes = changesSince(input);
  const areTermsChanged = changes.some(({ kind }) => kind !== 'now-unknown' && kind !== 'not-comparable');
  const interruption = decideInterruption({
    setting: input.setting ?? 'when-it-matters',
    intents,
    isSeenBefore: input.seenBefore !== undefined && changes.every(({ kind }) => kind !== 'not-comparable'),
    isLimitExceeded,
    areTermsChanged,
    isUnconfirmed: changes.some(({ kind }) => kind === 'now-unknown'),
    stage,
    isAlreadyInterrupted: input.isAlreadyInterrupted ?? false,
  });
  // Leaving is what a limit asks for: it is never the critical choice.
  const isEntering = intents.length === 0 || intents.some(isPuttingIn);
  const weightiest = weightiestOf(findings);
  return {
    id: input.id,
    stage,
    troubles: input.troubles ?? [],
    intents,
    headline: writeHeadline(terms, exitWait, intents, facts.activeCount, isUnderWay(stage)),
    ...(weightiest === undefined ? {} : { lead: { sentence: weightiest.sentence, evidence: weightiest.evidence } }),
    ...(terms === undefined ? {} : { terms }),
    exitWait,
    yields,
    findings,
    interruption,
    isCritical: isEntering && (isLimitExceeded || areTermsChanged),
  };
};
