import { type Pending, pendingItem } from '@/lib/storage/pending';

export type Outcome = 'release' | 'reject';

/** Tells the frame that asked; true when its guard confirmed that it has ended the request (or had done so before). */
export type SendOutcome = (pending: Pending, outcome: Outcome) => Promise<boolean>;

/** Keeps a request until it is answered. A second one with the same id is not taken: ids are one-shot. */
export const holdRequest = async (pending: Pending): Promise<boolean> => {
  let isTaken = false;
  await pendingItem.update((all) => {
    if (all.some(({ id }) => id === pending.id)) return all;
    isTaken = true;
    return [...all, pending];
  });
  return isTaken;
};

/** Held requests of a tab, oldest first; of every tab without one. Answered ones that still wait for the page are left out. */
export const listHeld = async (tabId?: number): Promise<readonly Pending[]> => {
  const all = await pendingItem.read();
  return all.filter((pending) => pending.outcome === undefined && (tabId === undefined || pending.tabId === tabId));
};

/**
 * Answers a held request exactly once. The choice is stored before it is sent, so that a worker stopped in between sends the same one again,
 * and a second, different choice changes nothing. `gone`: no such request for this tab, or its page is no longer there.
 */
export const settleRequest = async (
  id: string,
  outcome: Outcome,
  send: SendOutcome,
  tabId?: number,
): Promise<{ result: 'settled' | 'gone'; pending?: Pending }> => {
  let chosen: Pending | undefined;
  await pendingItem.update((all) =>
    all.map((pending) => {
      if (pending.id !== id || (tabId !== undefined && pending.tabId !== tabId)) return pending;
      chosen = { ...pending, outcome: pending.outcome ?? outcome };
      return chosen;
    }),
  );
  if (chosen?.outcome === undefined) return { result: 'gone' };
  const isConfirmed = await send(chosen, chosen.outcome);
  await pendingItem.update((all) => all.filter((pending) => pending.id !== id));
  return { result: isConfirmed ? 'settled' : 'gone', pending: chosen };
};

/** Forgets requests whose page has gone. Only the frame that asked may say so. */
export const abandonRequests = async (ids: readonly string[], tabId: number, frameId: number): Promise<void> => {
  await pendingItem.update((all) =>
    all.filter((pending) => !(ids.includes(pending.id) && pending.tabId === tabId && pending.frameId === frameId)),
  );
};

/** Forgets everything of a tab that was closed. */
export const dropTab = async (tabId: number): Promise<void> => {
  await pendingItem.update((all) => all.filter((pending) => pending.tabId !== tabId));
};
