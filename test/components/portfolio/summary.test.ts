import { describe, expect, test } from 'vitest';
import { checkExit } from '@/components/portfolio/limit-checks';
import type { LimitCheck } from '@/components/portfolio/portfolio-data';
import { shareOfHeld, summarisePortfolio } from '@/components/portfolio/summary';
import { type Wait, waitOf } from '@/lib/core/exit';
import { type Fact, known, unknown } from '@/lib/core/fact';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import type { Position } from '@/lib/core/terms';
import { DAY, WAD } from '@/lib/core/units';
import { HELD_WIDELY } from '../fixtures/held-widely';
import { POSITIONS, position } from '../fixtures/portfolio';
import { FEED, NOW, REGISTRY } from '../fixtures/sources';

const half = known(WAD / 2n, REGISTRY, NOW);

/** A position of so many ETH that rests on these things, by name. */
const restingOn = (id: string, eth: number, losses: Readonly<Record<string, Fact<bigint>>>): Position => {
  const [first] = POSITIONS;
  if (first === undefined) throw new Error('the fixture holds something');
  const [layer] = first.terms.layers;
  if (layer === undefined) throw new Error('it rests on something');
  const layers = Object.entries(losses).map(([name, largestLoss]) => ({ ...layer, id: name, name, largestLoss }));
  return position(id, eth, { terms: { ...first.terms, layers } });
};
const lossOf = (positions: readonly Position[], limits = DEFAULT_LIMITS) => {
  const [loss] = summarisePortfolio(positions, limits).checks;
  if (loss === undefined) throw new Error('the largest loss is checked');
  return loss;
};
const isAtLeast = ({ measure }: LimitCheck) => measure.kind === 'share' && measure.isAtLeast;
const shareOf = (fact: Fact<unknown>) => (fact.known ? fact.value : fact.why);

describe('the share of a value in everything held', () => {
  const [third, whole] = [known(10n, REGISTRY, NOW), known(30n, FEED, NOW - 5)];

  test('is rounded down, as old as the older of the two, and rests on both', () => {
    expect(shareOfHeld(third, whole)).toEqual({
      known: true,
      value: 333_333_333_333_333_333n,
      source: { kind: 'derived', formula: 'value / everything held', inputs: [FEED, REGISTRY] },
      asOf: NOW - 5,
    });
  });

  test('is not known where either is not', () => {
    expect(shareOfHeld(unknown('stale'), whole)).toEqual(unknown('stale'));
    expect(shareOfHeld(third, unknown('call-failed'))).toEqual(unknown('call-failed'));
  });
});

describe('one failure', () => {
  const open = unknown('not-measured');

  test('takes at least what is known of it, and says why there may be more', () => {
    const [failure] = summarisePortfolio(
      [restingOn('a', 30, { Shared: half }), restingOn('b', 10, { Shared: open })],
      DEFAULT_LIMITS,
    ).failures;
    // 15 of 40
    expect(shareOf(failure?.share ?? open)).toBe((WAD * 375n) / 1_000n);
    expect(failure?.open).toEqual(open);
  });

  test('of which nothing is known, or only nothing, is unknown: at least nothing says nothing', () => {
    const nothing = known(0n, REGISTRY, NOW);
    for (const losses of [
      [open, open],
      [nothing, open],
    ]) {
      const positions = losses.map((loss, place) => restingOn(`${place}`, 10, { Shared: loss }));
      expect(summarisePortfolio(positions, DEFAULT_LIMITS).failures.map(({ share }) => shareOf(share))).toEqual([
        'not-measured',
      ]);
    }
    const [safe] = summarisePortfolio([restingOn('a', 10, { Shared: nothing })], DEFAULT_LIMITS).failures;
    expect([shareOf(safe?.share ?? open), safe?.open]).toEqual([0n, null]);
  });
});

describe('the largest loss', () => {
  const open = unknown('not-measured');

  test('leads with what is known, though it is small, and tells what is not beside it; that keeps no limit', () => {
    const small = known(WAD / 100n, REGISTRY, NOW);
    const loss = lossOf([restingOn('a', 10, { Oracle: open, Lido: small })]);
    expect([loss.subject, shareOf(loss.measure.of), loss.status, isAtLeast(loss)]).toEqual([
      'Lido',
      WAD / 100n,
      'unknown',
      false,
    ]);
    expect(loss.unmeasured).toEqual([{ name: 'Oracle', why: open }]);
  });

  test('known in part beyond the limit is beyond it', () => {
    const whole = known(WAD, REGISTRY, NOW);
    const loss = lossOf([restingOn('a', 30, { Shared: whole }), restingOn('b', 10, { Shared: open })]);
    expect([loss.status, isAtLeast(loss)]).toEqual(['beyond', true]);
    expect([loss.openEnded, loss.unmeasured]).toEqual([[{ name: 'Shared', why: open }], []]);
  });

  test('of all that is known keeps its limit only if everything is', () => {
    expect(lossOf([restingOn('a', 10, { Lido: half })]).status).toBe('within');
    const blind = lossOf([restingOn('a', 10, { Lido: open })]);
    expect([blind.status, blind.subject, blind.unmeasured.length]).toEqual(['unknown', undefined, 1]);
  });
});

test('the longest exit leads with what is known, and names what is not', () => {
  const [first] = POSITIONS;
  if (first === undefined) throw new Error('the fixture holds something');
  const endless = unknown('unbounded');
  const leg = { id: 'x', layerId: 'x', label: { key: 'fixture.escrow' }, isSlashable: false, isEarning: false };
  const stuck = { ...first.terms, exit: { kind: 'leg', leg: { ...leg, wait: endless } } } as const;
  const { checks } = summarisePortfolio(
    [first, position('stuck', 1, { terms: stuck, heldAt: 'Vault' })],
    DEFAULT_LIMITS,
  );
  expect(checks[1]).toMatchObject({
    id: 'exit',
    status: 'unknown',
    subject: 'stETH · Northwind Staking',
    unmeasured: [{ name: 'stETH · Vault', why: endless }],
  });
  expect(checks[1]?.measure.of.known).toBe(true);
});

describe('a way out without a bound', () => {
  const exits = (...waits: readonly Wait[]) => {
    const [first] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const leg = { id: 'x', layerId: 'x', label: { key: 'fixture.escrow' }, isSlashable: false, isEarning: false };
    const positions = waits.map((wait, place) =>
      position(`${place}`, 1, {
        heldAt: `Place ${place}`,
        terms: { ...first.terms, exit: { kind: 'leg', leg: { ...leg, wait: known(wait, REGISTRY, NOW) } } },
      }),
    );
    const exit = checkExit(positions, DEFAULT_LIMITS);
    return {
      status: exit.status,
      of: shareOf(exit.measure.of),
      openEnded: exit.openEnded.map(({ name, why }) => `${name}: ${why.why}`),
      unmeasured: exit.unmeasured.length,
    };
  };

  test('keeps no limit, however soon it usually ends', () => {
    for (const wait of [waitOf(0, 0, null), waitOf(0, 20 * DAY, null), waitOf(14 * DAY, 14 * DAY, null)])
      expect(exits(wait)).toEqual({
        status: 'notable',
        of: wait,
        openEnded: ['stETH · Place 0: unbounded'],
        unmeasured: 0,
      });
  });

  test('is beyond the limit where what it usually takes is', () => {
    expect(exits(waitOf(0, 33 * DAY, null)).status).toBe('beyond');
    expect(exits(waitOf(0, 21 * DAY, 21 * DAY)).status).toBe('within');
  });

  test('of nothing but that reaches further than no wait, not than one that is known', () => {
    const [unset, none, fixed] = [waitOf(0, 0, null), waitOf(0), waitOf(7 * DAY)];
    expect(exits(none, unset).of).toEqual(unset);
    expect(exits(unset, none, fixed)).toMatchObject({ of: fixed, status: 'notable' });
    expect(exits(fixed, waitOf(0, 7 * DAY, null)).of).toEqual(waitOf(0, 7 * DAY, null));
  });
});

test('what has no value is named, with why', () => {
  const { unvalued } = summarisePortfolio(HELD_WIDELY.positions, DEFAULT_LIMITS);
  expect(unvalued.map(({ name, why }) => `${name}: ${why.why}`)).toEqual([
    'wrsETH · Karak: not-measured',
    'DVstETH · Mellow: not-measured',
    'Restaking Vault (ETH) · Mellow: call-failed',
  ]);
});
