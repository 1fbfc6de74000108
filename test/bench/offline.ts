import { DEFAULT_RPC_URLS } from '@/lib/sources/rpc';

/** How many requests went to a chain since the last look. */
export type TripCounter = () => number;

/**
 * Lets the shipped readers reach the local chain as if it were their public endpoints, counts what they send, and lets nothing else out:
 * a feed that does not answer is what a report without a network has. One HTTP request is one round trip, whatever is batched in it.
 */
export const countTripsTo = (rpcUrl: string): TripCounter => {
  const send = globalThis.fetch;
  const endpoints = Object.values(DEFAULT_RPC_URLS).flat();
  let trips = 0;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(rpcUrl)) return send(input, init);
    if (!endpoints.some((endpoint) => url.startsWith(endpoint))) return Promise.reject(new Error(`offline: ${url}`));
    trips += 1;
    return send(rpcUrl, init);
  };
  return () => {
    const counted = trips;
    trips = 0;
    return counted;
  };
};
