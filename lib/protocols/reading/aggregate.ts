import { decodeFunctionResult, encodeFunctionData, type PublicClient } from 'viem';
import { UnderlayerError } from '@/lib/core/errors';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address, Hex } from '@/lib/core/units';

/** Multicall3, the same address on every chain it is on. Source: https://github.com/mds1/multicall, deployments. */
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

export const multicallAbi = [
  {
    type: 'function',
    name: 'aggregate3',
    stateMutability: 'payable',
    inputs: [
      {
        name: 'calls',
        type: 'tuple[]',
        components: [
          { name: 'target', type: 'address' },
          { name: 'allowFailure', type: 'bool' },
          { name: 'callData', type: 'bytes' },
        ],
      },
    ],
    outputs: [
      {
        name: 'returnData',
        type: 'tuple[]',
        components: [
          { name: 'success', type: 'bool' },
          { name: 'returnData', type: 'bytes' },
        ],
      },
    ],
  },
  {
    type: 'function',
    name: 'getBlockNumber',
    stateMutability: 'view',
    inputs: [],
    outputs: [{ name: 'blockNumber', type: 'uint256' }],
  },
  {
    type: 'function',
    name: 'getCurrentBlockTimestamp',
    stateMutability: 'view',
    inputs: [],
    outputs: [{ name: 'timestamp', type: 'uint256' }],
  },
] as const;

/** The chain did not answer at all: endpoint down, rate limited, or not the chain it should be. */
export class ReadFailedError extends UnderlayerError {
  override readonly name = 'ReadFailedError';
  constructor(
    readonly chainId: number,
    cause: unknown,
  ) {
    super('The chain could not be read. Check the endpoint in Settings, or try again.', {
      details: cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.name) : String(cause),
      cause,
    });
  }
}

export type RawCall = { readonly target: Address; readonly callData: Hex };
export type RawAnswer = { readonly success: boolean; readonly returnData: Hex };
type Aggregate = { readonly point: ReadPoint; readonly answers: readonly RawAnswer[] };

/** Answers by block and call. What was answered at a block stays so, and readers that meet the same contract need not ask again. */
export type ReadMemory = Map<string, RawAnswer>;

/** The block a read began at: what belongs to it and names no block is asked there too. */
const beginnings = new WeakMap<ReadMemory, ReadPoint>();

/** As much of viem's public client as is read with. */
export type ChainClient = Pick<PublicClient, 'call' | 'getLogs' | 'request'>;

export type Reader = { readonly client: ChainClient; readonly chainId: number; readonly memory?: ReadMemory };

const beginningOf = ({ memory, chainId }: Reader): ReadPoint | undefined => {
  const point = memory && beginnings.get(memory);
  return point?.chainId === chainId ? point : undefined;
};

/** More calls than this go in a call of their own: public endpoints limit the gas and the size of one. */
const MOST_CALLS = 600;

const CLOCK: readonly RawCall[] = [
  { target: MULTICALL3, callData: encodeFunctionData({ abi: multicallAbi, functionName: 'getBlockNumber' }) },
  { target: MULTICALL3, callData: encodeFunctionData({ abi: multicallAbi, functionName: 'getCurrentBlockTimestamp' }) },
];

const callOnce = async (
  { client, chainId }: Reader,
  calls: readonly RawCall[],
  at: ReadPoint | undefined,
): Promise<Aggregate> => {
  try {
    const asked = at ? calls : [...CLOCK, ...calls];
    const { data } = await client.call({
      to: MULTICALL3,
      data: encodeFunctionData({
        abi: multicallAbi,
        functionName: 'aggregate3',
        args: [asked.map((call, index) => ({ ...call, allowFailure: at !== undefined || index >= CLOCK.length }))],
      }),
      ...(at ? { blockNumber: at.block } : {}),
    });
    const answers = decodeFunctionResult({ abi: multicallAbi, functionName: 'aggregate3', data: data ?? '0x' });
    if (at) return { point: at, answers };
    const [block, timestamp, ...rest] = answers;
    const point = {
      chainId,
      block: BigInt(block?.returnData ?? '0x0'),
      timestamp: Number(BigInt(timestamp?.returnData ?? '0x0')),
    };
    return { point, answers: rest };
  } catch (cause) {
    throw new ReadFailedError(chainId, cause);
  }
};

type Waiting = {
  readonly reader: Reader;
  readonly calls: readonly RawCall[];
  readonly at: ReadPoint | undefined;
  readonly answer: (aggregate: Aggregate) => void;
  readonly fail: (error: unknown) => void;
};

const queues = new WeakMap<ChainClient, Waiting[]>();

const keyOf = ({ target, callData }: RawCall, block: bigint | undefined): string =>
  `${block}:${target}:${callData}`.toLowerCase();

/** Keeps answers for whoever asks the same at the same block. */
export const remember = (memory: ReadMemory, calls: readonly RawCall[], { point, answers }: Aggregate): void => {
  if (!beginnings.has(memory)) beginnings.set(memory, point);
  calls.forEach((call, index) => {
    const answer = answers[index];
    if (answer !== undefined) memory.set(keyOf(call, point.block), answer);
  });
};

/** All of them from memory; undefined when one is missing. */
const recall = (memory: ReadMemory | undefined, calls: readonly RawCall[], point: ReadPoint): Aggregate | undefined => {
  const answers = calls.map((call) => memory?.get(keyOf(call, point.block)));
  return answers.every((answer) => answer !== undefined) ? { point, answers } : undefined;
};

const sendAlone = ({ reader, calls, at, answer, fail }: Waiting): void => {
  callOnce(reader, calls, at).then((read) => {
    if (reader.memory) remember(reader.memory, calls, read);
    answer(read);
  }, fail);
};

const sendTogether = async (group: readonly Waiting[]): Promise<void> => {
  const [first] = group;
  if (first === undefined) return;
  if (group.length === 1) {
    sendAlone(first);
    return;
  }
  const { reader, at } = first;
  const memory: ReadMemory = reader.memory ?? new Map();
  const calls = new Map(group.flatMap((item) => item.calls).map((call) => [keyOf(call, at?.block), call]));
  const open = [...calls].filter(([key]) => !memory.has(key)).map(([, call]) => call);
  try {
    const read = at && open.length === 0 ? { point: at, answers: [] } : await callOnce(reader, open, at);
    remember(memory, open, read);
    for (const item of group) {
      const found = recall(memory, item.calls, read.point);
      if (found) item.answer(found);
      else item.fail(new ReadFailedError(reader.chainId, 'the endpoint left a call unanswered'));
    }
  } catch {
    // One of them may be more than the endpoint takes: each for itself, and each with its own error.
    for (const item of group) sendAlone(item);
  }
};

/** Those of one block, in groups an endpoint takes. */
const groupsOf = (waiting: readonly Waiting[]): Waiting[][] => {
  const groups: Waiting[][] = [];
  const open = new Map<bigint | undefined, { group: Waiting[]; size: number }>();
  for (const item of waiting) {
    const key = item.at?.block;
    let found = open.get(key);
    if (found === undefined || found.size + item.calls.length > MOST_CALLS) {
      found = { group: [], size: 0 };
      open.set(key, found);
      groups.push(found.group);
    }
    found.group.push(item);
    found.size += item.calls.length;
  }
  return groups;
};

/**
 * Many calls in one eth_call through Multicall3, together with whatever else is asked of the same client in the same turn: readers that
 * run side by side cost one round trip, and what the reader's memory holds costs none. Pinned to the block of `at`; without it to
 * the one its read began at; where the read begins here, the latest one is used and reported.
 * @throws ReadFailedError when the endpoint or Multicall3 does not answer.
 */
export const aggregate = (
  reader: Reader,
  calls: readonly RawCall[],
  at: ReadPoint | undefined = beginningOf(reader),
): Promise<Aggregate> =>
  new Promise((answer, fail) => {
    const recalled = at && recall(reader.memory, calls, at);
    if (recalled) {
      answer(recalled);
      return;
    }
    const item: Waiting = { reader, calls, at, answer, fail };
    const waiting = queues.get(reader.client);
    if (waiting !== undefined) {
      waiting.push(item);
      return;
    }
    const opened = [item];
    queues.set(reader.client, opened);
    setTimeout(() => {
      queues.delete(reader.client);
      for (const group of groupsOf(opened)) void sendTogether(group);
    }, 0);
  });
