import { combineFacts, type Fact } from '@/lib/core/fact';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { mergeServices, type ServiceTerms } from '@/lib/core/slashing';
import { mulDivUp, WAD, type Wad } from '@/lib/core/units';
import type { KnownPart } from './part';

const scale = (amount: Fact<Wad>, share: Fact<Wad>): Fact<Wad> =>
  combineFacts([amount, share], 'share * weight', (value, weight) => mulDivUp(value, weight, WAD));

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
    const joined = mergeServices(same);
    return joined === undefined
      ? []
      : [{ ...joined, shareNow: flattenEvidence(joined.shareNow), shareLater: flattenEvidence(joined.shareLater) }];
  });
};
