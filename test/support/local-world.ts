import { type Address, erc20Abi, maxUint256, parseAbi } from 'viem';
import { DEFAULT_RPC_URLS } from '@/lib/sources/rpc';
import { liquidStakingOf } from '../chain/addresses';
import { type LocalMainnet, startLocalMainnet } from '../chain/local-mainnet';
import { operatorSets } from '../chain/scenario';
import { demoSite } from '../demo/demo-site';
import { demoHost, walletRpcHost } from '../demo/hosts';
import { forwardTo, json, type LocalNetwork, startLocalNetwork } from './local-network';

/** Base yield the local feed states for stETH, in percent a year. */
export const feedPercent = 2.9;

/** The local mainnet, and a network in which the real host names lead to it. */
export interface LocalWorld {
  readonly network: LocalNetwork;
  readonly chain: LocalMainnet;
  /** The account the demo wallet signs for; its index among the development accounts. */
  readonly depositor: { readonly index: number; readonly address: Address };
  /** The depositor lets the StrategyManager take its stETH. */
  allowDeposits(): Promise<void>;
  /** Transactions the depositor has sent. */
  transactionsSent(): Promise<number>;
  /** Deposit shares of the depositor in the stETH strategy. */
  depositedShares(): Promise<bigint>;
  /** The depositor's operator promises more of its stETH to the service Cap. */
  allocateMore(magnitudeWad: bigint): Promise<void>;
  /** Takes every endpoint down; gives a function that brings them back. */
  cutOffEndpoints(): () => void;
  close(): Promise<void>;
}

const strategyManager: Address = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A';
const sharesAbi = parseAbi(['function stakerDepositShares(address staker, address strategy) view returns (uint256)']);

/** Starts chain and network. @throws when anvil or the network cannot be started, or the demo page was not bundled; nothing is left running. */
export async function startLocalWorld(): Promise<LocalWorld> {
  const chain = await startLocalMainnet();
  let network: LocalNetwork | undefined;
  try {
    network = await startLocalNetwork();
    return connect(chain, network);
  } catch (error) {
    await network?.close();
    await chain.stop();
    throw error;
  }
}

function connect(chain: LocalMainnet, network: LocalNetwork): LocalWorld {
  const { accounts, operators } = chain.seed;
  const { northwind, longHorizon } = operators;
  network.serve(
    demoHost,
    demoSite({ operators: [northwind, longHorizon].map(({ name, address }) => ({ name, address })) as never }),
  );
  const endpoints = (DEFAULT_RPC_URLS[1] ?? []).map((url) => new URL(url).host);
  for (const host of [...endpoints, walletRpcHost]) network.serve(host, forwardTo(chain.rpcUrl));
  network.serve('yields.llama.fi', () =>
    json({ status: 'success', data: [{ timestamp: new Date().toISOString(), apyBase: feedPercent }] }),
  );
  network.serve('raw.githubusercontent.com', ({ path }) => {
    const file = chain.seed.metadataFiles[`https://raw.githubusercontent.com${path}`];
    return file ? json(file) : { status: 404 };
  });
  const { strategy, token } = liquidStakingOf('stETH');
  const address = accounts.depositor;

  return {
    network,
    chain,
    depositor: { index: 0, address },
    async allowDeposits() {
      const wallet = chain.wallet(address);
      const hash = await wallet.writeContract({
        address: token,
        abi: erc20Abi,
        functionName: 'approve',
        args: [strategyManager, maxUint256],
        gasPrice: 0n,
      });
      await chain.publicClient.waitForTransactionReceipt({ hash });
    },
    transactionsSent: () => chain.publicClient.getTransactionCount({ address }),
    depositedShares: () =>
      chain.publicClient.readContract({
        address: strategyManager,
        abi: sharesAbi,
        functionName: 'stakerDepositShares',
        args: [address, strategy],
      }),
    async allocateMore(magnitudeWad) {
      const { avs, id } = operatorSets.cap;
      await chain.setAllocation({ operator: northwind.address, operatorSet: { avs, id }, strategy, magnitudeWad });
    },
    cutOffEndpoints() {
      const handlers = endpoints.map((host) => [host, network.takeDown(host)] as const);
      return () => {
        for (const [host, handler] of handlers) if (handler) network.serve(host, handler);
      };
    },
    async close() {
      await network.close();
      await chain.stop();
    },
  };
}
