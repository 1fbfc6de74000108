import type { Hex, TypedDataDefinition } from 'viem';
import { askPerson, type Question } from './confirm-window';
import { Signer, type TransactionRequest } from './signer';

interface Request {
  readonly method: string;
  readonly params?: readonly unknown[] | object;
}
interface Payload extends Request {
  readonly id?: number | string;
  readonly jsonrpc?: '2.0';
}
interface Reply {
  readonly id: number | string | undefined;
  readonly jsonrpc: '2.0';
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}
type Callback = (error: Error | null, reply?: Reply | Reply[]) => void;

/** A request that asked for a signature and arrived at the wallet. */
export interface ReachedRequest {
  readonly method: string;
  readonly params: unknown;
}

export class WalletError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
    this.name = 'WalletError';
  }
}

/**
 * An EIP-1193 provider in the calling styles that wallets serve: `request`, and the older `send` and `sendAsync`.
 * State is in private fields and methods are on the prototype, as in the wallets people use.
 */
export class DemoProvider {
  readonly isDemoWallet = true;
  readonly #signer: Signer;
  readonly #asksPerson: boolean;
  readonly #reached: ReachedRequest[];
  #isConnected = false;
  readonly #batches = new Map<string, Hex[]>();
  readonly #listeners = new Map<string, Set<(value: unknown) => void>>();

  constructor(options: { accountIndex: number; asksPerson: boolean; reached: ReachedRequest[] }) {
    this.#signer = new Signer(options.accountIndex);
    this.#asksPerson = options.asksPerson;
    this.#reached = options.reached;
  }

  async request({ method, params = [] }: Request): Promise<unknown> {
    const list = Array.isArray(params) ? params : [params];
    if (/^(eth_send|eth_sign|personal_sign|wallet_send)/.test(method)) this.#reached.push({ method, params });
    switch (method) {
      case 'eth_requestAccounts':
        this.#isConnected = true;
        return [this.#signer.account.address];
      case 'eth_accounts':
        return this.#isConnected ? [this.#signer.account.address] : [];
      case 'eth_chainId':
        return '0x1';
      case 'net_version':
        return '1';
      case 'wallet_requestPermissions':
      case 'wallet_getPermissions':
        return [{ parentCapability: 'eth_accounts' }];
      case 'wallet_switchEthereumChain':
        return null;
      case 'eth_sendTransaction':
        return await this.#sendTransaction(list[0] as TransactionRequest);
      case 'wallet_sendCalls':
        return await this.#sendCalls(list[0] as { calls: TransactionRequest[] });
      case 'wallet_getCallsStatus':
        return await this.#callsStatus(String(list[0]));
      case 'wallet_getCapabilities':
        return { '0x1': { atomic: { status: 'unsupported' } } };
      case 'eth_signTypedData_v4':
        return await this.#signTypedData(list[1]);
      case 'personal_sign':
        await this.#confirm({ title: 'Sign a message', lines: [['message', String(list[0])]] });
        return await this.#signer.signMessage(list[0] as Hex);
      default:
        return await this.#signer.read(method, params);
    }
  }

  /** `send(method, params)` answers a JSON-RPC envelope, `send(payload, callback)` is `sendAsync`. */
  send(first: string | Payload | Payload[], second?: readonly unknown[] | Callback): Promise<Reply> | undefined {
    if (typeof first === 'string') {
      return this.#reply({ method: first, params: Array.isArray(second) ? second : [] }, { throws: true });
    }
    if (typeof second !== 'function') throw new WalletError(-32601, 'Synchronous requests are not supported.');
    this.sendAsync(first, second as Callback);
    return undefined;
  }

  sendAsync(payload: Payload | Payload[], callback: Callback): void {
    const replies = Array.isArray(payload) ? Promise.all(payload.map((one) => this.#reply(one))) : this.#reply(payload);
    void replies.then((reply) => {
      const failure = Array.isArray(reply) ? undefined : reply.error;
      callback(failure ? new WalletError(failure.code, failure.message) : null, reply);
    });
  }

  on(event: string, listener: (value: unknown) => void): this {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
    return this;
  }

  removeListener(event: string, listener: (value: unknown) => void): this {
    this.#listeners.get(event)?.delete(listener);
    return this;
  }

  async #reply(payload: Payload, { throws = false } = {}): Promise<Reply> {
    const envelope = { id: payload.id, jsonrpc: '2.0' } as const;
    try {
      return { ...envelope, result: await this.request(payload) };
    } catch (error) {
      if (throws) throw error;
      const code = error instanceof WalletError ? error.code : -32603;
      return { ...envelope, error: { code, message: String(error) } };
    }
  }

  async #sendTransaction(transaction: TransactionRequest): Promise<Hex> {
    await this.#confirm({ title: 'Send a transaction', lines: describe(transaction) });
    return await this.#signer.send(transaction);
  }

  async #sendCalls({ calls }: { calls: TransactionRequest[] }): Promise<{ id: string }> {
    await this.#confirm({ title: `Send ${calls.length} transactions`, lines: calls.flatMap(describe) });
    const hashes: Hex[] = [];
    for (const call of calls) {
      const hash = await this.#signer.send(call);
      await this.#signer.client.waitForTransactionReceipt({ hash, pollingInterval: 100 });
      hashes.push(hash);
    }
    const id = `demo-${this.#batches.size + 1}`;
    this.#batches.set(id, hashes);
    return { id };
  }

  async #callsStatus(id: string): Promise<object> {
    const hashes = this.#batches.get(id);
    if (!hashes) throw new WalletError(5730, `No batch ${id}`);
    const receipts = await Promise.all(hashes.map((hash) => this.#signer.read('eth_getTransactionReceipt', [hash])));
    return { version: '2.0.0', id, chainId: '0x1', status: 200, atomic: false, receipts };
  }

  async #signTypedData(message: unknown): Promise<Hex> {
    const parsed = (typeof message === 'string' ? JSON.parse(message) : message) as TypedDataDefinition;
    await this.#confirm({
      title: `Sign ${String(parsed.primaryType)}`,
      lines: Object.entries(parsed.message).map(([key, value]) => [key, String(value)] as const),
    });
    return await this.#signer.signTypedData(parsed);
  }

  async #confirm(question: Question): Promise<void> {
    if (this.#asksPerson && !(await askPerson(question))) {
      throw new WalletError(4001, 'Rejected in the wallet.');
    }
  }
}

function describe({ to, value, data, input }: TransactionRequest): Question['lines'] {
  return [
    ['to', to ?? '(new contract)'],
    ['value', value ? `${BigInt(value)} wei` : '0'],
    ['data', data ?? input ?? '(none)'],
  ];
}
