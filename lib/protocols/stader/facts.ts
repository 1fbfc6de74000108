import { datedFacts } from '../families/liquid-staking/dated-fact';

const SOURCE = 'stader-labs/ethx 9d4a921';
const DATE = '2025-12-18';

/** Dated, sourced statements about Stader that no view of its contracts gives. */
export const facts = datedFacts('stader', [
  [
    'requests',
    'parameter',
    'By default a withdrawal is 0.0001 to 10 000 ETH, waits at least 600 blocks and pays the lower of what was expected and what it is worth then.',
    SOURCE,
    DATE,
  ],
  [
    'oracle',
    'control',
    'The exchange rate needs 3 trusted nodes; a jump beyond the limit turns on inspection, and the rate stands still.',
    SOURCE,
    DATE,
  ],
  [
    'bond',
    'parameter',
    'Permissionless operators put up 4 ETH and SD tokens a validator; an insurance fund stands beside them.',
    SOURCE,
    DATE,
  ],
  ['hosts', 'page', 'Staking is at www.staderlabs.com/eth/stake.', 'DefiLlama/yield-server e638965', '2026-08-22'],
]);
