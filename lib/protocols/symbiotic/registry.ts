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

/** A token vaults take. `decimals`: how many its symbol counts in, where the registry says it. */
export type KnownToken = { readonly address: Address; readonly symbol: string; readonly decimals?: number };
type Named = { readonly address: Address; readonly name: string };

const byAddress = <T extends { readonly address: Address }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.address.toLowerCase(), row]));

/** Vaults and collaterals of mainnet that the bundled registry lists. */
export const knownVaults = registry.vaults as readonly KnownVault[];
/** Tokens it has names for. */
export const knownTokens = registry.tokens as readonly KnownToken[];
/** Networks it has names for. */
export const knownNetworks = registry.networks as readonly Named[];
/** Operators it has names for. */
export const knownOperators = registry.operators as readonly Named[];

const vaults = byAddress(knownVaults);
const tokens = byAddress(knownTokens);
const networks = byAddress(knownNetworks);
const operators = byAddress(knownOperators);
const curators = new Map(registry.curators.map(({ id, name }) => [id, name]));
const rewards = new Map(
  knownVaults.flatMap((vault) => (vault.rewards ?? []).map((address) => [address.toLowerCase(), vault] as const)),
);

/** Where the names come from, and when they were read. */
export const namesSource = registrySource(registry.source, registry.date);

/** A vault or collateral by its address, whatever the casing; undefined where the registry does not list it. */
export const findVault = (address: Address): KnownVault | undefined => vaults.get(address.toLowerCase());
/** The same of a token. */
export const findToken = (address: Address): KnownToken | undefined => tokens.get(address.toLowerCase());
/** The same of a network, by its own address, without a subnetwork's number. */
export const findNetwork = (address: Address): Named | undefined => networks.get(address.toLowerCase());
/** The same of an operator. */
export const findOperator = (address: Address): Named | undefined => operators.get(address.toLowerCase());
/** The vault a listed rewards contract pays for. */
export const findVaultOfRewards = (address: Address): KnownVault | undefined => rewards.get(address.toLowerCase());
/** Name of a vault's curator; undefined where the registry names none. */
export const curatorOf = (vault: KnownVault | undefined): string | undefined => curators.get(vault?.curator ?? '');

/** Repository and commit of the contracts' source. */
export const CONTRACTS = 'symbioticfi/core 25a065a';
/** When it was read. */
export const CONTRACTS_DATE = '2026-08-07';
/** The same as evidence. */
export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
/** What the contracts' source says, whatever is read. */
export const byDesign = <T>(value: T) => registryValue(value, CONTRACTS, CONTRACTS_DATE);
