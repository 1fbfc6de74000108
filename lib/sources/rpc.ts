import { createPublicClient, fallback, http, type PublicClient } from 'viem';
import { mainnet } from 'viem/chains';
import { loggedFetch } from './network-log';

/**
 * Public endpoints without a key, by chain; tried in order. Source: DefiLlama/chainlist constants/extraRpcs.js, 2026-08-22
 * (tracking "none"), and viem's default for mainnet.
 */
export const DEFAULT_RPC_URLS: Readonly<Record<number, readonly string[]>> = {
  1: ['https://ethereum-rpc.publicnode.com', 'https://eth.drpc.org', 'https://eth.merkle.io'],
};

const CHAINS = { 1: mainnet } as const;

/** Chains that can be read. */
export const isReadableChain = (chainId: number): chainId is keyof typeof CHAINS => chainId in CHAINS;

/**
 * A reader for one chain. The person's endpoints come first and, when there are any, are the only ones asked.
 * No retries here: a slow endpoint falls over to the next, and a report shows what could not be read. No JSON-RPC batches: what is sent side
 * by side is one round trip anyway, and some public endpoints refuse batches of more than three (hemilabs/ui-monorepo#887, 2025-02-20).
 */
export const createReader = (chainId: keyof typeof CHAINS, ownUrls: readonly string[] = []): PublicClient => {
  const urls = ownUrls.length > 0 ? ownUrls : (DEFAULT_RPC_URLS[chainId] ?? []);
  return createPublicClient({
    chain: CHAINS[chainId],
    transport: fallback(
      urls.map((url) => http(url, { timeout: 6_000, retryCount: 0, fetchFn: loggedFetch('chain') })),
      { retryCount: 0 },
    ),
  }) as PublicClient;
};

/** Whether an endpoint answers, and for the chain it is meant for. */
export const checkEndpoint = async (url: string, chainId: number): Promise<'ok' | 'no-answer' | 'wrong-chain'> => {
  try {
    const transport = http(url, { timeout: 6_000, retryCount: 0, fetchFn: loggedFetch('endpointCheck') });
    const answered = await createPublicClient({ transport }).getChainId();
    return answered === chainId ? 'ok' : 'wrong-chain';
  } catch {
    // Whatever the reason, there was no usable answer; the person is told so beside the field.
    return 'no-answer';
  }
};
