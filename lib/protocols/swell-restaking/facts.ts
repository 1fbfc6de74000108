import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './contracts';

const CONTRACTS = 'SwellNetwork/v3-core-public ba1eeff';
const CONTRACTS_DATE = '2024-11-13';
const REVIEW = 'balancer/code-review, rswETH';
const REVIEW_DATE = '2024-12-31';

export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
export const reviewSource = registrySource(REVIEW, REVIEW_DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'reprice',
    'control',
    'The rate changes when one account of Swell reprices, by about 1 percent and once an hour at most when reviewed.',
    REVIEW,
    REVIEW_DATE,
  ],
  ['safe', 'control', 'A 3 of 5 Safe administers the contracts; no timelock was found.', REVIEW, REVIEW_DATE],
  [
    'burn',
    'parameter',
    'Calling burn on rswETH destroys the tokens and pays nothing; leaving goes through rswEXIT.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'exit',
    'parameter',
    'A withdrawal pays the lower of the rate when asked for and the rate when processed; 0.005 to 500 rswETH a request were seen.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'whitelist',
    'parameter',
    'Deposits and withdrawal requests can be limited to listed accounts.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'operators',
    'parameter',
    'AltLayer, Witness Chain, Stakely, InfStones, Pier Two, HashKey Cloud and Everstake were named as operators at launch.',
    'swellnetwork.io, rswETH launch',
    '2024-12-31',
  ],
  [
    'fee',
    'parameter',
    '10 percent of rewards, split between node operators and the treasury.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'reprice-split-2023',
    'incident',
    'A wrong split of a reprice was reported on 15 May 2023, an open redirect of the site on 6 November 2023.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'rebrand',
    'page',
    'A site of others speaks of a new name, Faro. Nothing read confirms it; treat such links with care.',
    'third-party site, not confirmed',
    '2026-11-22',
  ],
  [
    'audits',
    'audit',
    'Sigma Prime (several), Cyfrin in February 2024, Nethermind NM0231; bounty of up to 250 000 USD at Immunefi.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'status',
    'parameter',
    'Whether rswETH still takes deposits in 2026 was not found in any source read.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
]);
