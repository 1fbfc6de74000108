import { type ReactNode, useState } from 'react';
import { PageView } from '@/components/popup/PageView';
import type { PageState } from '@/components/popup/page-state';
import { Shell, type Tab } from '@/components/popup/Shell';
import { PortfolioView } from '@/components/portfolio/PortfolioView';
import type { LoadingStep, PortfolioData } from '@/components/portfolio/portfolio-data';
import { StressTable } from '@/components/portfolio/StressTable';
import { SettingsView } from '@/components/settings/SettingsView';
import type { SettingsData } from '@/components/settings/settings-data';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { OWNER, UNVALUED } from '@/test/components/fixtures/portfolio';
import { NOW } from '@/test/components/fixtures/sources';

const Framed = ({ at, children }: { at: Tab; children: ReactNode }) => {
  const [tab, setTab] = useState(at);
  return (
    <Shell tab={tab} onTab={setTab} accounts={[OWNER, OWNER]}>
      {children}
    </Shell>
  );
};

export const PageCase = ({ page }: { page: PageState | null }) => (
  <Framed at="page">
    <PageView page={page} now={NOW} trouble={null} onSwitch={() => undefined} />
  </Framed>
);

export const PortfolioCase = ({
  portfolio,
  progress = [],
}: {
  portfolio: PortfolioData | null;
  progress?: readonly LoadingStep[];
}) => (
  <Framed at="portfolio">
    <PortfolioView
      portfolio={portfolio}
      progress={progress}
      limits={DEFAULT_LIMITS}
      ownLimits={[]}
      now={NOW}
      onSetLimits={() => undefined}
      onAddAddress={async () => 'bad-checksum'}
      onRefresh={() => undefined}
    />
  </Framed>
);

export const StressCase = () => (
  <Framed at="portfolio">
    <StressTable positions={UNVALUED.positions} limits={DEFAULT_LIMITS} isOwnLimit />
  </Framed>
);

const SETTINGS: SettingsData = {
  limits: DEFAULT_LIMITS,
  ownLimits: ['loss'],
  holdMode: 'when-it-matters',
  accounts: [OWNER],
  rpcUrls: {},
  sites: {
    'app.eigenlayer.xyz': { isOff: false, isStripClosed: true },
    'app.kelpdao.xyz': { isOff: true, isStripClosed: false },
  },
};

export const SettingsCase = () => {
  const [settings, setSettings] = useState(SETTINGS);
  return (
    <Framed at="settings">
      <SettingsView
        settings={settings}
        requests={[
          { at: NOW * 1000, host: 'ethereum-rpc.publicnode.com', purpose: 'chain', milliseconds: 90, outcome: 'ok' },
          { at: NOW * 1000, host: 'yields.llama.fi', purpose: 'baseYield', milliseconds: 90, outcome: 'failed' },
        ]}
        onChange={setSettings}
        onAddAddress={async () => 'bad-checksum'}
        onSetEndpoint={async () => 'no-answer'}
      />
    </Framed>
  );
};
