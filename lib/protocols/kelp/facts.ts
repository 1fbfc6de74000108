import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './addresses';

const CONTRACTS = 'Kelp-DAO/LRT-rsETH c289b81';
const CONTRACTS_DATE = '2025-02-26';
const REPORT = 'yearn/risk-score, hgETH report';
const REPORT_DATE = '2026-06-29';
const MONITOR = 'yearn monitoring-scripts-py, rsETH';
const MONITOR_DATE = '2026-04-27';
const REVIEW = 'Aave governance forum, rsETH technical review';
const REVIEW_DATE = '2024-11-30';

export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
export const governanceSource = registrySource(MONITOR, MONITOR_DATE);
export const pauseSource = registrySource(REVIEW, REVIEW_DATE);
export const incidentSource = registrySource(REPORT, REPORT_DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'bridge-2026',
    'incident',
    'On 18 April 2026 a forged LayerZero message on a route with one required verifier released 116 500 rsETH, about 18 percent of the supply, from the lockbox on Ethereum. Deposits and withdrawals were paused; they resumed by 15 May, and the lockbox was full again on 25 May.',
    REPORT,
    REPORT_DATE,
  ],
  [
    'fee-mint-2025',
    'incident',
    'On 30 April 2025 a scaling error minted a huge amount of rsETH to the fee address. The contracts were paused; no user lost funds.',
    REPORT,
    REPORT_DATE,
  ],
  [
    'dns-2024',
    'incident',
    'On 22 July 2024 the domain was hijacked through its registrar and served a false page; some people lost funds. The right address in the browser is no proof.',
    REPORT,
    REPORT_DATE,
  ],
  ['depeg-2024', 'incident', 'In April 2024 rsETH traded about 1.5 percent below its rate.', REPORT, REPORT_DATE],
  [
    'gain-2026',
    'incident',
    'hgETH, a strategy vault on rsETH, was paused from 18 April 2026 and its rate fell by 4.1 percent.',
    REPORT,
    REPORT_DATE,
  ],
  [
    'safe-router-2026',
    'incident',
    'On 15 September 2026 a Safe of others, with a router module of its own, lost about 2 900 aEthrsETH. rsETH was not at fault.',
    'SunWeb3Sec/DeFiHackLabs, pull request 1261',
    '2026-09-20',
  ],
  [
    'timelock',
    'control',
    'A timelock of 10 days, controlled by a 6 of 8 Safe, upgrades the contracts on Ethereum. Other chains have Safes and timelocks of their own.',
    MONITOR,
    MONITOR_DATE,
  ],
  ['pause', 'control', 'A 2 of 5 Safe can pause; a 3 of 5 Safe unpauses.', REVIEW, REVIEW_DATE],
  [
    'rate',
    'parameter',
    'The rate is stored and moves when updateRSETHPrice is called, which anybody could do in the published source; a change beyond a limit is refused.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'steth-par',
    'parameter',
    'One stETH is counted as one ETH, so a fall of stETH does not show in the rate.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'delay',
    'parameter',
    'The withdrawal delay was 8 days at first and can be set up to 10 days; a report of June 2026 speaks of 2 days and more.',
    CONTRACTS,
    CONTRACTS_DATE,
  ],
  [
    'assets',
    'parameter',
    'About 59.5 percent ETH, 32.5 percent ETHx and 8 percent wstETH, restaked through 12 node delegators.',
    REPORT,
    REPORT_DATE,
  ],
  [
    'operators',
    'parameter',
    'Three node operators and nine services were listed.',
    'stakingrewards.com, rsETH',
    '2026-03-19',
  ],
  [
    'fee',
    'parameter',
    '10 percent of staking rewards, minted as rsETH when the rate is updated.',
    'Aave governance forum, LlamaRisk on rsETH',
    '2024-11-30',
  ],
  [
    'audits',
    'audit',
    'About ten reports, among them Sigma Prime and Code4rena. Bounty of up to 250 000 USD at Immunefi for ten core contracts; hgETH is out of scope.',
    REPORT,
    REPORT_DATE,
  ],
  [
    'terms',
    'terms',
    'Countries excluded by its terms of service were not found in any source read.',
    REPORT,
    REPORT_DATE,
  ],
]);
