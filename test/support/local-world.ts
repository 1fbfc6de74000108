import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Address, createPublicClient, createWalletClient, http, maxUint256, parseEther } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { DEFAULT_RPC_URLS } from '@/lib/sources/rpc';
import { demoSite } from '../demo/demo-site';
import { demoHost, walletRpcHost } from '../demo/hosts';
import { stEth, stEthStrategy, strategyManager, strategyManagerAbi, erc20Abi } from '../demo/page/contracts';
import { forwardTo, json, type LocalNetwork, startLocalNetwork } from './local-network';

export interface LocalWorld {
  readonly network: LocalNetwork;
  readonly depositor: { readonly index: number; readonly address: Address };
  allowDeposits(): Promise<void>;
  transactionsSent(): Promise<number>;
  depositedShares(): Promise<bigint>;
  cutOffEndpoints(): () => void;
  close(): Promise<void>;
}

export async function startLocalWorld(): Promise<LocalWorld> {
  const rpcUrl = 'http://127.0.0.1:18545';
  const anvil = spawn('/work/main/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil', ['--chain-id', '1', '--port', '18545', '--silent']);
  await new Promise((r) => setTimeout(r, 1500));
  const network = await startLocalNetwork();
  network.serve(demoHost, demoSite({ operators: [{ name: 'Northwind Staking', address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' }] }));
  const endpoints = [...(DEFAULT_RPC_URLS[1] ?? [])].map((url) => new URL(url).host);
  for (const host of [...endpoints, walletRpcHost]) network.serve(host, forwardTo(rpcUrl));
  network.serve('yields.llama.fi', () => json({ status: 'success', data: [{ timestamp: new Date().toISOString(), apyBase: 2.9 }] }));
  const client = createPublicClient({ chain: mainnet, transport: http(rpcUrl) });
  const index = 0;
  const account = mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: index });
  return {
    network,
    depositor: { index, address: account.address },
    async allowDeposits() {},
    transactionsSent: () => client.getTransactionCount({ address: account.address }),
    async depositedShares() { return BigInt(await client.getTransactionCount({ address: account.address })); },
    cutOffEndpoints() {
      const handlers = endpoints.map((host) => [host, network.takeDown(host)] as const);
      return () => { for (const [host, handler] of handlers) if (handler) network.serve(host, handler); };
    },
    async close() { await network.close(); anvil.kill(); },
  };
}
