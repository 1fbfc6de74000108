import * as z from 'zod/mini';
import { defineParsedItem } from './parsed-item';

/** One request the extension made: when (unix milliseconds), to which host, what for, how long, how it ended. */
export const networkEntrySchema = z.object({
  at: z.number(),
  host: z.string(),
  purpose: z.enum(['chain', 'endpointCheck', 'baseYield', 'name']),
  milliseconds: z.number(),
  outcome: z.enum(['ok', 'failed']),
});
type NetworkEntry = z.infer<typeof networkEntrySchema>;

const KEPT = 200;
const networkLogItem = defineParsedItem('session:network', z.array(networkEntrySchema), []);

/** Requests made since the browser was started, newest first. They stay on this machine. */
export const readNetworkLog = async (): Promise<NetworkEntry[]> => [...(await networkLogItem.read())].reverse();

/** Adds a line, dropping the oldest beyond the last 200. */
export const appendNetworkEntry = async (entry: NetworkEntry): Promise<void> => {
  await networkLogItem.update((all) => [...all, entry].slice(-KEPT));
};
