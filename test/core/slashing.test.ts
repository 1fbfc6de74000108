import { describe, expect, test } from 'vitest';
import { applySlash, queuedSharesSlashed, queuePayout, resolveSlash } from '@/lib/core/eigenlayer-shares';
import { buildSlashCeiling } from '@/lib/core/eigenlayer-slashing';
import { unknown } from '@/lib/core/fact';
import { completeCeiling, leastToday, mergeServices, noticeGap, sumShares, unknownCeiling } from '@/lib/core/slashing';
import { DAY, WAD } from '@/lib/core/units';
import { ceilingReading, pct, read } from './support/readings';

describe('risk-model 9: notice gap', () => {
  test('gap = exit time - notice time; exactly none is too late', () => {
    expect(noticeGap(read(14 * DAY), read(0))).toMatchObject({ value: 14 * DAY });
    expect(noticeGap(read(14 * DAY), read(14 * DAY))).toMatchObject({ value: 0 });
    expect(noticeGap(read(14 * DAY), read(17.5 * DAY))).toMatchObject({ value: -3.5 * DAY });
  });

  test('an unknown exit or notice leaves it unknown, never 0', () => {
    expect(noticeGap(unknown('unbounded'), read(0))).toEqual(unknown('unbounded'));
    expect(noticeGap(read(0), unknown('call-failed'))).toEqual(unknown('call-failed'));
  });
});

describe('a ceiling from its parts', () => {
  const { services, ...totals } = buildSlashCeiling(ceilingReading());

  test('counts the services that cannot slash, unless they are counted elsewhere', () => {
    const unable = services.map((service) => ({ ...service, state: 'unable' as const }));
    const parts = { ...totals, exitSeconds: read(14 * DAY), services: read(unable) };
    const { unableCount: _, ...uncounted } = parts;
    expect(completeCeiling(uncounted).unableCount).toMatchObject({ value: 2 });
    expect(completeCeiling({ ...parts, unableCount: read(7) }).unableCount).toMatchObject({ value: 7 });
    expect(completeCeiling({ ...uncounted, services: unknown('stale') })).toMatchObject({
      services: [],
      unableCount: unknown('stale'),
    });
  });

  test('of which nothing is known says so in every field', () => {
    const { services: none, ...facts } = unknownCeiling(unknown('call-failed'));
    expect(none).toEqual([]);
    expect(Object.values(facts).every((fact) => typeof fact !== 'object' || !('known' in fact) || !fact.known)).toBe(
      true,
    );
  });
});

describe('risk-model 4.1: queued shares and slash resolution', () => {
  test('what a slash takes of queued shares is what it no longer pays, up to a wei of rounding', () => {
    const before = {
      maxMagnitude: WAD,
      encumbered: pct(30n),
      allocations: { a: { current: pct(30n), pendingDiff: 0n } },
    };
    const { book } = applySlash(before, 'a', pct(50n));
    expect(queuedSharesSlashed(100n * WAD, WAD, book.maxMagnitude)).toBe(15n * WAD);
    expect(queuePayout(100n * WAD, book.maxMagnitude)).toBe(85n * WAD);
    expect([queuedSharesSlashed(1n, WAD, WAD - 1n), queuedSharesSlashed(7n, WAD, WAD)]).toEqual([0n, 0n]);
    expect(queuedSharesSlashed(3n, WAD, 0n)).toBe(3n);
  });

  test('slashed stake is held back through block + 50,400 and clearable from the next on', () => {
    expect(resolveSlash(1_000n, 50_400n, 1_000n)).toEqual({ isClearable: false, blocksLeft: 50_401n });
    expect(resolveSlash(1_000n, 50_400n, 51_400n)).toEqual({ isClearable: false, blocksLeft: 1n });
    expect(resolveSlash(1_000n, 50_400n, 51_401n)).toEqual({ isClearable: true, blocksLeft: 0n });
    expect(resolveSlash(1_000n, 50_400n, 99_999n).blocksLeft).toBe(0n);
  });
});

describe('one service through several operators', () => {
  const [service] = buildSlashCeiling(ceilingReading()).services;
  if (service === undefined) throw new Error('the reading has services');

  test('is as near as the nearest of them, with all their shares', () => {
    const ways = [
      { ...service, state: 'latent' as const, shareNow: read(0n), shareLater: read(pct(5n)) },
      { ...service, state: 'active' as const, shareNow: read(pct(10n)), shareLater: read(pct(10n)) },
    ];
    expect(mergeServices(ways)).toMatchObject({
      state: 'active',
      shareNow: { value: pct(10n) },
      shareLater: { value: pct(15n) },
    });
    expect(mergeServices([service])).toBe(service);
    expect(mergeServices([])).toBeUndefined();
  });

  test('bounds from below what is not known as a whole: what the largest can take alone, never the sum', () => {
    const of = (state: typeof service.state, shareNow: typeof service.shareNow) => ({ ...service, state, shareNow });
    const services = [
      of('active', read(pct(10n))),
      of('active', read(pct(16n))),
      of('active', unknown('call-failed')),
      of('pending', read(pct(50n))),
    ];
    const today = unknown('not-read');
    expect(leastToday({ today, services })).toMatchObject({ value: pct(16n) });
    expect(leastToday({ today: read(pct(26n)), services })).toBeUndefined();
    expect(leastToday({ today, services: [of('active', read(0n)), of('latent', read(pct(5n)))] })).toBeUndefined();
  });

  test('takes everything at most, and nobody knows what where one share is not known', () => {
    expect(sumShares([read(pct(70n)), read(pct(60n))])).toMatchObject({ value: WAD });
    expect(sumShares([read(pct(70n)), unknown('call-failed')])).toEqual(unknown('call-failed'));
  });
});
