import { decodeErrorResult, encodeFunctionData, getAbiItem, type Abi, type Address, type Hex } from 'viem';
import type { Artifacts } from './compile';

export type Rpc = (method: string, params?: readonly unknown[]) => Promise<unknown>;

/** Raw JSON-RPC over HTTP. The returned function throws what the node answered. */
export function connectRpc(url: string): Rpc {
  let id = 0;
  return async (method, params = []) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string; data?: unknown } };
    if (answer.error) throw new RpcError(method, answer.error.message, answer.error.data);
    return answer.result;
  };
}

export class RpcError extends Error {
  constructor(
    readonly method: string,
    message: string,
    readonly data: unknown,
  ) {
    super(`${method}: ${message}`);
  }
}

export interface ContractCall {
  readonly from: Address;
  readonly to: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args?: readonly unknown[];
  readonly value?: bigint;
}

/** Sends calls as any account, each in its own block, and waits for them. */
export class Sender {
  constructor(
    readonly rpc: Rpc,
    readonly artifacts: Artifacts,
  ) {}

  /** Gives the block it was mined in. @throws with the name of the contract's error when it reverts. */
  async send(call: ContractCall): Promise<bigint> {
    const item = getAbiItem({ abi: call.abi, name: call.functionName, args: [...(call.args ?? [])] } as never);
    if (!item) throw new Error(`No ${call.functionName} with these arguments`);
    const data = encodeFunctionData({ abi: [item] as Abi, functionName: call.functionName, args: call.args ?? [] });
    const transaction = { from: call.from, to: call.to, data, value: `0x${(call.value ?? 0n).toString(16)}` };
    try {
      await this.rpc('eth_call', [transaction, 'latest']);
    } catch (error) {
      throw this.explain(call.functionName, error);
    }
    // The synchronous form: with the plain one a block may still be in the making when it answers.
    const sent = await this.rpc('eth_sendTransactionSync', [{ ...transaction, gas: '0xe4e1c0', gasPrice: '0x0' }]);
    const receipt = sent as { status: Hex; blockNumber: Hex };
    if (receipt.status !== '0x1') throw new Error(`${call.functionName} ran out of gas`);
    return BigInt(receipt.blockNumber);
  }

  private explain(functionName: string, error: unknown): unknown {
    if (!(error instanceof RpcError) || typeof error.data !== 'string') return error;
    const abi = Object.values(this.artifacts).flatMap((artifact) => artifact.abi.filter((item) => item.type === 'error'));
    const { errorName, args } = decodeErrorResult({ abi, data: error.data as Hex });
    return new Error(`${functionName} reverts with ${errorName}(${(args ?? []).map(String).join(', ')})`);
  }
}
