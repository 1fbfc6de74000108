// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { Say } from '@/components/ui/Say';
import { ReadingContext } from '@/components/ui/UnknownValue';
import { type Source, type UnknownWhy, unknown } from '@/lib/core/fact';
import { amount, percent, say, text } from '@/lib/core/sentence';
import { ALLOCATION_MANAGER, derived, FEED, NOW, onchain, PAGE, percents, REGISTRY, read } from '../fixtures/sources';
import { draw, plain } from '../support/draw';
import { pressEvidence } from '../support/popovers';

const CALL = 'getMaxMagnitude(operator, strategy)';

describe('a number', () => {
  test('is a button that opens its evidence: contract, call, block, and the value to its last digit', () => {
    const share = derived(312_345_678_901_234_567n, 'sum / maxMagnitude', onchain(ALLOCATION_MANAGER, CALL));
    const { one } = draw(<ShareValue of={share} />);
    const button = one('button');
    expect(plain(button.textContent)).toBe('31.2 %');
    expect(button.getAttribute('aria-haspopup')).toBe('dialog');
    expect(button.getAttribute('type')).toBe('button');
    const panel = pressEvidence(button);
    expect(panel.getAttribute('role')).toBe('dialog');
    expect(plain(panel.getAttribute('aria-label'))).toBe('31.2 %');
    const said = plain(panel.textContent);
    expect(said).toContain('31.2345678901234567 %');
    expect(said).toContain('sum / maxMagnitude');
    expect(said).toContain(CALL);
    expect(said).toContain('25,812,004');
    expect(panel.querySelector('a')?.getAttribute('href')).toBe(`https://etherscan.io/address/${ALLOCATION_MANAGER}`);
  });

  test('shows the call that was made to the letter', () => {
    const call = 'getAddress("restaking", 7)';
    const { one } = draw(<ShareValue of={read(percents(4), ALLOCATION_MANAGER, call)} />);
    expect(pressEvidence(one('button')).textContent).toContain(call);
  });

  test('gives the focus to what it opened, so that Escape and a screen reader start there', () => {
    const { one } = draw(<ShareValue of={read(percents(4), ALLOCATION_MANAGER, CALL)} />);
    const panel = pressEvidence(one('button'));
    expect(panel.getAttribute('tabindex')).toBe('-1');
    expect(document.activeElement).toBe(panel);
  });

  test('shows nothing of its evidence until it is opened', () => {
    const { one } = draw(<ShareValue of={read(percents(4), ALLOCATION_MANAGER, CALL)} />);
    expect(one('[popover]').textContent).toBe('');
  });

  const kinds: readonly (readonly [Source, readonly string[]])[] = [
    [FEED, ['From a feed', 'https://yields.llama.fi/pools']],
    [REGISTRY, ['From the bundled registry', 'Nov 22, 2026']],
    [PAGE, ['Stated by the page', 'app.eigenlayer.xyz']],
    [{ kind: 'assumed', why: 'an empty queue' }, ['Assumed', 'an empty queue']],
  ];
  test.each(kinds)('names a source of kind %j', (source, expected) => {
    const { one } = draw(<FactValue of={{ known: true, value: percents(2), source, asOf: NOW }} as={percent} />);
    const said = plain(pressEvidence(one('button')).textContent);
    for (const words of expected) expect(said).toContain(words);
  });

  test('links only to https addresses without a user in them', () => {
    const hostile: Source[] = ['javascript:alert(1)', 'http://yields.llama.fi', 'https://a@evil.example'].map(
      (url) => ({
        kind: 'feed',
        url,
        fetchedAt: NOW,
      }),
    );
    for (const source of hostile) {
      const { one, unmount } = draw(<FactValue of={{ known: true, value: 1n, source, asOf: NOW }} as={percent} />);
      const panel = pressEvidence(one('button'));
      expect(panel.querySelector('a'), source.kind === 'feed' ? source.url : '').toBeNull();
      unmount();
    }
  });

  test('in a sentence opens the evidence of the sentence', () => {
    const sentence = say('ui.yield.describePart', { part: text('Staking'), rate: percent(percents(2.9)) });
    const { all } = draw(<Say of={sentence} evidence={[FEED]} />);
    const buttons = all('button');
    expect(buttons.map((button) => plain(button.textContent))).toEqual(['2.9 %']);
  });
});

describe('what is not known', () => {
  const reasons: readonly (readonly [UnknownWhy, string])[] = [
    ['not-read', 'It has not been read yet.'],
    ['other-chain', 'It is on a chain that Underlayer does not read.'],
    ['call-failed', 'The chain did not answer this read.'],
    ['feed-failed', 'The feed did not answer, or answered something unusable.'],
    ['not-published', 'Nobody publishes it.'],
    ['not-measured', 'Underlayer cannot work this out from what it reads.'],
    ['not-watched', 'This account is not watched, so what else it holds has not been read. Add it under Portfolio.'],
    ['needs-operator', 'It depends on the operator you delegate to. Your account is not known yet.'],
    [
      'needs-amount',
      'It depends on how much you put in. With your account under Portfolio, a request can say it before you sign.',
    ],
    ['stale', 'The last value is too old to be shown.'],
    ['disputed', 'Sources disagree.'],
    ['unbounded', 'Nothing bounds it.'],
  ];
  test.each(reasons)('%s: is called unknown, never a number, and opens why', (why, reason) => {
    const { one, text: said } = draw(<ShareValue of={unknown(why)} />);
    expect(said()).toBe('unknown');
    expect(plain(pressEvidence(one('button')).textContent)).toContain(reason);
  });

  test('carries the detail of its source, isolated from our own words', () => {
    const { one } = draw(<ShareValue of={unknown('call-failed', 'execution reverted')} />);
    const panel = pressEvidence(one('button'));
    expect(panel.textContent).toContain('\u2068execution reverted\u2069');
  });

  test('and is being read is awaited, not unknown, and still no number', () => {
    const { one, text: said } = draw(
      <ReadingContext value={true}>
        <ShareValue of={unknown('not-read')} />
      </ReadingContext>,
    );
    expect(one('[role="img"]').getAttribute('aria-label')).toBe('being read');
    expect(said()).toBe('');
  });

  test('for another reason stays unknown while the rest is being read', () => {
    const { text: said } = draw(
      <ReadingContext value={true}>
        <ShareValue of={unknown('not-published')} />
      </ReadingContext>,
    );
    expect(said()).toBe('unknown');
  });
});

describe('words of others', () => {
  test('are drawn as text in an isolate of their own, never as markup', () => {
    const hostile = '\u202e<img src=x onerror=alert(1)>';
    const { container, one } = draw(<Say of={say('ui.settings.removeName', { what: text(hostile) })} />);
    expect(container.querySelector('img')).toBeNull();
    expect(one('bdi').textContent).toBe(hostile);
    expect(one('bdi').childNodes).toHaveLength(1);
  });

  test('an amount keeps every digit in its evidence', () => {
    const wei = 2n ** 256n - 1n;
    const fact = read(wei, ALLOCATION_MANAGER, CALL);
    const { one } = draw(<FactValue of={fact} as={(base) => amount(base, 18, 'stETH')} />);
    expect(plain(one('button').textContent)).toBe('1.16E59 stETH');
    const digits = wei.toString();
    expect(plain(pressEvidence(one('button')).textContent)).toContain(
      `${digits.slice(0, -18)}.${digits.slice(-18)} stETH`,
    );
  });
});

describe('a sentence nobody wrote', () => {
  test('keeps its numbers', () => {
    const { text: said } = draw(<Say of={say('no.such.key', { share: percent(percents(31)) })} evidence={[FEED]} />);
    expect(said()).toContain('31 %');
  });
});
