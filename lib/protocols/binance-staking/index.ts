import { unknown } from '@/lib/core/fact';
import { say, text } from '@/lib/core/sentence';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import { contracts, PEGGED_ETH, tokenViews, WBETH } from './contracts';
import pages from './pages';
import { ask, readRequests } from './reading';

const DOCUMENT = 'binance wBETH, WrapTokenV2 and UnwrapTokenV1';
const DATE = '2026-08-22';
const source = registrySource(DOCUMENT, DATE);

const BINANCE = { issuer: text('Binance') };

export default defineLiquidStaking({
  id: 'binance-staking',
  name: 'Binance wBETH',
  pages,
  tokens: [
    {
      symbol: 'wBETH',
      chainId: 1,
      address: WBETH,
      worth: { kind: 'rate', view: view(tokenViews, WBETH, 'exchangeRate') },
    },
    { symbol: 'wBETH', chainId: 56, address: WBETH, worth: { kind: 'unread' } },
  ],
  contracts,
  takes: { [PEGGED_ETH]: 'ETH' },
  losses: { kind: 'issuer', issuer: 'Binance', source },
  control: {
    upgradeDelaySeconds: unknown('not-published'),
    words: [{ sentence: say('staking.control.custodial', BINANCE), source }],
  },
  oracle: { name: 'Binance', words: [{ sentence: say('staking.oracle.stored'), source }] },
  ask,
  requests: readRequests,
  facts: datedFacts('binance-staking', [
    [
      'custody',
      'control',
      'The ether under wBETH is kept by Binance; the token can be paused and accounts blocked, and the rate is one number its oracle writes.',
      DOCUMENT,
      DATE,
    ],
    [
      'exit',
      'parameter',
      'A withdrawal burns wBETH at the rate of the day and records a claim, which is paid once Binance has put the ether in.',
      DOCUMENT,
      DATE,
    ],
    [
      'pages',
      'page',
      'Staking at www.binance.com asks no wallet for anything, so no page of it is watched.',
      'DefiLlama/yield-server e638965',
      DATE,
    ],
  ]),
});
