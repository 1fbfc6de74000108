// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { ExitTimeline } from '@/components/report/ExitTimeline';
import { layOutExit } from '@/components/report/exit-layout';
import { combineExit, type ExitLeg, type ExitPlan, inParallel, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { known, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { DAY } from '@/lib/core/units';
import { STETH_TERMS } from '../fixtures/reports';
import { NOW, REGISTRY } from '../fixtures/sources';
import { draw, plain } from '../support/draw';

const leg = (id: string, days: number | null, rest: Partial<ExitLeg> = {}): ExitLeg => ({
  id,
  layerId: 'restaking:1:eigenlayer',
  label: say('fixture.escrow'),
  wait: days === null ? unknown('not-read') : known(waitOf(days * DAY), REGISTRY, NOW),
  isSlashable: true,
  isEarning: false,
  ...rest,
});

const timeline = (exit: ExitPlan) =>
  draw(<ExitTimeline terms={{ ...STETH_TERMS, exit }} exitWait={combineExit(exit)} now={NOW} />);

describe('the layout of an exit', () => {
  const place = (plan: ExitPlan) =>
    layOutExit(plan).spans.map(({ leg: { id }, lane, start, expectedEnd }) => [
      id,
      lane,
      start / DAY,
      expectedEnd / DAY,
    ]);

  test('waits in series follow each other', () => {
    expect(place(inSeries(oneLeg(leg('a', 14)), oneLeg(leg('b', 3))))).toEqual([
      ['a', 0, 0, 14],
      ['b', 0, 14, 17],
    ]);
  });

  test('waits in parallel lie below each other and start together', () => {
    expect(place(inParallel(oneLeg(leg('a', 14)), oneLeg(leg('b', 3))))).toEqual([
      ['a', 0, 0, 14],
      ['b', 1, 0, 3],
    ]);
  });

  test('what follows parallel waits starts with the longest', () => {
    const plan = inSeries(inParallel(oneLeg(leg('a', 14)), oneLeg(leg('b', 3))), oneLeg(leg('c', 1)));
    expect(place(plan).at(-1)).toEqual(['c', 0, 14, 15]);
  });

  test('a wait nobody knows has a place and no length of its own', () => {
    const layout = layOutExit(inSeries(oneLeg(leg('a', 14)), oneLeg(leg('b', null))));
    expect(layout.isComplete).toBe(false);
    expect(layout.spans.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  test('an end nothing bounds is open', () => {
    const endless = { wait: known({ min: DAY, expected: 2 * DAY, max: null }, REGISTRY, NOW) };
    const layout = layOutExit(oneLeg(leg('a', 1, endless)));
    expect(layout.spans[0]?.latestEnd).toBeNull();
    expect(layout.reach).toBeGreaterThan(layout.expectedEnd);
  });
});

describe('the picture of an exit', () => {
  test('says of each wait how long it is, and whether services can take and the stake earns meanwhile', () => {
    const { all } = timeline(STETH_TERMS.exit);
    expect(
      all('.legs > li:not(.total)')
        .map((row) => plain(row.textContent))
        .slice(0, 2),
    ).toEqual([
      'Escrow of the restaking protocolcan be slashed while you wait · still earns14 days',
      'Queue of the staking protocol, to ETHno service can slash it while you wait · earns nothing2–5 days',
    ]);
  });

  test('calls an unknown wait unknown, and the whole with it', () => {
    const { all, one } = timeline(inSeries(oneLeg(leg('a', 14)), oneLeg(leg('b', null))));
    expect(all('li:not(.total) > .leg-wait').map((value) => plain(value.textContent))).toEqual(['14 days', 'unknown']);
    expect(plain(one('.total').textContent)).toContain('unknown');
  });

  test('a way on from the asset itself is no part of the time to get it back', () => {
    const { one } = timeline(inSeries(oneLeg(leg('a', 14)), oneLeg(leg('b', null, { isBeyond: true }))));
    expect(plain(one('.total').textContent)).toContain('14 days');
  });

  test('names a date only where the end is known', () => {
    expect(plain(timeline(oneLeg(leg('a', 14))).one('.ticks .end').textContent)).toBe('Dec 6');
    expect(plain(timeline(oneLeg(leg('a', null))).one('.ticks').textContent)).not.toMatch(/\d/);
  });
});

describe('the waits in words', () => {
  const told = (exit: ExitPlan) => timeline(exit).all('.legs > li:not(.total) .leg-wait').length;

  test('that say the same on several ways out are told once', () => {
    const ways = (days: number) =>
      inParallel(oneLeg(leg('a', 14)), inSeries(oneLeg(leg('b', days)), oneLeg(leg('c', 3, { isEarning: true }))));
    expect(told(ways(14))).toBe(2);
    expect(told(ways(13))).toBe(3);
  });

  test('of an exit without a wait name no day', () => {
    expect(plain(timeline(oneLeg(leg('a', 0))).one('.ticks').textContent)).toBe('now');
  });
});
