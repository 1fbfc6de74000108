import type { Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadTarget } from '../contract';
import { findVault, type KarakChain, knownVaults } from './registry';

const ofToken = (token: Address | undefined, { chainId }: KarakChain): Address | undefined =>
  token && knownVaults.find((it) => it.chainId === chainId && isSameAddress(it.token, token))?.address;

const isCore = (address: Address, chain: KarakChain): boolean =>
  [chain.vaultSupervisor, chain.delegationSupervisor, chain.core].some((it) => it && isSameAddress(it, address));

const ofIntent = (intent: Intent, chain: KarakChain): Address | undefined => {
  if (intent.targetKind === 'vault' && intent.target) return intent.target;
  const moved = intent.moves?.find((move) => move.target)?.target;
  if (moved) return moved;
  // Whoever may spend is the vault itself, unless it is a supervisor; then the token says which vault.
  if (intent.targetKind === 'spender' && intent.target && !isCore(intent.target, chain)) return intent.target;
  return ofToken(intent.assetAddress, chain);
};

/** Which vault a target is about; undefined when it names none. */
export const vaultOf = ({ intent, target }: ReadTarget, chain: KarakChain): Address | undefined => {
  if (intent) return ofIntent(intent, chain);
  if (!target || isCore(target, chain)) return undefined;
  return findVault(target, chain.chainId) ? target : (ofToken(target, chain) ?? target);
};
