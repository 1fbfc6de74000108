import {
  type Account,
  type Address,
  type Chain,
  createPublicClient,
  createTestClient,
  createWalletClient,
  type HttpTransport,
  http,
  type PublicClient,
  type TestClient,
  type WalletClient,
} from 'viem';
import { mainnet } from 'viem/chains';
import { type Anvil, startAnvil } from './anvil';
import { passBlocks, readLatestBlock } from './clock';
import { compileContracts } from './compile';
import { metadataFiles } from './metadata';
import { Protocol } from './protocol';
import { connectRpc, Sender } from './rpc';
import * as scenario from './scenario';
import type { SeedRecord } from './seed';
import { genesisBlock, prepareSnapshot, restoreSnapshot, type Snapshot } from './snapshot';

/** The inputs of the seed, what playing them recorded, and the metadata files its URIs point at. */
export type SeedData = typeof scenario & {
  readonly record: SeedRecord;
  readonly metadataFiles: typeof metadataFiles;
  /** What a neighbour's play returned, by the name of its file in `neighbours/`. */
  readonly neighbourRecords: Readonly<Record<string, unknown>>;
};

export interface LocalMainnet {
  readonly rpcUrl: string;
  readonly publicClient: PublicClient<HttpTransport, Chain>;
  readonly testClient: TestClient<'anvil', HttpTransport, Chain>;
  /** Calls on the fixture contracts by name, as any account. */
  readonly protocol: Protocol;
  /** @throws when the chain was started without the seed. */
  readonly seed: SeedData;
  /** Sends as any account, known key or not. */
  wallet(address: Address): WalletClient<HttpTransport, Chain, Account>;
  /** Lets blocks of 12 seconds pass; many are skipped rather than mined, see the clock. */
  mine(blocks: number): Promise<void>;
  /** Gives the block the next transaction will be in. */
  nextBlock(): Promise<bigint>;
  /** The operator sets what it allocates; gives the block of the call. */
  setAllocation(allocation: {
    readonly operator: Address;
    readonly operatorSet: { readonly avs: Address; readonly id: number };
    readonly strategy: Address;
    readonly magnitudeWad: bigint;
  }): Promise<bigint>;
  stop(): Promise<void>;
}

/**
 * A chain with id 1 and EigenLayer at its mainnet addresses, on this machine alone. Its clock stands still between
 * transactions; each block is 12 seconds; state can be read at blocks from the start on, logs from the first. `seed: false` leaves it without operators, services and deposits.
 * @throws when anvil cannot be started.
 */
export async function startLocalMainnet(options: { port?: number; seed?: boolean } = {}): Promise<LocalMainnet> {
  const artifacts = compileContracts();
  const nowSeconds = Math.floor(Date.now() / 1000);
  const snapshot = await prepareSnapshot(artifacts, options.seed ?? true, nowSeconds);
  const anvil = await startAnvil({ port: options.port, genesisBlock, genesisTimestampSeconds: nowSeconds });
  try {
    const sender = new Sender(connectRpc(anvil.rpcUrl), artifacts);
    await restoreSnapshot(sender.rpc, snapshot, nowSeconds);
    return assemble(anvil, sender, snapshot);
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

function assemble({ rpcUrl, stop }: Anvil, sender: Sender, { record, neighbourRecords }: Snapshot): LocalMainnet {
  const transport = http(rpcUrl);
  const protocol = new Protocol(sender);
  return {
    rpcUrl,
    publicClient: createPublicClient({ chain: mainnet, transport, pollingInterval: 100 }),
    testClient: createTestClient({ chain: mainnet, transport, mode: 'anvil' }),
    protocol,
    get seed() {
      if (!record) throw new Error('This chain was started with seed: false');
      return { ...scenario, record, metadataFiles, neighbourRecords };
    },
    wallet: (address) => createWalletClient({ account: address, chain: mainnet, transport }),
    mine: (blocks) => passBlocks(sender.rpc, blocks),
    nextBlock: async () => BigInt((await readLatestBlock(sender.rpc)).number) + 1n,
    setAllocation: ({ operator, operatorSet, strategy, magnitudeWad }) =>
      protocol.send({
        from: operator,
        contract: 'AllocationManager',
        functionName: 'modifyAllocations',
        args: [operator, [{ operatorSet, strategies: [strategy], newMagnitudes: [magnitudeWad] }]],
      }),
    stop,
  };
}
