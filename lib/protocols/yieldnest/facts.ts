import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './contracts';

const CONTRACTS = 'yieldnest/yieldnest-protocol 81046a6';
const DATE = '2025-07-11';

export const contractsSource = registrySource(CONTRACTS, DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'exit',
    'parameter',
    'A withdrawal pays the lower of the rate when asked for and the rate when finalized, less a fee fixed when it is asked for.',
    CONTRACTS,
    DATE,
  ],
  [
    'finalizing',
    'parameter',
    'The code speaks of at most 28 days until a request is finalized; nothing on chain enforces it.',
    CONTRACTS,
    DATE,
  ],
  [
    'available',
    'parameter',
    'A finalized request is paid only while the redemption vault holds enough.',
    CONTRACTS,
    DATE,
  ],
  [
    'control',
    'control',
    'A timelock upgrades ynLSDe; its delay is read from chain. For ynETH the delay was not found.',
    CONTRACTS,
    DATE,
  ],
  [
    'ynethx',
    'parameter',
    'ynETHx is a strategy vault over other tokens of YieldNest and more; what it holds is not looked through.',
    CONTRACTS,
    DATE,
  ],
  ['audits', 'audit', 'ChainSecurity in April 2024, Zokyo in May 2024.', CONTRACTS, DATE],
]);
