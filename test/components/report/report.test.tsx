// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FactTiles } from '@/components/report/FactTiles';
import { Findings, NotKnown } from '@/components/report/Findings';
import { LayerStack } from '@/components/report/LayerStack';
import { ReportView } from '@/components/report/ReportView';
import { YieldSplitBar } from '@/components/report/YieldSplitBar';
import type { Report } from '@/lib/core/report';
import { amount, say, text } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import { ADDS, bundled, calm, critical, manyServices, mostlyUnknown, noTerms } from '../fixtures/reports';
import { NOW } from '../fixtures/sources';
import { clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';
import { holdClock, letPass } from '../support/frames';
import { pressEvidence } from '../support/popovers';

holdClock();

const openReport = (report: Report, adds?: typeof ADDS) => {
  const drawn = draw(<ReportView report={report} now={NOW} {...(adds === undefined ? {} : { adds })} />);
  letPass();
  return drawn;
};

const termsOf = ({ terms }: Report) => {
  if (terms === undefined) throw new Error('the fixture has terms');
  return terms;
};

describe('the stack', () => {
  test('runs from the person’s money down to the chain, services by what they can take', () => {
    const { all } = draw(<LayerStack terms={termsOf(calm)} stake={amount(10n * WAD, 18, 'stETH')} />);
    expect(plain(all('.yours')[0]?.textContent)).toBe('Your money10 stETH');
    expect(all('.stratum-name bdi').map((name) => plain(name.textContent))).toEqual([
      'Cap',
      'EigenDA',
      'Northwind Staking',
      'EigenLayer',
      'Lido stETH',
      'Ethereum validators',
    ]);
    expect(all('.stratum .take').map((loss) => plain(loss.textContent))).toEqual([
      '15 %',
      '12 %',
      'up to 4 %',
      '100 %',
      '100 %',
      '100 %',
      'shared by all',
    ]);
  });

  test('folds forty services and shows them all on demand', () => {
    const { all, saying } = draw(<LayerStack terms={termsOf(manyServices)} />);
    expect(all('.stratum.service')).toHaveLength(3);
    const fold = saying('38 more services', 'button');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    clickAsPerson(fold);
    expect(all('.stratum.service')).toHaveLength(41);
    expect(saying('Show fewer services', 'button').getAttribute('aria-expanded')).toBe('true');
  });

  test('puts services nobody knows the reach of first, as unknown', () => {
    const { all } = draw(<LayerStack terms={termsOf(mostlyUnknown)} />);
    expect(all('.stratum.service .take').map((loss) => plain(loss.textContent))).toContain('unknown');
  });

  test('a layer opens everything said about it, and its address at an explorer', () => {
    const { saying, all, one } = draw(<LayerStack terms={termsOf(calm)} />);
    const layer = saying('EigenLayer', 'button');
    const list = document.getElementById(layer.getAttribute('aria-controls') ?? '');
    expect(layer.getAttribute('aria-expanded')).toBe('false');
    clickAsPerson(layer);
    expect(layer.getAttribute('aria-expanded')).toBe('true');
    expect(plain(list?.textContent)).toContain('upgrade after 10 days');
    expect(plain(one('.stratum.open .kind').textContent)).toBe('restaking protocol');
    expect(one('.stratum.open a').getAttribute('href')).toMatch(/^https:\/\/etherscan\.io\/address\/0x/);
    expect(all('.stratum.open')).toHaveLength(1);
  });

  test('a mark opens the whole statement behind its word or two', () => {
    const { saying } = draw(<LayerStack terms={termsOf(calm)} />);
    const mark = saying('pays the slasher', 'button');
    expect(plain(mark.nextElementSibling?.getAttribute('aria-label'))).toMatch(
      /^slashed funds go to the service itself/,
    );
    expect(plain(pressEvidence(mark).textContent)).toContain('getRedistributionRecipient(operatorSet)');
  });
});

describe('the three facts', () => {
  const valuesOf = (report: Report) =>
    draw(<FactTiles report={report} />)
      .all('.tile')
      .map((tile) => plain(tile.querySelector('.tile-value')?.textContent));

  test('what can be taken, how long leaving takes, how much of the promise is explained', () => {
    expect(valuesOf(calm)).toEqual(['31 → 100 %', '16–19 days', '3.5 of 7.4 %']);
  });

  test('are unknown where they are, never zero', () => {
    expect(valuesOf(mostlyUnknown)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('are not made up where nothing about terms is known', () => {
    expect(valuesOf(noTerms)).toEqual([]);
  });
});

describe('the yield', () => {
  test('says who pays each part, what nobody pays, and never prices points', () => {
    const { all, one } = draw(<YieldSplitBar yields={calm.yields} isRestaked />);
    expect(all('.parts .part-rate').map((rate) => plain(rate.textContent))).toEqual([
      '2.9 %',
      '0 %',
      '0.6 %',
      'not priced',
      '3.9 %',
    ]);
    expect(plain(one('.bar').getAttribute('aria-label'))).toBe(
      'Staking 2.9 %, Service fees 0 %, Emissions 0.6 %, not explained 3.9 %',
    );
  });

  test('is unknown part by part when the feed does not answer', () => {
    const { all, one } = draw(<YieldSplitBar yields={mostlyUnknown.yields} isRestaked />);
    expect(all('.parts .part-rate').map((rate) => plain(rate.textContent))).toEqual(Array(5).fill('unknown'));
    expect(one('.bar').getAttribute('aria-label')).toBe('not known');
    expect(one('.bar').classList.contains('hatch')).toBe(true);
  });
});

describe('a whole report', () => {
  test('says what a signature adds, against the limit, and what of it is not known', () => {
    const { all, text } = openReport(critical, ADDS);
    expect(all('.changes > li').map((row) => plain(row.textContent))).toEqual([
      'EigenLayer contracts38 → 54 %',
      'Northwind Staking21 → 37 %',
      'rsETH bridgeunknown',
      'Capnew 16 %',
    ]);
    expect(all('.changes > li').map((row) => row.className)).toEqual(['beyond', '', '', '']);
    expect(text()).toContain('Your limit for one failure is 50 % of what you hold.');
  });

  test('names what is beyond a limit before what is notable', () => {
    const { all } = draw(<Findings findings={critical.findings} />);
    expect(
      all('.findings-head')
        .map((head) => plain(head.textContent))
        .slice(0, 2),
    ).toEqual(['Beyond your limit', 'Notable']);
  });

  test('says one reason once for all that is not known because of it', () => {
    const { findings } = mostlyUnknown;
    const [first] = findings.filter(({ status }) => status === 'unknown');
    if (first === undefined) throw new Error('the fixture knows little');
    const why = (detail: string) => say('core.why.notPublished', { detail: text(detail) });
    const open = ['a', 'b'].map((id) => ({ ...first, id, why: why(id) }));
    const { all } = draw(<NotKnown findings={open} />);
    expect(all('small').map((reason) => plain(reason.textContent))).toEqual(['Nobody publishes it.']);
    expect(all('li')).toHaveLength(2);
  });

  test('says where and when it was read', () => {
    expect(openReport(calm).text()).toMatch(/Ethereum block 25,812,004 · 8 sec\. ago$/);
    expect(openReport(bundled).text()).toMatch(/Reading the chain… Registry of Nov 22, 2026\.$/);
  });

  test('has one heading per part, each the name of a landmark', () => {
    const { all } = openReport(calm);
    for (const section of all('section[aria-labelledby]')) {
      const heading = document.getElementById(section.getAttribute('aria-labelledby') ?? '');
      expect(plain(heading?.textContent)).not.toBe('');
    }
    expect(all('h2')).toHaveLength(1);
  });
});
