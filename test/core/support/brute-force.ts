import { compareRatios, type Ratio, ratio } from '@/lib/core/ratio';
import type { RestakingGraph } from '@/lib/core/restaking-graph';

/** A small network by index, for exhaustive search. */
type Small = {
  readonly stakes: readonly bigint[];
  readonly profits: readonly bigint[];
  readonly thresholds: readonly Ratio[];
  /** Bit mask of operators behind each service. */
  readonly behind: readonly number[];
};

const small = (graph: RestakingGraph): Small => {
  const at = new Map(graph.operators.map(({ id }, index) => [id, index]));
  return {
    stakes: graph.operators.map(({ stake }) => stake),
    profits: graph.services.map(({ profit }) => profit),
    thresholds: graph.services.map(({ threshold }) => threshold),
    behind: graph.services.map(({ id }) =>
      graph.edges.reduce(
        (mask, [operator, service]) => (service === id ? mask | (1 << (at.get(operator) ?? 0)) : mask),
        0,
      ),
    ),
  };
};

const stakeOf = (net: Small, mask: number): bigint =>
  net.stakes.reduce((sum, stake, index) => ((mask >> index) & 1 ? sum + stake : sum), 0n);

/** Every attacking coalition (A, B) of the network without the operators in `gone`: condition (1) of the model. */
const coalitions = function* (net: Small, gone = 0): Generator<{ profit: bigint; operators: number }> {
  const all = (1 << net.stakes.length) - 1;
  for (let services = 1; services < 1 << net.profits.length; services++)
    for (let operators = 0; operators <= all; operators++) {
      if (operators & gone) continue;
      const corrupts = net.behind.every((behind, service) => {
        if (!((services >> service) & 1)) return true;
        const { num, den } = net.thresholds[service] as Ratio;
        return stakeOf(net, operators & behind) * den >= num * stakeOf(net, behind & ~gone);
      });
      if (!corrupts) continue;
      const profit = net.profits.reduce((sum, item, service) => ((services >> service) & 1 ? sum + item : sum), 0n);
      yield { profit, operators };
    }
};

/** No valid attack exists: no coalition gains more than its stake. */
export const isSecure = (graph: RestakingGraph): boolean => {
  const net = small(graph);
  for (const { profit, operators } of coalitions(net)) if (profit > stakeOf(net, operators)) return false;
  return true;
};

/** Exact slack: the largest gamma with (1 + gamma) * profit <= stake for every attacking coalition; null without profit. */
export const exactGamma = (graph: RestakingGraph): Ratio | null => {
  const net = small(graph);
  let worst: Ratio | null = null;
  for (const { profit, operators } of coalitions(net)) {
    if (profit === 0n) continue;
    const gamma = ratio(stakeOf(net, operators) - profit, profit);
    if (worst === null || compareRatios(gamma, worst) < 0n) worst = gamma;
  }
  return worst;
};

/** R_psi: psi plus the largest share of stake a valid attack takes after any loss of at most psi (a cascade is one valid attack). */
export const exactReach = (graph: RestakingGraph, psi: Ratio): Ratio => {
  const net = small(graph);
  const total = stakeOf(net, (1 << net.stakes.length) - 1);
  let most = 0n;
  for (let gone = 0; gone < 1 << net.stakes.length; gone++) {
    if (stakeOf(net, gone) * psi.den > psi.num * total) continue;
    for (const { profit, operators } of coalitions(net, gone)) {
      const stake = stakeOf(net, operators);
      if (profit > stake && stake > most) most = stake;
    }
  }
  return ratio(psi.num * total + most * psi.den, psi.den * total);
};
