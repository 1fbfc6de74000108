import * as z from 'zod/mini';
import type { Place, Protocol, ReadTarget } from '@/lib/protocols/contract';
import { readCached, writeCached } from '@/lib/storage/cache';
import { addressSchema } from '@/lib/storage/report-schema';

/** Where wrappers' money was when they were last read, by `placeKey`. It is read about ahead; whether it is still there, the chain says. */
export type PlaceBook = Map<string, readonly Place[]>;

const KEY = 'places';
const VALID_SECONDS = 90 * 86_400;
/** Wrappers kept; the one read longest ago leaves first. */
const CAPACITY = 50;

const bookSchema = z.array(
  z.tuple([
    z.string(),
    z.array(
      z.object({
        protocol: z.string(),
        target: z.object({
          owner: z.exactOptional(addressSchema),
          operator: z.exactOptional(addressSchema),
          target: z.exactOptional(addressSchema),
        }),
      }),
    ),
  ]),
);

/** Targets over the same money have the same key, whoever asks and for how much. */
export const placeKey = ({ id }: Protocol, chainId: number, { target, intent }: ReadTarget): string =>
  JSON.stringify([id, chainId, target, intent?.contract, intent?.target, intent?.asset]);

/** Notes where a wrapper's money is; one that has none anywhere is not worth a note. */
export const notePlaces = (book: PlaceBook, key: string, places: readonly Place[]): void => {
  if (places.length === 0) return;
  book.delete(key);
  book.set(
    key,
    places.map(({ protocol, target }) => ({ protocol, target })),
  );
};

/** `now` unix seconds. */
export const recallPlaces = async (now: number): Promise<PlaceBook> =>
  new Map((await readCached(KEY, bookSchema, now, VALID_SECONDS))?.value ?? []);

/** `now` unix seconds. */
export const keepPlaces = async (book: PlaceBook, now: number): Promise<void> => {
  if (book.size > 0) await writeCached(KEY, [...book].slice(-CAPACITY), now);
};
