import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { defineParsedItem } from '@/lib/storage/parsed-item';
import { defaultSettings, settingsItem } from '@/lib/storage/settings';

beforeEach(() => fakeBrowser.reset());

describe('encodeJson', () => {
  test('keeps bigints, and strings that look like one', () => {
    const value = { a: 5n, b: 'bigint:5', c: ['text:x', -1n, null], d: { e: 1.5 } };
    expect(decodeJson(encodeJson(value))).toEqual(value);
  });

  test('writes once what occurs often, and gives one object back for it', () => {
    const source = { contract: '0x1', block: 7n };
    const value = { all: Array.from({ length: 50 }, () => ({ source: { ...source } })) };
    expect(encodeJson(value).match(/contract/g)).toHaveLength(1);
    const decoded = decodeJson(encodeJson(value)) as typeof value;
    expect(decoded).toEqual(value);
    expect(decoded.all[49]?.source).toBe(decoded.all[0]?.source);
  });

  test('what is not written by it is refused, not guessed', () => {
    for (const text of ['', '{}', 'null', '{"a":1}', '[1]']) expect(() => decodeJson(text), text).toThrow(SyntaxError);
  });

  test('any JSON value with bigints comes back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.bigInt()), (raw, numbers) => {
        const json: unknown = JSON.parse(JSON.stringify(raw));
        expect(decodeJson(encodeJson({ json, numbers }))).toEqual({ json, numbers });
      }),
    );
  });
});

describe('defineParsedItem', () => {
  const list = () => defineParsedItem('local:list', z.array(z.bigint()), []);

  test('reads the fallback, then what was written', async () => {
    const item = list();
    expect(await item.read()).toEqual([]);
    await item.write([1n, 2n]);
    expect(await item.read()).toEqual([1n, 2n]);
  });

  test('updates started together do not lose each other', async () => {
    const item = list();
    await Promise.all([1n, 2n, 3n, 4n].map((value) => item.update((all) => [...all, value])));
    expect(await item.read()).toEqual([1n, 2n, 3n, 4n]);
  });

  test('a failed update does not block the next one', async () => {
    const item = list();
    await expect(
      item.update(() => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow('no');
    expect(await item.update((all) => [...all, 9n])).toEqual([9n]);
  });

  test('what cannot be parsed reads as the fallback and is kept aside', async () => {
    await fakeBrowser.storage.local.set({ list: '{"not":"a list"}' });
    expect(await list().read()).toEqual([]);
    expect((await fakeBrowser.storage.local.get('list:unreadable'))['list:unreadable']).toBe('{"not":"a list"}');
  });

  test('settings of an older version open with defaults for what they lack', async () => {
    await fakeBrowser.storage.local.set({ settings: encodeJson({ accounts: [] }) });
    expect(await settingsItem.read()).toEqual(defaultSettings);
  });
});
