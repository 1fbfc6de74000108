import { describe, expect, test } from 'vitest';
import { inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { known, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { compareTerms, fingerprintTerms, sayChange, type TermsChange } from '@/lib/core/terms-change';
import { DAY } from '@/lib/core/units';
import { BLOCK, NOBODY, pct, read, SOURCE, setReading, TIME } from './support/readings';
import { layerOf, termsOf } from './support/terms';

const BEFORE = fingerprintTerms(termsOf());
const changes = (after: Terms, before = BEFORE): readonly TermsChange[] =>
  compareTerms(before, fingerprintTerms(after));
const withExit = (days: number, max: number | null = days * DAY): Terms =>
  termsOf(
    {},
    {
      exit: inSeries(
        oneLeg({
          id: 'escrow',
          layerId: 'l',
          label: say('x'),
          wait: read(waitOf(days * DAY, days * DAY, max)),
          isSlashable: true,
          isEarning: true,
        }),
      ),
    },
  );
const A = 'operator:1:0xop>service:1:a';

describe('fingerprint of terms', () => {
  test('a second reading of unchanged terms is the same text: no block, time, evidence or order counts', () => {
    const later = (value: bigint) => known(value, { ...SOURCE, block: BLOCK + 900n } as typeof SOURCE, TIME + 9_000);
    const again = termsOf(
      {
        block: BLOCK + 900n,
        timestamp: TIME + 9_000,
        maxMagnitude: later(10n ** 18n),
        sets: read([setReading('b', pct(21n)), setReading('a', pct(10n))]),
      },
      { readPoint: { chainId: 1, block: BLOCK + 900n, timestamp: TIME + 9_000 }, yields: [] },
    );
    expect(fingerprintTerms(again)).toBe(BEFORE);
    expect(compareTerms(BEFORE, BEFORE)).toEqual([]);
  });
});

describe('changes since signing', () => {
  test('a service appears or goes', () => {
    const sets = read([setReading('a', pct(10n)), setReading('c', pct(21n))]);
    expect(changes(termsOf({ sets }))).toEqual([
      { kind: 'service-added', layerId: 'operator:1:0xop>service:1:c' },
      { kind: 'service-removed', layerId: 'operator:1:0xop>service:1:b' },
    ]);
  });

  test('another slasher, a pending one, another recipient, redistribution', () => {
    const b = setReading('b', pct(21n));
    const other = '0x00000000000000000000000000000000000000B2';
    const withA = (overrides: Parameters<typeof setReading>[2]): Terms =>
      termsOf({ sets: read([setReading('a', pct(10n), overrides), b]) });
    expect(changes(withA({ slasher: read(other) }))).toEqual([
      { kind: 'service-changed', layerId: A, what: 'slasher' },
    ]);
    expect(changes(withA({ isRedistributing: read(true) }))).toMatchObject([{ what: 'redistributes' }]);
    expect(changes(withA({ recipient: read(other) }))).toMatchObject([{ what: 'recipient' }]);
    expect(changes(withA({ pendingSlasher: read({ address: other, effectAt: TIME }) }))).toMatchObject([
      { what: 'pendingSlasher' },
    ]);
    expect(changes(withA({ standing: read({ isRegistered: false }) }))).toMatchObject([{ what: 'state' }]);
  });

  test('the same address in another case is no change', () => {
    const sets = (slasher: `0x${string}`) => ({ sets: read([setReading('a', pct(10n), { slasher: read(slasher) })]) });
    const lower = fingerprintTerms(termsOf(sets('0x00000000000000000000000000000000000000b2')));
    expect(changes(termsOf(sets('0x00000000000000000000000000000000000000B2')), lower)).toEqual([]);
  });

  test('a ceiling up by more than a point; drift below and any fall are no change', () => {
    const at = (share: bigint): Terms => termsOf({ sets: read([setReading('a', pct(10n)), setReading('b', share)]) });
    expect(changes(at(pct(22n)))).toEqual([]);
    expect(changes(at(pct(22n) + 1n))).toEqual([
      { kind: 'ceiling-rose', what: 'today', from: pct(31n), to: pct(32n) + 1n },
      { kind: 'ceiling-rose', what: 'withinExit', from: pct(31n), to: pct(32n) + 1n },
    ]);
    expect(changes(at(pct(1n)))).toEqual([]);
  });

  test('a shorter notice and what it does to the worst case', () => {
    expect(changes(termsOf({ allocationDelay: read(0n) })).map((item) => item.kind)).toEqual([
      'ceiling-rose',
      'notice-shortened',
    ]);
    expect(changes(termsOf({ allocationDelay: read(200_000n) }))).toEqual([]);
  });

  test('a longer exit by more than a day, or one without an end any more', () => {
    expect(changes(withExit(15))).toEqual([]);
    expect(changes(withExit(16))).toEqual([{ kind: 'exit-longer', from: 14 * DAY, to: 16 * DAY }]);
    expect(changes(withExit(14, null))).toEqual([{ kind: 'exit-longer', from: 14 * DAY, to: null }]);
    expect(changes(withExit(3))).toEqual([]);
  });

  test('other steps, other layers', () => {
    const layers = [...termsOf().layers, layerOf('bridge:1:x', 'bridge', read(pct(100n)))];
    expect(changes(termsOf({}, { layers }))).toEqual([{ kind: 'layers-changed' }]);
  });

  test('what can no longer be read is not a change of terms; a ceiling read for the first time is one unless it is 0', () => {
    const blind = termsOf({
      sets: read([setReading('a', pct(10n), { slasher: unknown('call-failed') }), setReading('b', pct(21n))]),
    });
    expect(changes(blind).map((item) => item.kind === 'now-unknown' && item.what)).toEqual([
      'state',
      'slasher',
      'today',
      'withinExit',
    ]);
    expect(changes(termsOf(), fingerprintTerms(blind)).map((item) => item.kind)).toEqual([
      'ceiling-rose',
      'ceiling-rose',
    ]);
    const nothing = termsOf({ maxMagnitude: read(10n ** 18n), sets: read([]) });
    expect(changes(nothing, fingerprintTerms(termsOf({ sets: unknown('call-failed') })))).toEqual([]);
  });

  test('a slasher that is set where there was none', () => {
    const before = fingerprintTerms(termsOf({ sets: read([setReading('a', pct(10n), { slasher: read(NOBODY) })]) }));
    const after = termsOf({ sets: read([setReading('a', pct(10n))]) });
    expect(changes(after, before).map((item) => item.kind === 'service-changed' && item.what)).toEqual([
      'state',
      'slasher',
      false,
    ]);
  });

  test('an unreadable or foreign record is never "unchanged"', () => {
    for (const record of [
      '',
      'nonsense',
      'null',
      '{}',
      '{"version":2}',
      JSON.stringify({ ...JSON.parse(BEFORE), protocol: 'karak' }),
    ])
      expect(changes(termsOf(), record)).toEqual([{ kind: 'not-comparable' }]);
  });

  test('changes in words carry their numbers and the layer’s name', () => {
    const name = (layerId: string): string => (layerId === 'service:1:a' ? 'Service A' : '?');
    expect(sayChange({ kind: 'service-changed', layerId: A, what: 'pendingSlasher' }, name)).toEqual({
      key: 'core.change.serviceChanged.pendingSlasher',
      values: { service: { type: 'text', text: 'Service A' } },
    });
    expect(sayChange({ kind: 'ceiling-rose', what: 'today', from: null, to: 5n }, name)).toEqual({
      key: 'core.change.ceilingRose.todayNew',
      values: { to: { type: 'percent', wad: 5n } },
    });
    expect(sayChange({ kind: 'exit-longer', from: 1, to: null }, name).key).toBe('core.change.exitUnbounded');
    expect(sayChange({ kind: 'now-unknown', what: 'exit' }, name).key).toBe('core.change.nowUnknown.exit');
    expect(sayChange({ kind: 'legs-changed' }, name).key).toBe('core.change.legsChanged');
  });
});
