import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './contracts';

const CONTRACTS = 'magpiexyz/eigenpie_contracts e86c1dd';
const DATE = '2024-08-07';

export const contractsSource = registrySource(CONTRACTS, DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'isolated',
    'parameter',
    'Each staked token becomes a token of its own, restaked apart from the others.',
    CONTRACTS,
    DATE,
  ],
  ['native', 'parameter', 'In the published source egETH cannot be given back through the contracts.', CONTRACTS, DATE],
  [
    'epochs',
    'parameter',
    'Withdrawals are gathered over 7 days and paid a fixed delay later, of an amount fixed when asked for; the contract pays only while it has the tokens.',
    CONTRACTS,
    DATE,
  ],
  ['rate', 'parameter', 'A price provider writes how much of its asset each token is worth.', CONTRACTS, DATE],
  [
    'control',
    'control',
    'An administrator and a manager run the contracts; how long ahead upgrades are announced was not found.',
    CONTRACTS,
    DATE,
  ],
  [
    'status',
    'parameter',
    'Whether Eigenpie still takes deposits in 2026 was not found in any source read.',
    CONTRACTS,
    DATE,
  ],
  ['audits', 'audit', 'No audit was found in the sources read.', CONTRACTS, DATE],
]);
