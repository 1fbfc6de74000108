import * as z from 'zod/mini';
import { defineParsedItem } from './parsed-item';

/** What is known about one tab's page. */
export const tabStateSchema = z.object({
  url: z.string(),
  /** Protocol of the page, when it is a registered one. */
  protocol: z.optional(z.string()),
  isDepositPage: z._default(z.boolean(), false),
  /** Wallet providers guarded, and those that could not be. */
  covered: z._default(z.int(), 0),
  notCovered: z._default(z.array(z.object({ name: z.string(), reason: z.string() })), []),
  hasBypassed: z._default(z.boolean(), false),
  /** What the page advertises, WAD per year; several different ones are kept apart. */
  advertised: z._default(z.array(z.bigint()), []),
  /** Account and chain of the last request on this page. */
  account: z.optional(z.string()),
  isLimitExceeded: z._default(z.boolean(), false),
});

export type TabState = z.infer<typeof tabStateSchema>;

/** By tab id. Session storage. */
export const tabStatesItem = defineParsedItem('session:tabs', z.record(z.string(), tabStateSchema), {});

/** State of one tab; undefined when its page is not known to be one of ours. */
export const readTab = async (tabId: number): Promise<TabState | undefined> => (await tabStatesItem.read())[tabId];

/** Changes parts of a tab's state. */
export const updateTab = async (tabId: number, change: Partial<TabState>): Promise<void> => {
  await tabStatesItem.update((all) => ({
    ...all,
    [tabId]: tabStateSchema.parse({ url: '', ...all[tabId], ...change }),
  }));
};

/** Forgets a closed tab. */
export const forgetTab = async (tabId: number): Promise<void> => {
  await tabStatesItem.update((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== String(tabId))));
};
