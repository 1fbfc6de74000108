import { type Abi, type Address, decodeErrorResult, encodeFunctionData, type Hex, toHex } from 'viem';
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

interface RawCall {
  readonly from?: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly value?: Hex;
}

/** Sends calls as any account, each in its own block, and waits for them. */
export class Sender {
  constructor(
    readonly rpc: Rpc,
    readonly artifacts: Artifacts,
  ) {}

  /** Gives the block it was mined in. @throws with the name of the contract's error when it reverts. */
  async send({ from, to, abi, functionName, args = [], value = 0n }: ContractCall): Promise<bigint> {
    const transaction = { from, to, data: encodeFunctionData({ abi, functionName, args }), value: toHex(value) };
    // The synchronous form: with the plain one a block may still be in the making when it answers.
    const sent = await this.rpc('eth_sendTransactionSync', [{ ...transaction, gas: mostGas, gasPrice: '0x0' }]);
    const receipt = sent as { status: Hex; blockNumber: Hex };
    if (receipt.status === '0x1') return BigInt(receipt.blockNumber);
    await this.call(functionName, transaction, 'latest');
    throw new Error(`${functionName} failed when sent and not when repeated as a call`);
  }

  /** Gives the raw answer. @throws with the name of the contract's error when it reverts. */
  async call(functionName: string, call: RawCall, block: 'latest' | Hex): Promise<Hex> {
    try {
      return (await this.rpc('eth_call', [call, block])) as Hex;
    } catch (error) {
      throw this.#explain(functionName, error);
    }
  }

  #explain(functionName: string, error: unknown): unknown {
    if (!(error instanceof RpcError) || typeof error.data !== 'string') return error;
    const all = Object.values(this.artifacts).flatMap(({ abi }) => abi.filter((item) => item.type === 'error'));
    try {
      const { errorName, args } = decodeErrorResult({ abi: all as Abi, data: error.data as Hex });
      return new Error(`${functionName} reverts with ${errorName}(${(args ?? []).map(String).join(', ')})`);
    } catch {
      // Not an error of ours: the node's words say more than we could.
      return error;
    }
  }
}

const mostGas = toHex(15_000_000);
