import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAdvertisedRates } from '@/lib/core/advertised';
import { sanitizeText } from '@/lib/core/text';

const percent = (value: number): bigint => BigInt(Math.round(value * 10_000)) * 10n ** 12n;

describe('readAdvertisedRates', () => {
  test('rates beside the words, in the forms pages write them', () => {
    expect(readAdvertisedRates(['Earn 7.4 % APY', 'APR: 3,1%', 'apy up to 12%', 'Net APY ≈ 5.25 %'])).toEqual(
      [3.1, 5.25, 7.4, 12].map(percent),
    );
  });

  test('other percentages are not rates', () => {
    expect(readAdvertisedRates(['31 % slashable', 'fee 10 %', 'APYthon 3 %', 'happy 5 %'])).toEqual([]);
  });

  test('the same rate twice counts once', () => {
    expect(readAdvertisedRates(['7.4% APY', 'APY 7.40 %'])).toEqual([percent(7.4)]);
  });

  test('any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readAdvertisedRates([text, `${text} % APY`]))),
    );
  });
});

describe('sanitizeText', () => {
  test('no controls, bidi overrides, zero-width or tag characters remain', () => {
    expect(sanitizeText('Eigen\u202eDA\u200b\u0000\u{E0041} <b>x</b>')).toBe('EigenDA <b>x</b>');
  });

  test('ten kilobytes become one name', () => {
    const name = sanitizeText('A'.repeat(10_000));
    expect([...name]).toHaveLength(64);
    expect(name.endsWith('…')).toBe(true);
  });

  test('whatever comes in, it is short, printable and stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = sanitizeText(raw);
        expect([...once].length).toBeLessThanOrEqual(64);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(sanitizeText(once)).toBe(once);
      }),
    );
  });
});
