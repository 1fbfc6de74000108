import { BrowserProvider, type Eip1193Provider } from 'ethers';
import { createStore } from 'mipd';
import { createWalletClient, custom, type EIP1193Provider, UserRejectedRequestError } from 'viem';
import { mainnet } from 'viem/chains';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Web3 } from 'web3';
import {
  ACCOUNT,
  createWallet,
  type FakeExtension,
  FakePage,
  openPage,
  settle,
  startOn,
  transaction,
} from './fake-page';

afterEach(() => vi.unstubAllGlobals());

const info = {
  uuid: '350670db-19fa-4704-a166-e52e178b59d2',
  name: 'Test Wallet',
  icon: 'data:image/svg+xml,<svg/>',
  rdns: 'com.example',
} as const;

/** A wallet that announces itself and answers whoever asks for announcements, as EIP-6963 wants it. */
const announceOn = (page: FakePage, provider: object) => {
  const detail = Object.freeze({ info, provider });
  const announce = () => page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  page.addEventListener('eip6963:requestProvider', announce);
  announce();
};

/** Waits for the review that a library's call leads to: libraries ask for accounts, chain and gas first. */
const reviewedBy = async (extension: FakeExtension): Promise<void> => {
  await vi.waitFor(() => expect(extension.reviews).toHaveLength(1));
};

describe('T2: wagmi’s store (mipd) keeps the first announcement', () => {
  const holds = async (store: ReturnType<typeof createStore>, extension: FakeExtension) => {
    const [detail, ...others] = store.getProviders();
    expect(others).toEqual([]);
    expect(detail?.info).toBe(info);
    void detail?.provider.request({ method: 'eth_sendTransaction', params: [transaction()] } as never);
    await settle();
    return extension.reviews.length === 1;
  };

  test.each([
    ['a wallet', (wallet: object) => wallet],
    ['a frozen wallet', Object.freeze],
  ] as const)('what it keeps is guarded when %s announces after us', async (_name, shape) => {
    const { page, extension } = openPage();
    await page.grow();
    vi.stubGlobal('window', page);
    const store = createStore();
    const { wallet, signed } = createWallet();
    announceOn(page, shape(wallet));
    expect(await holds(store, extension)).toBe(true);
    expect(signed()).toEqual([]);
  });

  test('what it keeps is guarded when the wallet announced before us', async () => {
    const page = new FakePage();
    const { wallet, signed } = createWallet();
    announceOn(page, wallet);
    const { extension } = startOn(page);
    await page.grow();
    vi.stubGlobal('window', page);
    expect(await holds(createStore(), extension)).toBe(true);
    expect(signed()).toEqual([]);
  });
});

/** A wallet as libraries meet it: its answers have the types they parse. */
async function openPageWithAnswers() {
  const { page, extension } = openPage();
  const { wallet } = createWallet();
  const answers: Record<string, unknown> = {
    eth_chainId: '0x1',
    net_version: '1',
    eth_accounts: [ACCOUNT],
    eth_requestAccounts: [ACCOUNT],
    eth_estimateGas: '0x5208',
    eth_gasPrice: '0x1',
    eth_blockNumber: '0x1',
    eth_getTransactionCount: '0x0',
    eth_getBlockByNumber: { number: '0x1', baseFeePerGas: '0x1', transactions: [] },
    eth_maxPriorityFeePerGas: '0x1',
  };
  const signed: string[] = [];
  const request = async ({ method }: { method: string }): Promise<unknown> => {
    if (/send|sign/i.test(method)) signed.push(method);
    return answers[method] ?? null;
  };
  page.ethereum = { ...wallet, request };
  await page.grow();
  return { extension, provider: page.ethereum as EIP1193Provider, signed };
}

describe('a rejection is the person’s own no to every library, asked once', () => {
  test('viem', async () => {
    const { extension, provider, signed } = await openPageWithAnswers();
    const client = createWalletClient({ account: ACCOUNT, chain: mainnet, transport: custom(provider) });
    const sent = client.sendTransaction({ to: ACCOUNT, value: 1n }).then(
      () => expect.unreachable('it was not rejected'),
      (error: Error & { walk(test: (cause: unknown) => boolean): unknown }) => error,
    );
    await reviewedBy(extension);
    await extension.decide('reject');
    const error = await sent;
    expect(error.walk((cause) => cause instanceof UserRejectedRequestError)).toBeInstanceOf(UserRejectedRequestError);
    expect(extension.reviews).toHaveLength(1);
    expect(signed).toEqual([]);
  });

  test('ethers', async () => {
    const { extension, provider, signed } = await openPageWithAnswers();
    const signer = await new BrowserProvider(provider as Eip1193Provider).getSigner();
    const sent = signer.sendTransaction({ to: ACCOUNT, value: 1n, gasLimit: 21_000n });
    const refused = expect(sent).rejects.toMatchObject({ code: 'ACTION_REJECTED' });
    await reviewedBy(extension);
    await extension.decide('reject');
    await refused;
    expect(extension.reviews).toHaveLength(1);
    expect(signed).toEqual([]);
  });

  test('T6: web3, which tells providers apart by what their methods look like', async () => {
    const { extension, provider, signed } = await openPageWithAnswers();
    const web3 = new Web3(provider);
    expect(await web3.eth.getAccounts()).toEqual([ACCOUNT]);
    const sent = Promise.resolve(web3.eth.sendTransaction({ from: ACCOUNT, to: ACCOUNT, value: '1', gas: '21000' }));
    const refused = expect(sent).rejects.toThrow(/rejected/i);
    await reviewedBy(extension);
    await extension.decide('reject');
    await refused;
    expect(extension.reviews).toHaveLength(1);
    expect(signed).toEqual([]);
  });
});
