import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import {
  type Certificate,
  cascadeBound,
  cascadeBoundWad,
  certifyInSlices,
  certifyNetwork,
} from '@/lib/core/network-certificate';
import { protectableValue, serviceBuffer } from '@/lib/core/protectable';
import { compareRatios, floorWad, type Ratio, ratio } from '@/lib/core/ratio';
import { indexGraph, type RestakingGraph } from '@/lib/core/restaking-graph';
import { exactGamma, exactReach, isSecure } from './support/brute-force';

const WHOLE = ratio(1n);

/** Operators by stake, services by profit, threshold and the operators behind them. */
const network = (
  stakes: Readonly<Record<string, bigint>>,
  services: Readonly<Record<string, { profit: bigint; threshold?: Ratio; by: readonly string[] }>>,
): RestakingGraph => ({
  operators: Object.entries(stakes).map(([id, stake]) => ({ id, stake })),
  services: Object.entries(services).map(([id, { profit, threshold = WHOLE }]) => ({ id, profit, threshold })),
  edges: Object.entries(services).flatMap(([id, { by }]) => by.map((operator) => [operator, id] as const)),
});
const certify = (graph: RestakingGraph): Certificate => certifyNetwork(indexGraph(graph));

const THEOREM_2 = network({ v: 1n, w: 9n }, { s: { profit: 10n, by: ['v', 'w'] } });
// Stakes 1, 3/2, 15/2 and profit 5/3, times 6.
const THEOREM_3 = network({ a: 6n, b: 9n, c: 45n }, { s: { profit: 10n, by: ['a', 'b'] } });
const THEOREM_6 = network(
  { a: 19n, b: 30n, c: 30n },
  { x: { profit: 10n, by: ['a', 'b'] }, y: { profit: 10n, by: ['b', 'c'] }, z: { profit: 10n, by: ['a', 'c'] } },
);
const SIX = { a: 1n, b: 1n, c: 1n, d: 1n, e: 1n, f: 1n };
const THEOREM_8 = network(SIX, {
  all: { profit: 2n, by: Object.keys(SIX) },
  left: { profit: 2n, by: ['a', 'b', 'c'] },
  right: { profit: 2n, by: ['d', 'e', 'f'] },
});

describe('risk-model 1: robust restaking networks, published instances', () => {
  test('abstract: slack 1/10 and shock 1/1000 bound the loss at 11/1000', () => {
    const certificate = certify(network({ v: 11n }, { s: { profit: 10n, by: ['v'] } }));
    expect(certificate.gammaStar).toEqual(ratio(1n, 10n));
    expect(cascadeBound(certificate, ratio(1n, 1000n))).toEqual(ratio(11n, 1000n));
    expect(cascadeBoundWad(certificate, ratio(1n, 1000n))).toBe(11_000_000_000_000_000n);
  });

  test('theorem 2: equality gives gamma* = 0, no bound, and a shock of 1/10 reaches everything', () => {
    const certificate = certify(THEOREM_2);
    expect(certificate).toMatchObject({ status: 'not-certified', gammaStar: ratio(0n), gammaStarWad: 0n });
    expect(cascadeBound(certificate, ratio(1n, 10n))).toBeUndefined();
    expect(isSecure(THEOREM_2)).toBe(true);
    expect(exactReach(THEOREM_2, ratio(1n, 10n))).toEqual(WHOLE);
  });

  test('theorem 3: gamma* 1/2, bound 3/10 above the reach of 1/4', () => {
    const certificate = certify(THEOREM_3);
    expect(certificate).toMatchObject({ status: 'certified', gammaStar: ratio(1n, 2n) });
    expect(cascadeBound(certificate, ratio(1n, 10n))).toEqual(ratio(3n, 10n));
    expect(exactReach(THEOREM_3, ratio(1n, 10n))).toEqual(ratio(1n, 4n));
  });

  test('theorem 6: gamma* 29/20 below the exact 49/30; without b and c, a attacks {x, z}', () => {
    const certificate = certify(THEOREM_6);
    expect(certificate.gammaStar).toEqual(ratio(29n, 20n));
    expect(certificate.gammaStarWad).toBe(1_450_000_000_000_000_000n);
    expect(certificate.tightestOperatorId).toBe('a');
    expect(exactGamma(THEOREM_6)).toEqual(ratio(49n, 30n));
    expect(isSecure(network({ a: 19n }, { x: { profit: 10n, by: ['a'] }, z: { profit: 10n, by: ['a'] } }))).toBe(false);
  });

  test('theorem 8, n = 6: gamma* = 0, and a shock of 1/6 reaches everything', () => {
    expect(certify(THEOREM_8)).toMatchObject({ status: 'not-certified', gammaStar: ratio(0n) });
    expect(exactReach(THEOREM_8, ratio(1n, 6n))).toEqual(WHOLE);
  });
});

describe('risk-model 1: traps', () => {
  test('a zero-stake operator is skipped, also where it serves what nobody else can carry', () => {
    const graph = network({ v: 30n, idle: 0n }, { s: { profit: 10n, by: ['v', 'idle'] } });
    expect(certify(graph).gammaStar).toEqual(ratio(2n));
    const tight = network(
      { v: 30n, w: 10n, idle: 0n },
      {
        s: { profit: 10n, by: ['v', 'idle'] },
        t: { profit: 9n, by: ['w', 'idle'] },
      },
    );
    // idle's own sum would be 1/3 + 9/10 and fail the test; w's is 9/10.
    expect(certify(tight).gammaStar).toEqual(ratio(1n, 9n));
  });

  test('a service with profit and no stake is a free attack of its own, whatever gamma* says', () => {
    const graph = network(
      { v: 30n, idle: 0n },
      {
        s: { profit: 10n, by: ['v'] },
        nobody: { profit: 1n, by: [] },
        idling: { profit: 1n, by: ['idle'] },
        worthless: { profit: 0n, by: [] },
      },
    );
    const certificate = certify(graph);
    expect(certificate.freeAttackIds).toEqual(['nobody', 'idling']);
    expect(certificate).toMatchObject({ status: 'not-certified', gammaStar: ratio(2n) });
    expect(cascadeBound(certificate, ratio(1n, 10n))).toBeUndefined();
  });

  test('thresholds of 1/3 stay exact, and the reported buffer is floored', () => {
    const third = ratio(1n, 3n);
    // T = 1/(1/3 * 10) + 1/(1/3 * 7) = 3/10 + 3/7 = 51/70
    const graph = network(
      { a: 7n, b: 3n },
      {
        s: { profit: 1n, threshold: third, by: ['a', 'b'] },
        t: { profit: 1n, threshold: third, by: ['a'] },
      },
    );
    const certificate = certify(graph);
    expect(certificate.gammaStar).toEqual(ratio(19n, 51n));
    expect(certificate.gammaStarWad).toBe((19n * 10n ** 18n) / 51n);
  });

  test('a negative buffer is floored away from zero', () => {
    const certificate = certify(network({ v: 2n }, { s: { profit: 3n, by: ['v'] } }));
    expect(certificate.gammaStar).toEqual(ratio(-1n, 3n));
    expect(certificate.gammaStarWad).toBe(-333_333_333_333_333_334n);
  });

  test('without profit there is nothing to bound: certified, no number', () => {
    const certificate = certify(network({ v: 2n }, { s: { profit: 0n, by: ['v'] } }));
    expect(certificate).toMatchObject({
      status: 'certified',
      gammaStar: null,
      gammaStarWad: null,
      tightestOperatorId: null,
    });
    expect(cascadeBound(certificate, ratio(1n, 10n))).toEqual(ratio(1n, 10n));
    expect(certify({ operators: [], services: [], edges: [] }).status).toBe('certified');
  });

  test('the bound never exceeds everything, and it needs a shock between 0 and 1', () => {
    const certificate = certify(network({ v: 101n }, { s: { profit: 100n, by: ['v'] } }));
    expect(cascadeBound(certificate, ratio(1n, 10n))).toEqual(WHOLE);
    expect(() => cascadeBound(certificate, ratio(11n, 10n))).toThrow(OutOfDomainError);
  });

  test('a pair named twice counts once', () => {
    const graph = network({ v: 30n, w: 5n }, { s: { profit: 10n, by: ['v', 'v', 'w', 'v'] } });
    expect(certify(graph).gammaStar).toEqual(ratio(5n, 2n));
  });

  test('broken networks are refused, not guessed at', () => {
    const graph = network({ v: 1n }, { s: { profit: 1n, by: ['v'] } });
    expect(() => indexGraph({ ...graph, edges: [['nobody', 's']] })).toThrow(/known ends/);
    expect(() => indexGraph({ ...graph, operators: [{ id: 'v', stake: -1n }] })).toThrow(OutOfDomainError);
    expect(() => indexGraph({ ...graph, operators: [...graph.operators, ...graph.operators] })).toThrow(/once/);
    for (const threshold of [ratio(0n), ratio(4n, 3n)])
      expect(() => indexGraph({ ...graph, services: [{ id: 's', profit: 1n, threshold }] })).toThrow(OutOfDomainError);
  });
});

const randomNetwork = fc
  .record({
    stakes: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
    services: fc.array(
      fc.record({
        profit: fc.integer({ min: 0, max: 6 }),
        threshold: fc.constantFrom(ratio(1n, 3n), ratio(1n, 2n), ratio(2n, 3n), WHOLE),
        mask: fc.integer({ min: 0, max: 31 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(
    ({ stakes, services }): RestakingGraph => ({
      operators: stakes.map((stake, index) => ({ id: `v${index}`, stake: BigInt(stake) })),
      services: services.map(({ profit, threshold }, index) => ({
        id: `s${index}`,
        profit: BigInt(profit),
        threshold,
      })),
      edges: services.flatMap(({ mask }, service) =>
        stakes.flatMap((_, operator) => ((mask >> operator) & 1 ? [[`v${operator}`, `s${service}`] as const] : [])),
      ),
    }),
  );

describe('risk-model 1: laws, against exhaustive search', () => {
  test('gamma* is at most the exact slack, and a certified network is secure', () => {
    fc.assert(
      fc.property(randomNetwork, (graph) => {
        const certificate = certify(graph);
        const exact = exactGamma(graph);
        if (certificate.status === 'certified') expect(isSecure(graph)).toBe(true);
        if (certificate.freeAttackIds.length === 0 && certificate.gammaStar !== null && exact !== null)
          expect(compareRatios(certificate.gammaStar, exact)).toBeLessThanOrEqual(0n);
      }),
      { numRuns: 400 },
    );
  });

  test('theorem 1: the bound holds strictly for every certified network', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer({ min: 1, max: 9 }), (graph, tenths) => {
        const certificate = certify(graph);
        const psi = ratio(BigInt(tenths), 10n);
        const bound = cascadeBound(certificate, psi);
        if (bound === undefined || graph.operators.every(({ stake }) => stake === 0n)) return;
        const reach = exactReach(graph, psi);
        const { gammaStar } = certificate;
        if (gammaStar === null) {
          expect(reach).toEqual(psi);
          return;
        }
        // R counts psi in full even where less stake than that can be lost, so it is compared before the cap at 1.
        const uncapped = ratio(psi.num * (gammaStar.num + gammaStar.den), psi.den * gammaStar.num);
        expect(compareRatios(reach, uncapped)).toBeLessThan(0n);
        expect(bound).toEqual(compareRatios(uncapped, WHOLE) > 0n ? WHOLE : uncapped);
      }),
      { numRuns: 400 },
    );
  });

  test('dropping an edge whose service keeps its stake never lowers gamma*; that is why no edge is dropped', () => {
    // The operator has no stake, so the service's total stays; only a demand disappears.
    const before = network({ v: 30n, idle: 0n }, { s: { profit: 10n, by: ['v', 'idle'] } });
    const after = network({ v: 30n, idle: 0n }, { s: { profit: 10n, by: ['v'] } });
    expect(certify(after).gammaStar).toEqual(certify(before).gammaStar);
  });

  test('slices give the same answer as one run', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer({ min: 1, max: 4 }), (graph, size) => {
        const work = certifyInSlices(indexGraph(graph), size);
        let pauses = 0;
        let step = work.next();
        for (; !step.done; step = work.next()) pauses += 1;
        expect(step.value).toEqual(certify(graph));
        expect(pauses).toBeGreaterThanOrEqual(Math.floor(graph.edges.length / size));
      }),
    );
  });

  test('scaling stakes and profits together changes nothing', () => {
    fc.assert(
      fc.property(randomNetwork, fc.bigInt({ min: 1n, max: 10n ** 30n }), (graph, factor) => {
        const scaled = {
          ...graph,
          operators: graph.operators.map((item) => ({ ...item, stake: item.stake * factor })),
          services: graph.services.map((item) => ({ ...item, profit: item.profit * factor })),
        };
        expect(certify(scaled)).toEqual(certify(graph));
      }),
    );
  });

  test('nearly equal operators are told apart exactly', () => {
    const big = 10n ** 90n;
    // Demands differ by far less than 2^-256.
    const graph = network({ a: big, b: big + 1n }, { s: { profit: 1n, by: ['a'] }, t: { profit: 1n, by: ['b'] } });
    expect(certify(graph)).toMatchObject({ tightestOperatorId: 'a', gammaStar: ratio(big - 1n) });
  });
});

describe('risk-model 1 and 9: what a service can protect', () => {
  const third = ratio(1n, 3n);
  test('gamma_s = alpha U / pi - 1, and protectable value is its inverse', () => {
    expect(serviceBuffer(300n, third, 50n)).toEqual(ratio(1n));
    expect(protectableValue(300n, third, ratio(1n))).toBe(50n);
    expect(protectableValue(300n, third, ratio(0n))).toBe(100n);
    expect(protectableValue(100n, third, ratio(1n, 10n))).toBe(30n);
  });

  test('no stake protects nothing; nothing to gain has no buffer', () => {
    expect(protectableValue(0n, third, ratio(0n))).toBe(0n);
    expect(serviceBuffer(0n, third, 5n)).toEqual(ratio(-1n));
    expect(serviceBuffer(5n, third, 0n)).toBeNull();
    expect(() => protectableValue(1n, ratio(0n), ratio(0n))).toThrow(OutOfDomainError);
    expect(() => protectableValue(1n, third, ratio(-1n))).toThrow(OutOfDomainError);
  });

  test('a protected value always leaves at least that buffer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 27n }), fc.bigInt({ min: 0n, max: 500n }), (stake, percent) => {
        const gamma = ratio(percent, 100n);
        const value = protectableValue(stake, third, gamma);
        const buffer = serviceBuffer(stake, third, value);
        if (buffer !== null) expect(compareRatios(buffer, gamma)).toBeGreaterThanOrEqual(0n);
        expect(floorWad(gamma)).toBe(percent * 10n ** 16n);
      }),
    );
  });
});
