import {
  type AbiFunction,
  type AbiParameterToPrimitiveType,
  type ParseAbiItem,
  parseAbiItem,
  toFunctionSelector,
} from 'viem';
import type { Action, Call, Intent, IntentFlag } from '@/lib/core/intent';
import type { Address, Hex } from '@/lib/core/units';
import { decodeArgs } from './decode-args';

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What an entry point means; protocol, chain, contract and arguments are filled in around it. Undefined fields are dropped. */
export type IntentPart = { readonly action: Action } & Loose<
  Omit<Intent, 'protocol' | 'action' | 'chainId' | 'contract' | 'args' | 'via'>
>;

type Values<I extends AbiFunction['inputs']> = { readonly [K in keyof I]: AbiParameterToPrimitiveType<I[K]> };
/** The decoded arguments of a human-readable function signature. */
export type ArgsOf<S extends string | readonly string[]> =
  ParseAbiItem<S> extends infer F extends AbiFunction ? Values<F['inputs']> : never;

/** One function of a contract, and what a call of it means. */
export type EntryPoint = {
  readonly selector: Hex;
  readonly abi: AbiFunction;
  readonly describe: (args: readonly unknown[], call: Call) => IntentPart;
};

/** Parses a human-readable function signature, with its structs behind it where it has any. @throws for what is no signature. */
export const parseFunction = (signature: string | readonly string[]): AbiFunction =>
  // viem's own parameter type accepts literals alone.
  parseAbiItem(signature as never) as AbiFunction;

/** Declares one entry point: its human-readable signature (with its structs behind it), and the meaning of its arguments. */
export const entryPoint = <const S extends string | readonly string[]>(
  signature: S,
  describe: (args: ArgsOf<S>, call: Call) => IntentPart,
): EntryPoint => {
  const abi = parseFunction(signature);
  return {
    selector: toFunctionSelector(abi),
    abi,
    describe: (args, call) => describe(args as ArgsOf<S>, call),
  };
};

/** Entry points by selector. Built on first use, so that loading the registry costs nothing. */
export const entryPointTable = (list: () => readonly EntryPoint[]): (() => ReadonlyMap<string, EntryPoint>) => {
  let table: ReadonlyMap<string, EntryPoint> | undefined;
  return () => {
    table ??= new Map(list().map((item) => [item.selector, item]));
    return table;
  };
};

/** The four-byte selector of calldata in lower case; undefined when there are fewer than four bytes. */
export const selectorOf = (data: Hex): Hex | undefined =>
  /^0x[0-9a-fA-F]{8}/.test(data) ? (data.slice(0, 10).toLowerCase() as Hex) : undefined;

/** Joins a part with what surrounds it; undefined fields and repeated flags go. */
export const buildIntent = (
  frame: Pick<Intent, 'protocol' | 'verb' | 'chainId' | 'contract' | 'args'>,
  part: IntentPart,
  flags: readonly IntentFlag[] = [],
): Intent => {
  const merged = { ...frame, ...part, flags: [...new Set([...flags, ...(part.flags ?? [])])] };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as unknown as Intent;
};

/** A call of a contract we know, of a function we do not: to be looked at, not passed by. */
export const unknownFunction = (protocol: string, contract: Address, call: Call): Intent =>
  buildIntent(
    { protocol, chainId: call.chainId, contract, verb: selectorOf(call.data) ?? '', args: {} },
    { action: 'other', target: contract, targetKind: 'contract' },
    ['unknown-function'],
  );

const namedArgs = (abi: AbiFunction, args: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(abi.inputs.map((input, index) => [input.name || String(index), args[index]]));

/**
 * Decodes a call of a known contract. Calldata that its own ABI does not allow becomes an intent flagged `malformed`, never nothing:
 * a request to a contract we know is not passed on unseen because its bytes are odd.
 */
export const decodeEntryPoint = (
  protocol: string,
  contract: Address,
  entry: EntryPoint,
  call: Call,
  flags: readonly IntentFlag[] = [],
): Intent => {
  const frame = { protocol, chainId: call.chainId, contract, verb: entry.abi.name };
  try {
    const list = decodeArgs(entry.abi, call.data);
    return buildIntent({ ...frame, args: namedArgs(entry.abi, list) }, entry.describe(list, call), flags);
  } catch {
    // Truncated or inconsistent calldata: the contract would revert or read something else than we did.
    return buildIntent({ ...frame, args: { data: call.data.slice(0, 2050) } }, { action: 'other' }, [
      ...flags,
      'malformed',
    ]);
  }
};
