// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { isStripModel, mountStrip, type StripModel } from '@/components/strip/strip';
import { describeStrip, type StripFacts, type StripWords } from '@/components/strip/strip-model';
import { unknown } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import { say, text } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import { bundled, calm, critical, mostlyUnknown, noTerms } from '../fixtures/reports';
import { ALLOCATION_MANAGER, percents, read } from '../fixtures/sources';
import { clickAsPage, clickAsPerson } from '../support/clicks';
import { plain } from '../support/draw';
import { english } from '../support/english';

const words: StripWords = (key, values = {}, count) =>
  (english.message(key, count) ?? `(${key})`).replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);

const describeFacts = (facts: Partial<StripFacts>, direction: 'ltr' | 'rtl' = 'ltr'): StripModel =>
  describeStrip({ kind: 'facts', report: calm, isBypassed: false, ...facts }, words, 'en', direction);

const linesOf = ({ segments }: StripModel): string[] =>
  segments.map(({ runs }) => plain(runs.map(({ text }) => text).join('')));

const tonesOf = ({ segments }: StripModel) => segments.map(({ runs }) => runs[0]?.tone);

const withSlash = (change: Partial<SlashCeiling>): Report => {
  const { terms } = calm;
  if (terms === undefined) throw new Error('the fixture has terms');
  return { ...calm, terms: { ...terms, slash: { ...terms.slash, ...change } } };
};

describe('what the strip says', () => {
  test('of a chain that is not read is that alone, with no number', () => {
    const sentence = say('offChain.outside', { chain: text('Solana') });
    const report = { ...noTerms, findings: [{ id: 'x:outside', status: 'unknown' as const, sentence, evidence: [] }] };
    expect(linesOf(describeFacts({ report }))).toEqual([
      'This happens on Solana, which Underlayer cannot check before you sign.',
    ]);
  });

  test('is the time to leave, what can be slashed, and how much of the yield is explained', () => {
    expect(linesOf(describeFacts({}))).toEqual([
      '16–19 days to leave',
      '31 % slashable by 3 services, up to 100 % with more on their way or added before you could leave',
      '3.5 % of 7.4 % explained',
    ]);
    expect(tonesOf(describeFacts({}))).toEqual(['strong', 'strong', 'strong']);
  });

  test('is loud only beyond a limit', () => {
    expect(tonesOf(describeFacts({ report: critical }))).toEqual(['strong', 'beyond', 'strong']);
  });

  test('says what is not known, and gives it no number', () => {
    const lines = linesOf(describeFacts({ report: mostlyUnknown }));
    expect(lines).toEqual(['time to leave not known', 'slashable share not known']);
    expect(linesOf(describeFacts({ report: bundled }))).toEqual(['14 days to leave', 'slashable share not known']);
  });

  test('tells what depends on an operator nobody knows yet from what could not be read', () => {
    const lineOf = (today: SlashCeiling['today']) =>
      linesOf(describeFacts({ report: withSlash({ today, services: [] }) }))[1];
    expect(lineOf(unknown('needs-operator'))).toBe('slashable share depends on your operator');
    expect(lineOf(unknown('call-failed'))).toBe('slashable share not known');
  });

  test('says of a share known in part that there may be more', () => {
    const [largest] = (calm.terms?.slash.services ?? []).filter(({ state }) => state === 'active');
    const services = largest ? [{ ...largest, shareNow: read(percents(16), ALLOCATION_MANAGER, 'x') }] : [];
    const report = withSlash({ today: unknown('not-read'), services });
    expect(linesOf(describeFacts({ report }))[1]).toBe('16 % or more slashable');
  });

  test('says when no restaking service can slash now, only where nothing can come before one is out', () => {
    const none = read(0n, ALLOCATION_MANAGER, 'getAllocatedSets(operator)');
    expect(linesOf(describeFacts({ report: withSlash({ today: none, withinExit: none }) }))[1]).toBe(
      'no restaking service can slash now',
    );
    expect(linesOf(describeFacts({ report: withSlash({ today: none }) }))[1]).toBe(
      'no restaking service can slash now, up to 100 % with more on their way or added before you could leave',
    );
  });

  test('says through what a share may grow, as far as it is known', () => {
    const lineOf = (change: Partial<SlashCeiling>) => linesOf(describeFacts({ report: withSlash(change) }))[1];
    expect(lineOf({ why: say('core.slash.limitsRise') })).toContain('up to 100 % if limits are raised before');
    const { why: _, ...unexplained } = withSlash({}).terms?.slash ?? {};
    const report = { ...calm, terms: calm.terms && { ...calm.terms, slash: unexplained as SlashCeiling } } as Report;
    expect(linesOf(describeFacts({ report }))[1]).toContain(', up to 100 % before you could leave');
  });

  test('never shows a share that may grow as one that will not', () => {
    const today = read(percents(31), ALLOCATION_MANAGER, 'getAllocatedSets(operator)');
    const report = withSlash({ today, withinExit: unknown('call-failed') });
    expect(linesOf(describeFacts({ report }))[1]).toBe('31 % slashable by 3 services, later share not known');
    const none = read(0n, ALLOCATION_MANAGER, 'getAllocatedSets(operator)');
    const open = withSlash({ today: none, withinExit: unknown('call-failed') });
    expect(linesOf(describeFacts({ report: open }))[1]).toBe(
      'no restaking service can slash now, later share not known',
    );
  });

  test('on a page that cannot be guarded says that, and on one that went round the guard', () => {
    expect(linesOf(describeFacts({ kind: 'not-covered' }))).toEqual([
      'not covered here',
      'The wallet on this page cannot be guarded. Underlayer can explain, not hold.',
    ]);
    expect(linesOf(describeFacts({ isBypassed: true }))[0]).toBe('talked past the guard');
  });

  test('is empty, not invented, where no report stands', () => {
    expect(linesOf(describeFacts({ report: null }))).toEqual([]);
    expect(linesOf(describeFacts({ report: noTerms }))).toEqual(['time to leave not known']);
  });
});

describe('the strip in a page', () => {
  const mount = (model: StripModel) => {
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const done: string[] = [];
    const strip = mountStrip(root, model, { onMore: () => done.push('more'), onClose: () => done.push('close') });
    const one = (selector: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`nothing matches ${selector}`);
      return found;
    };
    return { root, one, strip, done };
  };

  test('says the model’s words, with names for what has no words', () => {
    const { one } = mount(describeFacts({}));
    expect(plain(one('.text').textContent)).toContain('16–19 days to leave');
    expect(one('.strip').getAttribute('role')).toBe('status');
    expect(one('.close').getAttribute('aria-label')).toBe('Close');
    expect(one('.more').textContent).toBe('See what lies under it');
  });

  test('opens and closes on a person’s click alone', () => {
    const { one, done } = mount(describeFacts({}));
    clickAsPage(one('.more'));
    clickAsPage(one('.close'));
    expect(done).toEqual([]);
    clickAsPerson(one('.more'));
    clickAsPerson(one('.close'));
    expect(done).toEqual(['more', 'close']);
  });

  test('draws words of others as text, isolated', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e';
    const { root, one } = mount({
      ...describeFacts({}),
      segments: [{ runs: [{ text: hostile, tone: 'strong' }] }],
    });
    expect(root.querySelector('.text img')).toBeNull();
    expect(one('.text bdi').textContent).toBe(hostile);
  });

  test('takes another model in place, and keeps the buttons a person may be on', () => {
    const { one, strip } = mount(describeFacts({ report: bundled }));
    const button = one('.more');
    strip.update(describeFacts({}));
    expect(plain(one('.text').textContent)).toContain('up to 100 %');
    expect(one('.more')).toBe(button);
  });

  test('is written from right to left where the language is', () => {
    const { one } = mount(describeFacts({}, 'rtl'));
    expect(one('.strip').dir).toBe('rtl');
  });

  test('leaves nothing behind', () => {
    const { root, strip } = mount(describeFacts({}));
    strip.remove();
    expect(root.childNodes).toHaveLength(0);
    expect(root.adoptedStyleSheets).toHaveLength(0);
  });
});

describe('a message that is no model', () => {
  const model = describeFacts({});
  const broken: readonly unknown[] = [
    null,
    'model',
    {},
    { ...model, role: 'button' },
    { ...model, segments: [{ runs: [{ text: 1, tone: 'plain' }] }] },
    { ...model, segments: [{ runs: [{ text: 'x', tone: 'loud' }] }] },
    { ...model, close: undefined },
    { ...model, direction: 'up' },
  ];
  test.each(broken.map((value) => [value]))('%j is refused', (value) => {
    expect(isStripModel(value)).toBe(false);
  });

  test('the model itself is taken', () => {
    expect(isStripModel(JSON.parse(JSON.stringify(model)))).toBe(true);
  });
});
