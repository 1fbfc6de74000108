import type { Holding } from '@/lib/core/exposure';
import { known } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import type { NetworkHolding, NetworkShock } from '@/lib/core/network-stress';
import { ratio } from '@/lib/core/ratio';
import type { RestakingGraph } from '@/lib/core/restaking-graph';
import { WAD } from '@/lib/core/units';

/** Whole numbers below `bound`, the same on every run (Lehmer generator, period 2^31 - 2). */
const numbersFrom = (seed: number): ((bound: number) => number) => {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
};

/** A network of a size, a holding in it, and a stress on it. */
export type NetworkCase = {
  readonly graph: RestakingGraph;
  readonly holding: NetworkHolding;
  readonly shock: NetworkShock;
  /** The same as holdings over layers: every operator is held, every service it serves lies under it. */
  readonly holdings: readonly Holding[];
};

const THRESHOLDS = [ratio(1n, 3n), ratio(1n, 2n), ratio(2n, 3n), ratio(1n)];

const serviceLayer = (id: string, loss: bigint): Layer => ({
  id,
  kind: 'service',
  protocol: 'bench',
  name: id,
  isSelfNamed: false,
  chainId: 1,
  restsOn: [],
  largestLoss: known(loss, { kind: 'assumed', why: 'bench' }, 0),
  marks: [],
  claims: [],
});

/** Stakes and profits in wei with every digit in use, so that the exact fractions are as long as real ones; money behind every operator. */
export const networkCase = (operators: number, services: number, edges: number): NetworkCase => {
  const next = numbersFrom(operators + 7 * services + 13 * edges);
  const wei = (ether: number): bigint => BigInt(next(ether) + 1) * WAD + BigInt(next(2 ** 30)) * 10n ** 9n + 7n;
  const part = WAD / BigInt(operators);
  const layers = Array.from({ length: services }, (_, index) =>
    serviceLayer(`service-${index}`, BigInt(next(100) + 1) * 10n ** 16n),
  );
  const served = Array.from({ length: edges }, () => next(services));
  const under = Array.from({ length: operators }, (): Layer[] => []);
  for (const [edge, service] of served.entries()) under[edge % operators]?.push(layers[service] as Layer);
  return {
    holdings: under.map((layersUnder, operator) => ({ id: `operator-${operator}`, weight: part, layers: layersUnder })),
    graph: {
      operators: Array.from({ length: operators }, (_, index) => ({ id: `operator-${index}`, stake: wei(50_000) })),
      services: Array.from({ length: services }, (_, index) => ({
        id: `service-${index}`,
        profit: wei(2_000),
        threshold: THRESHOLDS[index % THRESHOLDS.length] ?? ratio(1n),
      })),
      edges: served.map((service, edge) => [`operator-${edge % operators}`, `service-${service}`] as const),
    },
    holding: {
      weights: Array.from({ length: operators }, () => part),
      edgeShares: Array.from({ length: edges }, () => (WAD * BigInt(next(80_000) + 1)) / 1_000_003n),
    },
    shock: {
      services: new Map(
        Array.from({ length: services }, (_, index) => [index, BigInt(next(100) + 1) * 10n ** 16n] as const),
      ),
      operators: new Map(
        Array.from({ length: operators >> 2 }, (_, index) => [index * 4, BigInt(next(50)) * 10n ** 16n] as const),
      ),
    },
  };
};
