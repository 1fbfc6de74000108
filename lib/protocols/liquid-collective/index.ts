import { parseAbi } from 'viem';
import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type Address, WAD } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { claimExit, type Named, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import pages from './pages';

const DOCUMENT = 'liquid-collective/liquid-collective-protocol, RiverV1 and RedeemManagerV1';
const DATE = '2026-08-22';
const source = registrySource(DOCUMENT, DATE);

/** Source: liquid-collective/liquid-collective-protocol README. */
const LSETH: Address = '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549';
const REDEEM_MANAGER: Address = '0x080b3a41390b357Ad7e8097644d1DEDf57AD3375';
const lsEth: Named = { symbol: 'LsETH', address: LSETH };
const claim = 'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds';

const riverCalls = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => stakeEther(call, 'LsETH')),
  entryPoint('function depositAndTransfer(address _recipient) payable', ([recipient], call) =>
    stakeEther(call, 'LsETH', recipient),
  ),
  entryPoint('function requestRedeem(uint256 _lsETHAmount, address _recipient)', ([amount, recipient], call) =>
    requestExit(call, lsEth, [amount], recipient),
  ),
  entryPoint(`${claim})`, ([ids], call) => claimExit(call, ids.map(BigInt))),
]);

const managerCalls = entryPointTable(() => [
  entryPoint('function requestRedeem(uint256 _lsETHAmount)', ([amount], call) => requestExit(call, lsEth, [amount])),
  entryPoint('function requestRedeem(uint256 _lsETHAmount, address _recipient)', ([amount, recipient], call) =>
    requestExit(call, lsEth, [amount], recipient),
  ),
  entryPoint(`${claim})`, ([ids], call) => claimExit(call, ids.map(BigInt))),
  entryPoint(`${claim}, bool skipAlreadyClaimed, uint16 _depth)`, ([ids], call) => claimExit(call, ids.map(BigInt))),
]);

const views = parseAbi(['function underlyingBalanceFromShares(uint256 _shares) view returns (uint256)']);

export default defineLiquidStaking({
  id: 'liquid-collective',
  name: 'Liquid Collective',
  pages,
  tokens: [
    {
      symbol: 'LsETH',
      chainId: 1,
      address: LSETH,
      worth: { kind: 'rate', view: view(views, LSETH, 'underlyingBalanceFromShares', [WAD]) },
    },
  ],
  contracts: [
    { chainId: 1, address: LSETH, table: riverCalls, etherFor: 'LsETH' },
    { chainId: 1, address: REDEEM_MANAGER, table: managerCalls, isCore: true, isSpender: true },
  ],
  losses: { kind: 'shared', source },
  isQueueExposed: true,
  control: { upgradeDelaySeconds: unknown('not-published'), words: [] },
  oracle: { name: 'Liquid Collective oracle', words: [{ sentence: say('staking.oracle.collective'), source }] },
  ask: () => () => ({
    exit: () => [
      {
        id: 'queue',
        label: say('staking.exit.queue'),
        wait: unknown('not-published', 'requests are paid in order, as validators exit'),
      },
    ],
    switches: [],
    notices: [],
  }),
  facts: datedFacts('liquid-collective', [
    ['allowlist', 'parameter', 'Only accounts on an allowlist may stake or redeem.', DOCUMENT, DATE],
    [
      'requests',
      'parameter',
      'A redeem request pays at most what it was worth when asked for; while slashing is contained none can be made.',
      DOCUMENT,
      DATE,
    ],
    [
      'listing',
      'parameter',
      'Requests are listed by number, not by account, so open ones are not among the positions shown.',
      DOCUMENT,
      DATE,
    ],
  ]),
});
