import { type AbiEvent, BaseError } from 'viem';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ChainClient } from '../../reading/aggregate';
import { FIRST_BLOCK } from '../addresses';

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
type Group = { readonly events: readonly AbiEvent[]; readonly block: bigint; readonly waiting: Waiting[] };

const queues = new WeakMap<ChainClient, Group[]>();

/** undefined where the endpoint gives no logs that old, or not so many. */
const ask = async (
  client: ChainClient,
  { events, block }: Group,
  address: readonly Address[],
): Promise<readonly LogEntry[] | undefined> => {
  try {
    const fromBlock = block < FIRST_BLOCK ? 0n : FIRST_BLOCK;
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
 * The logs of some contracts up to a block, asked for together with whatever else is asked of the same client in the same turn. `events` is
 * the same list for all who ask together. undefined where the endpoint does not give them.
 */
export const readLogs = (
  client: ChainClient,
  events: readonly AbiEvent[],
  block: bigint,
  addresses: readonly Address[],
): Promise<readonly LogEntry[] | undefined> =>
  new Promise((answer, fail) => {
    const groups = queues.get(client) ?? [];
    const isOpen = queues.has(client);
    const found = groups.find((group) => group.block === block && group.events === events);
    if (found) found.waiting.push({ addresses, answer, fail });
    else groups.push({ events, block, waiting: [{ addresses, answer, fail }] });
    if (isOpen) return;
    queues.set(client, groups);
    setTimeout(() => {
      queues.delete(client);
      for (const group of groups) void send(client, group);
    }, 0);
  });
