import { type AbiEvent, BaseError } from 'viem';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ChainClient } from './aggregate';

/** One decoded log of a contract. */
export type LogEntry = {
  readonly address: Address;
  readonly eventName: string;
  readonly args: Readonly<Record<string, unknown>>;
};

type Waiting = {
  readonly addresses: readonly Address[];
  readonly answer: (entries: readonly LogEntry[] | undefined) => void;
  readonly fail: (error: unknown) => void;
};
/** Which logs, of the same list of events for all who ask together, and up to which block. */
export type LogRange = {
  readonly events: readonly AbiEvent[];
  /** No log of them is older; left out on a chain that is younger than that. 0n where nobody says. */
  readonly since: bigint;
  readonly block: bigint;
};

type Group = LogRange & { readonly waiting: Waiting[] };

const queues = new WeakMap<ChainClient, Group[]>();

/** undefined where the endpoint gives no logs that old, or not so many. */
const ask = async (
  client: ChainClient,
  { events, since, block }: LogRange,
  address: readonly Address[],
): Promise<readonly LogEntry[] | undefined> => {
  try {
    const fromBlock = block < since ? 0n : since;
    const logs = await client.getLogs({ address: [...address], events, fromBlock, toBlock: block });
    return logs as unknown as readonly LogEntry[];
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return undefined;
  }
};

const send = async (client: ChainClient, group: Group): Promise<void> => {
  const { waiting } = group;
  const own = (entries: readonly LogEntry[] | undefined, addresses: readonly Address[]) =>
    entries?.filter(({ address }) => addresses.some((it) => isSameAddress(it, address)));
  try {
    const all = await ask(
      client,
      group,
      waiting.flatMap(({ addresses }) => addresses),
    );
    if (all !== undefined || waiting.length === 1) {
      for (const { addresses, answer } of waiting) answer(own(all, addresses));
      return;
    }
    // Together they may be more than the endpoint gives: each for itself.
    await Promise.all(waiting.map(async ({ addresses, answer }) => answer(await ask(client, group, addresses))));
  } catch (error) {
    for (const { fail } of waiting) fail(error);
  }
};

/**
 * The logs of some contracts up to a block, asked for together with whatever else is asked of the same client in the same turn. undefined
 * where the endpoint does not give them.
 */
export const readLogs = (
  client: ChainClient,
  range: LogRange,
  addresses: readonly Address[],
): Promise<readonly LogEntry[] | undefined> =>
  new Promise((answer, fail) => {
    const groups = queues.get(client) ?? [];
    const isOpen = queues.has(client);
    const found = groups.find(({ block, events }) => block === range.block && events === range.events);
    if (found) found.waiting.push({ addresses, answer, fail });
    else groups.push({ ...range, waiting: [{ addresses, answer, fail }] });
    if (isOpen) return;
    queues.set(client, groups);
    setTimeout(() => {
      queues.delete(client);
      for (const group of groups) void send(client, group);
    }, 0);
  });
