import { type Browser, browser } from 'wxt/browser';

const WAKE = 'sheet.wake';

type OnMessage = typeof browser.runtime.onMessage;

/** In the page: draws what is held now when the background says so. */
export const answerWake = (onMessage: OnMessage, reload: () => void): void => {
  onMessage.addListener(
    (message: unknown, sender: Browser.runtime.MessageSender, answer: (isAwake: boolean) => void) => {
      const isWake = typeof message === 'object' && message !== null && 'type' in message && message.type === WAKE;
      if (!isWake || sender.id !== browser.runtime.id || sender.tab !== undefined) return;
      answer(true);
      reload();
    },
  );
};

/** In the background: true when a sheet program that waits in this frame has been told. */
export const wakeSheet = async (tabId: number, frameId: number): Promise<boolean> => {
  try {
    return (await browser.tabs.sendMessage(tabId, { type: WAKE }, { frameId })) === true;
  } catch {
    // Nobody of ours listens there yet.
    return false;
  }
};
