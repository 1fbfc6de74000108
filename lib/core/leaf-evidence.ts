import type { Fact, Source } from './fact';
import type { ServiceTerms, SlashCeiling } from './slashing';

const leavesOf = (source: Source): readonly Source[] =>
  source.kind === 'derived' && source.inputs.length > 0 ? source.inputs.flatMap(leavesOf) : [source];

/**
 * The same value with its evidence flattened: the last formula over the reads it rests on, each once. A stack of formulas repeats its
 * reads at every step, which makes terms many times larger than what a person can look through.
 */
export const flattenEvidence = <T>(fact: Fact<T>): Fact<T> => {
  if (!fact.known || fact.source.kind !== 'derived') return fact;
  const leaves = new Map(
    leavesOf(fact.source).map((leaf) => [
      JSON.stringify(leaf, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
      leaf,
    ]),
  );
  return { ...fact, source: { ...fact.source, inputs: fact.source.inputs.length === 0 ? [] : [...leaves.values()] } };
};

const flattenService = (service: ServiceTerms): ServiceTerms => ({
  ...service,
  shareNow: flattenEvidence(service.shareNow),
  shareLater: flattenEvidence(service.shareLater),
  ...(service.effectAt ? { effectAt: flattenEvidence(service.effectAt) } : {}),
});

/** A ceiling with the evidence of all its numbers flattened. */
export const flattenCeiling = (slash: SlashCeiling): SlashCeiling => ({
  ...slash,
  today: flattenEvidence(slash.today),
  pending: flattenEvidence(slash.pending),
  latent: flattenEvidence(slash.latent),
  withinExit: flattenEvidence(slash.withinExit),
  noticeSeconds: flattenEvidence(slash.noticeSeconds),
  gapSeconds: flattenEvidence(slash.gapSeconds),
  unableCount: flattenEvidence(slash.unableCount),
  services: slash.services.map(flattenService),
});
