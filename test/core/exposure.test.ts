import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveNumber, herfindahl } from '@/lib/core/concentration';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  compareExposure,
  type Holding,
  largestFailureLoss,
  largestSharedDependency,
  lookThrough,
  weighValues,
} from '@/lib/core/exposure';
import { type Fact, unknown } from '@/lib/core/fact';
import { flowThrough } from '@/lib/core/flow';
import type { Layer, LayerKind } from '@/lib/core/layer';
import { largestSingleFailure, weighSingleFailure } from '@/lib/core/single-failure';
import { WAD } from '@/lib/core/units';
import { pct, read } from './support/readings';

const layer = (id: string, largestLoss: Fact<bigint>, kind: LayerKind = 'restaking'): Layer => ({
  id,
  kind,
  protocol: 'test',
  name: id,
  isSelfNamed: false,
  chainId: 1,
  restsOn: [],
  largestLoss,
  marks: [],
  claims: [],
});
const BRIDGE = layer('bridge', read(WAD), 'bridge');
const CORE = layer('core', read(WAD));
const HOLDINGS: readonly Holding[] = [
  { id: 'lrt-a', weight: pct(40n), layers: [BRIDGE, CORE] },
  { id: 'lrt-b', weight: pct(35n), layers: [CORE, layer('op', read(pct(20n)), 'operator'), CORE] },
  { id: 'eth', weight: pct(25n), layers: [] },
];

describe('risk-model 3.4 and 9: exposure and concentration', () => {
  test('exposure is the weight of everything that depends on a layer; a holding counts once', () => {
    const rows = lookThrough(HOLDINGS);
    expect(rows.map((row) => [row.layerId, row.exposure, row.loss.known && row.loss.value, row.holdingIds])).toEqual([
      ['core', pct(75n), pct(75n), ['lrt-a', 'lrt-b']],
      ['bridge', pct(40n), pct(40n), ['lrt-a']],
      ['op', pct(35n), pct(7n), ['lrt-b']],
    ]);
    expect(largestSharedDependency(rows)?.layerId).toBe('core');
    expect(largestFailureLoss(rows)).toMatchObject({ value: { loss: pct(75n), row: { layerId: 'core' } } });
  });

  test('two tokens on one bridge are not diversified: N_eff 2, one shared dependency with everything', () => {
    const rows = lookThrough(['a', 'b'].map((id) => ({ id, weight: WAD / 2n, layers: [BRIDGE] })));
    expect(effectiveNumber([50n, 50n])).toBe(2n * WAD);
    expect(largestSharedDependency(rows)).toMatchObject({ layerId: 'bridge', exposure: WAD });
  });

  test('HHI = sum of squared weights, N_eff its inverse, in any unit', () => {
    expect(herfindahl([1n])).toBe(WAD);
    expect(herfindahl([1n, 1n, 1n])).toBe(333_333_333_333_333_334n);
    expect(effectiveNumber([2n, 1n])).toBe(1_800_000_000_000_000_000n);
    expect(herfindahl([50n, 30n, 20n])).toBe(pct(38n));
    expect(effectiveNumber([50n, 30n, 20n])).toBe(2_631_578_947_368_421_052n);
    expect(() => herfindahl([])).toThrow(OutOfDomainError);
    expect(() => herfindahl([0n, 0n])).toThrow(OutOfDomainError);
  });

  test('a layer of unknown loss hides the answer only where it could be the largest', () => {
    const unknownLayer = layer('u', unknown('not-published'));
    const hidden = lookThrough([
      { id: 'a', weight: pct(60n), layers: [unknownLayer] },
      { id: 'b', weight: pct(40n), layers: [CORE] },
    ]);
    expect(largestFailureLoss(hidden)).toEqual(unknown('not-published'));
    const harmless = lookThrough([
      { id: 'a', weight: pct(40n), layers: [unknownLayer] },
      { id: 'b', weight: pct(60n), layers: [CORE] },
    ]);
    expect(largestFailureLoss(harmless)).toMatchObject({ value: { loss: pct(60n) } });
    expect(largestFailureLoss([]).known).toBe(false);
  });

  test('one wei of a huge holding under one wei of loss is a loss, rounded up once over all holdings', () => {
    const dust = layer('dust', read(1n));
    const rows = lookThrough([1n, 2n, 3n].map((weight) => ({ id: `${weight}`, weight, layers: [dust] })));
    expect(rows[0]?.loss).toMatchObject({ value: 1n });
    const none = lookThrough([{ id: 'a', weight: 0n, layers: [dust] }]);
    expect([none[0]?.exposure, none[0]?.loss]).toMatchObject([0n, { value: 0n }]);
    expect(lookThrough([])).toEqual([]);
    expect(() => lookThrough([{ id: 'a', weight: -1n, layers: [dust] }])).toThrow(OutOfDomainError);
  });

  test('weights of values never understate and are unknown together', () => {
    expect(weighValues([read(1n), read(2n)])).toMatchObject({
      value: [333_333_333_333_333_334n, 666_666_666_666_666_667n],
    });
    expect(weighValues([read(1n), unknown('feed-failed')])).toEqual(unknown('feed-failed'));
    expect(weighValues([read(0n)])).toMatchObject({ value: [0n] });
  });

  test('signing: what a deposit adds to each dependency, largest rise first', () => {
    const after = lookThrough([...HOLDINGS.slice(0, 2), { id: 'new', weight: pct(25n), layers: [BRIDGE] }]);
    expect(compareExposure(lookThrough(HOLDINGS), after).map((row) => [row.layerId, row.before, row.after])).toEqual([
      ['bridge', pct(40n), pct(65n)],
      ['core', pct(75n), pct(75n)],
      ['op', pct(35n), pct(35n)],
    ]);
    expect(compareExposure(lookThrough(HOLDINGS), []).every((row) => row.after === 0n)).toBe(true);
  });
});

describe('risk-model 9: largest single failure of one deposit', () => {
  test('the largest over its layers, unknown when an unknown one could be larger', () => {
    expect(largestSingleFailure([CORE, layer('op', read(pct(20n)))])).toMatchObject({
      value: { layerId: 'core', share: WAD },
    });
    expect(largestSingleFailure([layer('op', read(pct(20n))), layer('u', unknown('not-read'))])).toEqual(
      unknown('not-read'),
    );
    expect(largestSingleFailure([CORE, layer('u', unknown('not-read'))])).toMatchObject({ value: { share: WAD } });
    expect(largestSingleFailure([]).known).toBe(false);
  });

  test('weighed by its part of everything held; an unknown weight is at most everything', () => {
    const failure = largestSingleFailure([layer('op', read(pct(20n)))]);
    expect(weighSingleFailure(failure, read(pct(50n)), pct(50n))).toMatchObject({ value: { share: pct(10n) } });
    expect(weighSingleFailure(failure, unknown('not-read'), pct(50n))).toMatchObject({ value: { share: pct(20n) } });
    expect(weighSingleFailure(failure, unknown('not-read'), pct(10n))).toEqual(unknown('not-read'));
  });
});

describe('look-through flow', () => {
  const service = (operator: string, name: string, share: Fact<bigint>) => ({
    layerId: name,
    operatorLayerId: operator,
    state: 'active' as const,
    shareNow: share,
    shareLater: share,
  });

  test('streams and free part sum to each weight; unknown pairs are kept apart', () => {
    const flow = flowThrough([
      { id: 'p', weight: pct(60n), services: [service('o', 'a', read(pct(10n))), service('o', 'b', read(pct(20n)))] },
      {
        id: 'q',
        weight: pct(40n),
        services: [service('o', 'a', read(pct(50n))), service('o2', 'c', unknown('not-read'))],
      },
    ]);
    expect(flow.links).toEqual([
      { from: 'o', to: 'a', value: pct(26n) },
      { from: 'q', to: 'o', value: pct(20n) },
      { from: 'p', to: 'o', value: pct(18n) },
      { from: 'o', to: 'b', value: pct(12n) },
    ]);
    expect(flow.free).toEqual({ p: pct(42n), q: pct(20n) });
    expect(flow.unknown).toEqual([{ from: 'o2', to: 'c' }]);
  });
});

const layers = fc.array(
  fc
    .record({ id: fc.constantFrom('a', 'b', 'c', 'd'), loss: fc.bigInt({ min: 0n, max: WAD }), isKnown: fc.boolean() })
    .map(({ id, loss, isKnown }) => layer(id, isKnown ? read(loss) : unknown('not-read'))),
  { maxLength: 5 },
);
const holdings = fc
  .array(fc.record({ weight: fc.bigInt({ min: 0n, max: WAD / 8n }), layers }), { maxLength: 6 })
  .map((items): Holding[] => items.map((item, index) => ({ id: `h${index}`, ...item })));

describe('laws of exposure', () => {
  test('adding a layer to a holding never lowers an exposure or a known loss', () => {
    fc.assert(
      fc.property(holdings, layers, (some, more) => {
        const before = lookThrough(some);
        const after = new Map(
          lookThrough(some.map((item) => ({ ...item, layers: [...item.layers, ...more] }))).map((row) => [
            row.layerId,
            row,
          ]),
        );
        for (const row of before) {
          const now = after.get(row.layerId);
          expect(now?.exposure).toBeGreaterThanOrEqual(row.exposure);
          if (now?.loss.known) expect(row.loss.known && row.loss.value <= now.loss.value).toBe(true);
        }
      }),
    );
  });

  test('the order of holdings and layers does not matter', () => {
    fc.assert(
      fc.property(holdings, (some) => {
        const shuffled = [...some].reverse().map((item) => ({ ...item, layers: [...item.layers].reverse() }));
        const pick = (items: readonly Holding[]) =>
          lookThrough(items).map((row) => [
            row.layerId,
            row.exposure,
            row.loss.known ? row.loss.value : null,
            row.holdingIds,
          ]);
        expect(pick(shuffled)).toEqual(pick(some));
      }),
    );
  });

  test('a loss is at most its exposure plus rounding; scaling weights scales both', () => {
    fc.assert(
      fc.property(holdings, (some) => {
        const halves = lookThrough(some.map((item) => ({ ...item, weight: item.weight * 2n })));
        for (const [index, row] of lookThrough(some).entries()) {
          const rounding = BigInt(some.length);
          if (row.loss.known) expect(row.loss.value).toBeLessThanOrEqual(row.exposure + rounding);
          const twice = halves.find((item) => item.layerId === row.layerId) ?? halves[index];
          const expected = row.exposure * 2n > WAD ? WAD : row.exposure * 2n;
          expect(twice?.exposure).toBe(expected);
        }
      }),
    );
  });
});
