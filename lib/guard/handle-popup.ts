import { isSameAddress } from '@/lib/core/units';
import type { HandlersOf } from '@/lib/messaging/background';
import type { Deps } from '@/lib/portfolio/deps';
import { cachedPortfolio, loadPortfolio } from '@/lib/portfolio/load-portfolio';
import { learnNames } from '@/lib/portfolio/name-layers';
import { checkEndpoint } from '@/lib/sources/rpc';
import { readNetworkLog } from '@/lib/storage/network-log';
import { settingsItem } from '@/lib/storage/settings';
import { viewOf } from './tab-page';

/** What our own pages ask: popup, full tab, options. */
export const popupHandlers = (deps: Deps): HandlersOf<'tab' | 'portfolio' | 'settings' | 'endpoint' | 'network'> => ({
  'tab.view': ({ tabId }) => viewOf(tabId, false, deps),
  'tab.refine': ({ tabId }) => viewOf(tabId, true, deps),
  'tab.named': async ({ tabId }) => {
    const { report } = await viewOf(tabId, false, deps);
    const found = await learnNames(report?.terms?.layers ?? [], deps);
    return found.size === 0 ? null : viewOf(tabId, false, deps);
  },

  'portfolio.cached': () => cachedPortfolio(deps),
  'portfolio.load': () => loadPortfolio(deps),

  'settings.read': () => settingsItem.read(),
  'settings.write': async (settings) => {
    const accounts = settings.accounts.filter(
      (account, index, all) => all.findIndex((other) => isSameAddress(other, account)) === index,
    );
    await settingsItem.write({ ...settings, accounts });
    return settingsItem.read();
  },

  'endpoint.check': ({ url }) => checkEndpoint(url, 1),
  'network.read': () => readNetworkLog(),
});
