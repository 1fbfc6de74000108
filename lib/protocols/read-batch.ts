import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type PublicClient,
} from 'viem';
import { UnderlayerError } from '@/lib/core/errors';
import { type Fact, known, unknown } from '@/lib/core/fact';
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

/** One view to read. `label` names it in the evidence, `contract.function(args)` by default. */
export type View = {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
};

/** A view with its return type kept, for `read` of a batch. */
export type TypedView<T> = View & { readonly __returns?: T };

/** Builds a typed view; arguments and result follow the ABI. */
export const view = <const A extends Abi, N extends ContractFunctionName<A, 'view' | 'pure'>>(
  abi: A,
  address: Address,
  functionName: N,
  ...args: ContractFunctionArgs<A, 'view' | 'pure', N> extends readonly []
    ? []
    : [args: ContractFunctionArgs<A, 'view' | 'pure', N>]
): TypedView<ContractFunctionReturnType<A, 'view' | 'pure', N>> => ({
  address,
  abi,
  functionName: functionName as string,
  args: (args[0] ?? []) as readonly unknown[],
});

export type BatchResult<V extends readonly TypedView<unknown>[]> = {
  readonly point: ReadPoint;
  readonly facts: { [K in keyof V]: V[K] extends TypedView<infer T> ? Fact<T> : never };
};

const describeCall = (item: View): string =>
  `${item.functionName}(${item.args.map((arg) => JSON.stringify(arg, (_, v) => (typeof v === 'bigint' ? v.toString() : v))).join(', ')})`;

/**
 * Reads many views in ONE eth_call through Multicall3, pinned to one block. Without `at` the latest block is used and reported,
 * so that later batches can be pinned to it. A view that reverts or returns something its ABI does not allow becomes
 * `unknown('call-failed')`; only the failure of the whole call throws.
 * @throws ReadFailedError when the endpoint or Multicall3 does not answer.
 */
export const readBatch = async <const V extends readonly TypedView<unknown>[]>(
  context: { readonly client: PublicClient; readonly chainId: number },
  views: V,
  at?: ReadPoint,
): Promise<BatchResult<V>> => {
  const clock = [
    {
      target: MULTICALL3,
      allowFailure: false,
      callData: encodeFunctionData({ abi: multicallAbi, functionName: 'getBlockNumber' }),
    },
    {
      target: MULTICALL3,
      allowFailure: false,
      callData: encodeFunctionData({ abi: multicallAbi, functionName: 'getCurrentBlockTimestamp' }),
    },
  ];
  const calls = views.map((item) => ({
    target: item.address,
    allowFailure: true,
    callData: encodeFunctionData({ abi: item.abi, functionName: item.functionName, args: item.args }),
  }));
  let answers: readonly { success: boolean; returnData: Hex }[];
  try {
    const { data } = await context.client.call({
      to: MULTICALL3,
      data: encodeFunctionData({
        abi: multicallAbi,
        functionName: 'aggregate3',
        args: [[...(at ? [] : clock), ...calls]],
      }),
      ...(at ? { blockNumber: at.block } : {}),
    });
    answers = decodeFunctionResult({ abi: multicallAbi, functionName: 'aggregate3', data: data ?? '0x' });
  } catch (cause) {
    throw new ReadFailedError(context.chainId, cause);
  }
  const point: ReadPoint = at ?? {
    chainId: context.chainId,
    block: BigInt(answers[0]?.returnData ?? '0x0'),
    timestamp: Number(BigInt(answers[1]?.returnData ?? '0x0')),
  };
  const results = at ? answers : answers.slice(2);
  const facts = views.map((item, index): Fact<unknown> => {
    const answer = results[index];
    if (!answer?.success) return unknown('call-failed', describeCall(item));
    try {
      const value = decodeFunctionResult({
        abi: item.abi,
        functionName: item.functionName,
        args: item.args,
        data: answer.returnData,
      });
      return known(
        value,
        {
          kind: 'onchain',
          chainId: context.chainId,
          block: point.block,
          contract: item.address,
          call: describeCall(item),
        },
        point.timestamp,
      );
    } catch {
      // No code there, or another contract: an answer we cannot read is no answer.
      return unknown('call-failed', describeCall(item));
    }
  });
  return { point, facts: facts as unknown as BatchResult<V>['facts'] };
};
