// @vitest-environment happy-dom
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { PageView } from '@/components/popup/PageView';
import type { PageState } from '@/components/popup/page-state';
import { Shell, type Tab } from '@/components/popup/Shell';
import { OWNER } from '../fixtures/portfolio';
import { calm, critical, reportOf, STETH_TERMS } from '../fixtures/reports';
import { NOW } from '../fixtures/sources';
import { clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';
import { english, mirrored } from '../support/english';
import { holdClock, letPass } from '../support/frames';

const page = (state: PageState['state'], rest: Partial<PageState> = {}): PageState => ({
  state,
  host: 'app.eigenlayer.xyz',
  protocolName: 'EigenLayer',
  hasBypassed: false,
  providers: { covered: 1, notCovered: [] },
  report: null,
  ...rest,
});

describe('this page', () => {
  const states: readonly (readonly [PageState['state'], string, string])[] = [
    ['unknown-site', 'not a restaking page', 'Requests on other pages pass unseen.'],
    ['recognised', 'recognised', 'This is a page of EigenLayer. No wallet was found on it yet.'],
    ['guarded', 'guarded', 'Requests about stake are explained before your wallet opens.'],
    ['not-covered', 'not covered here', 'its wallet cannot be held from here'],
    ['off', 'switched off', 'You switched Underlayer off for this site.'],
    ['needs-reload', 'reload needed', 'Reload it to have requests explained.'],
  ];
  test.each(states)('%s: says so, and what it means', (state, chip, words) => {
    const { one, text } = draw(<PageView page={page(state)} now={NOW} trouble={null} onSwitch={() => undefined} />);
    expect(plain(one('.chip').textContent)).toBe(chip);
    expect(text()).toContain(words);
    expect(text()).toContain('app.eigenlayer.xyz');
  });

  test('says in words why nothing can be said', () => {
    const { one } = draw(<PageView page={null} now={NOW} trouble="Reload this page." onSwitch={() => undefined} />);
    expect(plain(one('[role="alert"]').textContent)).toBe('Reload this page.');
  });

  test('tells of a request that went around us', () => {
    const { text } = draw(
      <PageView page={page('guarded', { hasBypassed: true })} now={NOW} trouble={null} onSwitch={() => undefined} />,
    );
    expect(text()).toContain('went to the wallet around Underlayer');
    expect(
      draw(<PageView page={page('guarded')} now={NOW} trouble={null} onSwitch={() => undefined} />).text(),
    ).not.toContain('around Underlayer');
  });

  test.each([
    ['guarded', 'Switch off for this site', true],
    ['off', 'Switch on', false],
  ] as const)('%s: can be switched', (state, label, isOff) => {
    const switched: [string, boolean][] = [];
    const { saying } = draw(
      <PageView page={page(state)} now={NOW} trouble={null} onSwitch={(host, off) => switched.push([host, off])} />,
    );
    clickAsPerson(saying(label, 'button'));
    expect(switched).toEqual([['app.eigenlayer.xyz', isOff]]);
  });

  test('is awaited before anything is known', () => {
    const { one } = draw(<PageView page={null} now={NOW} trouble={null} onSwitch={() => undefined} />);
    expect(one('[role="status"] [role="img"]').getAttribute('aria-label')).toBe('being read');
  });

  test('shows the whole report, and that a limit is exceeded', () => {
    expect(
      draw(
        <PageView page={page('guarded', { report: calm })} now={NOW} trouble={null} onSwitch={() => undefined} />,
      ).text(),
    ).not.toContain('a limit is exceeded');
    const { text, one } = draw(
      <PageView page={page('guarded', { report: critical })} now={NOW} trouble={null} onSwitch={() => undefined} />,
    );
    expect(text()).toContain('a limit is exceeded');
    expect(plain(one('h2').textContent)).toContain('can be slashed today by 3 services');
  });

  test('names each wallet it cannot cover, as text', () => {
    const hostile = '<b>WalletConnect</b>';
    const providers = { covered: 0, notCovered: [{ name: hostile, reason: 'signs on another device' }] };
    const { one, container } = draw(
      <PageView page={page('not-covered', { providers })} now={NOW} trouble={null} onSwitch={() => undefined} />,
    );
    expect(plain(one('.uncovered').textContent)).toBe(`${hostile}: signs on another device`);
    expect(container.querySelector('b')).toBeNull();
  });
});

describe('the report on a page', () => {
  holdClock();

  test('tells how to see what a loss takes of everything held, which a page alone does not say', () => {
    const report = reportOf({ id: 'page', terms: STETH_TERMS, intents: [] });
    const { text } = draw(
      <PageView page={page('guarded', { report })} now={NOW} trouble={null} onSwitch={() => undefined} />,
    );
    letPass();
    expect(text()).toContain('How much one failure can take of everything you hold is not known.');
    expect(text()).toContain('With your account under Portfolio, a request can say it before you sign.');
    expect(text()).not.toContain('It has not been read yet.');
  });
});

describe('the tabs', () => {
  const openShell = (locale = english) => {
    const Framed = () => {
      const [tab, setTab] = useState<Tab>('page');
      return (
        <Shell tab={tab} onTab={setTab} accounts={[OWNER, OWNER]}>
          {tab}
        </Shell>
      );
    };
    const drawn = draw(<Framed />, locale);
    return { ...drawn, chosen: () => plain(drawn.one('[aria-selected="true"]').textContent) };
  };

  test('are chosen by mouse', async () => {
    const { saying, chosen, one } = openShell();
    expect(chosen()).toBe('This page');
    await userEvent.click(saying('Portfolio', 'button'));
    expect(chosen()).toBe('Portfolio');
    expect(one('[role="tabpanel"]').textContent).toBe('portfolio');
  });

  test('are one stop of the keyboard, and the arrows go round among them', async () => {
    const { all, chosen } = openShell();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(chosen()).toBe('Portfolio');
    expect(plain(document.activeElement?.textContent)).toBe('Portfolio');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(chosen()).toBe('Settings');
    expect(all('[role="tab"][tabindex="0"]').map((tab) => plain(tab.textContent))).toEqual(['Settings']);
  });

  test('follow the direction of writing', async () => {
    const { chosen, one } = openShell(mirrored);
    expect(one('.shell').getAttribute('dir')).toBe('rtl');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowLeft}');
    expect(chosen()).toBe('Portfolio');
  });

  test('name their panel, which names its tab', () => {
    const { one } = openShell();
    const tab = one('[aria-selected="true"]');
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    expect(panel?.getAttribute('aria-labelledby')).toBe(tab.id);
  });
});
