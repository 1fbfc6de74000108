import { parseAbi } from 'viem';
import { mapFact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { claimExit, destroyToken, type Named, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import { atMostValidatorExit } from '../families/liquid-staking/validators';
import { view } from '../reading/read-batch';
import { registrySource, reshape } from '../reading/registry-fact';
import pages from './pages';

const DOCUMENT = 'SwellNetwork/v3-core-public ba1eeff';
const DATE = '2024-11-13';
const source = registrySource(DOCUMENT, DATE);
const review = registrySource('balancer/code-review, swETH', '2024-12-31');

/** Source: SwellNetwork/v3-core-public; DefiLlama-Adapters, 2026-08-22. */
const SWETH: Address = '0xf951E335afb289353dc249e82926178EaC7DEd78';
const SWEXIT: Address = '0x48C11b86807627AF70a34662D4865cF854251663';
const swEth: Named = { symbol: 'swETH', address: SWETH };

const swEthCalls = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => stakeEther(call, 'swETH')),
  entryPoint('function depositWithReferral(address referral) payable', (_, call) => stakeEther(call, 'swETH')),
  entryPoint('function burn(uint256 amount)', ([amount], call) => destroyToken(call, swEth, amount)),
]);

const swExitCalls = entryPointTable(() => [
  entryPoint('function createWithdrawRequest(uint256 amount)', ([amount], call) => requestExit(call, swEth, [amount])),
  entryPoint('function finalizeWithdrawal(uint256 tokenId)', ([id], call) => claimExit(call, [id])),
]);

const tokenViews = parseAbi([
  'function getRate() view returns (uint256)',
  'function lastRepriceUNIX() view returns (uint256)',
]);
const exitViews = parseAbi(['function exitingETH() view returns (uint256)']);

export default defineLiquidStaking({
  id: 'swell-staking',
  name: 'Swell swETH',
  pages,
  tokens: [
    { symbol: 'swETH', chainId: 1, address: SWETH, worth: { kind: 'rate', view: view(tokenViews, SWETH, 'getRate') } },
    // Source: DefiLlama-Adapters, coreAssets, 2026-08-22.
    {
      symbol: 'swETH',
      chainId: 1923,
      address: '0x09341022ea237a4DB1644DE7CCf8FA0e489D85B7',
      worth: { kind: 'unread' },
    },
  ],
  contracts: [
    { chainId: 1, address: SWETH, table: swEthCalls },
    { chainId: 1, address: SWEXIT, table: swExitCalls, isCore: true, isSpender: true },
  ],
  losses: { kind: 'shared', source },
  isQueueExposed: true,
  control: {
    upgradeDelaySeconds: unknown('not-published', 'no timelock was found'),
    words: [{ sentence: say('staking.control.swellSafe'), source: review }],
  },
  oracle: { name: 'Swell repricing', words: [{ sentence: say('staking.oracle.swell'), source: review }] },
  ask: (batch) => {
    const exiting = batch.ask(view(exitViews, SWEXIT, 'exitingETH'));
    const repricedAt = batch.ask(view(tokenViews, SWETH, 'lastRepriceUNIX'));
    return () => ({
      exit: (amount) => [
        {
          id: 'queue',
          label: say('staking.exit.queue'),
          wait: mapFact(exiting(), 'validators exit for what is asked for, or sooner; processed by Swell', (waiting) =>
            atMostValidatorExit(0, waiting + (amount.known ? amount.value : 0n)),
          ),
        },
      ],
      switches: [],
      notices: [],
      rateAt: reshape(repricedAt(), Number),
    });
  },
  facts: datedFacts('swell-staking', [
    [
      'burn',
      'parameter',
      'Calling burn on swETH destroys the tokens and pays nothing; leaving goes through swEXIT.',
      DOCUMENT,
      DATE,
    ],
    [
      'exit',
      'parameter',
      'A withdrawal pays the lower of the rate when asked for and the rate when processed; 0.005 to 500 swETH a request were seen.',
      DOCUMENT,
      DATE,
    ],
    [
      'reprice',
      'control',
      'The rate changes when one account of Swell reprices, by about 1 percent and once an hour at most when reviewed.',
      'balancer/code-review, swETH',
      '2024-12-31',
    ],
    [
      'safe',
      'control',
      'A 3 of 5 Safe administers the contracts; no timelock was found.',
      'balancer/code-review, swETH',
      '2024-12-31',
    ],
    [
      'audits',
      'audit',
      'Sigma Prime (several), Cyfrin in February 2024, Nethermind NM0231; bounty of up to 250 000 USD at Immunefi.',
      DOCUMENT,
      DATE,
    ],
    [
      'requests',
      'parameter',
      'swEXIT does not list the withdrawals of an account, so open ones are not among the positions shown.',
      DOCUMENT,
      DATE,
    ],
  ]),
});
