import { createWalletClient, type Hex, http, type LocalAccount, publicActions, type TypedDataDefinition } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { walletRpcHost } from '../hosts';

/** The public mnemonic of every development chain. Its accounts hold nothing anywhere else. */
const developmentMnemonic = 'test test test test test test test test test test test junk';

export interface TransactionRequest {
  readonly from?: Hex;
  readonly to?: Hex;
  readonly data?: Hex;
  readonly input?: Hex;
  readonly value?: Hex;
  readonly gas?: Hex;
}

/** Signs with one development account and sends to the local chain. */
export class Signer {
  readonly #index: number;
  #account: LocalAccount | undefined;

  constructor(accountIndex: number) {
    this.#index = accountIndex;
  }

  /** Derived when first needed: it takes tens of milliseconds, too long for the page's first script. */
  get account(): LocalAccount {
    this.#account ??= mnemonicToAccount(developmentMnemonic, { addressIndex: this.#index });
    return this.#account;
  }

  get client() {
    return createWalletClient({
      account: this.account,
      chain: mainnet,
      transport: http(`https://${walletRpcHost}`, { retryCount: 0 }),
    }).extend(publicActions);
  }

  async send({ to, data, input, value, gas }: TransactionRequest): Promise<Hex> {
    const calldata = data ?? input;
    // The local chain has no base fee; a fee cap derived from it would be below the tip.
    return await this.client.sendTransaction({
      maxFeePerGas: 1_000_000_000n,
      maxPriorityFeePerGas: 0n,
      ...(to && { to }),
      ...(calldata && { data: calldata }),
      ...(value && { value: BigInt(value) }),
      ...(gas && { gas: BigInt(gas) }),
    });
  }

  /** Anything the wallet does not answer itself, asked of the chain. */
  async read(method: string, params: unknown): Promise<unknown> {
    return await this.client.transport.request({ method, params });
  }

  async signTypedData(message: TypedDataDefinition): Promise<Hex> {
    return await this.account.signTypedData(message);
  }

  async signMessage(raw: Hex): Promise<Hex> {
    return await this.account.signMessage({ message: { raw } });
  }
}
