import { browser } from 'wxt/browser';
import { type StorageItemKey, storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { decodeJson, encodeJson } from '@/lib/core/json';

const PREFIX = 'local:cache:';
/** Entries kept; the oldest leave first. */
const CAPACITY = 200;
/** Everything the extension may store before the cache gives way, and what the cache may keep then. The browsers' own limit is 10 MB. Bytes. */
const FULL = 4_000_000;
const KEPT_WHEN_FULL = 2_000_000;

const entrySchema = z.object({ storedAt: z.number(), value: z.unknown() });

const entryOf = (raw: unknown): z.infer<typeof entrySchema> | undefined => {
  try {
    return typeof raw === 'string' ? entrySchema.safeParse(decodeJson(raw)).data : undefined;
  } catch {
    // Written by another version: it is read anew.
    return undefined;
  }
};

/** A cached value with its age; `storedAt` unix seconds. */
export type Cached<T> = { readonly storedAt: number; readonly value: T };

/** Reads a cached value; undefined when there is none, it is older than `validSeconds`, or it no longer fits the schema. */
export const readCached = async <T>(
  key: string,
  schema: z.ZodMiniType<T>,
  now: number,
  validSeconds: number,
): Promise<Cached<T> | undefined> => {
  const entry = entryOf(await storage.getItem(`${PREFIX}${key}` as StorageItemKey));
  if (entry === undefined || now - entry.storedAt > validSeconds) return undefined;
  const value = schema.safeParse(entry.value);
  return value.success ? { storedAt: entry.storedAt, value: value.data } : undefined;
};

/**
 * Stores a value, and makes room when much is stored. What cannot be stored is only missing from the cache: that is logged, and whoever has
 * just read it goes on with it. `now` unix seconds.
 */
export const writeCached = async (key: string, value: unknown, now: number): Promise<void> => {
  try {
    await storage.setItem(`${PREFIX}${key}` as StorageItemKey, encodeJson({ storedAt: now, value }));
    if ((await browser.storage.local.getBytesInUse(null)) > FULL) await trimCache(KEPT_WHEN_FULL);
  } catch (error) {
    console.warn(`Underlayer: not cached: ${error instanceof Error ? error.message : error}`);
  }
};

/** Drops the oldest entries beyond the capacity: a number of them, and of characters. Returns how many. */
export const trimCache = async (characters = Number.POSITIVE_INFINITY): Promise<number> => {
  const all = await storage.snapshot('local');
  const entries = Object.entries(all)
    .flatMap(([key, raw]) => (key.startsWith('cache:') && typeof raw === 'string' ? [{ key, raw }] : []))
    .map(({ key, raw }) => ({ key, length: raw.length, storedAt: entryOf(raw)?.storedAt ?? 0 }))
    .sort((a, b) => b.storedAt - a.storedAt);
  let length = 0;
  const surplus = entries.filter((entry, index) => {
    length += entry.length;
    return index >= CAPACITY || length > characters;
  });
  await storage.removeItems(surplus.map(({ key }) => `local:${key}` as StorageItemKey));
  return surplus.length;
};
