import { randomUUID } from 'node:crypto';
import type { PageUnderTest } from './browser-under-test';

/** Opens a page of the extension, such as `popup.html`, in a tab. */
export type OpenExtensionPage = (path: string) => Promise<PageUnderTest>;

/** Size of the toolbar popup, in CSS pixels. */
const popupSize = { width: 400, height: 600 };
const api = '(globalThis.browser ?? globalThis.chrome)';

/** Opens the toolbar popup's page in a tab, speaking of another tab as the popup speaks of the one below it. */
export async function openPopupAbout(about: PageUnderTest, open: OpenExtensionPage): Promise<PageUnderTest> {
  const marker = randomUUID();
  const title = await about.evaluate(
    `(() => { const was = document.title; document.title = '${marker}'; return was; })()`,
  );
  const finder = await open('popup.html');
  const found = `${api}.tabs.query({}).then((tabs) => tabs.find((tab) => tab.title === '${marker}')?.id ?? null)`;
  const tabId = await finder.evaluate(found);
  await finder.close();
  await about.evaluate(`document.title = ${JSON.stringify(title)}`);
  if (typeof tabId !== 'number') throw new Error('The extension cannot see the tab that its popup is to speak of');
  const popup = await open(`popup.html?tab=${tabId}`);
  await popup.page.setViewport(popupSize);
  return popup;
}

/** Clears all that the extension has stored: settings, caches, what was signed before. */
export async function clearStorage(open: OpenExtensionPage): Promise<void> {
  const page = await open('popup.html');
  await page.evaluate(`Promise.all([${api}.storage.local.clear(), ${api}.storage.session.clear()]).then(() => true)`);
  await page.close();
}
