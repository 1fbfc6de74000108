import { parseAbi } from 'viem';
import { unknown } from '@/lib/core/fact';
import { say, text } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { datedFacts } from '../families/liquid-staking/dated-fact';
import { defineLiquidStaking } from '../families/liquid-staking/define';
import type { StakedToken } from '../families/liquid-staking/shape';
import { view } from '../read-batch';
import { registrySource } from '../registry-fact';
import pages from './pages';

const DOCUMENT = 'coinbase/wrapped-tokens-os';
const DATE = '2022-10-28';
const source = registrySource(DOCUMENT, DATE);

/** Source: coinbase/wrapped-tokens-os, StakedTokenV1; bgd-labs/aave-address-book, 2026-05-01. */
const CBETH: Address = '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704';
const views = parseAbi(['function exchangeRate() view returns (uint256)']);

const bridged = (chainId: number, address: Address): StakedToken => ({
  symbol: 'cbETH',
  chainId,
  address,
  worth: { kind: 'unread' },
});

export default defineLiquidStaking({
  id: 'coinbase-staking',
  name: 'Coinbase cbETH',
  pages,
  tokens: [
    { symbol: 'cbETH', chainId: 1, address: CBETH, worth: { kind: 'rate', view: view(views, CBETH, 'exchangeRate') } },
    // Source: Superchain token list, 2026-06-18; Uniswap default list; balancer/code-review, 2026-07-22.
    bridged(8453, '0x2Ae3F1Ec7F1F5012CFEab0185bfc7aa3cf0DEc22'),
    bridged(10, '0xadDb6A0412DE1BA0F936DCaeb8Aaa24578dcF3B2'),
    bridged(42161, '0x1DEBd73E752bEaF79865Fd6446b0c970EaE7732f'),
    bridged(130, '0xEb64b50FeF2A363940369285F86Ae9a68211db59'),
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
