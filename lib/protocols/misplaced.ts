import type { Intent, IntentFlag } from '@/lib/core/intent';

/** Claims that rest on a shape, or on nothing but the address: too little to say whose a contract would be elsewhere. */
const UNSURE: readonly IntentFlag[] = ['unregistered-contract', 'unknown-function'];

/** The intent on the chain it is asked for. A token is another one there, so an allowance loses the token's name. */
const moveTo = (chainId: number, intent: Intent): Intent => {
  const flags: readonly IntentFlag[] = [...new Set([...intent.flags, 'wrong-chain' as const])];
  if (intent.action !== 'approve' && intent.action !== 'permit') return { ...intent, chainId, flags };
  const { asset: _asset, assetDecimals: _decimals, moves, ...rest } = intent;
  const unnamed = moves?.map(({ asset: _, ...move }) => move);
  return { ...rest, ...(unnamed ? { moves: unnamed } : {}), chainId, flags };
};

/**
 * A call or message that would be the protocol's on one of the chains it is on (`homes`), asked for on another: flagged `wrong-chain`,
 * as nothing of the protocol is there and what is sent may be lost. Undefined where it would be the protocol's nowhere.
 */
export const decodeMisplaced = <T extends { readonly chainId?: number }>(
  asked: T,
  homes: readonly number[],
  decode: (asked: T) => Intent | undefined,
): Intent | undefined => {
  const here = asked.chainId ?? 1;
  for (const home of homes) {
    const intent = home === here ? undefined : decode({ ...asked, chainId: home });
    if (intent && !intent.flags.some((flag) => UNSURE.includes(flag))) return moveTo(here, intent);
  }
  return undefined;
};
