import { describe, expect, test } from 'vitest';
import { buildSlashCeiling, undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { known, unknown } from '@/lib/core/fact';
import { DAY, WAD } from '@/lib/core/units';
import { BLOCK, ceilingReading, NOBODY, pct, read, SLASHER, SOURCE, setReading, TIME } from './support/readings';

const value = <T>(fact: { known: boolean; value?: T } | undefined): T | undefined => fact?.value;

describe('the EigenLayer ceiling from readings', () => {
  test('two active services: 31 % today, the same within the exit, notice 17.5 days, gap -3.5 days', () => {
    const ceiling = buildSlashCeiling(ceilingReading());
    expect(value(ceiling.today)).toBe(pct(31n));
    expect(value(ceiling.withinExit)).toBe(pct(31n));
    expect(value(ceiling.latent)).toBe(0n);
    expect(value(ceiling.pending)).toEqual([]);
    expect(value(ceiling.noticeSeconds)).toBe(17.5 * DAY);
    expect(value(ceiling.gapSeconds)).toBe(-3.5 * DAY);
    expect(value(ceiling.unableCount)).toBe(0);
    expect(ceiling.services.map((service) => [service.state, value(service.shareNow)])).toEqual([
      ['active', pct(10n)],
      ['active', pct(21n)],
    ]);
    expect(ceiling.why).toBeUndefined();
  });

  test('a delay of 0 makes the worst case everything, with a gap of 14 days', () => {
    const ceiling = buildSlashCeiling(ceilingReading({ allocationDelay: read(0n) }));
    expect(value(ceiling.withinExit)).toBe(WAD);
    expect(value(ceiling.today)).toBe(pct(31n));
    expect(value(ceiling.noticeSeconds)).toBe(0);
    expect(value(ceiling.gapSeconds)).toBe(14 * DAY);
    expect(ceiling.why?.key).toBe('core.slash.noNotice');
  });

  test('equal delays leave no gap and no way out in time', () => {
    const ceiling = buildSlashCeiling(ceilingReading({ allocationDelay: read(100_800n) }));
    expect(value(ceiling.gapSeconds)).toBe(0);
    expect(value(ceiling.withinExit)).toBe(WAD);
  });

  test('the worst case stays known where only the delays were read', () => {
    const ceiling = buildSlashCeiling(
      ceilingReading({ allocationDelay: read(0n), sets: unknown('call-failed'), maxMagnitude: unknown('call-failed') }),
    );
    expect(value(ceiling.withinExit)).toBe(WAD);
    expect(ceiling.today).toEqual(unknown('call-failed'));
    expect(ceiling.services).toEqual([]);
    expect(ceiling.unableCount.known).toBe(false);
  });

  test('one allocation that could not be read makes every total unknown, and that service latent with unknown shares', () => {
    const sets = read([setReading('a', pct(10n)), setReading('b', 0n, { allocation: unknown('call-failed') })]);
    const ceiling = buildSlashCeiling(ceilingReading({ sets }));
    for (const total of [ceiling.today, ceiling.latent, ceiling.pending, ceiling.withinExit])
      expect(total).toEqual(unknown('call-failed'));
    const [first, second] = ceiling.services;
    expect(value(first?.shareNow)).toBe(pct(10n));
    expect(second?.state).toBe('latent');
    expect(second?.shareNow).toEqual(unknown('call-failed'));
  });

  test('pending, latent, leaving and empty sets each stand for what they are', () => {
    const effectBlock = BLOCK + 7_200n;
    const sets = read([
      setReading('pending', 0n, { allocation: read({ current: 0n, pendingDiff: pct(5n), effectBlock }) }),
      setReading('growing', pct(10n), { allocation: read({ current: pct(10n), pendingDiff: pct(5n), effectBlock }) }),
      setReading('falling', pct(10n), { allocation: read({ current: pct(10n), pendingDiff: -pct(5n), effectBlock }) }),
      setReading('latent', pct(7n), { standing: read({ isRegistered: false }) }),
      setReading('left', pct(3n), { standing: read({ isRegistered: false, slashableUntil: BLOCK + 1n }) }),
      setReading('unmigrated', pct(2n), { slasher: read(NOBODY) }),
      setReading('empty', 0n),
    ]);
    const ceiling = buildSlashCeiling(ceilingReading({ sets }));
    expect(
      ceiling.services.map(({ state, shareNow, shareLater, effectAt }) => [
        state,
        value(shareNow),
        value(shareLater),
        value(effectAt),
      ]),
    ).toEqual([
      ['pending', 0n, pct(5n), TIME + DAY],
      ['active', pct(10n), pct(15n), TIME + DAY],
      ['active', pct(10n), pct(5n), TIME + DAY],
      ['latent', 0n, pct(7n), undefined],
      ['active', pct(3n), pct(3n), undefined],
      ['latent', 0n, pct(2n), undefined],
      ['unable', 0n, 0n, undefined],
    ]);
    expect(value(ceiling.today)).toBe(pct(23n));
    expect(value(ceiling.latent)).toBe(pct(9n));
    expect(value(ceiling.pending)).toEqual([{ at: TIME + DAY, share: pct(25n) }]);
    expect(value(ceiling.withinExit)).toBe(pct(5n + 15n + 10n + 7n + 3n + 2n));
    expect(value(ceiling.unableCount)).toBe(1);
  });

  test('a shorter delay on its way counts for notice and worst case', () => {
    const pendingDelay = { delay: 0n, effectBlock: BLOCK + 7_200n };
    const ceiling = buildSlashCeiling(ceilingReading({ pendingDelay }));
    expect(value(ceiling.noticeSeconds)).toBe(DAY);
    expect(value(ceiling.withinExit)).toBe(WAD);
  });

  test('a fully slashed operator says so', () => {
    const ceiling = buildSlashCeiling(ceilingReading({ maxMagnitude: read(0n), sets: read([]) }));
    expect(value(ceiling.today)).toBe(WAD);
    expect(ceiling.why?.key).toBe('core.slash.nothingLeft');
  });

  test('every number carries its evidence and the age of its oldest read', () => {
    const sets = read([setReading('a', pct(10n), { slasher: known(SLASHER, SOURCE, TIME - 60) })]);
    const { today } = buildSlashCeiling(ceilingReading({ sets }));
    expect(today).toMatchObject({ known: true, asOf: TIME - 60, source: { kind: 'derived' } });
    expect(JSON.stringify(today, (_, item) => (typeof item === 'bigint' ? item.toString() : item))).toContain(
      'getAllocation',
    );
  });

  test('stake without an operator cannot be slashed by services', () => {
    const ceiling = undelegatedCeiling(SOURCE, TIME);
    expect([value(ceiling.today), value(ceiling.withinExit)]).toEqual([0n, 0n]);
    expect(ceiling.gapSeconds.known).toBe(false);
  });
});
