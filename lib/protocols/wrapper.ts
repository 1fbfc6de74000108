import { decodeFunctionData, toFunctionSelector } from 'viem';
import type { Call } from '@/lib/core/intent';
import type { Address, Hex } from '@/lib/core/units';
import { type ArgsOf, parseFunction } from './entry-point';

/** A call carried by another one. `isDelegate`: the code at `to` runs as the account that carries it, so `to` is not called at all. */
export type CarriedCall = {
  readonly from?: Address | undefined;
  readonly to?: Address | undefined;
  readonly value: bigint;
  readonly data: Hex;
  readonly isDelegate?: boolean;
};

/** A function that carries calls. `self` is who the carried calls come from: the contract called, or the account running its code. */
export type Wrapper = {
  readonly name: string;
  readonly selector: Hex;
  readonly carried: (call: Call, self: Address | undefined) => readonly CarriedCall[];
};

/** Declares a wrapper by its signature and what it carries. Calldata the signature does not allow carries nothing. */
export const wrapper = <const S extends string | readonly string[]>(
  name: string,
  signature: S,
  carried: (args: ArgsOf<S>, self: Address | undefined, call: Call) => readonly CarriedCall[],
): Wrapper => {
  const abi = parseFunction(signature);
  return {
    name,
    selector: toFunctionSelector(abi),
    carried: (call, self) => {
      try {
        const { args } = decodeFunctionData({ abi: [abi], data: call.data });
        return carried((args ?? []) as ArgsOf<S>, self, call);
      } catch {
        // Truncated or inconsistent: the wrapper itself would revert, nothing inside is ever called.
        return [];
      }
    },
  };
};
