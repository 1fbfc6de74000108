import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  parseAbiItem,
  toEventSelector,
  toFunctionSelector,
  toFunctionSignature,
} from 'viem';
import { describe, expect, it } from 'vitest';
import { compileContracts } from './compile';

interface Listed {
  readonly contract: string;
  readonly signature: string;
}
interface Interface {
  readonly functions: readonly (Listed & { readonly selector: string })[];
  readonly events: readonly (Listed & { readonly topic: string })[];
  readonly errors: readonly (Listed & { readonly selector: string })[];
}
const listed = JSON.parse(readFileSync(join(import.meta.dirname, 'interface.fixture.json'), 'utf8')) as Interface;
const artifacts = compileContracts();

const abiOf = (contract: string): Abi =>
  contract === 'AllocationManager'
    ? [...(artifacts.AllocationManager?.abi ?? []), ...(artifacts.AllocationManagerView?.abi ?? [])]
    : (artifacts[contract]?.abi ?? []);

/** Types of parameters, tuples spelled out: `(address,uint32)[]`. */
const typesOf = (parameters: readonly AbiParameter[]): string =>
  toFunctionSignature({ type: 'function', name: 'x', inputs: parameters, outputs: [], stateMutability: 'view' });

describe('fixture contracts have the interface of mainnet', () => {
  it.each(listed.functions)('$contract $signature', ({ contract, selector, signature }) => {
    const wanted = parseAbiItem(signature) as AbiFunction;
    expect(toFunctionSelector(wanted)).toBe(selector);
    const ours = abiOf(contract).filter((item) => item.type === 'function');
    const same = ours.find((item) => toFunctionSelector(item) === selector);
    expect(same, `${contract} has no ${signature}`).toBeDefined();
    expect(typesOf(same?.outputs ?? [])).toBe(typesOf(wanted.outputs));
    const reads = (item: AbiFunction) => item.stateMutability === 'view' || item.stateMutability === 'pure';
    expect(reads(same as AbiFunction)).toBe(reads(wanted));
    expect(same?.stateMutability === 'payable').toBe(wanted.stateMutability === 'payable');
  });

  it.each(listed.events)('$contract $signature', ({ contract, topic, signature }) => {
    const wanted = parseAbiItem(signature) as AbiEvent;
    expect(toEventSelector(wanted)).toBe(topic);
    const ours = abiOf(contract).filter((item) => item.type === 'event');
    const same = ours.find((item) => toEventSelector(item) === topic);
    expect(same, `${contract} has no ${signature}`).toBeDefined();
    const indexed = (item: AbiEvent | undefined) => item?.inputs.map((input) => input.indexed === true);
    expect(indexed(same)).toEqual(indexed(wanted));
  });

  it.each(listed.errors)('$contract $signature', ({ contract, selector, signature }) => {
    const asFunction = (item: Extract<Abi[number], { type: 'error' }>) =>
      ({ ...item, type: 'function', outputs: [], stateMutability: 'view' }) as const;
    expect(toFunctionSelector(asFunction(parseAbiItem(signature) as Extract<Abi[number], { type: 'error' }>))).toBe(
      selector,
    );
    const ours = abiOf(contract).filter((item) => item.type === 'error');
    expect(ours.map((item) => toFunctionSelector(asFunction(item)))).toContain(selector);
  });
});
