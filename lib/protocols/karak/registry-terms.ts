import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '../contract';
import { registryReading } from './reading';
import { karakOn, MAINNET } from './registry';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

/** Terms without the chain: dated delays, who controls the contracts, the present state. Who may slash a V2 vault is not known. */
export const registryTerms = (target: ReadTarget): Terms => {
  const chain = karakOn(target.intent?.chainId ?? MAINNET.chainId) ?? MAINNET;
  return buildTerms(registryReading(chain, vaultOf(target, chain), target.intent));
};
