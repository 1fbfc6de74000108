import { browser } from 'wxt/browser';
import type { Tab } from '@/components/popup/Shell';

/** The tab the popup is about: the active one, or the one named when it was opened as a window of its own. */
export const findTab = async (): Promise<number | undefined> => {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null && /^-?\d+$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
};

/** Opened by the browser as a popup, there is no address to speak of; a window or tab of its own names the tab it is about. */
export const isNamedTab = (): boolean => new URLSearchParams(location.search).has('tab');

export const openInTab = async (tab: Tab): Promise<void> => {
  const id = await findTab();
  await browser.tabs.create({ url: browser.runtime.getURL(`/popup.html?tab=${id ?? -1}#${tab}`) });
  window.close();
};

export const firstTab = (): Tab =>
  location.hash === '#portfolio' ? 'portfolio' : location.hash === '#settings' ? 'settings' : 'page';
