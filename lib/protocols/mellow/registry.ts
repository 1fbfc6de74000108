import { type Address, isSameAddress } from '@/lib/core/units';
import registry from '@/public/registry/mellow.json';
import { knownSymbol } from '../reading/known-tokens';
import { registrySource } from '../reading/registry-fact';

/** A vault that is an ERC-4626 token itself: Simple-LRT, MultiVault (which took over the same addresses), or DVstETH. */
export type KnownVault = {
  readonly chainId: number;
  readonly address: Address;
  readonly symbol?: string;
  readonly name?: string;
  /** Not restaked: Lido's distributed validators. */
  readonly family?: 'dvv';
  /** Last part of its page's address. */
  readonly slug?: string;
  readonly curator?: string;
  readonly asset?: string;
  readonly token?: Address;
  /** The Symbiotic vault its page is linked from; since 2025 there may be others beside it. */
  readonly symbioticVault?: Address;
};

/** A core vault: deposits and exits go through queues. */
export type CoreVault = { readonly chainId: number; readonly address: Address; readonly symbol: string };

/** One queue of a core vault, for one asset. No token: native ETH. */
export type KnownQueue = {
  readonly chainId: number;
  readonly address: Address;
  readonly side: 'deposit' | 'redeem';
  readonly asset: string;
  readonly token?: Address;
  readonly vault: Address;
};

export const knownVaults = registry.vaults as readonly KnownVault[];
export const coreVaults = registry.coreVaults as readonly CoreVault[];
export const knownQueues = registry.queues as readonly KnownQueue[];
export const registryOrigin = registrySource(registry.source, registry.date);
export const REGISTRY_DATE = registry.date;

const at =
  <T extends { readonly chainId: number; readonly address: Address }>(rows: readonly T[]) =>
  (address: Address, chainId: number): T | undefined =>
    rows.find((row) => row.chainId === chainId && isSameAddress(row.address, address));

export const findVault = at(knownVaults);
export const findCoreVault = at(coreVaults);
export const findQueue = at(knownQueues);

/** How a person calls a vault. */
export const nameOf = (vault: Address, chainId: number): string | undefined => {
  const known = findVault(vault, chainId);
  return known?.symbol ?? known?.name ?? findCoreVault(vault, chainId)?.symbol;
};

export const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
const WETH: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
/** Stands for ETH in the deposit wrapper's calls. */
export const ETH_PLACEHOLDER: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';

const SYMBOLS: readonly (readonly [Address, string])[] = [
  [WSTETH, 'wstETH'],
  [STETH, 'stETH'],
  [WETH, 'WETH'],
  [ETH_PLACEHOLDER, 'ETH'],
];

/** Symbol of a token Mellow's vaults or its wrapper take, or of a vault's own shares. */
export const symbolOfToken = (token: Address, chainId: number): string | undefined =>
  (chainId === 1 ? SYMBOLS.find(([address]) => isSameAddress(address, token))?.[1] : undefined) ??
  findVault(token, chainId)?.symbol ??
  knownSymbol(token, chainId);

/** The code the rules below come from, and when it was last read. */
export const SIMPLE_CODE = 'mellow-finance/simple-lrt a185256';
export const SIMPLE_DATE = '2025-06-16';
export const MULTI_CODE = 'mellow-finance/simple-lrt multi-vault 5b5d601';
export const MULTI_DATE = '2025-07-04';
export const CORE_CODE = 'mellow-finance/flexible-vaults 5d1cff0';
export const CORE_DATE = '2026-07-24';
