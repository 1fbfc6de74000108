import { afterEach, describe, expect, test, vi } from 'vitest';
import { readBaseYield } from '@/lib/sources/base-yields';

const NOW = 1_790_000_000;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const answer = (body: unknown, init: ResponseInit = {}, type = 'application/json'): void => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  vi.stubGlobal('fetch', async () => new Response(text, { headers: { 'content-type': type }, ...init }));
};
const chart = (apyBase: number | null, at = NOW - 3600) => ({
  status: 'success',
  data: [{ timestamp: iso(at), apyBase, apy: 99 }],
});

afterEach(() => vi.unstubAllGlobals());

describe('readBaseYield', () => {
  test('the last daily row, exact to its fifth decimal, dated as the row', async () => {
    answer(chart(2.71829));
    const fact = await readBaseYield('stETH', NOW);
    expect(fact).toMatchObject({ known: true, value: 27_182_900_000_000_000n, asOf: NOW - 3600 });
    expect(fact.known && fact.source).toMatchObject({ kind: 'feed', fetchedAt: NOW });
  });

  test('an asset without a pool is not measured, never zero', async () => {
    expect(await readBaseYield('swETH', NOW)).toMatchObject({ known: false, why: 'not-measured' });
  });

  test('whatever the feed does wrong becomes unknown, with the reason', async () => {
    const wrongs: [string, () => void, string][] = [
      ['429', () => answer('', { status: 429 }), 'feed-failed'],
      ['captive portal', () => answer('<html>log in</html>', {}, 'text/html'), 'feed-failed'],
      ['html called json', () => answer('<html>', {}), 'feed-failed'],
      ['another schema', () => answer({ status: 'success', data: [{ when: 1 }] }), 'feed-failed'],
      ['no rows', () => answer({ status: 'success', data: [] }), 'feed-failed'],
      ['absurd', () => answer(chart(1e9)), 'feed-failed'],
      ['null', () => answer(chart(null)), 'not-published'],
      ['frozen for more than a week', () => answer(chart(3, NOW - 8 * 86_400)), 'stale'],
      ['huge', () => answer(`{"status":"success","pad":"${'x'.repeat(5_000_000)}"}`), 'feed-failed'],
      [
        'offline',
        () => vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch'))),
        'feed-failed',
      ],
    ];
    for (const [name, set, why] of wrongs) {
      set();
      expect(await readBaseYield('stETH', NOW), name).toMatchObject({ known: false, why });
    }
  });
});
