import type { RegistryFact } from '../contract';
import { registrySource } from '../reading/registry-fact';
import { CONTRACTS } from './registry';

const L2BEAT = 'L2BEAT discovery of EigenLayer, read on chain';

const fact = (id: string, kind: RegistryFact['kind'], text: string, document: string, date: string): RegistryFact => ({
  id: `eigenlayer:${id}`,
  kind,
  text,
  source: registrySource(document, date),
});

/** Dated, sourced statements about EigenLayer that no view of its contracts gives. */
export const facts: readonly RegistryFact[] = [
  fact(
    'executor',
    'control',
    'Core contracts are upgraded by an executor Safe that either the 10-day timelock or the Community Safe can use.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'community-safe',
    'control',
    'The Community Safe needs 9 of 13 signatures and no waiting time.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'timelock',
    'control',
    'Upgrades proposed by the Operations Safe (3 of 6) or the Protocol Council (3 of 5) wait 10 days; only the Protocol Council executes them.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'pausers',
    'control',
    'A Pauser Safe needs 1 of 7 signatures (one member is itself a 2-of-8 Safe); unpausing needs the executor.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'beigen',
    'control',
    'bEIGEN, the token under EIGEN, is upgraded through a timelock of 24 days.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'rewards-root',
    'control',
    'Reward roots are posted by one account and can be claimed after 7 days; amounts are computed off chain.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'escrow',
    'parameter',
    'A queued withdrawal waits 100 800 blocks and stays slashable for all of them.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'allocation-delay-change',
    'parameter',
    'A change of an operator’s allocation delay takes 126 000 blocks to count.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'slash-resolution',
    'parameter',
    'Slashed tokens wait 50 400 blocks before anyone may pass them on; nothing in the protocol gives them back.',
    CONTRACTS,
    '2026-06-15',
  ),
  fact(
    'emissions-off',
    'parameter',
    'EIGEN emissions to ETH and LST stake were switched off from epoch 19 on.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'audits-2023',
    'audit',
    'ConsenSys Diligence, March 2023; Sigma Prime, May 2023.',
    `${CONTRACTS}, audits/`,
    '2026-05-01',
  ),
  fact(
    'audits-2024',
    'audit',
    'Sigma Prime, February, May, July, August, September and December 2024; Cantina, April 2024; Certora, August 2024.',
    `${CONTRACTS}, audits/`,
    '2026-05-01',
  ),
  fact(
    'audits-2025',
    'audit',
    'Slashing: Sigma Prime and Certora, February 2025; Cantina, March 2025. Pods, multichain and Merkle proofs: Certora, June to August 2025.',
    `${CONTRACTS}, audits/`,
    '2026-05-01',
  ),
  fact(
    'audits-2026',
    'audit',
    'Slashing UX, duration vaults and Incentive Council: Certora, January to March 2026; rewards v2.2: Sigma Prime, February 2026. None found for v1.13.0 or v1.13.1.',
    `${CONTRACTS}, audits/`,
    '2026-05-01',
  ),
  fact(
    'bounty',
    'audit',
    'Bug bounty at Immunefi since 14 June 2023, up to 2 000 000 USD.',
    'Immunefi, EigenLayer',
    '2025-07-29',
  ),
  fact(
    'theft-2024',
    'incident',
    'On 4 October 2024 an investor’s transfer of 1 673 645 EIGEN was stolen after an email was compromised; no stake was touched.',
    'press, October 2024',
    '2024-10-04',
  ),
  fact(
    'fork-timestamp',
    'incident',
    'A mistake in the fork timing of EigenPods was fixed in v1.6.1; nothing was lost.',
    CONTRACTS,
    '2025-09-30',
  ),
  fact(
    'nethermind',
    'incident',
    'Nethermind wound down its operator in July 2026 and undelegated its 8 stakers.',
    'ether.fi operator wind-down runbook',
    '2026-07-31',
  ),
  fact(
    'rounding',
    'incident',
    'v1.13.1 fixed a burn of queued shares that was wrong by some wei (ELIP-019).',
    'eigenfoundation/ELIPs, ELIP-019',
    '2026-08-26',
  ),
  fact(
    'no-slash-found',
    'incident',
    'No slash of users’ stake by a service was found in any source read; that is no proof of none.',
    L2BEAT,
    '2026-07-30',
  ),
  fact(
    'terms',
    'terms',
    'The site’s terms require 18 years of age and exclude sanctioned persons and embargoed places; they do not name US users. The operator of the site may block use of it, not of the contracts.',
    'Eigen Labs terms of service',
    '2025-06-17',
  ),
  fact(
    'stakedrop',
    'jurisdiction',
    'The EIGEN stakedrop of 2024 left out residents of the US, Canada, China and others and blocked VPNs.',
    'press, May 2024',
    '2024-05-10',
  ),
  fact(
    'hosts',
    'page',
    'Deposits are made at app.eigenlayer.xyz; app.eigencloud.xyz is another product.',
    'Layr-Labs/eigencloud-docs',
    '2025-07-24',
  ),
];
