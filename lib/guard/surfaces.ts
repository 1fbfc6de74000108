import { browser } from 'wxt/browser';
import type { Pending } from '@/lib/storage/pending';
import { wakeSheet } from './wake';

const inject = async (tabId: number, frameId: number, file: '/overlay.js' | '/strip.js'): Promise<boolean> => {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [file],
      injectImmediately: true,
    });
    return true;
  } catch (error) {
    // Not ours to inject into (another host on top), or the page has gone: the caller takes the next surface.
    console.info(
      `Underlayer: ${file} not shown in frame ${frameId}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return false;
  }
};

/** Opens the sheet in a window of our own: where the page cannot show it. */
export const openReviewWindow = async (): Promise<void> => {
  await browser.windows.create({ url: browser.runtime.getURL('/review.html'), type: 'popup', width: 480, height: 760 });
};

/** Opens the popup on a tab's page; in a window of its own where the browser wants a click on the icon for that. */
export const openPopup = async (tabId: number): Promise<void> => {
  try {
    await browser.action.openPopup();
  } catch {
    // Firefox asks for a click of its own; older Chromium has no such call.
    const url = `${browser.runtime.getURL('/popup.html')}?tab=${tabId}`;
    await browser.windows.create({ url, type: 'popup', width: 440, height: 720 });
  }
};

/** Shows the sheet over the page that asked: in the tab's top document, else in the frame, else in a window. */
export const showSheet = async (pending: Pick<Pending, 'tabId' | 'frameId'>): Promise<void> => {
  if (await wakeSheet(pending.tabId)) return;
  if (await inject(pending.tabId, 0, '/overlay.js')) return;
  if (pending.frameId !== 0 && (await inject(pending.tabId, pending.frameId, '/overlay.js'))) return;
  await openReviewWindow();
};

/** Puts the sheet's program into a deposit page that has come to rest, so that it is there when a request comes. Draws nothing. */
export const preloadSheet = async (tabId: number): Promise<void> => {
  if (!(await wakeSheet(tabId))) await inject(tabId, 0, '/overlay.js');
};

/** Shows the strip in a tab's top document. */
export const showStrip = async (tabId: number): Promise<void> => {
  await inject(tabId, 0, '/strip.js');
};

/** Tells the frame that asked how its request ends. True when its guard has confirmed. */
export const sendOutcome = async (pending: Pending, outcome: 'release' | 'reject'): Promise<boolean> => {
  try {
    const reply: unknown = await browser.tabs.sendMessage(
      pending.tabId,
      { type: 'guard.settle', id: pending.id, outcome },
      { frameId: pending.frameId },
    );
    return reply === 'done' || reply === 'unknown';
  } catch {
    // The frame has navigated away or its tab was closed: the request went with it.
    return false;
  }
};

/** A tab's address, where the browser lets us know it: on the hosts we are allowed on. */
export const urlOfTab = async (tabId: number): Promise<string | undefined> => {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    // Closed meanwhile, or never there.
    return undefined;
  }
};
