// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { HeldRequest } from '@/components/sheet/HeldRequest';
import type { Review } from '@/components/sheet/review';
import { Sheet } from '@/components/sheet/Sheet';
import { unknown } from '@/lib/core/fact';
import type { SlashCeiling } from '@/lib/core/slashing';
import { critical, REVIEWS } from '../fixtures/reports';
import { NOW } from '../fixtures/sources';
import { clickAsPage, clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';
import { mirrored } from '../support/english';
import { holdClock, letPass } from '../support/frames';
import { pressEvidence } from '../support/popovers';

holdClock();

const reviewNamed = (name: string): Review => {
  const review = REVIEWS[name];
  if (review === undefined) throw new Error(`no review is called ${name}`);
  return review;
};

/** Long enough for the buttons to take a click. */
const wait = (): void => letPass(500);

const openSheet = (review: Review, locale?: typeof mirrored) => {
  const decisions: string[] = [];
  const sheet = (shown: Review) => (
    <Sheet
      review={shown}
      now={NOW}
      onContinue={(id) => decisions.push(`continue ${id}`)}
      onReject={(id) => decisions.push(`reject ${id}`)}
    />
  );
  const drawn = draw(sheet(review), locale);
  letPass();
  return {
    ...drawn,
    decisions,
    show: (next: Review) => drawn.redraw(sheet(next)),
    go: () => drawn.one('.decision .go') as HTMLButtonElement,
    stop: () => drawn.one('.decision .stop') as HTMLButtonElement,
  };
};

describe('the decision', () => {
  test('that got no answer says why beside the buttons, and can be made again', () => {
    const decisions: (string | null)[] = [];
    const drawn = draw(
      <HeldRequest
        review={reviewNamed('calm')}
        trouble="Underlayer gave no answer. Reload this page."
        now={NOW}
        onDecide={(id, outcome) => decisions.push(id, outcome)}
        onRetry={() => undefined}
      />,
    );
    expect(drawn.one('.sheet-foot [role="alert"]').textContent).toBe('Underlayer gave no answer. Reload this page.');
    wait();
    clickAsPerson(drawn.one('.decision .go') as HTMLButtonElement);
    expect(decisions).toEqual(['calm', 'release']);
  });

  test('goes on with the request that is shown, on a person’s click', () => {
    const { go, decisions } = openSheet(reviewNamed('calm'));
    wait();
    clickAsPerson(go());
    expect(decisions).toEqual(['continue calm']);
  });

  test('rejects it on a person’s click', () => {
    const { stop, decisions } = openSheet(reviewNamed('calm'));
    wait();
    clickAsPerson(stop());
    expect(decisions).toEqual(['reject calm']);
  });

  test('is not the page’s to make: a click its script dispatches does nothing', () => {
    const { go, stop, decisions } = openSheet(reviewNamed('calm'));
    wait();
    clickAsPage(go());
    clickAsPage(stop());
    expect(decisions).toEqual([]);
  });

  test('is not made by a click that was under way when the sheet appeared', () => {
    const { go, stop, decisions } = openSheet(reviewNamed('calm'));
    expect([go().disabled, stop().disabled]).toEqual([true, true]);
    clickAsPerson(go());
    expect(decisions).toEqual([]);
    wait();
    expect([go().disabled, stop().disabled]).toEqual([false, false]);
  });

  test('is not made by a click meant for the request before', () => {
    const { go, show, decisions } = openSheet(reviewNamed('calm'));
    wait();
    show(reviewNamed('many'));
    clickAsPerson(go());
    expect(decisions).toEqual([]);
    wait();
    clickAsPerson(go());
    expect(decisions).toEqual(['continue many']);
  });

  test('waits again when a live read makes the same request critical', () => {
    const { go, show, decisions } = openSheet(reviewNamed('calm'));
    wait();
    show({ ...reviewNamed('calm'), report: { ...critical, id: 'calm' } });
    clickAsPerson(go());
    expect(decisions).toEqual([]);
  });

  test.each(['calm', 'failing', 'reading', 'failed', 'unknown', 'many', 'bare'])(
    'has two equal buttons while nothing exceeds a limit: %s',
    (name) => {
      const { one } = openSheet(reviewNamed(name));
      expect(one('.decision').classList.contains('critical')).toBe(false);
      expect(one('.sheet').dataset.critical).toBe('false');
    },
  );

  test('fills “Don’t sign” when a limit is exceeded', () => {
    const { one } = openSheet(reviewNamed('critical'));
    expect(one('.decision').classList.contains('critical')).toBe(true);
    expect(one('.sheet').dataset.critical).toBe('true');
    expect(one('.lead .chip.beyond').textContent).toBe('Beyond the limit');
  });
});

describe('“Continue” carries the numbers', () => {
  const words: readonly (readonly [string, string])[] = [
    ['calm', 'exit 16–19 days · 31 % slashable · up to 100 % before you are out'],
    ['many', 'exit 16–19 days · 64 % slashable · up to 68 % before you are out'],
    ['reading', 'exit 14 days · slashing not known'],
    ['unknown', 'exit not known · slashing not known'],
    ['bare', 'terms not known'],
  ];
  test.each(words)('%s: %s', (name, expected) => {
    const { go } = openSheet(reviewNamed(name));
    expect(plain(go().querySelector('small')?.textContent)).toBe(expected);
    expect(plain(go().textContent)).toBe(`Continue to wallet${expected}`);
  });

  test('of which one is not known', () => {
    const calm = reviewNamed('calm');
    const { terms } = calm.report;
    if (terms === undefined) throw new Error('the fixture has terms');
    const numbersWith = (change: Partial<SlashCeiling>): string => {
      const slash = { ...terms.slash, ...change };
      const { go } = openSheet({ ...calm, report: { ...calm.report, terms: { ...terms, slash } } });
      return plain(go().querySelector('small')?.textContent);
    };
    const failed = unknown('call-failed');
    expect(numbersWith({ withinExit: failed })).toBe('exit 16–19 days · 31 % slashable · later share not known');
    expect(numbersWith({ today: failed, services: [] })).toBe(
      'exit 16–19 days · slashing not known · up to 100 % before you are out',
    );
    expect(numbersWith({ today: failed })).toMatch(/^exit 16–19 days · at least \d+ % slashable · up to 100 %/);
  });
});

describe('a request that fails as it stands', () => {
  const WHY = 'This request fails as it stands: Deposits are paused.';
  const reasons = (texts: readonly HTMLElement[]) => texts.map((text) => plain(text.textContent));

  test('is said to right below what it asks for, with its evidence, before any number', () => {
    const { all, one } = openSheet(reviewNamed('failing'));
    const [first, second] = all('.lead > *').slice(1);
    expect(plain(first?.textContent)).toMatch(WHY);
    expect(plain(second?.textContent)).toMatch(/^31 % of this can be slashed today/);
    expect(plain(pressEvidence(one('.lead .fails button')).textContent)).toContain('Nov 22, 2026');
  });

  test('is not recommended by the button that goes on with it', () => {
    const { one, go } = openSheet(reviewNamed('failing'));
    expect(plain(go().textContent)).toBe('Continue to walletfails as it stands');
    // It is no limit of the person's: both buttons stay equal.
    expect(one('.decision').classList.contains('critical')).toBe(false);
  });

  test('has its other reasons first among what stands out, marked, and none of them twice', () => {
    const { all, text } = openSheet(reviewNamed('failing'));
    expect(reasons(all('.findings.notable > li'))[0]).toBe(
      'fails now Your account is delegated to Northwind Staking already. Undelegate first.',
    );
    expect(all('.findings .chip')).toHaveLength(1);
    expect(text().match(/Deposits are paused/g)).toHaveLength(1);
  });

  test('is said to, and beyond the limit as well, where it is both', () => {
    const { all, one } = openSheet(reviewNamed('failingBeyond'));
    expect(plain(all('.lead > *')[1]?.textContent)).toMatch(WHY);
    expect(one('.lead .chip.beyond').textContent).toBe('Beyond the limit');
    expect(one('.decision').classList.contains('critical')).toBe(true);
  });

  test('waits for a click anew once a live read has found that out', () => {
    const { go, show, decisions } = openSheet(reviewNamed('calm'));
    wait();
    show({ ...reviewNamed('failing'), id: 'calm' });
    clickAsPerson(go());
    expect(decisions).toEqual([]);
    wait();
    clickAsPerson(go());
    expect(decisions).toEqual(['continue calm']);
  });
});

describe('the head', () => {
  test('says which of several requests this is', () => {
    const { text } = openSheet(reviewNamed('critical'));
    expect(text()).toContain('1 of 2 requests');
  });

  test('says nothing of a queue of one', () => {
    const { text } = openSheet(reviewNamed('calm'));
    expect(text()).toContain('Before you sign');
    expect(text()).not.toContain('1 of 1');
  });

  test('tells the registered host from another', () => {
    expect(openSheet(reviewNamed('calm')).one('.host .chip').className).toBe('chip accent');
    const other = openSheet(reviewNamed('hostile'));
    expect(other.one('.host .chip').className).toBe('chip beyond');
    expect(plain(other.one('.host').textContent)).toContain('another host');
    expect(other.one('.host bdi').textContent).toBe('app-eigenlayer.very-long-host-name-that-goes-on-and-on.example');
  });

  test('takes the focus to the sentence, so that no key pressed now decides anything', () => {
    const { one, show } = openSheet(reviewNamed('calm'));
    expect(document.activeElement).toBe(one('h2'));
    show(reviewNamed('many'));
    expect(document.activeElement).toBe(one('h2'));
  });
});

describe('a request of several parts', () => {
  test('lists each part in the order it is carried out, under the one that binds longest, for one decision', () => {
    const { all, one, text } = openSheet(reviewNamed('batch'));
    expect(plain(one('.lead h2').textContent)).toBe('Deposit 10 stETH into EigenLayer');
    expect(text()).toContain('It asks for several things at once');
    expect(all('.steps li').map((step) => plain(step.textContent))).toEqual([
      'Let EigenLayer take 10 stETH',
      'Deposit 10 stETH into EigenLayer',
      'Delegate to Northwind Staking on EigenLayer',
    ]);
    expect(all('.decision')).toHaveLength(1);
  });

  test('is not made of one', () => {
    expect(openSheet(reviewNamed('calm')).all('.steps')).toEqual([]);
  });
});

describe('every number', () => {
  test.each(Object.keys(REVIEWS))('of a report opens its evidence: %s', (name) => {
    const { all } = openSheet(reviewNamed(name));
    const shown = all('.tile-value .num, .take .num, .axis .num, .leg-wait .num, .part-rate .num');
    expect(shown.map((element) => plain(element.textContent))).toEqual([]);
    for (const button of all('.report button.evidenced')) {
      const panel = pressEvidence(button);
      expect(plain(panel.textContent), plain(button.textContent)).not.toBe('');
    }
  });

  test('“all evidence” opens every source there is and takes the focus there', () => {
    const { one, saying } = openSheet(reviewNamed('calm'));
    clickAsPerson(saying('all evidence', 'button'));
    expect((one('details.fold:last-of-type') as HTMLDetailsElement).open).toBe(true);
    expect(plain(document.activeElement?.textContent)).toMatch(/^All evidence, \d+ sources$/);
  });
});

describe('what is not known', () => {
  test('is nowhere a zero', () => {
    const { all, text } = openSheet(reviewNamed('unknown'));
    expect(text()).not.toMatch(/(^|[^\d.,])0 %/);
    for (const value of all('.tile-value')) expect(plain(value.textContent)).toContain('unknown');
    expect(text()).toContain('Not known');
  });

  test('of a chain that does not answer: says so, and of which day the facts are that stand in', () => {
    const { text, one } = openSheet(reviewNamed('failed'));
    expect(one('.troubles[role="status"]').textContent).toContain('The chain could not be read.');
    expect(text()).toContain('its oldest fact is of Nov 22, 2026');
    expect(text()).toContain('ethereum-rpc.publicnode.com did not answer within 8 seconds.');
  });

  test('while it is being read is awaited, and the line below says so', () => {
    const { all, text } = openSheet(reviewNamed('reading'));
    expect(all('.skeleton').length).toBeGreaterThan(3);
    expect(text()).toContain('Reading the chain…');
    expect(text()).toContain('Registry of Nov 22, 2026.');
  });

  test('fades once, in place, when a live read has replaced it', () => {
    const { one, show, all } = openSheet(reviewNamed('reading'));
    expect(one('.report').className).toBe('report');
    show({ ...reviewNamed('calm'), id: 'bundled' });
    expect(one('.report').className).toBe('report refined');
    expect(all('.skeleton')).toEqual([]);
  });
});

describe('names written by others', () => {
  test('are text, each in an isolate of its own, and open who vouches for them', () => {
    const { container, all, text } = openSheet(reviewNamed('hostile'));
    expect(container.querySelector('img, script, iframe')).toBeNull();
    const names = all('.stratum.service .stratum-name bdi').map((name) => name.textContent);
    expect(names).toContain('<img src=x onerror=alert(1)>');
    expect(names).toContain('\u202eelbahsals ton % 0');
    const first = all('.stratum.service .disclose')[0];
    if (first === undefined) throw new Error('the first service cannot be opened');
    clickAsPerson(first);
    expect(text()).toContain('It gave itself this name. We do not vouch for it.');
  });
});

describe('written from right to left', () => {
  test('the sheet turns round, and its numbers keep their order', () => {
    const { one, all } = openSheet(reviewNamed('calm'), mirrored);
    expect(one('.sheet').getAttribute('dir')).toBe('rtl');
    expect(one('.sheet').getAttribute('lang')).toBe('en');
    for (const element of all('[style]')) {
      expect(element.getAttribute('style')).not.toMatch(/(^|[^-])(left|right):/);
    }
  });
});
