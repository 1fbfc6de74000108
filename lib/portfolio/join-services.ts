import { combineFacts, type Fact, strongestUnknown, type Unknown } from '@/lib/core/fact';
import type { ServiceTerms, SlashState } from '@/lib/core/slashing';
import { minOf, mulDivUp, sumOf, WAD, type Wad } from '@/lib/core/units';
import { flattenEvidence } from '@/lib/protocols/leaf-evidence';
import type { KnownPart } from './join-terms';

/** Nearest to the money first. */
const STATES: readonly SlashState[] = ['active', 'pending', 'latent', 'unable'];

const scale = (amount: Fact<Wad>, share: Fact<Wad>): Fact<Wad> =>
  combineFacts([amount, share], 'share * weight', (value, weight) => mulDivUp(value, weight, WAD));

const sum = (facts: readonly Fact<Wad>[]): Fact<Wad> => {
  const unknowns = facts.filter((fact): fact is Unknown => !fact.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return facts.length === 1 && facts[0]
    ? facts[0]
    : combineFacts(facts, 'sum over the parts', (...values) => minOf(sumOf(values), WAD));
};

/** Services under all parts with what they may take of the whole; one that comes through the same operator twice is one. */
export const joinServices = (parts: readonly KnownPart[]): ServiceTerms[] => {
  const met = new Map<string, ServiceTerms[]>();
  for (const { terms, share } of parts)
    for (const service of terms.slash.services) {
      const key = `${service.operatorLayerId}>${service.layerId}`;
      const scaled = {
        ...service,
        shareNow: scale(service.shareNow, share),
        shareLater: scale(service.shareLater, share),
      };
      met.set(key, [...(met.get(key) ?? []), scaled]);
    }
  return [...met.values()].flatMap((same) => {
    const [nearest] = [...same].sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
    if (nearest === undefined) return [];
    return [
      {
        ...nearest,
        shareNow: flattenEvidence(sum(same.map((it) => it.shareNow))),
        shareLater: flattenEvidence(sum(same.map((it) => it.shareLater))),
      },
    ];
  });
};
