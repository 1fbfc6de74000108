import { say } from '@/lib/core/sentence';
import { DAY } from '@/lib/core/units';
import registry from '@/public/registry/lido.json';
import { bridgedTokens } from '../families/liquid-staking/bundled-tokens';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource, registryValue } from '../reading/registry-fact';
import { contracts, STETH, WSTETH } from './contracts';
import { facts } from './facts';
import { targetOfPage } from './page-target';
import pages from './pages';
import { ask } from './reading';
import { readRequests } from './requests';
import { wstEthViews } from './views';

const DOCS = 'lidofinance/docs 35624e4';
const DATE = '2026-07-24';
const docs = registrySource(DOCS, DATE);

export default defineLiquidStaking({
  id: 'lido',
  name: 'Lido',
  pages,
  tokens: [
    { symbol: 'stETH', chainId: 1, address: STETH, worth: { kind: 'par' } },
    {
      symbol: 'wstETH',
      chainId: 1,
      address: WSTETH,
      worth: { kind: 'rate', view: view(wstEthViews, WSTETH, 'stEthPerToken') },
      wraps: 'stETH',
    },
    ...bridgedTokens(registry),
  ],
  contracts,
  losses: { kind: 'shared', source: docs },
  isQueueExposed: true,
  control: {
    upgradeDelaySeconds: registryValue(4 * DAY, `${DOCS}: shortest timelock of Dual Governance`, DATE),
    words: [{ sentence: say('staking.control.lidoBreaker'), source: docs }],
  },
  oracle: {
    name: 'Lido AccountingOracle',
    words: [
      { sentence: say('staking.oracle.lido'), source: docs },
      { sentence: say('staking.oracle.lidoCaps'), source: docs },
    ],
  },
  ask,
  requests: readRequests,
  facts,
  targetOfPage,
});
