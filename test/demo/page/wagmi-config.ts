import { createConfig, http, injected } from 'wagmi';
import { mainnet } from 'wagmi/chains';
import { walletRpcHost } from '../hosts';

export const config = createConfig({
  chains: [mainnet],
  connectors: [injected()],
  transports: { [mainnet.id]: http(`https://${walletRpcHost}`, { retryCount: 0 }) },
  pollingInterval: 400,
});
