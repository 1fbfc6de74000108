import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  exposeInSlices,
  exposeToNetwork,
  type NetworkHolding,
  type NetworkShock,
  stressInSlices,
  stressNetwork,
} from '@/lib/core/network-stress';
import { ratio } from '@/lib/core/ratio';
import { type IndexedGraph, indexGraph } from '@/lib/core/restaking-graph';
import { finish } from '@/lib/core/slices';
import { WAD } from '@/lib/core/units';
import { networkCase } from '../bench/network-case';
import { pct } from './support/readings';

const graphOf = (operators: number, services: number, edges: readonly (readonly [number, number])[]): IndexedGraph =>
  indexGraph({
    operators: Array.from({ length: operators }, (_, at) => ({ id: `o${at}`, stake: 1n })),
    services: Array.from({ length: services }, (_, at) => ({ id: `s${at}`, profit: 1n, threshold: ratio(1n) })),
    edges: edges.map(([operator, service]) => [`o${operator}`, `s${service}`] as const),
  });
const shock = (services: readonly [number, bigint][], operators: readonly [number, bigint][] = []): NetworkShock => ({
  services: new Map(services),
  operators: new Map(operators),
});

// 60 % behind operator 0 (services 0 and 1), 40 % behind operator 1 (service 1).
const GRAPH = graphOf(2, 2, [
  [0, 0],
  [0, 1],
  [1, 1],
]);
const HOLDING: NetworkHolding = { weights: [pct(60n), pct(40n)], edgeShares: [pct(30n), pct(25n), pct(20n)] };

describe('risk-model 4.1 and 9 row 1: a holding over a network', () => {
  test('LRT loss: what each service and each operator can take, and all at once', () => {
    expect(exposeToNetwork(GRAPH, HOLDING)).toEqual({
      services: [pct(18n), pct(23n)],
      operators: [pct(33n), pct(8n)],
      total: pct(41n),
    });
  });

  test('services add, the base layer multiplies on what they leave', () => {
    expect(stressNetwork(GRAPH, HOLDING, shock([[0, WAD]]))).toBe(pct(18n));
    // 0.6 * (1 - (1 - 0.30 - 0.25) * (1 - 0.5)) + 0.4 * 0.2 = 0.465 + 0.08
    expect(
      stressNetwork(
        GRAPH,
        HOLDING,
        shock(
          [
            [0, WAD],
            [1, WAD],
          ],
          [[0, WAD / 2n]],
        ),
      ),
    ).toBe(545_000_000_000_000_000n);
  });

  test('promises of more than everything take everything, not more', () => {
    const over: NetworkHolding = { weights: [WAD, 0n], edgeShares: [pct(80n), pct(70n), pct(90n)] };
    expect(exposeToNetwork(GRAPH, over)).toMatchObject({ operators: [WAD, 0n], total: WAD });
    expect(
      stressNetwork(
        GRAPH,
        over,
        shock([
          [0, WAD],
          [1, WAD],
        ]),
      ),
    ).toBe(WAD);
  });

  test('a pair named twice counts once; nothing held and an empty network lose nothing', () => {
    const doubled = graphOf(1, 1, [
      [0, 0],
      [0, 0],
    ]);
    expect(exposeToNetwork(doubled, { weights: [WAD], edgeShares: [pct(10n), pct(90n)] }).total).toBe(pct(10n));
    expect(exposeToNetwork(GRAPH, { ...HOLDING, weights: [0n, 0n] }).total).toBe(0n);
    expect(stressNetwork(graphOf(0, 0, []), { weights: [], edgeShares: [] }, shock([]))).toBe(0n);
  });

  test('one wei of weight on one wei of share is a loss, rounded up once', () => {
    const dust: NetworkHolding = { weights: [1n, 1n], edgeShares: [1n, 1n, 1n] };
    expect(exposeToNetwork(GRAPH, dust)).toEqual({ services: [1n, 1n], operators: [1n, 1n], total: 1n });
    expect(stressNetwork(GRAPH, dust, shock([[0, 1n]]))).toBe(1n);
  });

  test('lists that do not fit the network and fractions outside 0..1 are refused', () => {
    expect(() => exposeToNetwork(GRAPH, { ...HOLDING, weights: [WAD] })).toThrow(OutOfDomainError);
    expect(() => exposeToNetwork(GRAPH, { ...HOLDING, edgeShares: [1n, 1n] })).toThrow(OutOfDomainError);
    for (const wrong of [-1n, WAD + 1n]) {
      expect(() => stressNetwork(GRAPH, HOLDING, shock([[0, wrong]]))).toThrow(OutOfDomainError);
      expect(() => stressNetwork(GRAPH, HOLDING, shock([], [[0, wrong]]))).toThrow(OutOfDomainError);
    }
  });
});

describe('laws of networks', () => {
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }))
    .map(([operators, services, edges]) => {
      const subject = networkCase(operators, services, edges);
      return { ...subject, indexed: indexGraph(subject.graph) };
    });

  test('slices of any size give the answer of one run', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 50 }), ({ indexed, holding, shock: stress }, size) => {
        expect(finish(exposeInSlices(indexed, holding, size))).toEqual(exposeToNetwork(indexed, holding));
        expect(finish(stressInSlices(indexed, holding, stress, size))).toBe(stressNetwork(indexed, holding, stress));
      }),
    );
  });

  test('a slice does no more than its edges before it yields', () => {
    const subject = networkCase(50, 10, 1_000);
    const work = exposeInSlices(indexGraph(subject.graph), subject.holding, 100);
    let pauses = 0;
    while (work.next().done !== true) pauses += 1;
    expect(pauses).toBeGreaterThanOrEqual(4);
  });

  test('a larger shock never takes less, and the worst of all services is the exposure', () => {
    fc.assert(
      fc.property(cases, fc.bigInt(0n, WAD), ({ indexed, holding, shock: stress, graph }, raised) => {
        const larger: NetworkShock = {
          services: new Map([...stress.services].map(([at, share]) => [at, share > raised ? share : raised])),
          operators: new Map([...stress.operators].map(([at, share]) => [at, share > raised ? share : raised])),
        };
        expect(stressNetwork(indexed, holding, larger)).toBeGreaterThanOrEqual(stressNetwork(indexed, holding, stress));
        const all = shock(graph.services.map((_, at) => [at, WAD]));
        expect(stressNetwork(indexed, holding, all)).toBe(exposeToNetwork(indexed, holding).total);
      }),
    );
  });

  test('the order of operators and edges does not matter', () => {
    fc.assert(
      fc.property(cases, ({ graph, holding }) => {
        const pairs = graph.edges.map((edge, at) => ({ edge, share: holding.edgeShares[at] ?? 0n }));
        const firsts = pairs.filter(({ edge }, at) => pairs.findIndex((one) => `${one.edge}` === `${edge}`) === at);
        const turned = [...firsts].reverse();
        const reversed = indexGraph({
          operators: [...graph.operators].reverse(),
          services: graph.services,
          edges: turned.map(({ edge }) => edge),
        });
        const again = exposeToNetwork(reversed, {
          weights: [...holding.weights].reverse(),
          edgeShares: turned.map(({ share }) => share),
        });
        const { services, total } = exposeToNetwork(indexGraph(graph), holding);
        expect([again.services, again.total]).toEqual([services, total]);
      }),
    );
  });
});
