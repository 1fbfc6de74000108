import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import { CONTROLLER, contracts, controllerViews, factory, OSETH } from './contracts';
import pages from './pages';

const DOCUMENT = 'stakewise/stakewise-docs, vaults and osToken';
const DATE = '2026-08-22';
const source = registrySource(DOCUMENT, DATE);

export default defineLiquidStaking({
  id: 'stakewise',
  name: 'StakeWise',
  pages,
  tokens: [
    {
      symbol: 'osETH',
      chainId: 1,
      address: OSETH,
      worth: { kind: 'rate', view: view(controllerViews, CONTROLLER, 'convertToAssets', [WAD]) },
    },
  ],
  contracts,
  factory,
  losses: { kind: 'shared', source },
  control: { upgradeDelaySeconds: unknown('not-published'), words: [] },
  oracle: { name: 'StakeWise keeper', words: [{ sentence: say('staking.oracle.controller'), source }] },
  ask: () => () => ({
    exit: () => [
      {
        id: 'vault',
        label: say('staking.exit.vault'),
        wait: unknown('not-measured', 'each vault has a queue of its own'),
      },
    ],
    switches: [],
    notices: [],
  }),
  facts: datedFacts('stakewise', [
    [
      'vaults',
      'parameter',
      'Ether is put in a vault that one operator runs; osETH is minted against the shares and has to be burned before they can leave.',
      DOCUMENT,
      DATE,
    ],
    [
      'losses',
      'parameter',
      'A vault bears its own losses first, beyond what its shares exceed the osETH minted against them.',
      DOCUMENT,
      DATE,
    ],
    [
      'positions',
      'parameter',
      'Shares of vaults and their exit queues are not read, so the positions shown are osETH alone.',
      DOCUMENT,
      DATE,
    ],
  ]),
});
