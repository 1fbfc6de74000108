import type { RegistryFact } from '../contract';
import { registrySource } from '../reading/registry-fact';
import { V1_CODE, V1_DATE, V2_CODE, V2_DATE } from './registry';

/** When what follows about Karak's present state was gathered. */
export const STATE_DATE = '2026-11-22';
export const stateSource = registrySource(
  'L2BEAT, copy of about 2025-12-03; last public commits of karak-network, 2024-12-03; third-party pages of 2026',
  STATE_DATE,
);

const fact = (id: string, kind: RegistryFact['kind'], text: string, document: string, date: string): RegistryFact => ({
  id: `karak:${id}`,
  kind,
  text,
  source: registrySource(document, date),
});

/** Dated, sourced statements about Karak that no view of its contracts gives. */
export const facts: readonly RegistryFact[] = [
  {
    id: 'karak:renamed',
    kind: 'parameter',
    text: 'Karak was renamed OpenGDP. Its chain K2 heads for another purpose; the last public commit to its contracts is of October 2024. No wind-down, deadline or pause was announced in any source read; that is no proof of none.',
    source: stateSource,
  },
  fact(
    'size',
    'parameter',
    'Deposits: about 1.00 billion USD in June 2024, 684 million in November 2024, 29 to 40 million according to undated pages of 2026.',
    'DefiLlama-Adapters pull requests; third-party pages',
    '2026-11-22',
  ),
  fact(
    'upgrade-v1',
    'control',
    'The owner of the VaultSupervisor can replace the code of all vaults, or of one, at once. Who the owner is was not found.',
    `${V1_CODE}: VaultSupervisor`,
    V1_DATE,
  ),
  fact(
    'upgrade-v2',
    'control',
    'The owner of Core can replace the code of all vaults, or of one, at once. Who the owner is was not found.',
    `${V2_CODE}: Core`,
    V2_DATE,
  ),
  fact(
    'pause',
    'control',
    'The manager role can pause each function, the way out among them, and change who is given slashed funds.',
    `${V2_CODE}: Core, Pauser`,
    V2_DATE,
  ),
  fact(
    'veto',
    'control',
    'A veto committee can cancel a slash request; nobody else can. After 2 days anybody may finalise one, and it never expires.',
    `${V2_CODE}: SlasherLib`,
    V2_DATE,
  ),
  fact(
    'delay-v1',
    'control',
    'V1’s manager sets the wait for withdrawals, up to 30 days; a change counts for those who wait already.',
    `${V1_CODE}: DelegationSupervisor`,
    V1_DATE,
  ),
  fact(
    'slash-amount',
    'parameter',
    'A slash takes its percentage of what the vault holds when it is finalised, deposits made after the request included.',
    `${V2_CODE}: SlasherLib.computeSlashAmount`,
    V2_DATE,
  ),
  fact(
    'destination',
    'parameter',
    'The published slashing handler sends slashed tokens to the zero address; the manager may set another.',
    `${V2_CODE}: SlashingHandler`,
    V2_DATE,
  ),
  fact(
    'native',
    'parameter',
    'Native vaults lower their accounts when slashed; a withdrawal needs a snapshot younger than 7 days and pays what is left.',
    `${V2_CODE}: NativeVault`,
    V2_DATE,
  ),
  fact(
    'v2-list',
    'parameter',
    'No view lists all V2 vaults, so positions in them are not found by reading accounts.',
    `${V2_CODE}: Core`,
    V2_DATE,
  ),
  fact('points', 'parameter', 'XP points ended in July 2026.', 'third-party campaign pages', '2026-07-31'),
  fact(
    'audit-v1',
    'audit',
    'V1: one report dated 1 April 2024 in the repository; its author was not read.',
    V1_CODE,
    V1_DATE,
  ),
  fact(
    'audit-v2',
    'audit',
    'V2: Code4rena contest, July 2024, and mitigation review, September 2024. The code changed after both.',
    'code-423n4/2024-07-karak, 2024-09-karak-mitigation',
    '2024-09-30',
  ),
  fact('bounty', 'audit', 'No bug bounty was found.', 'search of public sources', '2026-11-22'),
  fact(
    'ustc',
    'incident',
    'In April 2024 the press disputed how the team’s earlier project withdrew 200 million USTC in 2022. No loss of deposits at Karak was found in any source read.',
    'press of April 2024',
    '2024-04-30',
  ),
  fact('terms', 'terms', 'Terms of use and excluded places were not found.', 'search of public sources', '2026-11-22'),
  fact(
    'hosts',
    'page',
    'Deposits were made at app.karak.network; whether it still answers or leads to OpenGDP was not checked.',
    'L2BEAT project configuration and links in public repositories',
    '2025-12-03',
  ),
];
