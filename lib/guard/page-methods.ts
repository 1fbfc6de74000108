import { isObject } from './page-natives';

/** One JSON-RPC request as the page wrote it. */
export type RpcRequest = { readonly method: unknown; readonly params: unknown };

/**
 * Methods that sign, send or authorise: transactions (also raw, synchronous, user operations, prepared calls), typed
 * data, messages, EIP-7702 authorisations, ERC-7715 permissions. By prefix, so that a new version of one is looked at
 * too. Wallets refuse any other spelling, so that passes.
 */
const SIGNING = /^(eth_(send|sign)|personal_sign$|wallet_(send|sign|grantPermissions$|requestExecutionPermissions$))/;
const isSigning = SIGNING.test.bind(SIGNING) as (method: unknown) => boolean;

/** True for a request that must be looked at. `wallet_invokeMethod` (CAIP-27) counts by the method inside it. @throws what a hostile getter throws. */
export function signs({ method, params }: RpcRequest): boolean {
  if (method !== 'wallet_invokeMethod') return isSigning(method);
  const inner = isObject(params) ? params.request : undefined;
  return isObject(inner) && isSigning(inner.method);
}
