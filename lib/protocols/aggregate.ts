import { decodeFunctionResult, encodeFunctionData, type PublicClient } from 'viem';
import { UnderlayerError } from '@/lib/core/errors';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address, Hex } from '@/lib/core/units';

/** Multicall3, the same address on every chain it is on. Source: https://github.com/mds1/multicall, deployments. */
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

const multicallAbi = [
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

type Reader = { readonly client: PublicClient; readonly chainId: number };

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
  readonly calls: readonly RawCall[];
  readonly at: ReadPoint | undefined;
  readonly answer: (aggregate: Aggregate) => void;
  readonly fail: (error: unknown) => void;
};

const queues = new WeakMap<PublicClient, Waiting[]>();

const sendAlone = ({ calls, at, answer, fail }: Waiting, reader: Reader): void => {
  callOnce(reader, calls, at).then(answer, fail);
};

const sendTogether = async (group: readonly Waiting[], reader: Reader): Promise<void> => {
  const [first] = group;
  if (first === undefined) return;
  if (group.length === 1) {
    sendAlone(first, reader);
    return;
  }
  try {
    const { point, answers } = await callOnce(
      reader,
      group.flatMap(({ calls }) => calls),
      first.at,
    );
    let from = 0;
    for (const { calls, answer } of group) {
      answer({ point, answers: answers.slice(from, from + calls.length) });
      from += calls.length;
    }
  } catch {
    // One of them may be more than the endpoint takes: each for itself, and each with its own error.
    for (const waiting of group) sendAlone(waiting, reader);
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
 * run side by side cost one round trip. Pinned to the block of `at`; without it the latest one is used and reported.
 * @throws ReadFailedError when the endpoint or Multicall3 does not answer.
 */
export const aggregate = (reader: Reader, calls: readonly RawCall[], at?: ReadPoint): Promise<Aggregate> =>
  new Promise((answer, fail) => {
    const waiting = queues.get(reader.client);
    const item: Waiting = { calls, at, answer, fail };
    if (waiting !== undefined) {
      waiting.push(item);
      return;
    }
    const opened = [item];
    queues.set(reader.client, opened);
    setTimeout(() => {
      queues.delete(reader.client);
      for (const group of groupsOf(opened)) void sendTogether(group, reader);
    }, 0);
  });
