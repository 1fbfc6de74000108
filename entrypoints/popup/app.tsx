import { useCallback, useEffect, useState } from 'react';
import { PageView } from '@/components/popup/PageView';
import { Shell, type Tab } from '@/components/popup/Shell';
import { PortfolioView } from '@/components/portfolio/PortfolioView';
import { SettingsView } from '@/components/settings/SettingsView';
import { ownLimitsOf } from '@/components/settings/settings-data';
import { useNetwork } from '@/lib/stores/network';
import { usePage } from '@/lib/stores/page';
import { usePortfolio } from '@/lib/stores/portfolio';
import { useSettings } from '@/lib/stores/settings';
import { findTab, firstTab, isNamedTab, openInTab } from './which-tab';

type AppProps = {
  /** Shown in a tab of its own, about no page. */
  readonly isOwnTab?: boolean;
  readonly start?: Tab;
};

/** Popup, full tab and options page: the same views at different widths. */
export const App = ({ isOwnTab = isNamedTab(), start = firstTab() }: AppProps) => {
  const [at, setAt] = useState<Tab | 'limits'>(start);
  const tab = at === 'limits' ? 'settings' : at;
  const { page, trouble, load: loadPage } = usePage();
  const { requests, load: loadNetwork } = useNetwork();
  const { portfolio, trouble: unreadable, isReading, open, refresh } = usePortfolio();
  const { settings, load: loadSettings, change, switchSite, addAddress, setEndpoint } = useSettings();
  const now = Math.floor(Date.now() / 1000);

  const readPage = useCallback(async () => loadPage((await findTab()) ?? -1), [loadPage]);

  useEffect(() => {
    void loadSettings();
    void readPage();
    void open();
  }, [loadSettings, readPage, open]);

  useEffect(() => {
    if (tab === 'settings') void loadNetwork();
  }, [tab, loadNetwork]);

  const switchHere = async (host: string, isOff: boolean) => {
    await switchSite(host, isOff);
    await readPage();
  };

  const add = async (entered: string) => {
    const problem = await addAddress(entered);
    // Whose stake the page is about may only be known now.
    if (problem === null) void Promise.all([refresh(), readPage()]);
    return problem;
  };

  return (
    <Shell
      tab={tab}
      onTab={setAt}
      accounts={settings.accounts}
      {...(isOwnTab ? {} : { onOpenTab: () => void openInTab(tab) })}
    >
      {tab === 'page' ? (
        <PageView page={page} trouble={trouble} now={now} onSwitch={(host, isOff) => void switchHere(host, isOff)} />
      ) : null}
      {tab === 'portfolio' ? (
        <PortfolioView
          portfolio={portfolio}
          trouble={unreadable}
          progress={isReading ? [{ id: 'chain', label: { key: 'portfolio.reading' }, status: 'running' }] : []}
          limits={settings.limits}
          ownLimits={ownLimitsOf(settings)}
          now={now}
          onSetLimits={() => setAt('limits')}
          onAddAddress={add}
          onRefresh={() => void refresh()}
        />
      ) : null}
      {tab === 'settings' ? (
        <SettingsView
          settings={settings}
          requests={requests}
          isForLimits={at === 'limits'}
          onChange={(next) => void change(next)}
          onAddAddress={add}
          onSetEndpoint={setEndpoint}
        />
      ) : null}
    </Shell>
  );
};
