import { PageError } from './page-natives';

/** An error as EIP-1193 wants it: an `Error` of the page with a numeric code. */
export type RpcError = Error & { code: number };

const messages = {
  /** What wallets themselves answer when a person says no. */
  4001: 'User rejected the request.',
  /** "Disconnected from the chain asked for" (EIP-1193) comes closest to a wallet that moved to another chain. */
  4901: 'The wallet changed chain.',
  /** The page's own objects no longer say what was shown, so they must not reach the wallet. */
  [-32602]: 'The request was changed.',
  /** "Limit exceeded" (EIP-1474). */
  [-32005]: 'Too many requests wait.',
};

export function rpcError(code: keyof typeof messages): RpcError {
  const error = new PageError(messages[code]) as RpcError;
  error.code = code;
  return error;
}
