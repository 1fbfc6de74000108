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

/** Where the sheet is drawn whatever frame asked: the tab's top document. */
const TOP_FRAME = 0;

/** In the background: true when a sheet program that waits in the tab has been told. */
export const wakeSheet = async (tabId: number): Promise<boolean> => {
  try {
    return (await browser.tabs.sendMessage(tabId, { type: WAKE }, { frameId: TOP_FRAME })) === true;
  } catch {
    // Nobody of ours listens there yet.
    return false;
  }
};
