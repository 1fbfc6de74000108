import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import registry from '@/public/registry/rocket-pool.json';
import { bridgedTokens } from '../families/liquid-staking/bundled-tokens';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import { contracts, RETH } from './contracts';
import { facts } from './facts';
import pages from './pages';
import { ask, rEthViews } from './reading';

const source = registrySource('rocket-pool/rocketpool fef41a4', '2026-04-17');

export default defineLiquidStaking({
  id: 'rocket-pool',
  name: 'Rocket Pool',
  pages,
  tokens: [
    {
      symbol: 'rETH',
      chainId: 1,
      address: RETH,
      worth: { kind: 'rate', view: view(rEthViews, RETH, 'getExchangeRate') },
    },
    ...bridgedTokens(registry),
  ],
  contracts,
  losses: { kind: 'bond', bond: 4n * WAD, source },
  control: {
    upgradeDelaySeconds: unknown('not-published'),
    words: [{ sentence: say('staking.control.rocketOracle'), source }],
  },
  oracle: { name: 'Rocket Pool Oracle DAO', words: [{ sentence: say('staking.oracle.rocket'), source }] },
  ask,
  facts,
});
