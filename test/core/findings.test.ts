import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { type Fact, unknown } from '@/lib/core/fact';
import { defineFinding, evaluateFindings, type Finding, orderFindings } from '@/lib/core/findings';
import { DEFAULT_LIMITS, REPORT_RULES } from '@/lib/core/report-rules';
import { percent, say } from '@/lib/core/sentence';
import { read, SOURCE } from './support/readings';

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

  test('order: beyond, notable, unknown, within, not applicable; stable within one status', () => {
    const of = (id: string, status: Finding['status']): Finding => ({ id, status, sentence: say('x'), evidence: [] });
    const mixed = [
      of('a', 'within'),
      of('b', 'unknown'),
      of('c', 'beyond'),
      of('d', 'not-applicable'),
      of('e', 'notable'),
      of('f', 'beyond'),
    ];
    expect(
      orderFindings(mixed)
        .map((item) => item.id)
        .join(''),
    ).toBe('cfebad');
  });

  test('every rule has an id of its own and asks for something', () => {
    const ids = REPORT_RULES.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const item of REPORT_RULES) expect(item.needs.length).toBeGreaterThan(0);
  });
});
