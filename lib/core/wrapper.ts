import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, mapFact, strongestUnknown, type Unknown } from './fact';
import type { CeilingStep, ServiceTerms, SlashCeiling } from './slashing';
import type { Weighted } from './terms';
import { minOf, mulDivDown, mulDivUp, sumOf, WAD, type Wad } from './units';

// Combination of losses through a token or vault that spreads money over several places (risk-model §4.1 `LRT loss`).

/** @throws OutOfDomainError for a weight below 0 or weights that sum above 1. */
const requireWeights = (weights: readonly Wad[]): void => {
  if (weights.some((weight) => weight < 0n) || sumOf(weights) > WAD)
    throw new OutOfDomainError('A weighted loss', 'weights of 0 or more that sum to at most 100 %');
};

/** Loss through a wrapper: sum of weight * loss. The part without weight loses nothing. WAD, rounded up. */
export const weightedLoss = (parts: readonly Weighted<Wad>[]): Wad => {
  requireWeights(parts.map((part) => part.weight));
  return minOf(sumOf(parts.map((part) => mulDivUp(part.weight, part.of, WAD))), WAD);
};

/** Loss of two causes that act on what the other leaves: 1 - (1 - a)(1 - b). Services add up; the beacon chain multiplies. WAD, rounded up. */
export const compoundLoss = (a: Wad, b: Wad): Wad => {
  if (a < 0n || b < 0n || a > WAD || b > WAD)
    throw new OutOfDomainError('A compound loss', 'losses between 0 and 100 %');
  return WAD - mulDivDown(WAD - a, WAD - b, WAD);
};

/**
 * Loss of services with a unique share each: sum of fraction * share, at most 1 (risk-model §4.1: it adds across services). WAD, rounded up.
 * @throws OutOfDomainError for a fraction or share outside 0..1.
 */
export const additiveLoss = (slashes: readonly { readonly fraction: Wad; readonly share: Wad }[]): Wad => {
  if (slashes.some(({ fraction, share }) => fraction < 0n || fraction > WAD || share < 0n || share > WAD))
    throw new OutOfDomainError('An additive loss', 'fractions and shares between 0 and 100 %');
  return minOf(sumOf(slashes.map(({ fraction, share }) => mulDivUp(fraction, share, WAD))), WAD);
};

const weigh = (
  parts: readonly Weighted<SlashCeiling>[],
  formula: string,
  pick: (ceiling: SlashCeiling) => Fact<Wad>,
) => {
  const used = parts.filter((part) => part.weight > 0n);
  const unknowns = used.map((part) => pick(part.of)).filter((fact): fact is Unknown => !fact.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts(
    used.map((part) => pick(part.of)),
    formula,
    (...shares) => weightedLoss(shares.map((share, index) => ({ weight: used[index]?.weight ?? 0n, of: share }))),
  );
};

/** Steps of all parts in order of time; each part keeps its last total until its next step. */
const mergeSteps = (
  parts: readonly { readonly weight: Wad; readonly now: Wad; readonly steps: readonly CeilingStep[] }[],
): CeilingStep[] => {
  const times = [...new Set(parts.flatMap((part) => part.steps.map((step) => step.at)))].sort((a, b) => a - b);
  return times.map((at) => ({
    at,
    share: weightedLoss(
      parts.map((part) => ({
        weight: part.weight,
        of: part.steps.findLast((step) => step.at <= at)?.share ?? part.now,
      })),
    ),
  }));
};

const weighPending = (parts: readonly Weighted<SlashCeiling>[]): Fact<readonly CeilingStep[]> => {
  const used = parts.filter((part) => part.weight > 0n);
  const read = used.map((part) =>
    combineFacts([part.of.pending, part.of.today], 'steps from today', (steps, now) => ({
      weight: part.weight,
      steps,
      now,
    })),
  );
  const unknowns = read.filter((fact): fact is Unknown => !fact.known);
  return unknowns.length > 0
    ? strongestUnknown(unknowns)
    : combineFacts(read, 'weighted steps', (...items) => mergeSteps(items));
};

const scaleService = (service: ServiceTerms, weight: Wad): ServiceTerms => {
  const scale = (share: Fact<Wad>): Fact<Wad> =>
    mapFact(share, 'share * weight', (value) => mulDivUp(value, weight, WAD));
  return { ...service, shareNow: scale(service.shareNow), shareLater: scale(service.shareLater) };
};

const extreme = (
  facts: readonly Fact<number>[],
  formula: string,
  pick: (...values: number[]) => number,
): Fact<number> => {
  const unknowns = facts.filter((fact): fact is Unknown => !fact.known);
  return unknowns.length > 0
    ? strongestUnknown(unknowns)
    : combineFacts(facts, formula, (...values) => pick(...values));
};

/**
 * The ceiling of a token or vault over several operators or vaults, by weight (risk-model §9 row 3). Shares are weighted sums; notice
 * is the shortest, the gap the longest of the parts; one unknown part with weight makes the total unknown. What has no weight cannot be
 * slashed. Associative up to one unit of rounding per part.
 * @throws OutOfDomainError without parts, or for weights that sum above 1.
 */
export const combineCeilings = (parts: readonly Weighted<SlashCeiling>[]): SlashCeiling => {
  if (parts.length === 0) throw new OutOfDomainError('A combined ceiling', 'at least one part');
  requireWeights(parts.map((part) => part.weight));
  const used = parts.filter((part) => part.weight > 0n);
  return {
    today: weigh(parts, 'sum of weight * today', (ceiling) => ceiling.today),
    pending: weighPending(parts),
    latent: weigh(parts, 'sum of weight * latent', (ceiling) => ceiling.latent),
    withinExit: weigh(parts, 'sum of weight * within exit', (ceiling) => ceiling.withinExit),
    noticeSeconds: extreme(
      used.map((part) => part.of.noticeSeconds),
      'shortest notice',
      Math.min,
    ),
    gapSeconds: extreme(
      used.map((part) => part.of.gapSeconds),
      'longest gap',
      Math.max,
    ),
    services: used.flatMap((part) => part.of.services.map((service) => scaleService(service, part.weight))),
    unableCount: extreme(
      used.map((part) => part.of.unableCount),
      'sum',
      (...counts) => counts.reduce((sum, item) => sum + item, 0),
    ),
  };
};

/** A ceiling with a loss of the base layer on top: it multiplies with what services leave. The services keep their shares. */
export const throughBaseLoss = (ceiling: SlashCeiling, baseLoss: Fact<Wad>): SlashCeiling => {
  const compound = (share: Fact<Wad>): Fact<Wad> =>
    combineFacts([share, baseLoss], '1 - (1 - services)(1 - base)', compoundLoss);
  return { ...ceiling, today: compound(ceiling.today), withinExit: compound(ceiling.withinExit) };
};
