import { waitOf } from '@/lib/core/exit';
import { mapFact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import registry from '@/public/registry/frax.json';
import { bridgedTokens } from '../families/liquid-staking/bundled-tokens';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource, reshape } from '../reading/registry-fact';
import { contracts, FRXETH, MINTER, minterViews, QUEUE, queueViews, SFRXETH, sfrxViews } from './contracts';
import pages from './pages';

const DOCUMENT = 'FraxFinance/frxETH-public';
const DATE = '2023-10-12';
const source = registrySource(DOCUMENT, DATE);
const queueSource = registrySource('FraxEtherRedemptionQueue, source at Etherscan', '2026-08-22');

export default defineLiquidStaking({
  id: 'frax',
  name: 'Frax Ether',
  pages,
  tokens: [
    { symbol: 'frxETH', chainId: 1, address: FRXETH, worth: { kind: 'par' } },
    {
      symbol: 'sfrxETH',
      chainId: 1,
      address: SFRXETH,
      worth: { kind: 'rate', view: view(sfrxViews, SFRXETH, 'pricePerShare') },
      wraps: 'frxETH',
    },
    ...bridgedTokens(registry),
  ],
  contracts,
  losses: { kind: 'shared', source },
  control: {
    upgradeDelaySeconds: unknown('not-published'),
    words: [{ sentence: say('staking.control.fraxFee'), source: queueSource }],
  },
  oracle: { name: 'sfrxETH vault', words: [{ sentence: say('staking.oracle.vault'), source }] },
  ask: (batch) => {
    const state = batch.ask(view(queueViews, QUEUE, 'redemptionQueueState'));
    const paused = batch.ask(view(minterViews, MINTER, 'submitPaused'));
    return () => ({
      exit: () => [
        {
          id: 'queue',
          label: say('staking.exit.queue'),
          wait: mapFact(state(), 'length of the queue as its operator set it', ([, seconds]) =>
            waitOf(Number(seconds), Number(seconds), null),
          ),
        },
      ],
      switches: [{ what: 'deposits', isOff: paused() }],
      notices: [
        {
          id: 'redemptionFee',
          atStake: 'exit',
          sentence: say('staking.notice.redemptionFee'),
          holds: reshape(state(), ([, , fee]) => fee > 0n),
        },
      ],
    });
  },
  facts: datedFacts('frax', [
    [
      'frxeth',
      'parameter',
      'frxETH itself earns nothing; sfrxETH, an ERC-4626 vault over it, earns what validators do.',
      DOCUMENT,
      DATE,
    ],
    [
      'queue',
      'parameter',
      'Redeeming gives a ticket (NFT) that pays ETH one to one, less a fee, once it is mature; the operator sets the length of the queue, up to 100 days.',
      'FraxEtherRedemptionQueue, source at Etherscan',
      '2026-08-22',
    ],
    [
      'fee',
      'control',
      'The timelock may set the redemption fee to anything up to 100 percent.',
      'sherlock-audit/2024-01-napier, on FraxEtherRedemptionQueue',
      '2024-01-31',
    ],
    [
      'requests',
      'parameter',
      'The queue does not list the tickets of an account, so open ones are not among the positions shown.',
      'FraxEtherRedemptionQueue, source at Etherscan',
      '2026-08-22',
    ],
    ['hosts', 'page', 'The app is app.frax.finance.', 'DefiLlama/yield-server e638965', '2026-08-22'],
  ]),
});
