import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './addresses';

const CONTRACTS = 'PufferFinance/puffer-contracts 3806000';
const CONTRACTS_DATE = '2026-05-07';
const REVIEW = 'balancer/code-review, pufETH';
const REVIEW_DATE = '2024-12-31';

export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
export const reviewSource = registrySource(REVIEW, REVIEW_DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'timelock',
    'control',
    'The operations multisig waits at least 7 days for what it changes; the documentation still says 2. The community multisig changes anything without waiting.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  ['safes', 'control', 'Operations is 3 of 5, community 3 of 6.', REVIEW, REVIEW_DATE],
  [
    'donation',
    'parameter',
    'The rate follows from what the vault holds and its oracle reports, so a gift to the vault moves it.',
    REVIEW,
    REVIEW_DATE,
  ],
  [
    'batches',
    'parameter',
    'Withdrawals are paid in batches of 10. Only full batches can be settled, so a request in an open one waits for others.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'payout',
    'parameter',
    'A withdrawal pays the lower of the rate when asked for and the rate when its batch is settled; 0.01 pufETH at least.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'exit-fee',
    'parameter',
    'Leaving at once costs a fee of 1 percent in the published upgrade, plus one for the treasury; each can be up to 2.5 percent.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'steth-shares',
    'parameter',
    'The amount of depositStETH at the vault is shares of stETH, not stETH.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'operators',
    'parameter',
    'Anybody may run validators with 1 to 2 ETH of collateral; guardians hold shares of the keys. What a slash takes above the collateral is borne by pufETH.',
    'docs.puffer.fi',
    '2026-05-07',
  ],
  [
    'requests',
    'parameter',
    'The withdrawal manager does not list the requests of an account; the newest 160 are looked at, older ones are not among the positions shown.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'audits',
    'audit',
    'SlowMist, Quantstamp, BlockSec, Immunefi Boost in February 2024, Trail of Bits in March 2024, Nethermind NM0202 in April 2024, Creed in May 2024, Cantina on the vault in 2025.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'terms',
    'terms',
    'Terms of November 2023 with an arbitration clause; the countries they exclude were not found.',
    'puffer.fi, terms of service',
    '2023-11-30',
  ],
]);
