import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import { contracts, ETHX, POOLS_MANAGER, poolViews } from './contracts';
import { facts } from './facts';
import pages from './pages';
import { ask, readRequests } from './reading';

const source = registrySource('stader-labs/ethx 9d4a921', '2025-12-18');

export default defineLiquidStaking({
  id: 'stader',
  name: 'Stader',
  pages,
  tokens: [
    {
      symbol: 'ETHx',
      chainId: 1,
      address: ETHX,
      worth: { kind: 'rate', view: view(poolViews, POOLS_MANAGER, 'getExchangeRate') },
    },
    // Source: balancer/code-review, 2026-07-22.
    {
      symbol: 'ETHx',
      chainId: 42161,
      address: '0xED65C5085a18Fa160Af0313E60dcc7905E944Dc7',
      worth: { kind: 'unread' },
    },
  ],
  contracts,
  losses: { kind: 'bond', bond: 4n * WAD, source },
  isQueueExposed: true,
  control: { upgradeDelaySeconds: unknown('not-published'), words: [] },
  oracle: { name: 'StaderOracle', words: [{ sentence: say('staking.oracle.stader'), source }] },
  ask,
  requests: readRequests,
  facts,
});
