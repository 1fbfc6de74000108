import { toFunctionSelector } from 'viem';
import type { Call } from '@/lib/core/intent';
import type { Address, Hex } from '@/lib/core/units';
import { decodeArgs, isForeign } from './decode-args';
import { type ArgsOf, parseFunction } from './entry-point';

/** A call carried by another one. `isDelegate`: the code at `to` runs as the account that carries it, so `to` is not called at all. */
export type CarriedCall = {
  readonly from?: Address | undefined;
  readonly to?: Address | undefined;
  readonly value: bigint;
  readonly data: Hex;
  readonly isDelegate?: boolean;
};

/** What a call carries. Not whole: there is, or may be, more in it than could be read. */
export type Carried = { readonly calls: readonly CarriedCall[]; readonly isWhole: boolean };

/** A function that carries calls. `self` is who the carried calls come from: the contract called, or the account running its code. */
export type Wrapper = {
  readonly name: string;
  readonly selector: Hex;
  readonly carried: (call: Call, self: Address | undefined) => Carried;
};

const isList = (carried: readonly CarriedCall[] | Carried): carried is readonly CarriedCall[] => Array.isArray(carried);

/** Declares a wrapper by its signature and what it carries. Calldata the signature does not allow is not whole, but where it is foreign. */
export const wrapper = <const S extends string | readonly string[]>(
  name: string,
  signature: S,
  carried: (args: ArgsOf<S>, self: Address | undefined, call: Call) => readonly CarriedCall[] | Carried,
): Wrapper => {
  const abi = parseFunction(signature);
  return {
    name,
    selector: toFunctionSelector(abi),
    carried: (call, self) => {
      try {
        const found = carried(decodeArgs(abi, call.data) as ArgsOf<S>, self, call);
        return isList(found) ? { calls: found, isWhole: true } : found;
      } catch {
        // Truncated, inconsistent or built to exhaust its reader: what is in it is not known.
        return { calls: [], isWhole: isForeign(abi, call.data) };
      }
    },
  };
};

type Item = { readonly to: Address; readonly value: bigint; readonly data: Hex };

/** A list of calls. */
export const each = (calls: readonly Item[], self: Address | undefined): CarriedCall[] =>
  calls.map((call) => ({ from: self, to: call.to, value: call.value, data: call.data }));

/** Calls in lists of their parts. */
export const zip = (
  targets: readonly Address[],
  values: readonly bigint[] | undefined,
  datas: readonly Hex[],
  self: Address | undefined,
): CarriedCall[] =>
  targets.map((to, index) => ({ from: self, to, value: values?.[index] ?? 0n, data: datas[index] ?? '0x' }));

/** One call; operation 1 runs code instead of calling it. */
export const one = (
  to: Address,
  value: bigint,
  data: Hex,
  operation: number,
  self: Address | undefined,
): CarriedCall[] => [{ from: self, to, value, data, isDelegate: operation === 1 }];
