import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';

export const PROTOCOL = 'bedrock';
const CONTRACTS = 'Bedrock-Technology/stake 64bcb9e';
const DATE = '2024-06-16';
const EXPLORER = 'SunWeb3Sec/DeFiHackLabs, incident explorer';

export const contractsSource = registrySource(CONTRACTS, DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'whole-validators',
    'parameter',
    'Leaving through the queue works in multiples of 32 ETH alone; smaller holders depend on ether not staked yet or on a market.',
    CONTRACTS,
    DATE,
  ],
  ['rate', 'parameter', 'The rate follows from reserves that an oracle account reports.', CONTRACTS, DATE],
  [
    'unibtc-2024',
    'incident',
    'uniBTC, another token of Bedrock, was exploited on 26 September 2024 for about 2 million USD. uniETH was not.',
    EXPLORER,
    '2026-08-07',
  ],
  ['audits', 'audit', 'PeckShield, on Bedrock and on the staking contracts before it.', CONTRACTS, DATE],
  [
    'control',
    'control',
    'An administrator upgrades the contracts; how long ahead, and by whom, was not found.',
    CONTRACTS,
    DATE,
  ],
  [
    'status',
    'parameter',
    'The published source is of June 2024; what changed on chain since was not found.',
    CONTRACTS,
    DATE,
  ],
]);
