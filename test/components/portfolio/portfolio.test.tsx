// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { PortfolioView } from '@/components/portfolio/PortfolioView';
import type { LimitId, LoadingStep, PortfolioData } from '@/components/portfolio/portfolio-data';
import { StressTable } from '@/components/portfolio/StressTable';
import { summarisePortfolio } from '@/components/portfolio/summary';
import { known, unknown } from '@/lib/core/fact';
import { REPLAYS } from '@/lib/core/replays';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { unknownCeiling } from '@/lib/core/slashing';
import type { Position } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { WAD } from '@/lib/core/units';
import { HELD_WIDELY } from '../fixtures/held-widely';
import {
  BLIND,
  HUGE,
  NO_ACCOUNTS,
  NOTHING_HELD,
  OWNER,
  PORTFOLIO,
  POSITIONS,
  STALE,
  STEPS,
  UNVALUED,
} from '../fixtures/portfolio';
import { NOW, REGISTRY } from '../fixtures/sources';
import { clickAsPerson } from '../support/clicks';
import { draw, plain } from '../support/draw';
import { holdClock, letPass } from '../support/frames';
import { pressEvidence } from '../support/popovers';

holdClock();

type Opening = {
  readonly progress?: readonly LoadingStep[];
  readonly ownLimits?: readonly LimitId[];
  readonly trouble?: string;
};

/** As it is once the first frame has passed. */
const openPortfolio = (portfolio: PortfolioData | null, opening: Opening = {}) => {
  const opened = openFirstFrame(portfolio, opening);
  letPass();
  return opened;
};

const openFirstFrame = (portfolio: PortfolioData | null, { progress = [], ownLimits = [], trouble }: Opening = {}) => {
  const calls: string[] = [];
  const drawn = draw(
    <PortfolioView
      portfolio={portfolio}
      trouble={trouble ?? null}
      progress={progress}
      limits={DEFAULT_LIMITS}
      ownLimits={ownLimits}
      now={NOW}
      onSetLimits={() => calls.push('limits')}
      onAddAddress={async () => null}
      onRefresh={() => calls.push('refresh')}
    />,
  );
  return { ...drawn, calls };
};

test('whose a position is, is said only where several accounts are watched', () => {
  const short = shortAddress(OWNER);
  expect(
    openPortfolio(PORTFOLIO)
      .all('.position')
      .some((row) => row.textContent?.includes(short)),
  ).toBe(true);
  const alone = { ...PORTFOLIO, accounts: [OWNER] };
  expect(
    openPortfolio(alone)
      .all('.position')
      .some((row) => row.textContent?.includes(short)),
  ).toBe(false);
});

describe('before anything is known', () => {
  test('a first read shows its steps, each with how it stands', () => {
    const { all, one } = openPortfolio(null, { progress: STEPS });
    expect(all('.loading li').map((step) => plain(step.lastElementChild?.textContent))).toEqual([
      'read',
      'reading…',
      'waiting',
      'failed',
    ]);
    const progress = one('progress') as HTMLProgressElement;
    expect([progress.max, progress.value]).toEqual([4, 1]);
    expect(one('.loading').getAttribute('aria-live')).toBe('polite');
  });

  test('without an account it asks for one, and says where it is sent', () => {
    const { text, one } = openPortfolio(NO_ACCOUNTS);
    expect(text()).toContain('No account is watched yet');
    expect(text()).toContain('sent only to the endpoint that chain reads go to');
    expect(one('form input')).toBeDefined();
  });

  test('accounts that hold nothing are told so, once they were read', () => {
    expect(openPortfolio(NOTHING_HELD).text()).toContain('Nothing restaked found');
    const unread = openPortfolio({ ...NOTHING_HELD, readAt: null, block: null });
    expect(unread.text()).not.toContain('Nothing restaked');
    expect(unread.text()).toContain('Refresh to try again, or choose another endpoint under Settings.');
  });

  test('what may be held is not called nothing', () => {
    const positions = POSITIONS.slice(0, 1).map((position) => ({ ...position, amount: unknown('call-failed') }));
    const { text } = openPortfolio({ ...PORTFOLIO, positions });
    expect(text()).not.toContain('Nothing restaked');
    expect(text()).toContain('It could not be read whether there is any of this: stETH.');
  });

  test('a portfolio that cannot be opened says why, and can be tried again; not while that is under way', () => {
    const { saying, text, calls, all } = openPortfolio(null, { trouble: 'no one is there' });
    expect(text()).toContain('no one is there');
    clickAsPerson(saying('Try again', 'button'));
    expect([calls, all('.loading')]).toEqual([['refresh'], []]);
    expect(openPortfolio(null, { trouble: 'no one is there', progress: STEPS }).all('.loading')).toHaveLength(1);
  });
});

describe('what is held', () => {
  test('is told as a sum first, and in full a frame later', () => {
    const { text, all } = openFirstFrame(PORTFOLIO);
    expect(text()).toContain('58.2 ETH');
    expect([all('.position'), all('.flow')]).toEqual([[], []]);
    letPass();
    expect(all('.flow')).toHaveLength(1);
    expect(all('.position')).toHaveLength(4);
  });

  test('is totalled, valued position by position, and every number opens its evidence', () => {
    const { one, all } = openPortfolio(PORTFOLIO);
    expect(plain(one('.overview .total').textContent)).toBe('58.2 ETH');
    expect(all('.position-value').map((value) => plain(value.textContent))).toEqual([
      '32 ETH55 %',
      '20 stETH34.4 %',
      '5 stETH8.59 %',
      '1.2 stETH2.06 %',
    ]);
    for (const button of all('.overview button.evidenced, .position button.evidenced, .changes button.evidenced'))
      expect(plain(pressEvidence(button).textContent), plain(button.textContent)).not.toBe('');
  });

  /** What the row of the position with this amount says of it. */
  const said = (positions: readonly Position[], amount: string) => {
    const rows = openPortfolio({ ...PORTFOLIO, positions }).all('.position');
    const row = rows.find((one) => plain(one.querySelector('.position-value')?.textContent).startsWith(amount));
    return plain(row?.querySelector('.position-body')?.textContent);
  };

  test('a withdrawal says once when it can be claimed', () => {
    expect(said(POSITIONS, '5 stETH')).toMatch(/claimable from [A-Z][a-z]{2} \d+, [\d: APM]+ 31 → 100 % slashable by/);
    expect(said(POSITIONS, '1.2 stETH')).toContain('can be claimed');
    expect(said(POSITIONS, '1.2 stETH')).not.toMatch(/claimable|no date/);
  });

  test('a withdrawal without a date says that none is known', () => {
    const undated = POSITIONS.map(({ claimableAt: _, ...rest }) => rest);
    expect(said(undated, '5 stETH')).toContain('no date known');
    expect(said(undated, '1.2 stETH')).not.toContain('no date known');
    const unread = POSITIONS.map((each) => ({ ...each, claimableAt: unknown('call-failed') }));
    expect(said(unread, '5 stETH')).toContain('no date known');
  });

  test('terms that are not known are said so in whole phrases, each with why', () => {
    const [first] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const why = unknown('call-failed');
    const { slash } = first.terms;
    const termed = (terms: Partial<Position['terms']>) => [{ ...first, terms: { ...first.terms, ...terms } }];
    const blind = termed({ slash: unknownCeiling(why), exit: { kind: 'series', parts: [] } });
    expect(said(blind, '20 stETH')).toContain('time to leave not known slashable share not known');
    const later = termed({ slash: { ...slash, withinExit: why } });
    expect(said(later, '20 stETH')).toContain('31 % slashable by 3 services · later share not known');
    const today = termed({ slash: { ...slash, today: why } });
    expect(said(today, '20 stETH')).toContain('slashable share not known · up to 100 % before you are out');
    const [exit] = openPortfolio({ ...PORTFOLIO, positions: blind }).all('.position-body button.evidenced');
    expect(pressEvidence(exit as Element).textContent).toContain('no known step');
  });

  test('what no restaking service serves is slashable by none of them; nothing is said of Ethereum’s own slashing', () => {
    const [first] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const nothing = known(0n, REGISTRY, NOW);
    const slash = { ...first.terms.slash, services: [], today: nothing, withinExit: nothing };
    expect(said([{ ...first, terms: { ...first.terms, slash } }], '20 stETH')).toContain(
      '0 % slashable by restaking services',
    );
  });

  test('what has no value in ETH is counted beside the total, and makes no limit kept', () => {
    const { text, all } = openPortfolio(UNVALUED);
    expect(text()).toContain('in 4 positions');
    expect(text()).toContain('One position has no value in ETH here.');
    expect(text()).toContain('wrsETH. Nothing Underlayer reads on chain states their rate to ETH.');
    expect(all('.position .chip.unknown').map((chip) => plain(chip.textContent))).toEqual(['not in the total']);
    const row = all('.position').find((position) => plain(position.textContent).includes('wrsETH'));
    expect(plain(row?.querySelector('.position-value small')?.textContent)).toBe('unknown');
    const { checks } = summarisePortfolio(UNVALUED.positions, { ...DEFAULT_LIMITS, largestLossWad: 10n ** 18n });
    expect(checks.find(({ id }) => id === 'loss')?.status).toBe('unknown');
  });

  test('what could not be read is named after the rest, and counted nowhere', () => {
    const positions = POSITIONS.map((position, index) =>
      index === 0 ? { ...position, amount: unknown('call-failed'), valueWei: unknown('call-failed') } : position,
    );
    const { text, all } = openPortfolio({ ...PORTFOLIO, positions });
    expect(text()).toContain('in 3 positions');
    expect(text()).not.toContain('no value in ETH');
    expect(text()).toContain(`It could not be read whether there is any of this: ${POSITIONS[0]?.asset.symbol}.`);
    expect(all('.position')).toHaveLength(3);
  });

  test('one thing whose share is unknown never hides those that are known', () => {
    const failures = [
      { id: 'a', name: 'Open oracle', kind: 'oracle', share: unknown('not-measured') },
      { id: 'b', name: 'Lido', kind: 'staking', share: known(WAD, REGISTRY, NOW) },
    ] as const;
    const positions = POSITIONS.slice(0, 1).map((position) => ({
      ...position,
      terms: {
        ...position.terms,
        layers: failures.map(({ share, ...layer }) => ({
          ...layer,
          protocol: '',
          isSelfNamed: false,
          chainId: 1,
          restsOn: [],
          largestLoss: share,
          marks: [],
          claims: [],
        })),
      },
    }));
    const { text } = openPortfolio({ ...PORTFOLIO, positions });
    expect(text()).toContain('Largest known shared dependency: Lido, 100 %.');
    expect(text()).toContain('How much one failure would take is not known.');
  });

  test('a total nobody can value is unknown, not zero', () => {
    const positions = POSITIONS.map((position) => ({ ...position, valueWei: unknown('feed-failed') }));
    const { one, text } = openPortfolio({ ...PORTFOLIO, positions });
    expect(plain(one('.overview .total').textContent)).toBe('unknown');
    expect(text()).not.toMatch(/(^|[^\d.,])0 ETH/);
  });

  test('is marked where a limit is exceeded, in words as well; a limit nobody set is called ours', () => {
    const beyond = ({ all }: ReturnType<typeof openPortfolio>) =>
      all('.limit-card.beyond').map((card) => plain(card.textContent));
    const theirs = openPortfolio(PORTFOLIO);
    expect(beyond(theirs)).toEqual([
      '100 %lost by a failure of Northwind StakingDefault limit: 50 %beyond the default limit',
    ]);
    expect(theirs.text()).toContain('The mark is the default limit, 50 %.');
    const own = openPortfolio(PORTFOLIO, { ownLimits: ['loss'] });
    expect(beyond(own)).toEqual(['100 %lost by a failure of Northwind StakingYour limit: 50 %beyond your limit']);
    expect(own.text()).toContain('The mark is your limit, 50 %.');
    expect(own.text()).toContain('Default limit: 21 days');
  });

  test('is not drawn as kept where nobody knows whether it is; the same number of failures is not known here and below', () => {
    const { all } = openPortfolio(HELD_WIDELY);
    const [loss] = all('.limit-card');
    expect(loss?.className).toBe('limit-card open');
    expect(plain(loss?.textContent)).toContain('Whether it is kept is not known.');
    const counts = all('.left-out summary').map(
      (one) => plain(one.textContent).match(/^How much (.+) would take is/)?.[1],
    );
    const [above, below] = counts.filter((count) => count !== undefined);
    expect(above).toBeDefined();
    expect(above).toBe(below);
    const kept = openPortfolio({ ...PORTFOLIO, positions: POSITIONS.slice(0, 1) }).all('.limit-card')[1];
    expect([kept?.className, plain(kept?.textContent)]).toEqual([
      'limit-card',
      '16–19 daysto get out of stETH · Northwind StakingDefault limit: 21 days',
    ]);
  });

  test('does not pass over the limit it cannot check', () => {
    expect(openPortfolio(PORTFOLIO).text()).toContain(
      'Loans are not read, so how far you are from liquidation is not checked.',
    );
  });

  test('leads to where limits are set, until all of them are the person’s own', () => {
    const { saying, calls } = openPortfolio(PORTFOLIO, { ownLimits: ['loss'] });
    clickAsPerson(saying('Set your limits', 'button'));
    expect(calls).toEqual(['limits']);
    expect(openPortfolio(PORTFOLIO, { ownLimits: ['loss', 'exit'] }).text()).not.toContain('Set your limits');
  });
});

describe('what fails', () => {
  const bars = (opened: ReturnType<typeof openPortfolio>) => opened.all('.changes > li');

  test('of much is folded after the largest, and there on demand; what is not known is named apart, with why', () => {
    const opened = openPortfolio(HELD_WIDELY);
    expect(bars(opened)).toHaveLength(6);
    const [more] = opened.all('.section .text > button.link');
    const left = Number.parseInt(plain(more?.textContent), 10);
    clickAsPerson(more as Element);
    expect(bars(opened)).toHaveLength(6 + left);
    const apart = opened.all('.left-out').map((one) => plain(one.textContent));
    expect(apart.some((one) => one.startsWith('How much ') && one.includes('Ankr oracle'))).toBe(true);
    expect(bars(opened).some((bar) => plain(bar.textContent).includes('unknown'))).toBe(false);
  });

  test('with a part that is not known takes at least the rest, and its bar is hatched', () => {
    const [first, second] = POSITIONS;
    if (first === undefined || second === undefined) throw new Error('the fixture holds something');
    const layers = second.terms.layers.map((layer) =>
      layer.kind === 'restaking' ? { ...layer, largestLoss: unknown('not-read') } : layer,
    );
    const opened = openPortfolio({
      ...PORTFOLIO,
      positions: [first, { ...second, terms: { ...second.terms, layers } }],
    });
    const bar = bars(opened).find((one) => plain(one.textContent).startsWith('EigenLayer'));
    // 20 of 25 ETH
    expect(plain(bar?.textContent)).toBe('EigenLayer restaking protocolat least 80 %');
    expect(bar?.querySelector('.thin-bar')?.className).toContain('hatch');
    expect(opened.text()).toContain('Where the bar is hatched, more of it may be lost than is known.');
  });
});

describe('an earlier read', () => {
  test('is shown with its age and what went wrong since', () => {
    const { one } = openPortfolio(STALE);
    const standing = plain(one('.standing[role="status"]').textContent);
    expect(standing).toContain('Not everything could be read.');
    expect(standing).toContain('EigenLayer: The chain did not answer.');
    expect(standing).toMatch(/Shown as read 2 days ago, .*, at block 25,812,004\./);
  });

  test('stays while the next read is under way', () => {
    const { all, one } = openPortfolio(STALE, { progress: STEPS });
    expect(all('.position')).toHaveLength(4);
    expect(all('.loading')).toHaveLength(1);
    expect((one('.read-line button') as HTMLButtonElement).disabled).toBe(true);
    expect(plain(one('.read-line button').textContent)).toBe('Reading…');
  });

  test('can be renewed', () => {
    const { one, calls } = openPortfolio(PORTFOLIO);
    clickAsPerson(one('.read-line button'));
    expect(calls).toEqual(['refresh']);
  });

  test('a live one says nothing of a cache', () => {
    expect(openPortfolio(PORTFOLIO).all('.standing')).toEqual([]);
  });
});

describe('what is not known', () => {
  test('of a whole portfolio is said as such: no total, no largest dependency, dashed threads, nothing within a limit', () => {
    const { text, all } = openPortfolio(BLIND);
    expect(text()).toContain('What most of it depends on is not known.');
    expect(text()).toContain('2 positions have no value in ETH here.');
    expect(text()).not.toMatch(/in \d+ positions/);
    expect(all('.flow path').every((path) => path.classList.contains('unsized'))).toBe(true);
    expect(plain(all('.limit-card')[0]?.textContent)).toMatch(/^unknownlost by the worst single failure/);
  });

  test('more ETH than there is, beside one wei of it, still makes a picture', () => {
    const { all, text } = openPortfolio(HUGE);
    expect(text()).toContain('1T ETH');
    expect(all('.flow path').every((path) => !/NaN|Infinity/.test(path.getAttribute('d') ?? ''))).toBe(true);
  });
});

describe('stresses', () => {
  const openStress = (positions: readonly Position[] = POSITIONS) => {
    const drawn = draw(<StressTable positions={positions} limits={DEFAULT_LIMITS} isOwnLimit={false} />);
    const sliders = drawn.all('input[type=range]') as HTMLInputElement[];
    return {
      ...drawn,
      turn: (place: number, step: number) =>
        fireEvent.change(sliders[place] as Element, { target: { value: `${step}` } }),
      choose: (id: string) => fireEvent.change(drawn.one('select'), { target: { value: id } }),
      stands: () => sliders.map((slider) => plain(slider.getAttribute('aria-valuetext'))),
      taken: () => drawn.all('.stress td').map((loss) => plain(loss.textContent)),
    };
  };

  test('begin with every service slashing all it can: today’s ceiling of each position, and the total over all', () => {
    const { taken, stands } = openStress();
    expect(stands()).toEqual(['100 %', '0 %', '0 %']);
    // (26.2 stETH at 31 % + 32 ETH at 27 %) / 58.2
    expect(taken()).toEqual(['31 %', '31 %', '27 %', '27 %', '28.8 %', '28.8 %']);
  });

  test('show positions of one token at one place that lose the same as one row, and say how many they are', () => {
    const { all, turn } = openStress();
    const rows = () => all('.stress tbody th').map((row) => plain(row.textContent));
    expect(rows()).toEqual(['stETHNorthwind Staking · 3 positions', 'ETHNorthwind Staking']);
    turn(1, 15);
    expect(rows()).toEqual(['stETHNorthwind Staking · 3 positions', 'ETHNorthwind Staking']);
    const moved = POSITIONS.map((position, place) => (place === 1 ? { ...position, heldAt: 'Elsewhere' } : position));
    expect(openStress(moved).all('.stress tbody th')).toHaveLength(3);
  });

  test('are turned by sliders: lost backing takes tokens for good, a discount only whoever sells, a pod neither', () => {
    const { turn, taken, one } = openStress();
    turn(0, 0);
    turn(1, 15);
    turn(2, 20);
    expect(taken().slice(0, 2)).toEqual(['15 %', '32 %']);
    expect(taken().slice(2, 4)).toEqual(['0 %', '0 %']);
    turn(1, 100);
    turn(0, 100);
    expect(one('.stress tfoot tr').className).toBe('beyond');
    expect(plain(one('.stress tfoot th').textContent)).toContain('beyond the default limit');
  });

  test('of many positions are folded after the largest, and all there on demand', () => {
    const [first] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...first,
      id: `p${index}`,
      heldAt: `Operator ${index}`,
    }));
    const { all, one } = openStress(many);
    expect(all('.stress tbody th')).toHaveLength(8);
    fireEvent.click(one('.stress tbody button.link'));
    expect(all('.stress tbody th')).toHaveLength(12);
    const again = one('.stress tbody button.link');
    expect([plain(again.textContent), again.getAttribute('aria-expanded')]).toEqual(['show fewer', 'true']);
    fireEvent.click(again);
    expect(all('.stress tbody th')).toHaveLength(8);
  });

  test('of a named event are its own numbers to the last digit, and one’s own again once a slider is turned', () => {
    const { choose, turn, stands, one, all } = openStress();
    expect(all('option').length).toBe(REPLAYS.length + 1);
    choose('rseth-2026-l2');
    expect(stands()).toEqual(['0 %', '73.5 %', '0 %']);
    expect(pressEvidence(one('.stress td .evidenced')).textContent).toContain('73.54');
    turn(0, 1);
    expect((one('select') as HTMLSelectElement).value).toBe('');
  });

  test('an unknown ceiling leaves its row unknown and the total at least what is known; what has no value is in no total', () => {
    const [first, ...rest] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const blind = { ...first, terms: { ...first.terms, slash: unknownCeiling(unknown('call-failed')) } };
    const partly = openStress([blind, ...rest]);
    // What loses most comes first, what nobody knows after it, above the total.
    expect(partly.taken().slice(0, 2)).toEqual(['31 %', '31 %']);
    expect(partly.taken().slice(-4, -2)).toEqual(['unknown', 'unknown']);
    // (6.2 stETH at 31 % + 32 ETH at 27 %) / 58.2
    expect(partly.taken().slice(-2)).toEqual(['at least 18.1 %', 'at least 18.1 %']);
    expect(plain(partly.one('.left-out').textContent)).toBe(
      'What one position would lose is not known. The total counts nothing for it.stETH · Northwind Staking. The chain did not answer this read.',
    );
    const unvalued = { ...blind, valueWei: unknown('not-published') };
    expect(
      openStress([unvalued, ...rest])
        .taken()
        .slice(-2),
    ).toEqual(['27.6 %', '27.6 %']);
    expect(openStress([unvalued]).taken()).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  test('of which nothing known is lost say nothing of a least', () => {
    const [first, ...rest] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const blind = { ...first, terms: { ...first.terms, slash: unknownCeiling(unknown('call-failed')) } };
    const { turn, taken } = openStress([blind, ...rest]);
    turn(0, 0);
    turn(1, 0);
    expect(taken().at(-2)).toBe('0 %');
    const safe = rest.map((position) => ({
      ...position,
      terms: { ...position.terms, slash: { ...position.terms.slash, today: known(0n, REGISTRY, NOW) } },
    }));
    expect(
      openStress([blind, ...safe])
        .taken()
        .slice(-2),
    ).toEqual(['unknown', 'unknown']);
  });
});
