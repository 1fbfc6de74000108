import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadTarget } from '../contract';
import { CLAIMER, ETH_WRAPPER } from './addresses';
import { findQueue } from './registry';

/** The vault (or queue) a target is about; undefined when nothing names one. */
export const vaultOf = ({ intent, target }: ReadTarget): Address | undefined => {
  const named = intent ? (['vault', 'spender'].includes(intent.targetKind ?? '') ? intent.target : undefined) : target;
  if (!named || [CLAIMER, ETH_WRAPPER].some((it) => isSameAddress(it, named))) return undefined;
  return findQueue(named, intent?.chainId ?? 1)?.vault ?? named;
};
