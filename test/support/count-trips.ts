import { createPublicClient, custom, http, type PublicClient } from 'viem';
import { mainnet } from 'viem/chains';

/** A client whose round trips are counted: requests on their way at the same time are one. */
export const countTrips = (
  rpcUrl: string,
  refuse: (method: string) => boolean = () => false,
): { readonly client: PublicClient; readonly trips: () => number } => {
  const { request } = http(rpcUrl)({ chain: mainnet });
  let trips = 0;
  let onTheirWay = 0;
  const transport = custom(
    {
      request: async (item: { method: string }) => {
        if (onTheirWay === 0) trips++;
        onTheirWay++;
        try {
          // As slow as any network: what goes out in one turn is on its way together, however fast this machine answers.
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (refuse(item.method)) throw new Error(`${item.method} is limited`);
          return await request(item as Parameters<typeof request>[0]);
        } finally {
          onTheirWay--;
        }
      },
    },
    { retryCount: 0 },
  );
  return { client: createPublicClient({ chain: mainnet, transport }) as PublicClient, trips: () => trips };
};
