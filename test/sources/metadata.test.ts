import { afterEach, describe, expect, test, vi } from 'vitest';
import { readSelfGivenName } from '@/lib/sources/metadata';

afterEach(() => vi.unstubAllGlobals());

const FILE = 'https://raw.githubusercontent.com/somebody/somewhere/main/metadata.json';

const answer = (body: string, type = 'application/json', status = 200) => {
  const fetched = vi.fn(async () => new Response(body, { status, headers: { 'content-type': type } }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const named = (name: unknown): string => JSON.stringify({ name, website: 'https://example.org' });

describe('a name that an operator or service has written itself', () => {
  test('is read as text: no overrides, no invisible characters, no ten kilobytes', async () => {
    answer(named('\u202eNorth\u200bwind\u0000 <img src=x onerror=alert(1)>'));
    expect(await readSelfGivenName(FILE)).toBe('Northwind <img src=x onerror=alert(1)>');
    answer(named('A'.repeat(10_000)));
    expect([...((await readSelfGivenName(FILE)) ?? '')]).toHaveLength(64);
    answer(named('\u200b\u202e \u2066'));
    expect(await readSelfGivenName(FILE)).toBeUndefined();
  });

  test.each([
    ['a huge file', () => answer(`{"name":"x","pad":"${'x'.repeat(40_000)}"}`)],
    ['a picture', () => answer(named('x'), 'image/svg+xml')],
    ['a page', () => answer('<html>', 'text/html')],
    ['no JSON', () => answer('name: x')],
    ['another shape', () => answer(named({ toString: 'x' }))],
    ['a missing file', () => answer(named('x'), 'application/json', 404)],
    ['no network', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))],
  ])('that is %s is nobody’s name, and no error', async (_what, set) => {
    set();
    expect(await readSelfGivenName(FILE)).toBeUndefined();
  });

  test.each([
    'http://raw.githubusercontent.com/a/b/main/m.json',
    'https://raw.githubusercontent.com.evil.example/a/b/main/m.json',
    'https://raw.githubusercontent.com:8443/a/b/main/m.json',
    'https://raw.githubusercontent.com@evil.example/m.json',
    'https://operator.example/metadata.json',
    'https://localhost/m.json',
    'data:application/json,{"name":"x"}',
    'javascript:alert(1)',
    'ipfs://bafy',
    '',
  ])('at %s is not even asked for', async (uri) => {
    const fetched = answer(named('x'));
    expect(await readSelfGivenName(uri)).toBeUndefined();
    expect(fetched).not.toHaveBeenCalled();
  });

  test('is asked for without cookies and without saying where from', async () => {
    const fetched = answer(named('Northwind'));
    expect(await readSelfGivenName(FILE)).toBe('Northwind');
    expect(fetched).toHaveBeenCalledWith(
      FILE,
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });
});
