import type { Wad } from './units';

const RATE_BEFORE = /(\d{1,4}(?:[.,]\d{1,4})?)\s*%\s*(?:\p{L}+\s+){0,2}(?:APY|APR)\b/giu;
const RATE_AFTER = /\b(?:APY|APR)\b[^\d%]{0,24}?(\d{1,4}(?:[.,]\d{1,4})?)\s*%/giu;

/**
 * Yearly rates a page states in its text ("7.4 % APY", "APR: 3,1%"), WAD, each once, smallest first. Only what stands beside the words APY or APR counts.
 */
export const readAdvertisedRates = (texts: readonly string[]): readonly Wad[] => {
  const found = new Set<Wad>();
  for (const text of texts) {
    for (const pattern of [RATE_BEFORE, RATE_AFTER]) {
      for (const [, digits] of text.matchAll(pattern)) {
        if (digits === undefined) continue;
        const [whole, fraction = ''] = digits.replace(',', '.').split('.');
        found.add(BigInt(`${whole}${fraction.padEnd(4, '0')}`) * 10n ** 12n);
      }
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
};
