import { parseAbi } from 'viem';
import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { type Named, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import pages from './pages';

const DOCUMENT = 'Ankr-network/ankr-docs, ETH liquid staking API';
const DATE = '2026-08-22';
const source = registrySource(DOCUMENT, DATE);

/** Source: Ankr-network/ankr-docs; balancer/code-review (rate provider), 2026-07-22. */
const ANKRETH: Address = '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb';
const POOL: Address = '0x84db6eE82b7Cf3b47E8F19270abdE5718B936670';
const RATE: Address = '0x00F8e64a8651E3479A0B20F46b1D462Fe29D6aBc';
const ankrEth: Named = { symbol: 'ankrETH', address: ANKRETH };
const bond: Named = { symbol: 'aETHb', address: '0xD01ef7C0A5d8c432fc2d1a85c66cF2327362E5C6' };

const poolCalls = entryPointTable(() => [
  entryPoint('function stake() payable', (_, call) => stakeEther(call, 'ankrETH')),
  entryPoint('function stakeAndClaimAethC() payable', (_, call) => stakeEther(call, 'ankrETH')),
  entryPoint('function stakeAndClaimAethB() payable', (_, call) => stakeEther(call, 'aETHb')),
  entryPoint('function unstakeAETH(uint256 shares)', ([shares], call) => requestExit(call, ankrEth, [shares])),
  entryPoint('function unstakeAETHFor(uint256 shares, address recipient)', ([shares, recipient], call) =>
    requestExit(call, ankrEth, [shares], recipient),
  ),
  entryPoint('function unstakeFETH(uint256 amount)', ([amount], call) => requestExit(call, bond, [amount])),
  entryPoint('function unstakeFETHFor(uint256 amount, address recipient)', ([amount, recipient], call) =>
    requestExit(call, bond, [amount], recipient),
  ),
]);

const views = parseAbi(['function getRate() view returns (uint256)']);

export default defineLiquidStaking({
  id: 'ankr',
  name: 'Ankr',
  pages,
  tokens: [
    { symbol: 'ankrETH', chainId: 1, address: ANKRETH, worth: { kind: 'rate', view: view(views, RATE, 'getRate') } },
  ],
  contracts: [{ chainId: 1, address: POOL, table: poolCalls, isCore: true, isSpender: true }],
  losses: { kind: 'shared', source },
  control: { upgradeDelaySeconds: unknown('not-published'), words: [] },
  oracle: { name: 'Ankr oracle', words: [{ sentence: say('staking.oracle.ankr'), source }] },
  ask: () => () => ({
    exit: () => [
      {
        id: 'queue',
        label: say('staking.exit.queue'),
        wait: unknown('not-published', 'Ankr pays out what was asked for when ether is there'),
      },
    ],
    switches: [],
    notices: [],
  }),
  facts: datedFacts('ankr', [
    [
      'payout',
      'parameter',
      'What is unstaked is paid to the account by the pool, with no claim to make; how long that takes is not published on chain.',
      DOCUMENT,
      DATE,
    ],
    [
      'slash-2025',
      'incident',
      'On 10 September 2025 39 validators at SSV were slashed, those of Ankr among them.',
      'press, collected in September 2025',
      '2025-09-10',
    ],
    ['hosts', 'page', 'Staking is at www.ankr.com/staking.', 'DefiLlama/yield-server e638965', DATE],
  ]),
});
