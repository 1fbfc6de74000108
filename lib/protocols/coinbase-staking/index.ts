import { parseAbi } from 'viem';
import { unknown } from '@/lib/core/fact';
import { say, text } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/coinbase-staking.json';
import { bridgedTokens } from '../families/liquid-staking/bundled-tokens';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import { view } from '../reading/read-batch';
import { registrySource } from '../reading/registry-fact';
import pages from './pages';

const DOCUMENT = 'coinbase/wrapped-tokens-os';
const DATE = '2022-10-28';
const source = registrySource(DOCUMENT, DATE);

/** Source: coinbase/wrapped-tokens-os, StakedTokenV1; bgd-labs/aave-address-book, 2026-05-01. */
const CBETH: Address = '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704';
const views = parseAbi(['function exchangeRate() view returns (uint256)']);

export default defineLiquidStaking({
  id: 'coinbase-staking',
  name: 'Coinbase cbETH',
  pages,
  tokens: [
    { symbol: 'cbETH', chainId: 1, address: CBETH, worth: { kind: 'rate', view: view(views, CBETH, 'exchangeRate') } },
    ...bridgedTokens(registry),
  ],
  contracts: [],
  losses: { kind: 'issuer', issuer: 'Coinbase', source },
  control: {
    upgradeDelaySeconds: unknown('not-published'),
    words: [{ sentence: say('staking.control.custodial', { issuer: text('Coinbase') }), source }],
  },
  oracle: { name: 'Coinbase', words: [{ sentence: say('staking.oracle.stored'), source }] },
  ask: () => () => ({
    exit: () => [
      {
        id: 'issuer',
        label: say('staking.exit.issuer', { issuer: text('Coinbase') }),
        wait: unknown('not-published', 'Coinbase redeems it, inside an account there'),
      },
    ],
    switches: [],
    notices: [],
  }),
  facts: datedFacts('coinbase-staking', [
    [
      'custody',
      'control',
      'cbETH is made and redeemed inside Coinbase alone; its code can block accounts and pause transfers.',
      DOCUMENT,
      DATE,
    ],
    ['rate', 'control', 'The exchange rate is written by an oracle role within an allowance.', DOCUMENT, DATE],
    [
      'pages',
      'page',
      'Staking at www.coinbase.com asks no wallet for anything, so no page of it is watched.',
      'symbioticfi/metadata-mainnet',
      '2026-08-07',
    ],
  ]),
});
