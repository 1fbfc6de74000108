import { type StorageItemKey, storage } from 'wxt/utils/storage';
import { z } from 'zod';
import { decodeJson, encodeJson } from '@/lib/core/json';

const PREFIX = 'local:cache:';
/** Entries kept; the oldest leave first. */
const CAPACITY = 200;

const entrySchema = z.object({ storedAt: z.number(), value: z.unknown() });

/** A cached value with its age; `storedAt` unix seconds. */
export type Cached<T> = { readonly storedAt: number; readonly value: T };

/** Reads a cached value; undefined when there is none, it is older than `validSeconds`, or it no longer fits the schema. */
export const readCached = async <T>(
  key: string,
  schema: z.ZodType<T>,
  now: number,
  validSeconds: number,
): Promise<Cached<T> | undefined> => {
  const raw = await storage.getItem<string>(`${PREFIX}${key}` as StorageItemKey);
  if (typeof raw !== 'string') return undefined;
  const entry = entrySchema.safeParse(decodeJson(raw));
  if (!entry.success || now - entry.data.storedAt > validSeconds) return undefined;
  const value = schema.safeParse(entry.data.value);
  return value.success ? { storedAt: entry.data.storedAt, value: value.data } : undefined;
};

/** Stores a value. `now` unix seconds. */
export const writeCached = (key: string, value: unknown, now: number): Promise<void> =>
  storage.setItem(`${PREFIX}${key}` as StorageItemKey, encodeJson({ storedAt: now, value }));

/** Drops the oldest entries beyond the capacity. Returns how many. */
export const trimCache = async (): Promise<number> => {
  const all = await storage.snapshot('local');
  const entries = Object.entries(all)
    .filter(([key, raw]) => key.startsWith('cache:') && typeof raw === 'string')
    .map(([key, raw]) => {
      const entry = entrySchema.safeParse(decodeJson(raw as string));
      return { key, storedAt: entry.success ? entry.data.storedAt : 0 };
    })
    .sort((a, b) => b.storedAt - a.storedAt);
  const surplus = entries.slice(CAPACITY);
  await storage.removeItems(surplus.map(({ key }) => `local:${key}` as StorageItemKey));
  return surplus.length;
};
