import { useEffect, useState } from 'react';
import { Shell, type Tab } from '@/components/popup/Shell';
import { usePortfolio } from '@/lib/stores/portfolio';
import { useSettings } from '@/lib/stores/settings';
import { PageTab, PortfolioTab, readPage, SettingsTab } from './tabs';
import { firstTab, isNamedTab, openInTab } from './which-tab';

type AppProps = {
  /** Shown in a tab of its own, about no page. */
  readonly isOwnTab?: boolean;
  readonly start?: Tab;
};

/** Popup, full tab and options page: the same views at different widths. */
export const App = ({ isOwnTab = isNamedTab(), start = firstTab() }: AppProps) => {
  const [at, setAt] = useState<Tab | 'limits'>(start);
  const tab = at === 'limits' ? 'settings' : at;
  const { settings, load: loadSettings } = useSettings();
  const openPortfolio = usePortfolio((store) => store.open);

  useEffect(() => {
    void loadSettings();
    void readPage();
    void openPortfolio();
  }, [loadSettings, openPortfolio]);

  return (
    <Shell
      tab={tab}
      onTab={setAt}
      accounts={settings.accounts}
      {...(isOwnTab ? {} : { onOpenTab: () => void openInTab(tab) })}
    >
      {tab === 'page' ? <PageTab /> : null}
      {tab === 'portfolio' ? <PortfolioTab onSetLimits={() => setAt('limits')} /> : null}
      {tab === 'settings' ? <SettingsTab isForLimits={at === 'limits'} /> : null}
    </Shell>
  );
};
