import type { ReadTarget } from '../contract';
import { knownVaults } from './registry';

/** What a page is about: `/pool/<chain>/<asset>`. Pages are read for mainnet alone, so the pools of other chains name nothing. */
export const targetOfPage = (url: URL): { readonly target: ReadTarget; readonly asset?: string } | undefined => {
  const [section, chain, asset] = url.pathname.toLowerCase().split('/').filter(Boolean);
  if (section !== 'pool' || chain !== 'ethereum') return undefined;
  const vault = knownVaults.find((it) => it.chainId === 1 && it.asset.toLowerCase() === asset);
  return vault && { target: { target: vault.address }, asset: vault.asset };
};
