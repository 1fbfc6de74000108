import { DEFAULT_RPC_URLS } from '@/lib/sources/rpc';
import { createRoundTrips } from '../support/round-trips';

/** How many round trips to a chain were made since the last look. */
export type TripCounter = () => number;

/**
 * Lets the shipped readers reach the local chain as if it were their public endpoints, counts their round trips, and lets nothing else out:
 * a feed that does not answer is what a report without a network has. HTTP requests that go out together are one round trip.
 */
export const countTripsTo = (rpcUrl: string): TripCounter => {
  const send = globalThis.fetch;
  const endpoints = Object.values(DEFAULT_RPC_URLS).flat();
  const trips = createRoundTrips();
  let seen = 0;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(rpcUrl)) return send(input, init);
    if (!endpoints.some((endpoint) => url.startsWith(endpoint))) return Promise.reject(new Error(`offline: ${url}`));
    return trips.along(() => send(rpcUrl, init));
  };
  return () => {
    const counted = trips.count() - seen;
    seen = trips.count();
    return counted;
  };
};
