import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Abi, Address, Hex } from 'viem';
import { passBlocks } from './clock';
import type { ContractCall, Sender } from './rpc';

/** What a neighbour of EigenLayer may do to the chain while it is made. */
export interface Ground {
  readonly sender: Sender;
  /** Puts a compiled contract (by its Solidity name) or given code at an address. */
  code(address: Address, contract: string | { readonly runtime: Hex }): Promise<void>;
  slot(address: Address, slot: Hex, value: Hex): Promise<void>;
  /** Calls a compiled contract by name and function, as anybody. Gives the block. */
  call(
    from: Address,
    to: Address,
    contract: string,
    functionName: string,
    args?: readonly unknown[],
    extra?: Pick<ContractCall, 'value'>,
  ): Promise<bigint>;
  /** Gives an account ether, in wei. */
  fund(account: Address, wei: bigint): Promise<void>;
  /** Lets blocks of 12 seconds pass. */
  pass(blocks: number): Promise<void>;
}

/** Another protocol of the local mainnet: one file of `neighbours/`, exported as default. */
export interface Neighbour {
  /** Puts code at the mainnet addresses and sets it up. EigenLayer and its tokens stand already. */
  place(ground: Ground): Promise<void>;
  /** Deposits, delegations, withdrawals …, after EigenLayer's own scenario. What it returns is kept as its record; plain data and bigints. */
  play?(ground: Ground): Promise<unknown>;
}

export const neighboursFolder = join(import.meta.dirname, 'neighbours');

/** Every neighbour by the name of its file, in alphabetical order. */
export async function loadNeighbours(): Promise<readonly (readonly [string, Neighbour])[]> {
  const names = readdirSync(neighboursFolder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  return await Promise.all(
    names.map(async (name) => {
      const { default: neighbour } = (await import(`./neighbours/${name}.ts`)) as { default: Neighbour };
      return [name, neighbour] as const;
    }),
  );
}

export function groundOf(sender: Sender): Ground {
  const artifactOf = (name: string) => {
    const artifact = sender.artifacts[name];
    if (!artifact) throw new Error(`No contract ${name} in test/chain/contracts`);
    return artifact;
  };
  return {
    sender,
    code: async (address, contract) => {
      const { runtime } = typeof contract === 'string' ? artifactOf(contract) : contract;
      await sender.rpc('anvil_setCode', [address, runtime]);
    },
    slot: async (address, slot, value) => {
      await sender.rpc('anvil_setStorageAt', [address, slot, value]);
    },
    call: (from, to, contract, functionName, args = [], extra = {}) =>
      sender.send({ from, to, abi: artifactOf(contract).abi as Abi, functionName, args, ...extra }),
    fund: async (account, wei) => {
      await sender.rpc('anvil_setBalance', [account, `0x${wei.toString(16)}`]);
    },
    pass: (blocks) => passBlocks(sender.rpc, blocks),
  };
}
