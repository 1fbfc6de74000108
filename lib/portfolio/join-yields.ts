import { combineFacts, type Fact, strongestUnknown, type Unknown } from '@/lib/core/fact';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { mulDivDown, sumOf, WAD, type Wad } from '@/lib/core/units';
import type { YieldPart } from '@/lib/core/yield';
import type { KnownPart } from './part';

const sumRates = (rates: readonly Fact<Wad>[]): Fact<Wad> => {
  const unknowns = rates.filter((rate): rate is Unknown => !rate.known);
  return unknowns.length > 0
    ? strongestUnknown(unknowns)
    : combineFacts(rates, 'sum of rate * share', (...values) => sumOf(values));
};

/** What a wrapper pays and what its parts pay, by share; the money outside the parts earns none of theirs. WAD, rounded down. */
export const joinYields = (own: readonly YieldPart[], parts: readonly KnownPart[]): YieldPart[] => {
  const stated = new Set(own.map(({ id }) => id));
  const hasBase = own.some(({ kind }) => kind === 'base');
  const met = new Map<string, { readonly part: YieldPart; readonly rates: Fact<Wad>[] }>();
  for (const { terms, share } of parts)
    for (const part of terms.yields) {
      if (stated.has(part.id) || (hasBase && part.kind === 'base')) continue;
      const rate = combineFacts([part.apr, share], 'rate * share', (apr, weight) => mulDivDown(apr, weight, WAD));
      met.set(part.id, { part, rates: [...(met.get(part.id)?.rates ?? []), rate] });
    }
  return [...own, ...[...met.values()].map(({ part, rates }) => ({ ...part, apr: flattenEvidence(sumRates(rates)) }))];
};
