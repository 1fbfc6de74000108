import { parseAbi } from 'viem';
import { waitOf } from '@/lib/core/exit';
import { combineFacts, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type Address, SECONDS_PER_BLOCK, WAD } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { claimExit, type Named, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import { atMostValidatorExit } from '../families/liquid-staking/validators';
import { view } from '../reading/read-batch';
import { registrySource, reshape } from '../reading/registry-fact';
import pages from './pages';

const DOCUMENT = 'mantle-lsp/contracts afa686b';
const DATE = '2025-10-31';
const source = registrySource(DOCUMENT, DATE);

/** Source: mantle-lsp/contracts afa686b, 2025-10-31. */
const METH: Address = '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa';
const STAKING: Address = '0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f';
const REQUESTS: Address = '0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9';
const mEth: Named = { symbol: 'mETH', address: METH };

const stakingCalls = entryPointTable(() => [
  // The argument is the least to get, not the amount.
  entryPoint('function stake(uint256 minMETHAmount) payable', ([minOut], call) => ({
    ...stakeEther(call, 'mETH'),
    minOut,
  })),
  entryPoint('function unstakeRequest(uint128 methAmount, uint128 minETHAmount)', ([amount, minOut], call) => ({
    ...requestExit(call, mEth, [amount]),
    minOut,
  })),
  entryPoint(
    'function unstakeRequestWithPermit(uint128 methAmount, uint128 minETHAmount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ([amount, minOut, deadline], call) => ({ ...requestExit(call, mEth, [amount]), minOut, expiry: deadline }),
  ),
  entryPoint('function claimUnstakeRequest(uint256 unstakeRequestID)', ([id], call) => claimExit(call, [id])),
]);

const stakingViews = parseAbi(['function mETHToETH(uint256 mETHAmount) view returns (uint256)']);
const requestViews = parseAbi([
  'function numberOfBlocksToFinalize() view returns (uint256)',
  'function allocatedETHDeficit() view returns (uint256)',
]);

export default defineLiquidStaking({
  id: 'mantle-staking',
  name: 'mETH Protocol',
  pages,
  tokens: [
    {
      symbol: 'mETH',
      chainId: 1,
      address: METH,
      worth: { kind: 'rate', view: view(stakingViews, STAKING, 'mETHToETH', [WAD]) },
    },
    // Source: mantle-lsp/contracts; DefiLlama-Adapters, 2026-08-22.
    { symbol: 'mETH', chainId: 5000, address: '0xcDA86A272531e8640cD7F1a92c01839911B90bb0', worth: { kind: 'unread' } },
  ],
  contracts: [{ chainId: 1, address: STAKING, table: stakingCalls, isCore: true, isSpender: true }],
  losses: { kind: 'shared', source },
  control: {
    upgradeDelaySeconds: unknown('not-published'),
    words: [{ sentence: say('staking.control.mantleCancel'), source }],
  },
  oracle: { name: 'mETH oracle', words: [{ sentence: say('staking.oracle.mantle'), source }] },
  ask: (batch) => {
    const blocks = batch.ask(view(requestViews, REQUESTS, 'numberOfBlocksToFinalize'));
    const deficit = batch.ask(view(requestViews, REQUESTS, 'allocatedETHDeficit'));
    return () => ({
      exit: () => [
        {
          id: 'queue',
          label: say('staking.exit.queue'),
          wait: combineFacts(
            [blocks(), deficit()],
            'least delay in blocks of 12 s, then validators exit for what is missing',
            (least, missing) => {
              const seconds = Number(least) * SECONDS_PER_BLOCK;
              return missing > 0n ? atMostValidatorExit(seconds, missing) : waitOf(seconds, seconds, null);
            },
          ),
        },
      ],
      switches: [],
      notices: [
        {
          id: 'queueShort',
          atStake: 'exit',
          sentence: say('staking.notice.queueShort'),
          holds: reshape(deficit(), (missing) => missing > 0n),
        },
      ],
    });
  },
  facts: datedFacts('mantle-staking', [
    [
      'requests',
      'parameter',
      'A withdrawal fixes its amount of ETH when asked for, waits a number of blocks and for an oracle record after it; unfinished ones can be cancelled by an administrator in an emergency, which gives the mETH back.',
      DOCUMENT,
      DATE,
    ],
    [
      'oracle',
      'control',
      'An oracle record with a loss above 0.1 percent is held back until somebody decides.',
      DOCUMENT,
      DATE,
    ],
    ['buffer', 'parameter', 'A liquidity buffer keeps a part of the pool at Aave V3.', DOCUMENT, DATE],
    ['blocks', 'control', 'The token keeps a list of blocked accounts.', DOCUMENT, DATE],
    [
      'fees',
      'parameter',
      'At the start: 0.1 ETH to stake, 0.01 mETH to leave, 10 percent of rewards as fee, at most 10 percent as exit adjustment.',
      DOCUMENT,
      DATE,
    ],
    [
      'listing',
      'parameter',
      'The contracts do not list the withdrawals of an account, so open ones are not among the positions shown.',
      DOCUMENT,
      DATE,
    ],
  ]),
});
