import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Anvil, startAnvil } from './anvil';
import { mineAt, readLatestBlock, startClock } from './clock';
import { type Artifacts, cacheFolder, writeWhole } from './compile';
import { groundOf, loadNeighbours, neighboursFolder } from './neighbours';
import { placeContracts } from './place';
import { Play } from './play';
import { Protocol } from './protocol';
import { connectRpc, type Rpc, Sender } from './rpc';
import { playScenario, type SeedRecord, seedSeconds } from './seed';

/** Near mainnet's height when this was written; far above every delay counted back from a block. */
export const genesisBlock = 26_200_000;
/** Enough for placing the contracts, block by block. */
const placingSeconds = 12 * 1_200;
const daySeconds = 86_400;

export interface Snapshot {
  /** What anvil_dumpState gave: the state of the last block, and all blocks, receipts and logs. */
  readonly state: string;
  readonly record: SeedRecord | undefined;
  /** What each neighbour's play returned, by its file's name. */
  readonly neighbourRecords: Readonly<Record<string, unknown>>;
}

/**
 * The chain as it is when everything is placed and, if wanted, the scenario has been played: kept from an earlier start of
 * the same day and the same sources, else made now on a chain that is then thrown away.
 */
export async function prepareSnapshot(artifacts: Artifacts, seeded: boolean, nowSeconds: number): Promise<Snapshot> {
  const file = join(cacheFolder, `chain-${keyOf(artifacts, seeded)}-${Math.floor(nowSeconds / daySeconds)}.json`);
  const isOurs = await claim(file);
  if (!isOurs) return parse(readFileSync(file, 'utf8'));
  let anvil: Anvil | undefined;
  try {
    removeOldSnapshots(nowSeconds);
    const pastSeconds = seeded ? seedSeconds : placingSeconds;
    anvil = await startAnvil({ genesisBlock, genesisTimestampSeconds: nowSeconds - pastSeconds });
    const snapshot = await build(new Sender(connectRpc(anvil.rpcUrl), artifacts), seeded);
    writeWhole(file, JSON.stringify(snapshot, bigintAsText));
    return snapshot;
  } finally {
    await anvil?.stop();
    rmSync(lockOf(file), { recursive: true, force: true });
  }
}

const lockOf = (file: string): string => `${file}.lock`;
/** A maker that has not finished by then was killed. Milliseconds. */
const abandonedAfter = 240_000;

/** Test files start side by side: one makes the snapshot, the others wait for it. True: we are to make it. */
async function claim(file: string): Promise<boolean> {
  mkdirSync(cacheFolder, { recursive: true });
  for (;;) {
    if (existsSync(file)) return false;
    try {
      mkdirSync(lockOf(file));
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const { mtimeMs } = statSync(lockOf(file), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
      if (Date.now() - mtimeMs > abandonedAfter) rmSync(lockOf(file), { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Gives a new chain the past of a snapshot, and a last block now. */
export async function restoreSnapshot(rpc: Rpc, { state }: Snapshot, nowSeconds: number): Promise<void> {
  await rpc('anvil_loadState', [state]);
  await startClock(rpc);
  const latest = await readLatestBlock(rpc);
  await mineAt(rpc, Math.max(nowSeconds, Number(latest.timestamp) + 12));
}

async function build(sender: Sender, seeded: boolean): Promise<Snapshot> {
  await startClock(sender.rpc);
  await placeContracts(sender);
  const neighbours = await loadNeighbours();
  const ground = groundOf(sender);
  for (const [, neighbour] of neighbours) await neighbour.place(ground);
  const play = new Play(new Protocol(sender), sender.rpc, sender.artifacts);
  const record = seeded ? await playScenario(play, sender.rpc) : undefined;
  const neighbourRecords: Record<string, unknown> = {};
  if (seeded)
    for (const [name, { play: playNeighbour }] of neighbours) neighbourRecords[name] = await playNeighbour?.(ground);
  return { state: (await sender.rpc('anvil_dumpState')) as string, record, neighbourRecords };
}

/** Changes with the contracts and with every file here that decides what is done to them. */
function keyOf(artifacts: Artifacts, seeded: boolean): string {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const hash = createHash('sha256').update(JSON.stringify([seeded, artifacts]));
  for (const file of files.sort()) hash.update(readFileSync(join(import.meta.dirname, file)));
  for (const file of readdirSync(neighboursFolder).sort()) hash.update(readFileSync(join(neighboursFolder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Snapshots of other days and other sources are of no use any more. */
function removeOldSnapshots(nowSeconds: number): void {
  if (!existsSync(cacheFolder)) return;
  const today = Math.floor(nowSeconds / daySeconds);
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('chain-') && name.endsWith('.json') && !name.endsWith(`-${today}.json`))
      rmSync(join(cacheFolder, name), { force: true });
  }
}

const mark = 'bigint:';

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${mark}${value}` : value;
}

function parse(text: string): Snapshot {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  ) as Snapshot;
}
