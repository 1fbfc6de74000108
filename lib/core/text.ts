/** Longest name shown; longer is cut with an ellipsis. */
export const NAME_LIMIT = 64;

// Controls, bidi overrides and isolates, zero-width and other invisible format characters, tags, unassigned, private use.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u115F\u1160\u3164\uFFA0\u2028\u2029]|\p{Variation_Selector}/gu;

/**
 * Makes attacker-written text safe to show as plain text: no controls, no bidi or invisible characters, folded white space,
 * at most three combining marks in a row, at most `limit` characters. Returns '' when nothing visible is left.
 */
export const sanitizeText = (raw: string, limit: number = NAME_LIMIT): string => {
  const visible = raw
    .slice(0, limit * 16)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...visible];
  return characters.length <= limit
    ? visible
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
};

/** `0x1234…abcd`, for where an address stands in for a name. */
export const shortAddress = (address: string): string => `${address.slice(0, 6)}…${address.slice(-4)}`;
