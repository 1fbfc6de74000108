import { useEffect } from 'react';
import { PageView } from '@/components/popup/PageView';
import { PortfolioView } from '@/components/portfolio/PortfolioView';
import { SettingsView } from '@/components/settings/SettingsView';
import { ownLimitsOf } from '@/components/settings/settings-data';
import { useNetwork } from '@/lib/stores/network';
import { usePage } from '@/lib/stores/page';
import { usePortfolio } from '@/lib/stores/portfolio';
import { useSettings } from '@/lib/stores/settings';
import { findTab } from './which-tab';

/** Unix seconds. */
const currentTime = (): number => Math.floor(Date.now() / 1000);

/** Reads the page the popup is about. */
export const readPage = async (): Promise<void> => usePage.getState().load((await findTab()) ?? -1);

const switchHere = async (host: string, isOff: boolean): Promise<void> => {
  await useSettings.getState().switchSite(host, isOff);
  await readPage();
};

const watch = async (entered: string) => {
  const problem = await useSettings.getState().addAddress(entered);
  // Whose stake the page is about may only be known now.
  if (problem === null) void Promise.all([usePortfolio.getState().refresh(), readPage()]);
  return problem;
};

export const PageTab = () => {
  const { page, trouble } = usePage();
  return (
    <PageView
      page={page}
      trouble={trouble}
      now={currentTime()}
      onSwitch={(host, isOff) => void switchHere(host, isOff)}
    />
  );
};

export const PortfolioTab = ({ onSetLimits }: { readonly onSetLimits: () => void }) => {
  const { portfolio, trouble, isReading, refresh } = usePortfolio();
  const { settings } = useSettings();
  return (
    <PortfolioView
      portfolio={portfolio}
      trouble={trouble}
      progress={isReading ? [{ id: 'chain', label: { key: 'portfolio.reading' }, status: 'running' }] : []}
      limits={settings.limits}
      ownLimits={ownLimitsOf(settings)}
      now={currentTime()}
      onSetLimits={onSetLimits}
      onAddAddress={watch}
      onRefresh={() => void refresh()}
    />
  );
};

/** `isForLimits`: whoever comes to set limits begins there. */
export const SettingsTab = ({ isForLimits }: { readonly isForLimits: boolean }) => {
  const { settings, change, setEndpoint } = useSettings();
  const { requests, load } = useNetwork();
  useEffect(() => void load(), [load]);
  return (
    <SettingsView
      settings={settings}
      requests={requests}
      isForLimits={isForLimits}
      onChange={(next) => void change(next)}
      onAddAddress={watch}
      onSetEndpoint={setEndpoint}
    />
  );
};
