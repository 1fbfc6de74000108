import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type Address, WAD } from '@/lib/core/units';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import type { StakedToken } from '../families/liquid-staking/shape';
import { view } from '../read-batch';
import { registrySource } from '../registry-fact';
import { contracts, RETH } from './contracts';
import { facts } from './facts';
import pages from './pages';
import { ask, rEthViews } from './reading';

const source = registrySource('rocket-pool/rocketpool fef41a4', '2026-04-17');
const bridged = (chainId: number, address: Address): StakedToken => ({
  symbol: 'rETH',
  chainId,
  address,
  worth: { kind: 'unread' },
});

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
    // Source: Superchain token list, 2026-06-18; bgd-labs/aave-address-book, 2026-05-01; balancer/code-review, 2026-07-22.
    bridged(42161, '0xEC70Dcb4A1EFa46b8F2D97C310C9c4790ba5ffA8'),
    bridged(10, '0x9Bcef72be871e61ED4fBbc7630889beE758eb81D'),
    bridged(8453, '0xB6fe221Fe9EeF5aBa221c348bA20A1Bf5e73624c'),
    bridged(130, '0x94Cac393f3444cEf63a651FfC18497E7e8bd036a'),
    bridged(143, '0xC50f2e735eDd9dCD8Ccd41EcFE9894E679e3195f'),
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
