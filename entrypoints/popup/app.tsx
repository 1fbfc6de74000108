import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { PageView } from '@/components/popup/PageView';
import { Shell, type Tab } from '@/components/popup/Shell';
import { PortfolioView } from '@/components/portfolio/PortfolioView';
import { summarisePortfolio } from '@/components/portfolio/summary';
import { SettingsView } from '@/components/settings/SettingsView';
import { usePage } from '@/lib/stores/page';
import { usePortfolio } from '@/lib/stores/portfolio';
import { useSettings } from '@/lib/stores/settings';

/** The tab the popup is about: the active one, or the one named when it was opened as a window of its own. */
const findTab = async (): Promise<number | undefined> => {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null && /^\d+$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
};

const firstTab = (): Tab =>
  location.hash === '#portfolio' ? 'portfolio' : location.hash === '#settings' ? 'settings' : 'page';

export const App = () => {
  const [tab, setTab] = useState<Tab>(firstTab);
  const { page, load: loadPage } = usePage();
  const { portfolio, isReading, open, refresh } = usePortfolio();
  const { settings, load: loadSettings, change, addAddress, setEndpoint } = useSettings();
  const now = Math.floor(Date.now() / 1000);

  useEffect(() => {
    void loadSettings();
    void findTab().then((id) => loadPage(id ?? -1));
    void open();
  }, [loadSettings, loadPage, open]);

  const add = async (entered: string) => {
    const problem = await addAddress(entered);
    if (problem === null) await refresh();
    return problem;
  };

  return (
    <Shell tab={tab} onTab={setTab} accounts={settings.accounts}>
      {tab === 'page' ? <PageView page={page} now={now} /> : null}
      {tab === 'portfolio' ? (
        <PortfolioView
          portfolio={portfolio}
          summary={portfolio === null ? null : summarisePortfolio(portfolio.positions, settings.limits)}
          progress={isReading ? [{ id: 'chain', label: { key: 'portfolio.reading' }, status: 'running' }] : []}
          limits={settings.limits}
          now={now}
          onAddAddress={add}
          onRefresh={() => void refresh()}
        />
      ) : null}
      {tab === 'settings' ? (
        <SettingsView
          settings={settings}
          onChange={(next) => void change(next)}
          onAddAddress={add}
          onSetEndpoint={setEndpoint}
        />
      ) : null}
    </Shell>
  );
};
