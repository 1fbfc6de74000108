import { type Address, isSameAddress } from '@/lib/core/units';
import registry from '@/public/registry/karak.json';
import { registrySource } from '../reading/registry-fact';

/** Karak's contracts of one chain. */
export type KarakChain = {
  readonly chainId: number;
  /** V1: keeps the shares of all vaults. */
  readonly vaultSupervisor: Address;
  /** V1: the way out. Where it is not listed, the VaultSupervisor names it. */
  readonly delegationSupervisor?: Address;
  /** V2: makes the vaults, stakes them to services, slashes them. */
  readonly core?: Address;
};

/** A V1 vault of the bundled list; the whole list is `VaultSupervisor.getVaults()`. */
export type KnownVault = {
  readonly chainId: number;
  readonly address: Address;
  readonly symbol: string;
  readonly asset: string;
  readonly token: Address;
  readonly decimals: number;
};

const chains = registry.chains as readonly KarakChain[];
export const knownVaults = registry.vaults as readonly KnownVault[];

export const REGISTRY_DATE = registry.date;
export const registryOrigin = registrySource(registry.source, registry.date);

/** The first row of the list. */
export const MAINNET = chains[0] as KarakChain;

/** Every chain Karak is on. */
export const karakChains: readonly number[] = chains.map(({ chainId }) => chainId);

/** Karak's contracts on a chain; undefined where it is not. */
export const karakOn = (chainId: number): KarakChain | undefined => chains.find((it) => it.chainId === chainId);

export const findVault = (vault: Address, chainId: number): KnownVault | undefined =>
  knownVaults.find((it) => it.chainId === chainId && isSameAddress(it.address, vault));

/** Symbol of a token some listed vault takes. */
export const symbolOfToken = (token: Address, chainId: number): string | undefined =>
  knownVaults.find((it) => it.chainId === chainId && isSameAddress(it.token, token))?.asset;

/** The code the rules below come from, and when it was last read. */
export const V1_CODE = 'karak-network/v1-contracts-public e731d4e';
export const V1_DATE = '2024-05-11';
export const V2_CODE = 'karak-network/v2-contracts 3b3b78f';
export const V2_DATE = '2024-10-01';
