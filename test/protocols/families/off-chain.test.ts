import { describe, expect, test } from 'vitest';
import { assess } from '@/lib/core/assess';
import { known, unknown } from '@/lib/core/fact';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { outOfReach, type Terms } from '@/lib/core/terms';
import { WAD } from '@/lib/core/units';
import { protocolById, protocols } from '@/lib/protocols/registry';
import { flawsOf, sentencesIn } from '../../core/support/catalogue';

const advertised = known(WAD / 20n, { kind: 'page', host: 'example.org', seenAt: 1 }, 1);
const reportOf = (terms: Terms) =>
  assess({ id: 'page', stage: 'live', intents: [], terms, limits: DEFAULT_LIMITS, advertised });

const outside = protocols
  .map((protocol) => ({ id: protocol.id, kind: protocol.kind, terms: protocol.registryTerms({}) }))
  .filter(({ terms }) => outOfReach(terms));

describe('a protocol on a chain that is not read', () => {
  test('is one whose pages alone are known', () => {
    expect(outside.map(({ id }) => id).sort()).toEqual(['babylon', 'jito', 'solayer']);
    expect(new Set(outside.map(({ kind }) => kind))).toEqual(new Set(['pages-only']));
  });

  test.each(outside)('$id: its report says once that nothing is read, and why, and calls nothing safe', ({ terms }) => {
    const report = reportOf(terms);
    expect(report.findings.filter(({ status }) => status === 'unknown').map(({ id }) => id)).toEqual([
      `${terms.protocol}:outside`,
    ]);
    expect(report.findings.filter(({ status }) => status === 'within' || status === 'not-applicable')).toEqual([]);
    expect(report.headline.map(({ key }) => key)).toEqual(['core.headline.otherChain']);
    expect(sentencesIn(report).flatMap(flawsOf)).toEqual([]);
  });

  test.each(outside)(
    '$id: tells every dated statement, what can be lost first, none in the key of another',
    ({ terms }) => {
      const { findings, lead } = reportOf(terms);
      const stated = findings.filter(({ status }) => status === 'notable');
      const facts = protocolById(terms.protocol)?.facts.filter(({ kind }) => kind !== 'page') ?? [];
      expect(stated.map(({ id }) => id).toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
      expect(stated[0]).toMatchObject({ atStake: 'money', sentence: lead?.sentence });
      // What a report leads with is not repeated below, which goes by key.
      expect(new Set(stated.map(({ sentence }) => sentence.key)).size).toBe(stated.length);
    },
  );

  test.each(outside)('$id: every number is unknown for that reason, and for none that could pass', ({ terms }) => {
    const { exitWait, yields } = reportOf(terms);
    const why = unknown('other-chain', outOfReach(terms)?.detail);
    expect(why.detail).toMatch(/^(Bitcoin|Solana)$/);
    const { services: _, ...numbers } = terms.slash;
    for (const fact of [...Object.values(numbers), exitWait, yields.explained, yields.unexplained, yields.added])
      expect(fact).toEqual(why);
    expect(yields.advertised).toEqual(advertised);
  });

  test('is judged by every rule as soon as some of what lies under it can be read', () => {
    const [first] = outside;
    if (!first) throw new Error('none is out of reach');
    const { terms } = first;
    const [layer] = terms.layers;
    if (!layer) throw new Error('it has no layer');
    const partly = {
      ...terms,
      layers: [layer, { ...layer, id: 'another', largestLoss: known(WAD, advertised.source, 1) }],
    };
    expect(outOfReach(partly)).toBeUndefined();
    const unknowns = reportOf(partly).findings.filter(({ status }) => status === 'unknown');
    expect(unknowns.map(({ id }) => id)).toContain('slashToday');
    expect(unknowns.find(({ id }) => id === 'slashToday')?.why?.key).toBe('core.why.otherChain');
  });
});
