import * as z from 'zod/mini';
import { defineParsedItem } from './parsed-item';

/** What a person continued with: enough to tell a repeat from a first time, and whether terms changed since. */
export const seenSchema = z.object({
  fingerprint: z.string(),
  /** Unix seconds. */
  at: z.number(),
});

/** By `protocol|action|target|account`, lower case. */
export const seenItem = defineParsedItem('local:seen', z.record(z.string(), seenSchema), {});
