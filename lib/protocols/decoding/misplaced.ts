import type { Call, Intent, IntentFlag } from '@/lib/core/intent';

/** Claims that rest on a shape, or on nothing but the address: too little to say whose a contract would be elsewhere. */
const UNSURE: readonly IntentFlag[] = ['unregistered-contract', 'unknown-function'];

/**
 * A call that would be the protocol's on `home`, the chain its contract is on, asked for on another: flagged `wrong-chain`, as nothing of
 * the protocol is there and what is sent may be lost. Undefined where no chain is the contract's home.
 */
export const decodeMisplaced = (
  call: Call,
  home: number | undefined,
  decode: (call: Call) => Intent | undefined,
): Intent | undefined => {
  if (home === undefined || home === call.chainId) return undefined;
  const intent = decode({ ...call, chainId: home });
  if (!intent || intent.flags.some((flag) => UNSURE.includes(flag))) return undefined;
  return { ...intent, chainId: call.chainId, flags: [...new Set([...intent.flags, 'wrong-chain' as const])] };
};
