import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './addresses';

const CONTRACTS = 'Renzo-Protocol/contracts-public fc8c8e0';
const CONTRACTS_DATE = '2025-12-10';
const PROFILE = 'third-party risk profile of Renzo, public repository';
const PROFILE_DATE = '2026-05-16';
const MONITOR = 'yearn monitoring-scripts-py, Renzo';
const MONITOR_DATE = '2026-04-27';
const REVIEW = 'balancer/code-review, ezETH rate provider, review of 2024';
const REVIEW_DATE = '2026-07-22';
const PRESS = 'press of April 2024, collected by Bankless and Gearbox';
const PRESS_DATE = '2024-04-25';

export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
export const profileSource = registrySource(PROFILE, PROFILE_DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'timelock',
    'control',
    'A timelock is the default admin of the role manager; a profile says it waits at least 48 hours.',
    MONITOR,
    MONITOR_DATE,
  ],
  ['emergency', 'control', 'A role outside the timelock can withdraw in an emergency.', PROFILE, PROFILE_DATE],
  ['proxy-admin', 'control', 'In 2024 a Safe of 2 of 3 was the admin of the proxies.', REVIEW, REVIEW_DATE],
  [
    'risk-oracle',
    'control',
    'A risk oracle can stop deposits, requests and claims, and lengthen the wait, without a vote.',
    `${CONTRACTS}, RiskOracleMiddleware`,
    CONTRACTS_DATE,
  ],
  [
    'rate',
    'parameter',
    'The rate is the value of everything over the supply, computed when it is asked for. Feeds older than a day stop it.',
    `${CONTRACTS}, RenzoOracle`,
    CONTRACTS_DATE,
  ],
  [
    'claim-amount',
    'parameter',
    'A claim pays the lower of what was asked for and what the ezETH is worth when it is claimed.',
    `${CONTRACTS}, WithdrawQueue`,
    CONTRACTS_DATE,
  ],
  [
    'claim-index',
    'parameter',
    'Anyone may claim for anyone, and a claim moves the last request to its place: numbers of requests change.',
    `${CONTRACTS}, WithdrawQueue`,
    CONTRACTS_DATE,
  ],
  [
    'remote-rate',
    'parameter',
    'On other chains ezETH is minted from a rate that was sent there, at most a day old.',
    `${CONTRACTS}, xRenzoDeposit`,
    CONTRACTS_DATE,
  ],
  [
    'depeg',
    'incident',
    'On 24 April 2024 ezETH traded as low as about 0.2 ETH for a short time. There were no withdrawals then; loans of 60 to 65 million USD against it were liquidated. The protocol was not attacked.',
    PRESS,
    PRESS_DATE,
  ],
  ['size', 'parameter', 'About 192 million USD were in it, 94 percent less than in April 2024.', PROFILE, PROFILE_DATE],
  [
    'audits',
    'audit',
    'Halborn (contracts, withdrawals, REZ); Code4rena, April and May 2024; Sigma Prime, June 2024; Nethermind NM-0445 and NM-0472, 2025.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  ['bounty', 'audit', 'Bug bounty at Immunefi of up to 500 000 USD.', PROFILE, PROFILE_DATE],
  [
    'terms',
    'jurisdiction',
    'Which countries its terms leave out was not found in any source read.',
    PROFILE,
    PROFILE_DATE,
  ],
  ['hosts', 'page', 'ezETH is minted at app.renzoprotocol.com.', 'DefiLlama/yield-server', '2026-08-22'],
]);
