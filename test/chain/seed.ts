import type { Address } from 'viem';
import { passBlocks, readLatestBlock } from './clock';
import { podAddressOf } from './place';
import type { Play } from './play';
import type { Rpc } from './rpc';
import * as scenario from './scenario';

/** When and where the seeded story happened: what the scenario's inputs cannot say beforehand. */
export interface SeedRecord {
  /** Block in which each settled allocation was made, in the order of the scenario. */
  readonly settledAllocationBlocks: readonly bigint[];
  readonly latentAllocationBlock: bigint;
  readonly pendingAllocationBlock: bigint;
  readonly slash: { readonly id: bigint; readonly block: bigint };
  readonly queuedWithdrawalBlock: bigint;
  readonly vaults: { readonly locked: Address; readonly open: Address; readonly lockBlock: bigint };
  readonly pod: Address;
  readonly rewardsStartTimestamp: number;
  readonly distributionStartEpoch: bigint;
  /** Last block of the seed. */
  readonly endBlock: bigint;
}

/** Seconds between the first block and the last of a seeded chain, about; the rest is transactions, one a block. */
export const seedSeconds = 12 * (Object.values(scenario.pauses).reduce((sum, blocks) => sum + blocks, 0) + 2_400);

/** Plays the scenario from a chain on which the contracts have been placed. */
export async function playScenario(play: Play, rpc: Rpc): Promise<SeedRecord> {
  await play.foundServices();
  await play.fillWallets();
  await play.registerOperators();
  const distributionStartEpoch = await play.setEmissions();
  await play.depositAndDelegate();
  const vaults = await play.openVaults();
  const settledAllocationBlocks = await play.allocateAll(scenario.settledAllocations);
  const latentAllocationBlock = await play.allocate(scenario.latentAllocation);
  await passBlocks(rpc, scenario.pauses.untilSettled);

  await play.earnOnStEth();
  const slash = await play.slash();
  const lockBlock = await play.lockVault(vaults.locked);
  await passBlocks(rpc, scenario.pauses.fromSlashToQueue);

  const queuedWithdrawalBlock = await play.queueWithdrawal();
  const rewardsStartTimestamp = await play.submitRewards();
  await passBlocks(rpc, scenario.pauses.fromQueueToRecent);

  const pendingAllocationBlock = await play.allocate(scenario.pendingAllocation);
  const latest = await readLatestBlock(rpc);
  return {
    settledAllocationBlocks,
    latentAllocationBlock,
    pendingAllocationBlock,
    slash,
    queuedWithdrawalBlock,
    vaults: { ...vaults, lockBlock },
    pod: podAddressOf(scenario.validator.owner),
    rewardsStartTimestamp,
    distributionStartEpoch,
    endBlock: BigInt(latest.number),
  };
}
