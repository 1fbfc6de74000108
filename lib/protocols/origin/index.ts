import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import { BASE_WETH, contracts, OETH, SUPER_OETH, WETH, WOETH, WSUPER_OETH, wrappedViews } from './contracts';
import { facts } from './facts';
import pages from './pages';
import { ask } from './reading';

const source = registrySource('OriginProtocol/origin-dollar 161a0a4', '2026-08-20');

export default defineLiquidStaking({
  id: 'origin',
  name: 'Origin',
  pages,
  tokens: [
    { symbol: 'OETH', chainId: 1, address: OETH, worth: { kind: 'par' } },
    {
      symbol: 'wOETH',
      chainId: 1,
      address: WOETH,
      worth: { kind: 'rate', view: view(wrappedViews, WOETH, 'convertToAssets', [WAD]) },
      wraps: 'OETH',
    },
    { symbol: 'superOETHb', chainId: 8453, address: SUPER_OETH, worth: { kind: 'par' } },
    { symbol: 'wsuperOETHb', chainId: 8453, address: WSUPER_OETH, worth: { kind: 'unread' }, wraps: 'superOETHb' },
    // Source: balancer/code-review, 2026-07-22; OriginProtocol/origin-dollar, 2026-08-20.
    {
      symbol: 'wOETH',
      chainId: 42161,
      address: '0xD8724322f44E5c58D7A815F542036fb17DbbF839',
      worth: { kind: 'unread' },
    },
    {
      symbol: 'wOETH',
      chainId: 8453,
      address: '0xD8724322f44E5c58D7A815F542036fb17DbbF839',
      worth: { kind: 'unread' },
    },
  ],
  contracts,
  takes: { [WETH]: 'WETH', [BASE_WETH]: 'WETH' },
  losses: { kind: 'shared', source },
  control: {
    upgradeDelaySeconds: unknown('not-published', 'the delay of the governor was not read'),
    words: [{ sentence: say('staking.control.originGovernor'), source }],
  },
  oracle: { name: 'OETH vault', words: [{ sentence: say('staking.oracle.vault'), source }] },
  ask,
  facts,
});
