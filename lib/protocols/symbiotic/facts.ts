import type { RegistryFact } from '../contract';
import { registrySource } from '../reading/registry-fact';
import { CONTRACTS, CONTRACTS_DATE } from './registry';

const fact = (id: string, kind: RegistryFact['kind'], text: string, document: string, date: string): RegistryFact => ({
  id: `symbiotic:${id}`,
  kind,
  text,
  source: registrySource(document, date),
});

const contracts = (id: string, kind: RegistryFact['kind'], text: string): RegistryFact =>
  fact(id, kind, text, CONTRACTS, CONTRACTS_DATE);

const audits = (id: string, text: string, document: string, date: string): RegistryFact =>
  fact(id, 'audit', text, document, date);

/** Dated, sourced statements about Symbiotic that no view of its contracts gives. */
export const facts: readonly RegistryFact[] = [
  contracts('registries', 'control', 'Registries, opt-in services and the middleware service have no owner.'),
  contracts(
    'factories',
    'control',
    'The factories’ owner can allow new versions of the code; a vault’s own owner can then move it to one, without notice. A vault without owner stays as it is.',
  ),
  contracts('clones', 'control', 'Delegators and slashers of the first core are copies that cannot be upgraded.'),
  contracts(
    'limits',
    'control',
    'Limits of networks and operators are set by role holders of each vault and take effect in the same block.',
  ),
  contracts(
    'adapters',
    'control',
    'VaultV2 always has an owner; its role holders change adapters, their order and limits without notice.',
  ),
  contracts('middleware', 'control', 'A network can replace the contract that slashes for it at any time.'),
  contracts('resolver', 'parameter', 'A network’s first resolver counts at once; a later one after at least 3 epochs.'),
  contracts(
    'fees',
    'parameter',
    'VaultV2 takes at most 5 % a year for management and 20 % of profit, and the same again for the protocol.',
  ),
  fact(
    'listing',
    'terms',
    'A vault is listed after registration and an e-mail check, without a security review. The factory holds more vaults than are listed.',
    'symbioticfi/metadata-mainnet 06c88c1, README',
    '2026-08-07',
  ),
  fact(
    'cap',
    'terms',
    'About 30 listed vaults serve the Cap network alone: a slash there is the liquidation of a borrower’s credit line, not a validator’s fault.',
    'symbioticfi/metadata-mainnet 06c88c1; docs.cap.app',
    '2026-08-07',
  ),
  fact(
    'bounty',
    'parameter',
    'A bug bounty on Cantina pays up to 500,000 USD for critical findings since 2026-02-01.',
    'cantina.xyz, copy of the programme page',
    '2026-02-01',
  ),
  audits(
    'core',
    'The first core was audited by Statemind, ChainSecurity, Zellic, OtterSec, Certora and Cantina.',
    'symbioticfi/core, audits folder',
    '2025-01-10',
  ),
  audits(
    'core-v2',
    'Core V2 was audited by Bailsec (twice) and Statemind.',
    'symbioticfi/core, audits folder',
    '2026-06-29',
  ),
  audits(
    'collateral',
    'DefaultCollateral was audited by ChainSecurity and Statemind.',
    'symbioticfi/collateral, audits folder',
    '2024-05-30',
  ),
  audits(
    'rewards',
    'Rewards were audited by ChainSecurity, OtterSec and Statemind; burners by ChainSecurity.',
    'symbioticfi/rewards and symbioticfi/burners, audits folders',
    '2025-01-10',
  ),
  audits('hooks', 'Delegator hooks were audited by Statemind.', 'symbioticfi/hooks, audits folder', '2025-01-22'),
  audits(
    'adapters-audit',
    'LiquidLane was audited by OpenZeppelin and Bailsec, 3F by Statemind and Bailsec, Euler and Pareto adapters by Bailsec.',
    'symbioticfi/core, audits folder',
    '2026-08-06',
  ),
  fact(
    'incidents',
    'incident',
    'No incident and no mainnet slash was found in public sources; that there was none is not verified.',
    'symbioticfi repositories, public trackers',
    '2026-08-07',
  ),
  fact(
    'jurisdiction',
    'jurisdiction',
    'No terms of service, restricted countries or geofence were found in public sources; not known.',
    'docs.symbiotic.fi, symbiotic.fi',
    '2026-08-07',
  ),
  fact(
    'token',
    'parameter',
    'Symbiotic has no token; points have no published worth.',
    'docs.symbiotic.fi',
    '2026-08-07',
  ),
];
