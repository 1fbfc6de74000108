import type { RegistryFact } from '../contract';
import { registrySource } from '../reading/registry-fact';
import { CORE_CODE, CORE_DATE, MULTI_CODE, MULTI_DATE, SIMPLE_CODE, SIMPLE_DATE } from './registry';

const fact = (id: string, kind: RegistryFact['kind'], text: string, document: string, date: string): RegistryFact => ({
  id: `mellow:${id}`,
  kind,
  text,
  source: registrySource(document, date),
});

const DEPLOY = 'mellow-finance/simple-lrt multi-vault-deploy 9b91a44';
const DEPLOY_DATE = '2025-06-26';

/** Dated, sourced statements about Mellow that no view of its contracts gives. */
export const facts: readonly RegistryFact[] = [
  fact(
    'proxies',
    'control',
    'Vaults and queues are upgradeable. For vaults of wstETH the proxies’ admin is 0x81698f87C6482bF1ce9bFcfC0F103C4A0Adf0Af0; a delay before it was not found.',
    DEPLOY,
    DEPLOY_DATE,
  ),
  fact(
    'admin',
    'control',
    'Vaults of wstETH are administered by the multisig 0x9437B2a8cF3b69D782a61f9814baAbc172f72003, which pauses, caps and lists depositors.',
    SIMPLE_CODE,
    SIMPLE_DATE,
  ),
  fact(
    'strategy',
    'control',
    'A role may add and remove places and change the shares a MultiVault keeps in each.',
    MULTI_CODE,
    MULTI_DATE,
  ),
  fact(
    'verifier',
    'control',
    'A core vault’s curator may make every call a verifier allows, into any protocol.',
    CORE_CODE,
    CORE_DATE,
  ),
  fact(
    'oracle',
    'control',
    'Core vaults are priced by reports of a role; suspicious ones wait for another role.',
    CORE_CODE,
    CORE_DATE,
  ),
  fact(
    'burner',
    'parameter',
    'Published scripts send slashed funds of the Symbiotic vaults to a router with the curator’s multisig as receiver.',
    DEPLOY,
    DEPLOY_DATE,
  ),
  fact(
    'buffer',
    'parameter',
    'Money at hand goes to whoever withdraws first; auditors accepted a run on it before a slash as a risk.',
    'ChainSecurity, summary of the Simple-LRT audit',
    '2025-01-24',
  ),
  fact(
    'event',
    'parameter',
    'The Withdraw event counts the whole amount although part of it is only queued.',
    MULTI_CODE,
    MULTI_DATE,
  ),
  fact(
    'audit-simple',
    'audit',
    'Simple-LRT: ChainSecurity and Statemind, committed January 2025.',
    SIMPLE_CODE,
    '2025-01-24',
  ),
  fact('audit-multi', 'audit', 'MultiVault: ChainSecurity and Statemind, February 2025.', MULTI_CODE, '2025-02-28'),
  fact(
    'audit-core',
    'audit',
    'Core vaults: Nethermind, August 2025 to June 2026; Sherlock contest, August and September 2025; MixBytes, July 2026 (SyncRedeemQueue).',
    CORE_CODE,
    CORE_DATE,
  ),
  fact(
    'bounty',
    'audit',
    'Sherlock bug bounty for core vaults, up to 100 000 USD; none was found for the older vaults.',
    'Sherlock, undated copy',
    '2026-11-22',
  ),
  fact(
    'incidents',
    'incident',
    'No incident was found in the sources read; that is no proof of none.',
    'search of public sources',
    '2026-11-22',
  ),
  fact('terms', 'terms', 'Terms of use and excluded places were not found.', 'search of public sources', '2026-11-22'),
  fact(
    'hosts',
    'page',
    'Deposits are made at app.mellow.finance.',
    'symbioticfi/metadata-mainnet 06c88c1',
    '2026-08-07',
  ),
];
