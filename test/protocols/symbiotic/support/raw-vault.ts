import { type Address, parseAbi } from 'viem';
import { at, nobody, type SymbioticActs, type VaultPlan, vaultParams } from '../../../chain/symbiotic-core';

const factoryAbi = parseAbi([
  'function create(uint64 version, address owner, bytes data) returns (address)',
  'function totalEntities() view returns (uint256)',
  'function entity(uint256 index) view returns (address)',
]);

/** A vault made at the factory itself, without the configurator: nothing is attached to it. */
export const rawVault = async ({ sender, rpc }: SymbioticActs, plan: VaultPlan): Promise<Address> => {
  const { decodeFunctionResult, encodeFunctionData } = await import('viem');
  const read = async (functionName: 'totalEntities' | 'entity', args: readonly bigint[]): Promise<unknown> => {
    const data = encodeFunctionData({ abi: factoryAbi, functionName, args } as never);
    const answer = await rpc('eth_call', [{ to: at.vaultFactory, data }, 'latest']);
    return decodeFunctionResult({ abi: factoryAbi, functionName, data: answer as Address });
  };
  const args = [BigInt(plan.version), nobody, vaultParams(plan)];
  await sender.send({ from: plan.curator, to: at.vaultFactory, abi: factoryAbi, functionName: 'create', args });
  return (await read('entity', [((await read('totalEntities', [])) as bigint) - 1n])) as Address;
};
