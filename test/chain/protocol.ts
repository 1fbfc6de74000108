import { type Abi, type Address, decodeFunctionResult, encodeFunctionData, type Hex, toHex } from 'viem';
import { core } from './addresses';
import type { Artifact } from './compile';
import type { Sender } from './rpc';

const addresses: Readonly<Record<string, Address>> = {
  DelegationManager: core.delegationManager,
  StrategyManager: core.strategyManager,
  EigenPodManager: core.eigenPodManager,
  AllocationManager: core.allocationManager,
  AVSDirectory: core.avsDirectory,
  RewardsCoordinator: core.rewardsCoordinator,
  PermissionController: core.permissionController,
  StrategyFactory: core.strategyFactory,
  EmissionsController: core.emissionsController,
  ProtocolRegistry: core.protocolRegistry,
  PauserRegistry: core.pauserRegistry,
};

export interface Call {
  readonly from: Address;
  /** Name of the fixture contract whose ABI is used. */
  readonly contract: string;
  readonly functionName: string;
  readonly args?: readonly unknown[];
  readonly value?: bigint;
  /** Where it stands; core contracts know. */
  readonly to?: Address;
}
export type Read = Omit<Call, 'from' | 'value'> & { readonly blockNumber?: bigint };

/** Calls on the fixture contracts by name, as any account. */
export class Protocol {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /** Sends a transaction; gives the block it was mined in. @throws with the contract's error. */
  send({ contract, to, ...call }: Call): Promise<bigint> {
    return this.#sender.send({ ...call, to: to ?? addressOf(contract), abi: this.abi(contract) });
  }

  /** Reads a view. @throws with the contract's error. */
  async read({ contract, to, functionName, args = [], blockNumber }: Read): Promise<unknown> {
    const abi = this.abi(contract);
    const data = encodeFunctionData({ abi, functionName, args });
    const block = blockNumber === undefined ? 'latest' : toHex(blockNumber);
    const answer = await this.#sender.call(functionName, { to: to ?? addressOf(contract), data }, block);
    return decodeFunctionResult({ abi, functionName, args, data: answer as Hex });
  }

  /** Code of a fixture contract, for an address that has none yet. */
  code(contract: string): Hex {
    return this.#artifact(contract).runtime;
  }

  /** Functions, events and errors; AllocationManager's include those of its view half. */
  abi(contract: string): Abi {
    const own = this.#artifact(contract);
    if (contract !== 'AllocationManager') return own.abi;
    const names = new Set(own.abi.flatMap((item) => (item.type === 'function' ? [JSON.stringify(item)] : [])));
    const views = this.#sender.artifacts.AllocationManagerView?.abi ?? [];
    return [...own.abi, ...views.filter((item) => item.type === 'function' && !names.has(JSON.stringify(item)))];
  }

  #artifact(contract: string): Artifact {
    const artifact = this.#sender.artifacts[contract];
    if (!artifact) throw new Error(`No contract ${contract} in test/chain/contracts`);
    return artifact;
  }
}

function addressOf(contract: string): Address {
  const address = addresses[contract];
  if (!address) throw new Error(`${contract} stands at many addresses: say which`);
  return address;
}
