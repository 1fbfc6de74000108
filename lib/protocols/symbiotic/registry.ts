import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/symbiotic.json';
import { registrySource, registryValue } from '../reading/registry-fact';

/** A vault (or pre-deposit collateral) of the bundled registry. Its generation is not in the registry: the chain says it. */
export type KnownVault = {
  readonly address: Address;
  readonly name: string;
  readonly kind?: 'collateral';
  /** Id of the curator. */
  readonly curator?: string;
  /** Collateral, where the registry hints at it. */
  readonly token?: Address;
  /** The only network it serves. */
  readonly network?: string;
  readonly rewards?: readonly Address[];
};

export type KnownToken = { readonly address: Address; readonly symbol: string; readonly decimals?: number };
type Named = { readonly address: Address; readonly name: string };

const byAddress = <T extends { readonly address: Address }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.address.toLowerCase(), row]));

export const knownVaults = registry.vaults as readonly KnownVault[];
export const knownTokens = registry.tokens as readonly KnownToken[];
export const knownNetworks = registry.networks as readonly Named[];
export const knownOperators = registry.operators as readonly Named[];

const vaults = byAddress(knownVaults);
const tokens = byAddress(knownTokens);
const networks = byAddress(knownNetworks);
const operators = byAddress(knownOperators);
const curators = new Map(registry.curators.map(({ id, name }) => [id, name]));
const rewards = new Map(
  knownVaults.flatMap((vault) => (vault.rewards ?? []).map((address) => [address.toLowerCase(), vault] as const)),
);

export const namesSource = registrySource(registry.source, registry.date);

export const findVault = (address: Address): KnownVault | undefined => vaults.get(address.toLowerCase());
export const findToken = (address: Address): KnownToken | undefined => tokens.get(address.toLowerCase());
export const findNetwork = (address: Address): Named | undefined => networks.get(address.toLowerCase());
export const findOperator = (address: Address): Named | undefined => operators.get(address.toLowerCase());
/** The vault a listed rewards contract pays for. */
export const findVaultOfRewards = (address: Address): KnownVault | undefined => rewards.get(address.toLowerCase());
export const curatorOf = (vault: KnownVault | undefined): string | undefined => curators.get(vault?.curator ?? '');

/** The contracts' source, and when it was read. */
export const CONTRACTS = 'symbioticfi/core 25a065a';
export const CONTRACTS_DATE = '2026-08-07';
export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
/** What the contracts' source says, whatever is read. */
export const byDesign = <T>(value: T) => registryValue(value, CONTRACTS, CONTRACTS_DATE);
