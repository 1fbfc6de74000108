import { type StorageItemKey, storage } from 'wxt/utils/storage';
import type * as z from 'zod/mini';
import { decodeJson, encodeJson } from '@/lib/core/json';

/** A stored value that is parsed on every read; bigints survive. */
export type ParsedItem<T> = {
  readonly read: () => Promise<T>;
  readonly write: (value: T) => Promise<void>;
  /** Reads, changes and writes as one step; calls of one item queue behind each other. Returns the new value. */
  readonly update: (change: (value: T) => T) => Promise<T>;
  readonly watch: (onChange: (value: T) => void) => () => void;
};

const parse = <T>(schema: z.ZodMiniType<T>, raw: string | null, fallback: T): { value: T; isUnreadable: boolean } => {
  if (raw === null) return { value: fallback, isUnreadable: false };
  try {
    const result = schema.safeParse(decodeJson(raw));
    return result.success ? { value: result.data, isUnreadable: false } : { value: fallback, isUnreadable: true };
  } catch {
    // Not JSON: an older or broken store. The caller keeps a copy.
    return { value: fallback, isUnreadable: true };
  }
};

/**
 * Defines a stored value. What cannot be parsed reads as `fallback`, and a copy of it is kept under `<key>:unreadable`, so that nothing is lost.
 */
export const defineParsedItem = <T>(key: StorageItemKey, schema: z.ZodMiniType<T>, fallback: T): ParsedItem<T> => {
  let queue: Promise<unknown> = Promise.resolve();

  const read = async (): Promise<T> => {
    const raw = await storage.getItem<string>(key);
    const { value, isUnreadable } = parse(schema, typeof raw === 'string' ? raw : null, fallback);
    if (isUnreadable) await storage.setItem(`${key}:unreadable` as StorageItemKey, raw);
    return value;
  };
  const write = (value: T): Promise<void> => storage.setItem(key, encodeJson(value));
  const update = (change: (value: T) => T): Promise<T> => {
    const step = queue.then(async () => {
      const next = change(await read());
      await write(next);
      return next;
    });
    // A failed step must not block the next one; its own caller still sees the failure.
    queue = Promise.allSettled([step]);
    return step;
  };
  const watch = (onChange: (value: T) => void): (() => void) =>
    storage.watch<string>(key, (raw) => onChange(parse(schema, raw, fallback).value));

  return { read, write, update, watch };
};
