import { gzipSync } from 'node:zlib';
import { type Hex, toHex } from 'viem';
import type { Rpc } from './rpc';

const secondsPerBlock = 12;
/** Up to here blocks are really mined; beyond, mining one by one takes minutes. */
const mostMined = 64;

interface Block {
  readonly number: Hex;
  readonly timestamp: Hex;
  readonly hash: Hex;
  readonly gasLimit: Hex;
  readonly mixHash: Hex;
}
const headerFields = [
  'sha3Uncles',
  'miner',
  'stateRoot',
  'transactionsRoot',
  'receiptsRoot',
  'difficulty',
  'gasLimit',
  'extraData',
  'mixHash',
  'nonce',
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
] as const;

/** Every later block is 12 seconds after the one before. */
export async function startClock(rpc: Rpc): Promise<void> {
  await rpc('anvil_setBlockTimestampInterval', [secondsPerBlock]);
}

/**
 * Lets `blocks` blocks pass, 12 seconds each. Many blocks are skipped, not mined: they have no header and no transactions,
 * and only the last one exists. State, logs and calls at earlier blocks stay as they were.
 */
export async function passBlocks(rpc: Rpc, blocks: number): Promise<void> {
  if (!Number.isSafeInteger(blocks) || blocks < 0) throw new Error(`${blocks} is no number of blocks`);
  if (blocks === 0) return;
  if (blocks <= mostMined) {
    await rpc('anvil_mine', [toHex(blocks), toHex(secondsPerBlock)]);
    return;
  }
  const latest = await readLatestBlock(rpc);
  await jump(rpc, latest, blocks - 1, Number(latest.timestamp) + secondsPerBlock * (blocks - 1));
  await mineAt(rpc, Number(latest.timestamp) + secondsPerBlock * blocks);
}

/** Mines one block at the given time, however long ago the last one was. */
export async function mineAt(rpc: Rpc, timestampSeconds: number): Promise<void> {
  await rpc('evm_setNextBlockTimestamp', [timestampSeconds]);
  await rpc('anvil_mine', ['0x1', toHex(secondsPerBlock)]);
}

export async function readLatestBlock(rpc: Rpc): Promise<Block> {
  return (await rpc('eth_getBlockByNumber', ['latest', false])) as Block;
}

/** Moves the head by loading a state that holds nothing but one empty block with a higher number. */
async function jump(rpc: Rpc, latest: Block, blocks: number, timestampSeconds: number): Promise<void> {
  const number = Number(latest.number) + blocks;
  const copied = Object.fromEntries(headerFields.map((field) => [field, (latest as never)[field]]));
  const header = {
    ...copied,
    parentHash: latest.hash,
    number: toHex(number),
    timestamp: toHex(timestampSeconds),
    gasUsed: '0x0',
    logsBloom: `0x${'00'.repeat(256)}`,
  };
  const environment = {
    number: toHex(number),
    timestamp: toHex(timestampSeconds),
    beneficiary: `0x${'00'.repeat(20)}`,
    gas_limit: Number(latest.gasLimit),
    basefee: 0,
    difficulty: '0x0',
    prevrandao: latest.mixHash,
    blob_excess_gas_and_price: { excess_blob_gas: 0, blob_gasprice: 1 },
    slot_num: 0,
  };
  const state = {
    block: environment,
    accounts: {},
    best_block_number: number,
    blocks: [{ header, transactions: [], ommers: [], withdrawals: null }],
    transactions: [],
  };
  await rpc('anvil_loadState', [toHex(gzipSync(JSON.stringify(state)))]);
}
