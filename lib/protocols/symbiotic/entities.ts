import type { Address } from '@/lib/core/units';
import { type EntityBook, entityKey } from '../contract';
import { MAINNET } from './addresses';
import { findToken, findVault, findVaultOfRewards } from './registry';

export const PROTOCOL = 'symbiotic';

/**
 * What a contract of Symbiotic's factories is: vaults by version (1 `vault`, 2 `vault-token`, 3 `vault-v2`; `vault-listed` where only the
 * registry knows it, without its version), the queue of a V2 vault, pre-deposit collateral, staker rewards.
 */
export const KINDS = ['vault', 'vault-token', 'vault-v2', 'vault-listed', 'queue', 'collateral', 'rewards'] as const;
export type Kind = (typeof KINDS)[number];

/** A contract as decoding needs it. */
export type Known = {
  readonly kind: Kind;
  /** What goes in and comes out. */
  readonly token?: Address;
  readonly symbol?: string;
  readonly decimals?: number;
  /** Vault of a queue or of a rewards contract. */
  readonly vault?: Address;
};

const isKind = (kind: string): kind is Kind => KINDS.some((it) => it === kind);

const assetOf = (token: Address | undefined): Pick<Known, 'token' | 'symbol' | 'decimals'> => {
  const listed = token && findToken(token);
  return {
    ...(token ? { token } : {}),
    ...(listed?.decimals === undefined ? {} : { symbol: listed.symbol, decimals: listed.decimals }),
  };
};

/** A name that can only be a token's: the registry names some vaults after the share token they give. */
const isTokenName = (name: string): boolean => /^st[A-Z]{2,8}$/.test(name);

const ofRegistry = (address: Address): Known | undefined => {
  const paidFor = findVaultOfRewards(address);
  if (paidFor) return { kind: 'rewards', vault: paidFor.address };
  const listed = findVault(address);
  if (!listed) return undefined;
  const kind = listed.kind ?? 'vault-listed';
  if (listed.token) return { kind, ...assetOf(listed.token) };
  return { kind, ...(isTokenName(listed.name) ? { symbol: listed.name } : {}) };
};

/** What the book (read from chain) or else the bundled registry says a contract is; undefined for everything else. */
export const knownAt = (address: Address, chainId: number, book: EntityBook | undefined): Known | undefined => {
  const listed = ofRegistry(address);
  const entity = book?.get(entityKey(chainId, address));
  if (entity?.protocol !== PROTOCOL || !isKind(entity.kind) || chainId !== MAINNET) return listed;
  const { token, vault, symbol, decimals } = entity.traits;
  const named = assetOf(token as Address | undefined);
  const own = symbol !== undefined && decimals !== undefined ? { symbol, decimals: Number(decimals) } : {};
  return { ...listed, kind: entity.kind, ...own, ...named, ...(vault ? { vault: vault as Address } : {}) };
};
