import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { readCached, trimCache, writeCached } from '@/lib/storage/cache';

const YEAR = 365 * 86_400;
const read = (key: string) => readCached(key, z.string(), 1_000, YEAR);
const stored = async (): Promise<string[]> => Object.keys(await fakeBrowser.storage.local.get()).sort();

describe('the cache', () => {
  beforeEach(() => fakeBrowser.reset());

  it('gives back what was stored with the time of it, until it is too old or no longer fits', async () => {
    await writeCached('a', 'one', 100);
    expect(await readCached('a', z.string(), 150, 50)).toEqual({ storedAt: 100, value: 'one' });
    expect(await readCached('a', z.string(), 151, 50)).toBeUndefined();
    expect(await readCached('a', z.number(), 150, 50)).toBeUndefined();
    await fakeBrowser.storage.local.set({ 'cache:a': '{"storedAt":100,"value":"one"}' });
    expect(await readCached('a', z.string(), 150, 50)).toBeUndefined();
  });

  it('drops the oldest beyond 200 entries, and nothing but its own', async () => {
    await fakeBrowser.storage.local.set({ settings: 'kept' });
    for (let index = 0; index < 203; index += 1) await writeCached(`n${index}`, 'x', index);
    expect(await trimCache()).toBe(3);
    expect(await Promise.all(['n0', 'n2', 'n3'].map(async (key) => (await read(key))?.value))).toEqual([
      undefined,
      undefined,
      'x',
    ]);
    expect(await stored()).toContain('settings');
  });

  it('makes room by itself before the browser’s own limit, the oldest first', async () => {
    const large = 'x'.repeat(900_000);
    for (let index = 0; index < 5; index += 1) await writeCached(`n${index}`, large, index);
    expect(await stored()).toEqual(['cache:n3', 'cache:n4']);
  });

  it('logs what could not be stored, and throws nothing at whoever has just read it', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
    await writeCached('a', 'one', 100);
    expect(warn).toHaveBeenCalledWith('Underlayer: not cached: quota exceeded');
  });
});
