import { largestFailureLoss, lookThrough } from '@/lib/core/exposure';
import { certifyInSlices, certifyNetwork } from '@/lib/core/network-certificate';
import { exposeInSlices, exposeToNetwork, stressInSlices, stressNetwork } from '@/lib/core/network-stress';
import { indexGraph } from '@/lib/core/restaking-graph';
import type { Sliced } from '@/lib/core/slices';
import { type NetworkCase, networkCase } from './network-case';

/** One line of a bench: what was measured, against what, and whether it holds. */
export type BenchResult = {
  readonly name: string;
  readonly figure: string;
  readonly budget: string;
  readonly ok: boolean;
};

const BUDGET_MS = 50;
/** A pause of a frame (60 a second) is not seen. */
const SLICE_BUDGET_MS = 16;
/** Edges to this power is near linear: the work is, but caches and garbage cost large cases more. n^1.5 would fail. */
const GROWTH_BUDGET = 1.3;
const SIZES = [
  { operators: 250, services: 50, edges: 5_000 },
  { operators: 1_000, services: 200, edges: 20_000 },
  { operators: 4_000, services: 800, edges: 80_000 },
] as const;
const WARM_UPS = 3;
const RUNS = 5;

/** Everything a screen asks of a network, from the list as it comes. */
const work = ({ graph, holding, shock, holdings }: NetworkCase): bigint => {
  const worst = largestFailureLoss(lookThrough(holdings));
  const indexed = indexGraph(graph);
  const { total } = exposeToNetwork(indexed, holding);
  const loss = worst.known ? worst.value.loss : 0n;
  return loss + total + stressNetwork(indexed, holding, shock) + (certifyNetwork(indexed).gammaStarWad ?? 0n);
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Time of one run in ms; small cases run several times, so that neither the clock's steps nor a collection of garbage count for more. */
const timeOf = (subject: NetworkCase, repeats: number): number => {
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat++) work(subject);
  return (performance.now() - start) / repeats;
};

/** Median of 5 runs per case after warming up, in turns, so that a slow moment of the machine meets all of them. */
const measureAll = (cases: readonly NetworkCase[]): { readonly edges: number; readonly ms: number }[] => {
  const sizes = cases.map((subject) => subject.graph.edges.length);
  const largest = Math.max(...sizes);
  const repeatsOf = (index: number): number => Math.round(largest / (sizes[index] ?? largest));
  for (const [index, subject] of cases.entries()) timeOf(subject, WARM_UPS * repeatsOf(index));
  const rounds = Array.from({ length: RUNS }, () => cases.map((subject, index) => timeOf(subject, repeatsOf(index))));
  return sizes.map((edges, index) => ({ edges, ms: median(rounds.map((round) => round[index] ?? Number.NaN)) }));
};

/** Slope of the straight line through log(time) over log(edges): the power with which the cost grows. */
const growthExponent = (points: readonly { readonly edges: number; readonly ms: number }[]): number => {
  const logs = points.map(({ edges, ms }) => ({ x: Math.log(edges), y: Math.log(ms) }));
  const mean = (pick: (log: { x: number; y: number }) => number): number =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [x, y] = [mean((log) => log.x), mean((log) => log.y)];
  return mean((log) => (log.x - x) * (log.y - y)) / mean((log) => (log.x - x) ** 2);
};

/** The longest time between two pauses, in ms. */
const longestSlice = (sliced: Sliced<unknown>): number => {
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const { done } = sliced.next();
    longest = Math.max(longest, performance.now() - start);
    if (done) return longest;
  }
};

const measureSlices = ({ graph, holding, shock }: NetworkCase): number => {
  const indexed = indexGraph(graph);
  return median(
    Array.from({ length: RUNS }, () =>
      Math.max(
        longestSlice(exposeInSlices(indexed, holding)),
        longestSlice(stressInSlices(indexed, holding, shock)),
        longestSlice(certifyInSlices(indexed)),
      ),
    ),
  );
};

const shown = (ms: number): string => `${ms.toFixed(1)} ms`;

/** Speed of the core on networks: time at the size the core is built for, growth over three sizes, longest slice. */
export const benchCore = async (): Promise<BenchResult[]> => {
  const cases = SIZES.map(({ operators, services, edges }) => networkCase(operators, services, edges));
  const points = measureAll(cases);
  const exponent = growthExponent(points);
  const asked = points[1]?.ms ?? Number.NaN;
  const slice = measureSlices(cases[2] as NetworkCase);
  return [
    {
      name: 'core: exposure + stress + certificate, 1 000 operators x 200 services x 20 000 edges',
      figure: shown(asked),
      budget: `<= ${BUDGET_MS} ms`,
      ok: asked <= BUDGET_MS,
    },
    {
      name: `core: growth over ${SIZES.map(({ edges }) => edges).join(', ')} edges`,
      figure: `edges^${exponent.toFixed(2)} (${points.map(({ ms }) => shown(ms)).join(', ')})`,
      budget: `<= edges^${GROWTH_BUDGET}`,
      ok: exponent <= GROWTH_BUDGET,
    },
    {
      name: 'core: longest slice without a pause, 80 000 edges',
      figure: shown(slice),
      budget: `<= ${SLICE_BUDGET_MS} ms`,
      ok: slice <= SLICE_BUDGET_MS,
    },
  ];
};
