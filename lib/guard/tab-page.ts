import type { Address } from '@/lib/core/units';
import type { PageView } from '@/lib/messaging/contract';
import { assessPage } from '@/lib/portfolio/assess-page';
import type { Deps } from '@/lib/portfolio/deps';
import { recognisePage } from '@/lib/protocols/pages';
import { protocolById } from '@/lib/protocols/registry';
import { settingsItem } from '@/lib/storage/settings';
import { readTab } from '@/lib/storage/tab-state';
import { showStrip, urlOfTab } from './surfaces';
import { showToolbarState, toolbarStateOf } from './toolbar';

/** The host of an address; null for what is none. */
export const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/** A tab id where the browser gave one; messages of ours from a page always have it. */
export const tabOf = (tabId: number | undefined): number => tabId ?? -1;

/** Draws the toolbar icon of a tab as its state is now. */
export const refreshToolbar = async (tabId: number): Promise<void> => {
  await showToolbarState(tabId, toolbarStateOf(await readTab(tabId)));
};

/** True where the person has switched us off. */
export const isOff = async (url: string): Promise<boolean> => {
  const { sites } = await settingsItem.read();
  return sites[hostOf(url) ?? '']?.isOff ?? false;
};

/** Draws the strip of a tab, or draws it anew, where one belongs: on a deposit page, unless the person closed it or switched us off. */
export const drawStripOf = async (tabId: number): Promise<void> => {
  const tab = await readTab(tabId);
  if (tab === undefined || recognisePage(tab.url)?.isDepositPage !== true) return;
  const { sites } = await settingsItem.read();
  const site = sites[hostOf(tab.url) ?? ''];
  if (!site?.isOff && !site?.isStripClosed) await showStrip(tabId);
};

/** What is known about a tab's page, its report read from the chain where `isLive`. */
export const viewOf = async (tabId: number, isLive: boolean, deps: Deps): Promise<PageView> => {
  const tab = await readTab(tabId);
  // A page that was open before we were is known to the browser alone; it tells for the hosts we are allowed on.
  const url = tab?.url ?? (await urlOfTab(tabId));
  const page = url === undefined ? undefined : recognisePage(url);
  const about = {
    host: url === undefined ? null : hostOf(url),
    protocolName: (page && protocolById(page.protocol)?.name) ?? null,
    providers: { covered: tab?.covered ?? 0, notCovered: tab?.notCovered ?? [] },
    hasBypassed: tab?.hasBypassed ?? false,
    report: null,
  };
  if (page === undefined) return { ...about, state: 'unknown-site' };
  if (tab === undefined) return { ...about, state: 'needs-reload' };
  if (await isOff(tab.url)) return { ...about, state: 'off' };
  const settings = await settingsItem.read();
  const account = (tab.account ?? settings.accounts[0]) as Address | undefined;
  const report = await assessPage(
    { url: tab.url, advertised: tab.advertised, limits: settings.limits, ...(account ? { account } : {}) },
    isLive,
    deps,
  );
  const state = tab.covered > 0 ? 'guarded' : tab.notCovered.length > 0 ? 'not-covered' : 'recognised';
  return { ...about, state, report };
};
