// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { CeilingBar } from '@/components/report/CeilingBar';
import { FactTiles } from '@/components/report/FactTiles';
import { Findings, NotKnown } from '@/components/report/Findings';
import { LayerStack } from '@/components/report/LayerStack';
import { ReportView } from '@/components/report/ReportView';
import { YieldSplitBar } from '@/components/report/YieldSplitBar';
import { unknown } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import type { Report } from '@/lib/core/report';
import { amount, say, text } from '@/lib/core/sentence';
import type { ServiceTerms, SlashCeiling } from '@/lib/core/slashing';
import { WAD } from '@/lib/core/units';
import { ADDS, bundled, calm, critical, failingPage, manyServices, mostlyUnknown, noTerms } from '../fixtures/reports';
import { ALLOCATION_MANAGER, derived, LIDO, NOW, percents, read } from '../fixtures/sources';
import { termsOf as termsWith } from '../fixtures/terms';
import { clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';
import { holdClock, letPass } from '../support/frames';
import { pressEvidence } from '../support/popovers';

const HOUR = 3_600;

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
  const takes = (all: (selector: string) => HTMLElement[]) =>
    all('.strata > li:not(.yours)').map((row) => {
      const name = row.querySelector('.disclose, .stratum-name > bdi, .together > span');
      return `${plain(name?.textContent)}: ${plain(row.querySelector('.take')?.textContent)}`;
    });

  test('runs from the person’s money down to the chain, what the headline counts first, with its sum', () => {
    const { all } = draw(<LayerStack terms={termsOf(calm)} stake={amount(10n * WAD, 18, 'stETH')} now={NOW} />);
    expect(plain(all('.yours')[0]?.textContent)).toBe('Your money10 stETH');
    expect(takes(all)).toEqual([
      'Cap: 15 %',
      'EigenDA: 12 %',
      'Lagrange: 4 %',
      'Together now: 31 %',
      'Brevis: 4 %from Nov 27',
      'Northwind Staking: 100 %',
      'EigenLayer: 100 %',
      'Lido stETH: 100 %',
      'Ethereum validators: shared by all',
    ]);
  });

  test('tells what counts today from what is on its way, by the hour where it is near, and from the rest', () => {
    const terms = termsWith({
      services: [
        { name: 'Cap', now: 26.3 },
        { name: 'Later', now: 0, later: 15.8, state: 'pending', startsAt: NOW + 3 * HOUR },
        { name: 'Promised', now: 0, later: 40, state: 'latent' },
        { name: 'Growing', now: 5.3, later: 9, startsAt: NOW + 26 * HOUR },
        { name: 'Harmless', now: 0, state: 'unable' },
      ],
      today: 31.6,
    });
    const { all, saying } = draw(<LayerStack terms={terms} now={NOW} />);
    const hour = (at: number) =>
      plain(new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(at * 1_000));
    expect(takes(all).slice(0, 5)).toEqual([
      'Cap: 26.3 %',
      `Growing: 5.3 → 9 %from tomorrow ${hour(NOW + 26 * HOUR)}`,
      'Together now: 31.6 %',
      `Later: 15.8 %from today ${hour(NOW + 3 * HOUR)}`,
      '2 more services: up to 40 %',
    ]);
    clickAsPerson(saying('2 more services', 'button'));
    expect(takes(all).slice(4, 6)).toEqual(['Promised: 40 %one transaction away', 'Harmless: 0 %']);
  });

  test('counts one service once, however many operators lead to it', () => {
    const terms = termsWith({
      services: [
        { name: 'Cap', now: 10 },
        { name: 'EigenDA', now: 4 },
      ],
      today: 20,
    });
    const [cap] = terms.slash.services;
    if (cap === undefined) throw new Error('the fixture has services');
    const another = { ...cap, operatorLayerId: 'operator:1:another', shareNow: derived(percents(6), 'a / m') };
    const slash = { ...terms.slash, services: [...terms.slash.services, another] };
    const { all } = draw(<LayerStack terms={{ ...terms, slash }} now={NOW} />);
    expect(takes(all).slice(0, 3)).toEqual(['Cap: 16 %', 'EigenDA: 4 %', 'Together now: 20 %']);
  });

  test('counts the services without power to slash below, and names the only one where its name is known', () => {
    const { slash } = termsOf(calm);
    const drawn = (change: Partial<SlashCeiling>) =>
      draw(<CeilingBar slash={{ ...slash, ...change }} exitWait={calm.exitWait} now={NOW} />);
    const saidOf = ({ all }: ReturnType<typeof drawn>) =>
      all('.text')
        .map((text) => plain(text.textContent))
        .filter((text) => text.includes('no power to slash'));
    const one = { unableCount: read(1, ALLOCATION_MANAGER, 'getRegisteredSets(operator)') };
    expect(saidOf(drawn({}))).toEqual(['4 services of this operator have no power to slash.']);
    expect(saidOf(drawn(one))).toEqual(['1 service of this operator has no power to slash.']);
    const named = drawn({ ...one, unableName: 'EigenDA' });
    expect(saidOf(named)).toEqual(['EigenDA, which this operator serves as well, has no power to slash.']);
    expect(plain(pressEvidence(named.one('.marked button')).textContent)).toContain('getRegisteredSets');
  });

  test('says that shares of the same stake do not add up', () => {
    const terms = termsWith({
      services: [
        { name: 'A', now: 80 },
        { name: 'B', now: 70 },
      ],
      today: 100,
    });
    expect(takes(draw(<LayerStack terms={terms} now={NOW} />).all)[2]).toBe(
      'Together now, as they share the same stake: 100 %',
    );
  });

  test('of forty that count shows the largest and what the others take, and all on demand', () => {
    const { all, saying } = draw(<LayerStack terms={termsOf(manyServices)} now={NOW} />);
    expect(takes(all).slice(0, 5)).toEqual([
      'Service 1: 4 %',
      'Service 6: 4 %',
      'Service 11: 4 %',
      '37 more that can slash now: in all 52 %',
      'Together now: 64 %',
    ]);
    const fold = saying('37 more that can slash now', 'button');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    clickAsPerson(fold);
    expect(all('.stratum.service')).toHaveLength(41);
    expect(saying('Show fewer services', 'button').getAttribute('aria-expanded')).toBe('true');
  });

  test('puts services nobody knows the reach of first, as unknown', () => {
    const { all } = draw(<LayerStack terms={termsOf(mostlyUnknown)} now={NOW} />);
    expect(all('.stratum.service .take').map((loss) => plain(loss.textContent))).toContain('unknown');
  });

  test('a layer opens everything said about it, and its address at an explorer', () => {
    const { saying, all, one } = draw(<LayerStack terms={termsOf(calm)} now={NOW} />);
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

  test('a mark says who is paid, and opens the whole statement behind it', () => {
    const { saying } = draw(<LayerStack terms={termsOf(calm)} now={NOW} />);
    const mark = saying('slashing pays the service', 'button');
    expect(plain(mark.nextElementSibling?.getAttribute('aria-label'))).toMatch(
      /^slashed funds go to the service itself/,
    );
    expect(plain(pressEvidence(mark).textContent)).toContain('getRedistributionRecipient(operatorSet)');
  });

  test('a mark names the slasher or an address where the service is not who is paid, and nobody where it is not known', () => {
    const terms = termsOf(calm);
    const chipWith = (change: Partial<ServiceTerms>) => {
      const services = terms.slash.services.map((service) => ({ ...service, ...change }));
      const drawn = draw(<LayerStack terms={{ ...terms, slash: { ...terms.slash, services } }} now={NOW} />);
      return plain(drawn.one('.stratum.service .chip').textContent);
    };
    const recipient = read(LIDO, ALLOCATION_MANAGER, 'getRedistributionRecipient(operatorSet)');
    expect(chipWith({ recipient })).toBe('slashing pays 0xae7a…fE84');
    expect(chipWith({ recipient, slasher: recipient })).toBe('slashing pays the slasher');
    expect(chipWith({ recipient: unknown('call-failed') })).toBe('slashing pays someone');
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

  test('say through what the share may grow before one could leave', () => {
    const caption = (report: Report) => plain(draw(<FactTiles report={report} />).one('.tile-caption').textContent);
    expect(caption(calm)).toBe('slashable now → with services on their way or new');
    expect(caption(manyServices)).toBe('slashable now → before you could leave');
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
    expect(text()).toContain('The limit for one failure is 50 % of what you hold.');
  });

  test('names what is beyond a limit before what is notable', () => {
    const { all } = draw(<Findings findings={critical.findings} />);
    expect(
      all('.findings-head')
        .map((head) => plain(head.textContent))
        .slice(0, 2),
    ).toEqual(['Beyond the limit', 'Notable']);
  });

  test('of a page says first what fails there, and marks it as such', () => {
    const { all, text } = openReport(failingPage);
    expect(plain(all('.lead-text')[0]?.textContent)).toMatch(/^fails now Deposits are paused\./);
    expect(plain(all('.findings.notable > li')[0]?.textContent)).toMatch(/^fails now Your account is delegated/);
    expect(text()).not.toContain('This request fails');
  });

  test('never folds away what fails or who gains from a slash, and shows last what the pictures show', () => {
    const finding = (id: string, atStake?: AtStake): Finding => ({
      id,
      status: 'notable',
      ...(atStake === undefined ? {} : { atStake }),
      sentence: say('fixture.delegated', { operator: text(id) }),
      evidence: [],
    });
    const given = ['slashToday', 'a', 'b', 'c', 'redistributing'].map((id) => finding(id));
    const { all } = draw(<Findings findings={[...given, finding('paused', 'fails')]} />);
    const names = all('li').map((item) => item.querySelector('.name')?.textContent);
    expect(names).toEqual(['paused', 'redistributing', 'a', 'b', 'c', 'slashToday']);
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
