import type { ReadTarget } from '../contract';
import { coreVaults, knownVaults } from './registry';

/** What a page is about: `/vaults/<chain>-<slug>`, also below `/partners/<name>`. Pages are read for mainnet alone. */
export const targetOfPage = (url: URL): { readonly target: ReadTarget; readonly asset?: string } | undefined => {
  const parts = url.pathname.split('/').filter(Boolean);
  const slug = parts[parts.indexOf('vaults') + 1]?.toLowerCase();
  if (!parts.includes('vaults') || slug === undefined) return undefined;
  const vault = knownVaults.find((it) => it.chainId === 1 && it.slug?.toLowerCase() === slug);
  if (vault) return { target: { target: vault.address }, ...(vault.asset === undefined ? {} : { asset: vault.asset }) };
  const core = coreVaults.find((it) => it.chainId === 1 && `ethereum-${it.symbol.toLowerCase()}` === slug);
  return core && { target: { target: core.address } };
};
