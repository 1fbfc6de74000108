import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  isHex,
} from 'viem';
import { type Fact, known, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { aggregate, type RawCall, type Reader } from './aggregate';

/** One view to read. The evidence names it as `function(args)`. */
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

/** The call that asks a view. */
export const callOf = ({ address, abi, functionName, args }: View): RawCall => ({
  target: address,
  callData: encodeFunctionData({ abi, functionName, args }),
});

export type BatchResult<V extends readonly TypedView<unknown>[]> = {
  readonly point: ReadPoint;
  readonly facts: { [K in keyof V]: V[K] extends TypedView<infer T> ? Fact<T> : never };
};

/** Only what is text to a person is quoted: an address or a number is not. */
const describeArgument = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(describeArgument).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${describeArgument(part)}`);
    return `{${parts.join(', ')}}`;
  }
  return typeof value === 'string' && !isHex(value) ? JSON.stringify(value) : String(value);
};

const describeCall = ({ functionName, args }: View): string =>
  `${functionName}(${args.map(describeArgument).join(', ')})`;

/**
 * Reads many views in ONE eth_call through Multicall3, pinned to one block. Without `at` the latest block is used and reported,
 * so that later batches can be pinned to it. Batches of the same turn share the call. A view that reverts or returns something its ABI does not allow becomes
 * `unknown('call-failed')`; only the failure of the whole call throws.
 * @throws ReadFailedError when the endpoint or Multicall3 does not answer.
 */
export const readBatch = async <const V extends readonly TypedView<unknown>[]>(
  context: Reader,
  views: V,
  at?: ReadPoint,
): Promise<BatchResult<V>> => {
  const { point, answers: results } = await aggregate(context, views.map(callOf), at);
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
