import { describe, expect, test } from 'vitest';
import { assess } from '@/lib/core/assess';
import { undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { waitOf } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import { evaluateFindings, type Finding, type FindingStatus } from '@/lib/core/findings';
import { gatherReportFacts } from '@/lib/core/report-facts';
import { DEFAULT_LIMITS, REPORT_RULES, type ReportFacts } from '@/lib/core/report-rules';
import { DAY, WAD } from '@/lib/core/units';
import { splitYield } from '@/lib/core/yield';
import { flawsOf } from './support/catalogue';
import { pct, read, setReading, TIME } from './support/readings';
import { depositIntent, layerOf, partOf, termsOf } from './support/terms';

const failure = (share: bigint) => read({ layerId: 'operator:1:0xop', name: 'Operator', share });
const CALM: ReportFacts = {
  today: read(pct(31n)),
  withinExit: read(pct(31n)),
  latent: read(0n),
  noticeSeconds: read(17.5 * DAY),
  gapSeconds: read(-3.5 * DAY),
  activeCount: read(2),
  latentCount: read(0),
  exitWait: read(waitOf(14 * DAY)),
  singleFailure: failure(pct(20n)),
  ownFailure: failure(pct(31n)),
  liquidationDistance: read(null),
  advertised: read(pct(3n)),
  unexplained: read(0n),
  incentives: read(0n),
  afterDrop: read(pct(3n)),
  added: read(pct(1n)),
  redistributing: read(0),
  vetoless: read(0),
  slasherChangeAt: read(null),
  slashesRecorded: read(0),
  unpublished: read(0),
};
const NOT_READ = unknown('call-failed');

const judge = (id: string, facts: Partial<ReportFacts>): Finding => {
  const found = evaluateFindings(REPORT_RULES, { ...CALM, ...facts }, DEFAULT_LIMITS).find((item) => item.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

type Row = readonly [facts: Partial<ReportFacts>, status: FindingStatus, key: string];
/** What every rule says, by id: facts that differ from the calm case, the verdict, the sentence. */
const VERDICTS: Readonly<Record<string, readonly Row[]>> = {
  largestLoss: [
    [{ singleFailure: failure(DEFAULT_LIMITS.largestLossWad) }, 'within', 'within'],
    [{ singleFailure: failure(DEFAULT_LIMITS.largestLossWad + 1n) }, 'beyond', 'beyond'],
    [{ singleFailure: NOT_READ }, 'unknown', 'unknown'],
  ],
  exit: [
    [{ exitWait: read(waitOf(0, 0, 21 * DAY)) }, 'within', 'within'],
    [{ exitWait: read(waitOf(0, 0, 21 * DAY + 1)) }, 'beyond', 'beyond'],
    [{ exitWait: read(waitOf(0, 21 * DAY, null)) }, 'notable', 'unbounded'],
    [{ exitWait: read(waitOf(0, 0, null)) }, 'notable', 'unset'],
    [{ exitWait: read(waitOf(0)) }, 'within', 'free'],
    [{ exitWait: read(waitOf(0, 21 * DAY + 1, null)) }, 'beyond', 'beyondUnbounded'],
    [{ exitWait: read(waitOf(21 * DAY + 1, 21 * DAY + 1, null)) }, 'beyond', 'beyondOrMore'],
    [{ exitWait: read(waitOf(3 * DAY, 3 * DAY, null)) }, 'notable', 'orMore'],
    [{ exitWait: NOT_READ }, 'unknown', 'unknown'],
  ],
  liquidation: [
    [{}, 'not-applicable', 'notApplicable'],
    [{ liquidationDistance: read(DEFAULT_LIMITS.smallestDistanceWad) }, 'within', 'within'],
    [{ liquidationDistance: read(DEFAULT_LIMITS.smallestDistanceWad - 1n) }, 'beyond', 'beyond'],
    [{ liquidationDistance: read(0n) }, 'beyond', 'beyond'],
    [{ liquidationDistance: NOT_READ }, 'unknown', 'unknown'],
  ],
  noticeGap: [
    [{}, 'within', 'inTime'],
    [{ noticeSeconds: read(14 * DAY), gapSeconds: read(0) }, 'notable', 'tooLate'],
    [{ noticeSeconds: read(0), gapSeconds: read(14 * DAY) }, 'notable', 'none'],
    [{ withinExit: read(0n) }, 'not-applicable', 'notApplicable'],
    [{ noticeSeconds: read(0), gapSeconds: read(0) }, 'not-applicable', 'notApplicable'],
    [{ noticeSeconds: NOT_READ }, 'unknown', 'unknown'],
  ],
  slashWithinExit: [
    [{}, 'within', 'same'],
    [{ withinExit: read(WAD) }, 'notable', 'more'],
    [{ today: NOT_READ }, 'unknown', 'unknown'],
    [{ withinExit: NOT_READ }, 'unknown', 'unknown'],
  ],
  slashToday: [
    [{ today: read(1n) }, 'notable', 'some'],
    [{ today: read(0n), activeCount: read(0) }, 'within', 'none'],
    [{ today: NOT_READ }, 'unknown', 'unknown'],
    [{ activeCount: NOT_READ }, 'unknown', 'unknown'],
  ],
  slashLatent: [
    [{ latent: read(1n), latentCount: read(1) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ latent: NOT_READ }, 'unknown', 'unknown'],
  ],
  vetoless: [
    [{ vetoless: read(1) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ vetoless: NOT_READ }, 'unknown', 'unknown'],
  ],
  redistributing: [
    [{ redistributing: read(2) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ redistributing: NOT_READ }, 'unknown', 'unknown'],
  ],
  slasherChange: [
    [{ slasherChangeAt: read(TIME) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ slasherChangeAt: NOT_READ }, 'unknown', 'unknown'],
  ],
  slashesRecorded: [
    [{ slashesRecorded: read(1) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ slashesRecorded: NOT_READ }, 'unknown', 'unknown'],
  ],
  unpublished: [
    [{ unpublished: read(4) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ unpublished: NOT_READ }, 'unknown', 'unknown'],
  ],
  yieldUnexplained: [
    [{ unexplained: read(WAD / 10_000n) }, 'notable', 'some'],
    [{ unexplained: read(WAD / 10_000n - 1n) }, 'not-applicable', 'notApplicable'],
    [{ advertised: NOT_READ }, 'unknown', 'unknown'],
  ],
  yieldAfterDrop: [
    [{ incentives: read(1n) }, 'notable', 'some'],
    [{}, 'not-applicable', 'notApplicable'],
    [{ afterDrop: NOT_READ }, 'unknown', 'unknown'],
  ],
  yieldYears: [
    [{}, 'notable', 'some'],
    [{ added: read(0n) }, 'notable', 'never'],
    [{ ownFailure: failure(0n) }, 'not-applicable', 'notApplicable'],
    [{ added: NOT_READ }, 'unknown', 'unknown'],
  ],
};

describe('the rules of a report', () => {
  test('each has its verdicts here, and each verdict its words', () => {
    expect(Object.keys(VERDICTS).sort()).toEqual(REPORT_RULES.map(({ id }) => id).sort());
  });

  for (const [id, rows] of Object.entries(VERDICTS))
    test(id, () => {
      for (const [facts, status, key] of rows) {
        const finding = judge(id, facts);
        expect([finding.status, finding.sentence.key]).toEqual([status, `core.finding.${id}.${key}`]);
        expect(flawsOf(finding.sentence)).toEqual([]);
        if (status === 'unknown') expect(finding.why?.key).toBe('core.why.callFailed');
        else expect(finding.evidence.length).toBeGreaterThan(0);
      }
    });

  test('no rule reads an unknown input as within, whichever it is', () => {
    for (const rule of REPORT_RULES)
      for (const need of rule.needs) {
        const [finding] = evaluateFindings([rule], { ...CALM, [need]: NOT_READ }, DEFAULT_LIMITS);
        expect([rule.id, need, finding?.status]).toEqual([rule.id, need, 'unknown']);
      }
  });

  test('years: a loss of 31 % against 1 % more a year takes back 31 years', () => {
    expect(judge('yieldYears', {}).measure).toEqual({ type: 'duration', seconds: 31 * 365 * DAY });
  });
});

describe('how far it is to liquidation', () => {
  const statusOf = (action: 'deposit' | 'borrowAgainst') =>
    assess({
      id: 'r',
      stage: 'live',
      intents: [depositIntent({ action })],
      terms: termsOf(),
      limits: DEFAULT_LIMITS,
    }).findings.find(({ id }) => id === 'liquidation')?.status;

  test('is not known of a request that borrows, where no loan was read', () => {
    expect(statusOf('borrowAgainst')).toBe('unknown');
    expect(statusOf('deposit')).toBe('not-applicable');
  });
});

describe('what a report draws from terms', () => {
  const context = (terms: ReturnType<typeof termsOf> | undefined, weight: Fact<bigint> = read(pct(60n))) => ({
    terms,
    exitWait: read(waitOf(14 * DAY)),
    yields: splitYield(read(pct(4n)), terms?.yields ?? []),
    weight,
    largestLossLimit: DEFAULT_LIMITS.largestLossWad,
    liquidationDistance: read(null),
  });

  test('without terms everything that rests on them is unknown, never 0', () => {
    const { exitWait, liquidationDistance, advertised, ...rest } = gatherReportFacts(context(undefined));
    expect([exitWait.known, liquidationDistance.known, advertised.known]).toEqual([true, true, true]);
    expect(Object.entries(rest).filter(([, fact]) => fact.known)).toEqual([]);
  });

  test('something can be taken and no service is listed: who takes it is unknown, never nobody', () => {
    const slash = { ...termsOf().slash, services: [] };
    const facts = gatherReportFacts(context({ ...termsOf(), slash }));
    const about = [
      'activeCount',
      'vetoless',
      'redistributing',
      'slasherChangeAt',
      'slashesRecorded',
      'unpublished',
    ] as const;
    for (const name of about) expect([name, facts[name].known]).toEqual([name, false]);
    const none = { ...slash, today: read(0n) };
    expect(gatherReportFacts(context({ ...termsOf(), slash: none })).activeCount).toMatchObject({ value: 0 });
  });

  test('money that is staked and not restaked has no notice to miss and no loss to set against what restaking adds', () => {
    const staked = {
      ...termsOf(),
      layers: [layerOf('staking:1:token', 'staking', read(WAD))],
      slash: undelegatedCeiling({ kind: 'assumed', why: 'nothing is restaked' }, TIME),
    };
    const judged = evaluateFindings(REPORT_RULES, gatherReportFacts(context(staked)), DEFAULT_LIMITS);
    const statusOf = (id: string) => judged.find((item) => item.id === id)?.status;
    expect(statusOf('noticeGap')).toBe('not-applicable');
    expect(statusOf('yieldYears')).toBe('not-applicable');
    const restaked = { ...staked, layers: termsOf().layers };
    expect(gatherReportFacts(context(restaked)).ownFailure).toEqual(gatherReportFacts(context(termsOf())).ownFailure);
  });

  test('where no part is an incentive nothing drops, whatever else is not known', () => {
    const yields = [partOf('base', 'base', NOT_READ)];
    const judged = evaluateFindings(REPORT_RULES, gatherReportFacts(context({ ...termsOf(), yields })), DEFAULT_LIMITS);
    expect(judged.find(({ id }) => id === 'yieldAfterDrop')?.status).toBe('not-applicable');
  });

  test('a service behind two operators counts once, and so do its slashes', () => {
    const sets = read([
      setReading('a', pct(10n), { slashCount: read(3n), isRedistributing: read(true) }),
      setReading('a', pct(5n), {
        slashCount: read(3n),
        isRedistributing: read(true),
        operatorLayerId: 'operator:1:0x2',
      }),
    ]);
    expect(gatherReportFacts(context(termsOf({ sets })))).toMatchObject({
      activeCount: { value: 1 },
      redistributing: { value: 1 },
      slashesRecorded: { value: 3 },
      unpublished: { value: 1 },
    });
  });

  test('one service that redistributes is said, whatever is not known of another; where none is known to, it is unknown', () => {
    const of = (a: Fact<boolean>, b: Fact<boolean>) =>
      gatherReportFacts(
        context(
          termsOf({
            sets: read([
              setReading('a', pct(1n), { isRedistributing: a }),
              setReading('b', pct(1n), { isRedistributing: b }),
            ]),
          }),
        ),
      ).redistributing;
    expect(of(read(true), NOT_READ)).toMatchObject({ value: 1 });
    expect(of(read(false), NOT_READ)).toEqual(NOT_READ);
    expect(of(read(false), read(false))).toMatchObject({ value: 0 });
  });

  test('the earliest change of a slasher; none is null', () => {
    const pending = (at: number) =>
      read({ address: '0x00000000000000000000000000000000000051A6' as const, effectAt: at });
    const sets = read([
      setReading('a', pct(1n), { pendingSlasher: pending(TIME + 2 * DAY) }),
      setReading('b', pct(1n), { pendingSlasher: pending(TIME + DAY) }),
    ]);
    expect(gatherReportFacts(context(termsOf({ sets }))).slasherChangeAt).toMatchObject({ value: TIME + DAY });
    expect(gatherReportFacts(context(termsOf())).slasherChangeAt).toMatchObject({ value: null });
  });

  test('a loss is weighed by its part of everything held; incentives and fees are what restaking adds', () => {
    const terms = termsOf(
      {},
      {
        layers: [layerOf('operator:1:0xop', 'operator', read(pct(50n)), 'Operator')],
        yields: [
          partOf('b', 'base', read(pct(3n))),
          partOf('e', 'emission', read(pct(1n))),
          partOf('f', 'fee', read(pct(1n))),
        ],
      },
    );
    expect(gatherReportFacts(context(terms))).toMatchObject({
      ownFailure: { value: { share: pct(50n) } },
      singleFailure: { value: { share: pct(30n) } },
      incentives: { value: pct(1n) },
      afterDrop: { value: pct(4n) },
      added: { value: pct(2n) },
      unexplained: { value: 0n },
    });
  });
});
