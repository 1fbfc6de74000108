import { Interface, type ParamType } from 'ethers';
import fc from 'fast-check';
import { getAddress } from 'viem';
import type { Hex } from '@/lib/core/units';

/** Calldata by an encoder other than the one that decodes: ethers. */
export const encode = (signature: string, args: readonly unknown[]): Hex => {
  const abi = new Interface([signature]);
  const fragment = abi.fragments[0];
  if (!fragment) throw new Error(`no function in ${signature}`);
  return abi.encodeFunctionData(fragment.format('sighash').replace(/^function /, ''), args) as Hex;
};

export const inputsOf = (signature: string): readonly ParamType[] =>
  new Interface([signature]).fragments[0]?.inputs ?? [];

const bytes = (length: { minLength: number; maxLength: number }): fc.Arbitrary<string> =>
  fc.uint8Array(length).map((array) => `0x${Buffer.from(array).toString('hex')}`);

export const anyAddress: fc.Arbitrary<`0x${string}`> = bytes({ minLength: 20, maxLength: 20 }).map((hex) =>
  getAddress(hex),
);

/** Any value its ABI type allows. */
export const anyValue = (type: ParamType): fc.Arbitrary<unknown> => {
  if (type.baseType === 'array' && type.arrayChildren) return fc.array(anyValue(type.arrayChildren), { maxLength: 3 });
  if (type.baseType === 'tuple') return fc.tuple(...(type.components ?? []).map(anyValue));
  if (type.type === 'address') return anyAddress;
  if (type.type === 'bool') return fc.boolean();
  if (type.type === 'string') return fc.string({ maxLength: 40 });
  if (type.type === 'bytes') return bytes({ minLength: 0, maxLength: 70 });
  const fixed = /^bytes(\d+)$/.exec(type.type);
  if (fixed) return bytes({ minLength: Number(fixed[1]), maxLength: Number(fixed[1]) });
  const unsigned = /^uint(\d+)$/.exec(type.type);
  if (unsigned) return fc.bigInt({ min: 0n, max: 2n ** BigInt(Number(unsigned[1])) - 1n });
  throw new Error(`no arbitrary for ${type.type}`);
};

/** Decoded and encoded values in one form: arrays for structs, text for numbers. */
export const flatten = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(flatten);
  if (typeof value === 'object' && value !== null) return Object.values(value).map(flatten);
  return typeof value === 'bigint' || typeof value === 'number' ? value.toString() : value;
};
