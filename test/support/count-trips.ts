import { createPublicClient, custom, http, type PublicClient } from 'viem';
import { mainnet } from 'viem/chains';
import { createRoundTrips } from './round-trips';

/** A client whose round trips are counted: requests that go out together are one. */
export const countTrips = (
  rpcUrl: string,
  refuse: (method: string) => boolean = () => false,
): { readonly client: PublicClient; readonly trips: () => number } => {
  const { request } = http(rpcUrl)({ chain: mainnet });
  const trips = createRoundTrips();
  const transport = custom(
    {
      request: (item: { method: string }) =>
        trips.along(async () => {
          if (refuse(item.method)) throw new Error(`${item.method} is limited`);
          return request(item as Parameters<typeof request>[0]);
        }),
    },
    { retryCount: 0 },
  );
  return { client: createPublicClient({ chain: mainnet, transport }) as PublicClient, trips: trips.count };
};
