import {
  type Abi,
  type AbiFunction,
  type AbiParameter,
  type DecodeAbiParametersReturnType,
  decodeAbiParameters,
  decodeFunctionData,
  type Hex,
  size,
} from 'viem';
import { UnderlayerError } from '@/lib/core/errors';

/** Calldata whose parts are pointed at more than once, so that little of it reads as very much. No encoder writes it so. */
class OverlapError extends UnderlayerError {
  override readonly name = 'OverlapError';
  constructor() {
    super('The calldata points at the same bytes several times. Do not sign what nobody can read whole.');
  }
}

const arrayOf = ({ type, ...rest }: AbiParameter): { item: AbiParameter; count: number | undefined } | undefined => {
  const found = /^(.*)\[(\d*)\]$/.exec(type);
  return found
    ? { item: { ...rest, type: found[1] ?? '' }, count: found[2] === '' ? undefined : Number(found[2]) }
    : undefined;
};

const partsOf = (parameter: AbiParameter): readonly AbiParameter[] =>
  (parameter as { readonly components?: readonly AbiParameter[] }).components ?? [];

const isDynamic = (parameter: AbiParameter): boolean => {
  const array = arrayOf(parameter);
  if (array) return array.count === undefined || isDynamic(array.item);
  return (
    parameter.type === 'bytes' ||
    parameter.type === 'string' ||
    (parameter.type === 'tuple' && partsOf(parameter).some(isDynamic))
  );
};

/** Bytes a parameter takes in the head: one word where it is dynamic. */
const headOf = (parameter: AbiParameter): number => {
  if (isDynamic(parameter)) return 32;
  const array = arrayOf(parameter);
  if (array) return (array.count ?? 0) * headOf(array.item);
  return parameter.type === 'tuple' ? partsOf(parameter).reduce((sum, part) => sum + headOf(part), 0) : 32;
};

/** Throws as soon as what is read is larger than the data it is read from. Offsets out of range are left to the decoder. */
const measure = (parameters: readonly AbiParameter[], data: Hex, skip: number): void => {
  const end = size(data);
  let left = end;
  const take = (bytes: number): void => {
    left -= bytes;
    if (left < 0) throw new OverlapError();
  };
  const word = (at: number): number =>
    at + 32 > end ? Number.POSITIVE_INFINITY : Number(`0x${data.slice(2 + 2 * at, 66 + 2 * at)}`);
  const walk = (list: readonly AbiParameter[], base: number): void => {
    let head = base;
    for (const parameter of list) {
      if (isDynamic(parameter)) walkTail(parameter, base + word(head));
      else take(headOf(parameter));
      head += headOf(parameter);
    }
  };
  const walkTail = (parameter: AbiParameter, at: number): void => {
    if (at >= end) return;
    const array = arrayOf(parameter);
    if (!array) {
      if (parameter.type === 'tuple') walk(partsOf(parameter), at);
      else take(Math.min(word(at), end));
      return;
    }
    const count = array.count ?? word(at);
    take(Math.min(count * 32, end + 1));
    if (!isDynamic(array.item) && array.count === undefined) return;
    const base = array.count === undefined ? at + 32 : at;
    for (let index = 0; index < count; index++) {
      if (isDynamic(array.item)) walkTail(array.item, base + word(base + 32 * index));
      else take(headOf(array.item));
    }
  };
  walk(parameters, skip);
};

/** No calldata is that long, in bytes: a block's gas does not pay for it. */
const LONGEST = 2n ** 32n;

/**
 * Calldata of another function under the same selector: an argument would stand where no calldata reaches. A contract that has the function
 * reverts; only one that packs its calldata in its own way goes on. What was merely cut short is not foreign.
 */
export const isForeign = ({ inputs }: AbiFunction, data: Hex): boolean => {
  let head = 4;
  return inputs.some((parameter) => {
    const word = data.slice(2 + 2 * head, 66 + 2 * head);
    head += headOf(parameter);
    return isDynamic(parameter) && word.length === 64 && BigInt(`0x${word}`) >= LONGEST;
  });
};

/** Arguments of a call by its function's ABI. @throws for calldata the ABI does not allow, and OverlapError. */
export const decodeArgs = (abi: AbiFunction, data: Hex): readonly unknown[] => {
  measure(abi.inputs, data, 4);
  // In any casing, as messages have it; viem compares selectors in lower case.
  const lower = data.toLowerCase() as Hex;
  return (decodeFunctionData({ abi: [abi] as Abi, data: lower }).args ?? []) as readonly unknown[];
};

/** The same for parameters without a selector. @throws for data they do not allow, and OverlapError. */
export const decodeParameters = <const P extends readonly AbiParameter[]>(
  parameters: P,
  data: Hex,
): DecodeAbiParametersReturnType<P> => {
  measure(parameters, data, 0);
  return decodeAbiParameters(parameters, data) as DecodeAbiParametersReturnType<P>;
};
