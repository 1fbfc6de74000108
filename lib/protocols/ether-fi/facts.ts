import type { RegistryFact } from '../contract';
import { registrySource } from '../reading/registry-fact';
import { CONTRACTS, CONTRACTS_DATE } from './registry';

const fact = (id: string, kind: RegistryFact['kind'], text: string, document: string, date: string): RegistryFact => ({
  id: `ether-fi:${id}`,
  kind,
  text,
  source: registrySource(document, date),
});

const RUNBOOK = 'etherfi-protocol/avs-smart-contracts, operator wind-down runbook';
const ofCode = (id: string, kind: RegistryFact['kind'], text: string, where: string): RegistryFact =>
  fact(id, kind, text, `${CONTRACTS}, ${where}`, CONTRACTS_DATE);
const audits = (id: string, text: string): RegistryFact => ofCode(id, 'audit', text, 'audits/');

/** Dated, sourced statements about ether.fi that no view of its contracts gives. */
export const facts: readonly RegistryFact[] = [
  ofCode(
    'upgrades',
    'control',
    'Contracts are upgraded through a timelock of 10 days.',
    'script/deploys/Deployed.s.sol',
  ),
  fact(
    'upgrade-safe',
    'control',
    'The timelock is used by a Safe that needs 6 of 10 signatures.',
    RUNBOOK,
    '2026-07-31',
  ),
  ofCode(
    'operations',
    'control',
    'Fees, limits and report periods change through a timelock of 2 days.',
    'RolesLibrary',
  ),
  ofCode(
    'pauses',
    'control',
    'A guardian can stop the contracts for 8 hours to 30 days at once; the operating Safe ends a stop early.',
    'PausableUntil',
  ),
  ofCode(
    'blacklist',
    'control',
    'An account can be blocked from depositing, moving and claiming: by a guardian for 3 days, by the operating Safe without end.',
    'Blacklister',
  ),
  ofCode(
    'invalid',
    'control',
    'A guardian can declare a request that is not settled invalid; it pays nothing until a timelock of 2 days restores it.',
    'WithdrawRequestNFT',
  ),
  ofCode(
    'delegation',
    'control',
    'Its operations accounts choose the operators; delegating takes no announcement.',
    'EtherFiNodesManager, EtherFiRestaker',
  ),
  fact(
    'operators',
    'control',
    'Its EigenLayer operators are contracts of its own, run by companies such as Pier Two, P2P, DSRV, Finoa, Cosmostation, A41, Chainnodes, Node.Monster, Validation Cloud and Allnodes.',
    RUNBOOK,
    '2026-07-31',
  ),
  ofCode(
    'oracle',
    'control',
    'Reports of the validators’ balances come from a committee; its members and quorum change through a timelock of 2 days.',
    'EtherFiOracle',
  ),
  ofCode(
    'claim-amount',
    'parameter',
    'A request pays the lower of what was asked for and what its shares are worth when it is settled.',
    'WithdrawRequestNFT',
  ),
  ofCode(
    'bounds',
    'parameter',
    'A report may raise all balances by at most 0.25 % and, unless the operating timelock says otherwise, lower them by at most 0.03 %.',
    'LiquidityPool, EtherFiAdmin',
  ),
  ofCode(
    'stale',
    'parameter',
    'If no report comes for about 14 days, anyone may settle once a day what the ether at hand covers.',
    'EtherFiAdmin',
  ),
  ofCode(
    'buckets',
    'parameter',
    'Minting and burning eETH is limited by buckets that refill with time; a full stop is possible without a pause.',
    'EETH, EtherFiRateLimiter',
  ),
  audits(
    'audits-2023',
    'CertiK, February 2023; Omniscia, May 2023; Nethermind, July 2023; Solidified, October 2023; Hats Finance, December 2023.',
  ),
  audits(
    'audits-2024',
    'Zellic, January and March 2024; Decurity, April 2024; Halborn, June and August 2024; Paladin, September 2024; Certora, October 2024; Nethermind NM-0217.',
  ),
  audits(
    'audits-2025',
    'Certora, January to November 2025, among them EigenLayer slashing (April) and the weETH withdrawal adapter (October).',
  ),
  audits('audits-2026', 'Certora, January to March 2026 and, for the second quarter’s upgrade, 28 June 2026.'),
  fact(
    'nethermind',
    'incident',
    'Nethermind stopped running its operator in July 2026; operator 9 of ether.fi, which it ran, is being wound down.',
    RUNBOOK,
    '2026-07-31',
  ),
  fact(
    'access-bypass',
    'incident',
    'A pull request of September 2026 names an access control bypass at ether.fi with 15.45 ETH lost; no detail was found.',
    'SunWeb3Sec/DeFiHackLabs, pull request titles',
    '2026-09-11',
  ),
  fact(
    'cork',
    'incident',
    'The Cork market for wstETH and weETH lost about 12 million USD in May 2025; ether.fi’s contracts were not at fault.',
    'SunWeb3Sec/DeFiHackLabs',
    '2025-05-28',
  ),
  fact(
    'terms',
    'jurisdiction',
    'The terms exclude residents and citizens of Canada and of places under UN sanctions; US persons may stake but not use the liquid vaults.',
    'etherfi.gitbook.io, terms',
    '2025-04-15',
  ),
  fact(
    'hosts',
    'page',
    'Deposits are made at www.ether.fi/app; app.ether.fi is the older address of the same app.',
    'DefiLlama/yield-server',
    '2026-08-22',
  ),
];
