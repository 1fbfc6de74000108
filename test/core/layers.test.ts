import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessConcentration } from '@/lib/core/concentration';
import { bridgeVerifiers, type Control, isAuditedCode, weakestControl } from '@/lib/core/control';
import { OutOfDomainError } from '@/lib/core/errors';
import { unknown } from '@/lib/core/fact';
import type { Layer, LayerKind } from '@/lib/core/layer';
import { countLayers, wrapDepth } from '@/lib/core/layer-counts';
import { WAD } from '@/lib/core/units';
import { pct, read } from './support/readings';
import { layerOf } from './support/terms';

const on = (id: string, kind: LayerKind, ...restsOn: readonly string[]): Layer => ({
  ...layerOf(id, kind, read(WAD)),
  restsOn,
});
// ETH -> rsETH -> OFT -> wrsETH, as the Aave TEMP CHECK counts it.
const WRSETH = [
  on('wrsETH', 'wrapper', 'oft'),
  on('oft', 'bridge', 'rsETH'),
  on('rsETH', 'wrapper', 'eigenlayer'),
  on('eigenlayer', 'restaking', 'beacon'),
  on('beacon', 'chain'),
];

describe('risk-model 9 row 2: layers are counted', () => {
  test('ETH -> rsETH -> OFT -> wrsETH is four wraps', () => {
    expect(wrapDepth(WRSETH)).toBe(4);
    expect(wrapDepth(WRSETH.slice(2))).toBe(2);
  });

  test('the asset itself is one, parallel wraps count once, a circle ends, a layer that is not given does not count', () => {
    expect(wrapDepth([])).toBe(1);
    expect(wrapDepth([on('a', 'wrapper'), on('b', 'wrapper')])).toBe(2);
    expect(wrapDepth([on('a', 'wrapper', 'b'), on('b', 'bridge', 'a')])).toBe(3);
    expect(wrapDepth([on('a', 'wrapper', 'missing')])).toBe(2);
  });

  test('each kind counts its layers once', () => {
    expect(countLayers([...WRSETH, ...WRSETH])).toEqual({ wrapper: 2, bridge: 1, restaking: 1, chain: 1 });
    expect(countLayers([])).toEqual({});
  });

  test('adding a layer never lowers a depth or a count, and order does not matter', () => {
    const kinds = fc.constantFrom<LayerKind>('wrapper', 'bridge', 'restaking', 'chain');
    const layers = fc
      .array(fc.record({ kind: kinds, below: fc.array(fc.nat(5), { maxLength: 2 }) }), { maxLength: 6 })
      .map((items) =>
        items.map(({ kind, below }, at) => on(`${at}`, kind, ...below.filter((id) => id > at).map(String))),
      );
    fc.assert(
      fc.property(layers, kinds, fc.nat(5), (some, kind, under) => {
        const more = [on('new', kind, `${under}`), ...some];
        expect(wrapDepth(more)).toBeGreaterThanOrEqual(wrapDepth(some));
        expect(wrapDepth([...more].reverse())).toBe(wrapDepth(more));
      }),
    );
  });
});

describe('risk-model 9 row 2 and additions: who can change or mint', () => {
  const control = (required: number, of: number, delaySeconds: number): Control => ({
    layerId: 'x',
    power: 'upgrade',
    required,
    of,
    delaySeconds,
  });

  test('fewest parties first, then the shortest delay', () => {
    const found = weakestControl([read(control(9, 13, 0)), read(control(3, 5, 10)), read(control(3, 6, 5))]);
    expect(found).toMatchObject({ value: { required: 3, delaySeconds: 5 } });
    expect(weakestControl([])).toBeUndefined();
  });

  test('one that could not be read could be weaker, unless a single key acts at once already', () => {
    expect(weakestControl([read(control(1, 1, 5)), unknown('call-failed')])).toEqual(unknown('call-failed'));
    expect(weakestControl([read(control(1, 1, 0)), unknown('call-failed')])).toMatchObject({ value: { required: 1 } });
  });

  test('controls that cannot be are refused', () => {
    for (const wrong of [control(0, 1, 0), control(3, 2, 0), control(1, 1, -1), control(1.5, 2, 0)])
      expect(() => weakestControl([read(wrong)])).toThrow(OutOfDomainError);
  });

  test('rsETH on 18 Apr 2026 was verified 1 of 1; optional verifiers add their threshold', () => {
    expect(bridgeVerifiers({ requiredCount: 1, optionalCount: 0, optionalThreshold: 0 })).toEqual({
      required: 1,
      of: 1,
    });
    expect(bridgeVerifiers({ requiredCount: 1, optionalCount: 3, optionalThreshold: 2 })).toEqual({
      required: 3,
      of: 4,
    });
    for (const wrong of [
      { requiredCount: 0, optionalCount: 0, optionalThreshold: 0 },
      { requiredCount: 1, optionalCount: 1, optionalThreshold: 2 },
      { requiredCount: -1, optionalCount: 3, optionalThreshold: 2 },
    ])
      expect(() => bridgeVerifiers(wrong)).toThrow(OutOfDomainError);
  });

  test('code that changed is not the audited code; whatever could not be read is neither', () => {
    const audited = read(['0xAb', '0xcd'] as const);
    expect(isAuditedCode(read('0xaB'), audited)).toMatchObject({ value: true });
    expect(isAuditedCode(read('0xef'), audited)).toMatchObject({ value: false });
    expect(isAuditedCode(read('0xef'), read([]))).toMatchObject({ value: false });
    expect(isAuditedCode(unknown('call-failed'), audited).known).toBe(false);
    expect(isAuditedCode(read('0xef'), unknown('not-published')).known).toBe(false);
  });
});

describe('risk-model 3.4: diversification is never shown without what is shared', () => {
  test('two tokens over one bridge: N_eff 2, and everything dies with the bridge', () => {
    const holdings = ['a', 'b'].map((id) => ({ id, weight: WAD / 2n, layers: [on('oft', 'bridge')] }));
    expect(assessConcentration(holdings)).toMatchObject({
      herfindahl: WAD / 2n,
      effectiveNumber: 2n * WAD,
      largestShared: { layerId: 'oft', exposure: WAD },
    });
  });

  test('holdings that share nothing have no largest shared dependency; without weight there is no answer', () => {
    const apart = ['a', 'b'].map((id) => ({ id, weight: pct(50n), layers: [on(id, 'wrapper')] }));
    expect(assessConcentration(apart).largestShared).toBeUndefined();
    expect(() => assessConcentration([])).toThrow(OutOfDomainError);
  });
});
