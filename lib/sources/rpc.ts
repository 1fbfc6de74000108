import { createClient, fallback, http, type PublicClient } from 'viem';
import { call, getChainId, getLogs } from 'viem/actions';
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

/** What is asked of a chain. viem's whole public client would more than double the background's program. */
export type ChainReader = Pick<PublicClient, 'call' | 'getLogs' | 'request'>;

/**
 * A reader for one chain. The person's endpoints come first and, when there are any, are the only ones asked.
 * No retries here: a slow endpoint falls over to the next, and a report shows what could not be read. No JSON-RPC batches: what is sent side
 * by side is one round trip anyway, and some public endpoints refuse batches of more than three (hemilabs/ui-monorepo#887, 2025-02-20).
 */
export const createReader = (chainId: keyof typeof CHAINS, ownUrls: readonly string[] = []): ChainReader => {
  const urls = ownUrls.length > 0 ? ownUrls : (DEFAULT_RPC_URLS[chainId] ?? []);
  const client = createClient({
    chain: CHAINS[chainId],
    transport: fallback(
      urls.map((url) => http(url, { timeout: 6_000, retryCount: 0, fetchFn: loggedFetch('chain') })),
      { retryCount: 0 },
    ),
  });
  return {
    request: client.request as ChainReader['request'],
    call: (query) => call(client, query),
    getLogs: ((query) => getLogs(client, query)) as ChainReader['getLogs'],
  };
};

/** Whether an endpoint answers, and for the chain it is meant for. */
export const checkEndpoint = async (url: string, chainId: number): Promise<'ok' | 'no-answer' | 'wrong-chain'> => {
  try {
    const transport = http(url, { timeout: 6_000, retryCount: 0, fetchFn: loggedFetch('endpointCheck') });
    const answered = await getChainId(createClient({ transport }));
    return answered === chainId ? 'ok' : 'wrong-chain';
  } catch {
    // Whatever the reason, there was no usable answer; the person is told so beside the field.
    return 'no-answer';
  }
};
