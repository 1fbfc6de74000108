import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '@/lib/core/assess';
import { OutOfDomainError } from '@/lib/core/errors';
import { type Fact, unknown } from '@/lib/core/fact';
import {
  type AtStake,
  beneath,
  defineFinding,
  evaluateFindings,
  type Finding,
  type FindingStatus,
  orderFindings,
  whyItFails,
} from '@/lib/core/findings';
import { DEFAULT_LIMITS, REPORT_RULES } from '@/lib/core/report-rules';
import { percent, say } from '@/lib/core/sentence';
import { read, SOURCE } from './support/readings';
import { depositIntent, termsOf } from './support/terms';

type Inputs = { readonly share: Fact<bigint>; readonly label: Fact<string> };
const rule = defineFinding<Inputs>()({
  id: 'share',
  needs: ['share'],
  judge: ({ share }, limits) => {
    if (share === 0n) return undefined;
    if (share < 0n) throw new OutOfDomainError('A share', '0 or more');
    return {
      status: share > limits.largestLossWad ? 'beyond' : 'within',
      sentence: say('core.test', { share: percent(share) }),
      measure: percent(share),
      limit: percent(limits.largestLossWad),
    };
  },
});
const evaluate = (share: Fact<bigint>): Finding => {
  const [finding] = evaluateFindings([rule], { share, label: unknown('not-read') }, DEFAULT_LIMITS);
  if (finding === undefined) throw new Error('no finding');
  return finding;
};

describe('findings as data', () => {
  test('a known input is judged against the limit and brings its source along', () => {
    expect(evaluate(read(7n))).toMatchObject({ id: 'share', status: 'within', evidence: [SOURCE] });
    expect(evaluate(read(10n ** 18n))).toMatchObject({
      status: 'beyond',
      limit: percent(DEFAULT_LIMITS.largestLossWad),
    });
    expect(evaluate(read(DEFAULT_LIMITS.largestLossWad)).status).toBe('within');
  });

  test('an unknown input makes the finding unknown and says why, in both sentences', () => {
    expect(evaluate(unknown('call-failed', 'rpc'))).toEqual({
      id: 'share',
      status: 'unknown',
      sentence: say('core.finding.share.unknown'),
      evidence: [],
      why: { key: 'core.why.callFailed', values: { detail: { type: 'text', text: 'rpc' } } },
    });
  });

  test('an input it does not need may be unknown', () => {
    expect(evaluate(read(5n)).status).toBe('within');
  });

  test('a rule that does not apply says so', () => {
    expect(evaluate(read(0n))).toMatchObject({
      status: 'not-applicable',
      sentence: say('core.finding.share.notApplicable'),
    });
  });

  test('a rule that throws becomes an unknown finding that names it, and the others still speak', () => {
    const findings = evaluateFindings(
      [rule, { ...rule, id: 'second' }],
      { share: read(-1n), label: read('x') },
      DEFAULT_LIMITS,
    );
    expect(findings.map((item) => [item.id, item.status, item.sentence.key])).toEqual([
      ['share', 'unknown', 'core.finding.ruleFailed'],
      ['second', 'unknown', 'core.finding.ruleFailed'],
    ]);
    expect(findings[0]?.sentence.values).toEqual({ rule: { type: 'text', text: 'share' } });
    expect(findings[0]?.why?.values?.detail).toEqual({ type: 'text', text: 'A share needs 0 or more.' });
  });

  test('every rule has an id of its own and asks for something', () => {
    const ids = REPORT_RULES.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const item of REPORT_RULES) expect(item.needs.length).toBeGreaterThan(0);
  });
});

const STATUSES: readonly FindingStatus[] = ['beyond', 'notable', 'unknown', 'within', 'not-applicable'];
const STAKES: readonly (AtStake | undefined)[] = ['fails', 'money', 'exit', 'control', undefined];
const of = (id: string, status: FindingStatus, atStake?: AtStake): Finding => ({
  id,
  status,
  ...(atStake === undefined ? {} : { atStake }),
  sentence: say(`test.${id}`),
  evidence: [],
});

describe('the order of findings', () => {
  const lists = fc
    .array(fc.tuple(fc.constantFrom(...STATUSES), fc.constantFrom(...STAKES)), { maxLength: 40 })
    .map((pairs) => pairs.map(([status, atStake], index) => of(`${index}`, status, atStake)));

  test('is by status, then by what is at stake, and keeps the order given where both are alike', () => {
    const place = ({ id, status, atStake }: Finding): readonly number[] => [
      STATUSES.indexOf(status),
      STAKES.indexOf(atStake),
      Number(id),
    ];
    const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
      const first = a.findIndex((value, index) => value !== b[index]);
      return first >= 0 && (a[first] ?? 0) < (b[first] ?? 0);
    };
    fc.assert(
      fc.property(lists, (findings) => {
        const ordered = orderFindings(findings);
        expect(new Set(ordered)).toEqual(new Set(findings));
        expect(ordered).toHaveLength(findings.length);
        for (const [index, finding] of ordered.slice(1).entries()) {
          const before = ordered[index];
          expect(before && isBefore(place(before), place(finding))).toBe(true);
        }
        expect(orderFindings(ordered)).toEqual(ordered);
      }),
    );
  });

  test('puts a limit that is exceeded before a request that fails, and that before money', () => {
    const given = [of('a', 'notable'), of('b', 'notable', 'money'), of('c', 'notable', 'fails'), of('d', 'beyond')];
    expect(orderFindings(given).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('what is at stake', () => {
  test('is the same whatever a rule finds, also where it finds nothing out', () => {
    const money = defineFinding<Inputs>()({
      ...rule,
      atStake: 'money',
      judge: ({ share }) => {
        if (share === 0n) return undefined;
        if (share < 0n) throw new OutOfDomainError('A share', '0 or more');
        return { status: 'within', sentence: say('core.test') };
      },
      needs: ['share'],
    });
    const found = [read(1n), read(0n), read(-1n), unknown('not-read')].map(
      (share) => evaluateFindings([money], { share, label: unknown('not-read') }, DEFAULT_LIMITS)[0],
    );
    expect(found.map((finding) => finding?.status)).toEqual(['within', 'not-applicable', 'unknown', 'unknown']);
    expect(found.map((finding) => finding?.atStake)).toEqual(['money', 'money', 'money', 'money']);
  });

  test('a request fails for the first notable reason, never for one that is only not known', () => {
    expect(whyItFails([of('a', 'notable', 'money'), of('b', 'unknown', 'fails')])).toBeUndefined();
    expect(whyItFails([of('a', 'notable'), of('b', 'notable', 'fails'), of('c', 'notable', 'fails')])?.id).toBe('b');
  });

  test('what fails in a place below is another request; the rest is at stake there as well', () => {
    expect(beneath(of('a', 'notable', 'fails'))).toEqual(of('a', 'notable'));
    expect(beneath(of('a', 'notable', 'money'))).toEqual(of('a', 'notable', 'money'));
  });
});

describe('what a report says first', () => {
  const reportOn = (findings: readonly Finding[], intent = depositIntent()) =>
    assess({
      id: 'r',
      stage: 'live',
      intents: [intent],
      terms: termsOf({}, { findings }),
      limits: DEFAULT_LIMITS,
      weight: read(0n),
    });

  test('that the request fails, wherever the protocol said so', () => {
    const report = reportOn([of('a', 'notable', 'control'), of('b', 'notable', 'fails')]);
    expect(report.findings[0]?.id).toBe('b');
    expect(report.lead?.sentence).toEqual(say('test.b'));
    expect(report.isCritical).toBe(false);
  });

  test('of a call that is outdated, or on a chain where nothing of the protocol stands', () => {
    const why = (intent: ReturnType<typeof depositIntent>) => whyItFails(reportOn([], intent).findings)?.id;
    expect(why(depositIntent({ flags: ['unlimited', 'outdated'] }))).toBe('flag:outdated');
    expect(why(depositIntent({ flags: ['wrong-chain'] }))).toBe('flag:wrong-chain');
    expect(why(depositIntent({ flags: ['malformed', 'recipient-not-signer', 'unregistered-target'] }))).toBeUndefined();
  });

  test('not that an allowance on another chain fails: it goes through', () => {
    const { findings } = reportOn([], depositIntent({ action: 'approve', flags: ['wrong-chain'] }));
    expect(whyItFails(findings)).toBeUndefined();
    expect(findings.find(({ id }) => id === 'flag:wrong-chain')?.atStake).toBe('money');
  });

  test('nothing twice: what the headline says leads only where nothing else does', () => {
    const report = reportOn([of('a', 'notable', 'control')]);
    const [first] = report.findings;
    expect(first?.id).toBe('slashToday');
    expect(report.lead?.sentence).toEqual(say('test.a'));
  });
});
