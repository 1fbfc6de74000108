import type { Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadTarget } from '../contract';
import { EETH, MAINNET, REMOTE_WEETH, SYNC_POOLS, WEETH } from './addresses';
import { findVault, type LiquidVault } from './vaults';

/** What terms are asked about: the pool's token in one of its forms, or a liquid vault. */
export type Subject =
  | { readonly kind: 'pool'; readonly isWrapped: boolean; readonly remote?: Remote; readonly intent?: Intent }
  | { readonly kind: 'vault'; readonly vault: LiquidVault; readonly intent?: Intent };

/** weETH on another chain. `isMinted`: before its ether has reached mainnet. */
export type Remote = { readonly chainId: number; readonly token: Address; readonly isMinted: boolean };

const remoteOf = (intent: Intent | undefined): Remote | undefined => {
  if (intent === undefined || intent.chainId === MAINNET) return undefined;
  const token = REMOTE_WEETH.find(([chainId]) => chainId === intent.chainId)?.[1];
  if (token === undefined) return undefined;
  const isMinted = SYNC_POOLS.some(([chainId]) => chainId === intent.chainId) && intent.action === 'deposit';
  return { chainId: intent.chainId, token, isMinted };
};

/** Names of the form a request leaves a person with, or starts from. */
const WRAPPED = 'weETH';

const isAboutWrapped = (intent: Intent | undefined, target: Address | undefined): boolean => {
  if (intent?.assetOut !== undefined && intent.action !== 'requestWithdrawal') return intent.assetOut === WRAPPED;
  if (intent?.asset === WRAPPED) return true;
  return target !== undefined && !isSameAddress(target, EETH) && isSameAddress(target, WEETH);
};

/** Reads a target: which token it is about. The pool where it names nothing else. */
export const subjectOf = ({ intent, target }: ReadTarget): Subject => {
  const named = [target, intent?.target, intent?.contract, intent?.assetAddress].find(
    (address) => address !== undefined && findVault(address) !== undefined,
  );
  const vault = named === undefined ? undefined : findVault(named);
  const asked = intent === undefined ? {} : { intent };
  if (vault) return { kind: 'vault', vault, ...asked };
  const remote = remoteOf(intent);
  return {
    kind: 'pool',
    isWrapped: remote !== undefined || isAboutWrapped(intent, target),
    ...(remote === undefined ? {} : { remote }),
    ...asked,
  };
};

/** Money that leaves at once: claimed, or redeemed from what is at hand. */
export const isPaidAtOnce = (intent: Intent | undefined): boolean =>
  intent !== undefined && (intent.action === 'claimWithdrawal' || intent.verb.startsWith('redeem'));
