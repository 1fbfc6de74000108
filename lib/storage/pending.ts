import * as z from 'zod/mini';
import { defineParsedItem } from './parsed-item';

/** A request that is held, bound to everything an answer to it must match. */
export const pendingSchema = z.object({
  /** Random, chosen in the page's guard; one request, one answer. */
  id: z.string(),
  tabId: z.int(),
  frameId: z.int(),
  /** Of the frame that asked, from the browser. */
  origin: z.string(),
  /** Of the tab's top document, from the browser; differs when a dApp is framed. */
  topOrigin: z.string(),
  /** The request as the page wrote it, JSON. */
  envelope: z.string(),
  /** Unix seconds. */
  heldAt: z.number(),
  /** What the person chose, from then until the page has confirmed it; it never changes again. */
  outcome: z.optional(z.enum(['release', 'reject'])),
});

export type Pending = z.infer<typeof pendingSchema>;

/** Held requests, oldest first. Session storage: survives the worker, not the browser. */
export const pendingItem = defineParsedItem('session:pending', z.array(pendingSchema), []);
