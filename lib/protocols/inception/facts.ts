import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './contracts';

const CONTRACTS = 'inceptionlrt/smart-contracts aecc1be';
const DATE = '2025-07-16';

export const contractsSource = registrySource(CONTRACTS, DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'ratio',
    'parameter',
    'An operator writes how much each token is worth to a feed; it is a number of tokens per asset, to be inverted.',
    CONTRACTS,
    DATE,
  ],
  [
    'deprecated',
    'parameter',
    'Vaults of single staked tokens at EigenLayer are called deprecated; newer ones are at Symbiotic.',
    CONTRACTS,
    DATE,
  ],
  ['instant', 'parameter', 'Leaving at once costs a fee that rises as the money at hand is used up.', CONTRACTS, DATE],
  ['control', 'control', 'A timelock guards the contracts; its delay is read from chain.', CONTRACTS, DATE],
  ['status', 'parameter', 'Whether it still takes deposits in 2026 was not found in any source read.', CONTRACTS, DATE],
]);
