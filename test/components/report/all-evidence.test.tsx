// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { AllEvidence } from '@/components/report/AllEvidence';
import { createCiter } from '@/components/report/cite';
import { reportSources } from '@/components/report/report-sources';
import { sourceKey } from '@/components/ui/distinct-sources';
import type { Source } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import { calm, manyServices, noTerms } from '../fixtures/reports';
import { ALLOCATION_MANAGER, FEED, onchain, REGISTRY } from '../fixtures/sources';
import { clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';

const openAll = (report: Report) => {
  const drawn = draw(<AllEvidence report={report} />);
  clickAsPerson(drawn.one('summary'));
  return drawn;
};

const leavesOf = (source: Source): Source[] => (source.kind === 'derived' ? source.inputs.flatMap(leavesOf) : [source]);

describe('citing', () => {
  const read = onchain(ALLOCATION_MANAGER, 'getMaxMagnitude()');
  const derived = (...inputs: Source[]): Source => ({ kind: 'derived', formula: 'a / m', inputs });

  test('gives each source in full once, then by its number', () => {
    const { cite, count } = createCiter();
    expect(cite([read, read])).toEqual({
      first: [{ kind: 'source', key: sourceKey(read), number: 1, source: read }],
      again: [],
    });
    const over = derived(FEED, read);
    expect(cite([over, over, read])).toEqual({
      first: [
        {
          kind: 'formula',
          key: sourceKey(over),
          formula: 'a / m',
          inputs: { first: [{ kind: 'source', key: sourceKey(FEED), number: 2, source: FEED }], again: [1] },
        },
      ],
      again: [1],
    });
    expect(cite([REGISTRY, derived(FEED, read)]).first.at(1)).toMatchObject({ inputs: { first: [], again: [2, 1] } });
    expect(count()).toBe(3);
  });
});

describe('all evidence', () => {
  test.each([calm, manyServices])('stands under the number it supports, each source in full once', (report) => {
    const { all, one } = openAll(report);
    const leaves = new Set(reportSources(report).flatMap(leavesOf).map(sourceKey));
    expect(all('.source-number').map((number) => number.textContent)).toEqual(
      [...leaves].map((_, place) => `${place + 1}`),
    );
    expect(plain(one('summary').textContent)).toBe(`All evidence, ${leaves.size} sources`);
  });

  test('names layers, parts and statements as the report does, with the values it shows', () => {
    const { all } = openAll(calm);
    expect(all('h4').map((title) => plain(title.textContent))).toEqual([
      'Cap',
      'EigenDA',
      'Lagrange',
      'Brevis',
      'Northwind Staking',
      'EigenLayer',
      'Lido stETH',
      'Ethereum validators',
      'How much services may take',
      'Getting out',
      'Where the yield comes from',
      'What is said of it',
    ]);
    const supports = all('.support').map((support) => [...support.children].map((part) => plain(part.textContent)));
    expect(supports).toContainEqual(['Can be taken now', '15 %']);
    expect(supports).toContainEqual(['Possible before you are out', '100 %']);
    expect(supports).toContainEqual(['Until you have it back', '16–19 days']);
    expect(supports).toContainEqual(['Staking', '2.9 %']);
    expect(supports).toContainEqual(['Advertised a year', '7.4 %']);
  });

  test('is nothing where nothing rests on anything', () => {
    const bare = { ...noTerms, findings: [], troubles: [] };
    expect(draw(<AllEvidence report={bare} />).text()).toBe('');
  });
});
