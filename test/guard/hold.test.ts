import { afterEach, describe, expect, test, vi } from 'vitest';
import { MAX_HELD } from '@/lib/guard/page-review';
import { MAX_REVIEW_CHARS } from '@/lib/guard/page-serialize';
import {
  ACCOUNT,
  createWallet,
  openPage,
  openPageWithWallet,
  sendTransaction,
  settle,
  stateOf,
  transaction,
} from './fake-page';

afterEach(() => void vi.useRealTimers());

const rejection = async (promise: unknown): Promise<Error & { code: number }> =>
  (promise as Promise<unknown>).then(
    () => expect.unreachable('the request was not rejected'),
    (error: Error & { code: number }) => error,
  );

describe('a held request', () => {
  test('stays away from the wallet until it is released, then reaches it once with the very same arguments', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const payload = sendTransaction();
    const answer = wallet.request(payload);
    await settle();
    expect(signed()).toEqual([]);
    expect(extension.reviews).toHaveLength(1);
    expect(extension.reviews[0]).toMatchObject({
      requests: [payload],
      chainId: '0x1',
      account: ACCOUNT,
      provider: { name: 'window.ethereum' },
    });
    expect(await extension.decide('release')).toBe('done');
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(1);
    expect(signed()[0]?.args[0]).toBe(payload);
    expect(signed()[0]?.self).toBe(wallet);
  });

  test('is rejected with an Error of code 4001, as wallets do', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    await extension.decide('reject');
    const error = await rejection(answer);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 4001, message: 'User rejected the request.' });
    expect(signed()).toEqual([]);
  });

  test('ends once, however often it is settled', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    const id = extension.reviews[0]?.id;
    expect(await extension.settle(id, 'release')).toBe('done');
    expect(await extension.settle(id, 'release')).toBe('unknown');
    expect(await extension.settle(id, 'reject')).toBe('unknown');
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(1);
  });

  test('the same transaction twice is asked twice, under ids that differ', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const payload = sendTransaction();
    const first = wallet.request(payload);
    const second = wallet.request(payload);
    await settle();
    const [one, two] = extension.reviews;
    expect(one?.id).not.toBe(two?.id);
    await extension.settle(one?.id, 'release');
    expect(await first).toBeDefined();
    expect(await stateOf(second)).toBe('pending');
    const third = wallet.request(payload);
    await settle();
    expect(extension.reviews).toHaveLength(3);
    await extension.settle(two?.id, 'reject');
    await extension.decide('reject', 2);
    expect((await rejection(second)).code).toBe(4001);
    expect((await rejection(third)).code).toBe(4001);
    expect(signed()).toHaveLength(1);
  });

  test('several in one tick wait side by side and end in any order', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const answers = ['0x1', '0x2', '0x3'].map((value) => wallet.request(sendTransaction(value)));
    await settle();
    expect(extension.reviews.map(({ requests }) => requests[0])).toEqual(
      ['0x1', '0x2', '0x3'].map((value) => sendTransaction(value)),
    );
    await extension.decide('release', 2);
    await extension.decide('reject', 0);
    await extension.decide('release', 1);
    expect((await rejection(answers[0])).code).toBe(4001);
    await Promise.all(answers.slice(1));
    expect(signed().map(({ args }) => args[0])).toEqual([sendTransaction('0x3'), sendTransaction('0x2')]);
  });

  test('beyond the limit of one frame a request is refused and those before it still wait', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const answers = Array.from({ length: MAX_HELD + 3 }, () => wallet.request(sendTransaction()));
    for (const answer of answers.slice(MAX_HELD)) expect((await rejection(answer)).code).toBe(-32005);
    expect(extension.reviews).toHaveLength(MAX_HELD);
    await extension.decide('release');
    expect(await answers[0]).toBeDefined();
    void wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(MAX_HELD + 1);
  });

  test('waits as long as a person reads, and the wallet starts its clock on receipt', async () => {
    vi.useFakeTimers();
    const { extension, page, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(signed()).toEqual([]);
    expect(page.notes).toEqual([]);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_sendTransaction');
  });

  test('is rejected, not released, when the page changed it meanwhile', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const payload = sendTransaction();
    const answer = wallet.request(payload);
    await settle();
    (payload.params[0] as { to: string }).to = ACCOUNT;
    await extension.decide('release');
    expect(await rejection(answer)).toMatchObject({ code: -32602 });
    expect(signed()).toEqual([]);
  });

  test('is rejected when the page changed it even if it seemed to concern nothing of ours', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const payload = sendTransaction();
    let pass: (verdict: string) => void = () => {};
    extension.answer = () => new Promise((resolve) => (pass = resolve));
    const answer = wallet.request(payload);
    await settle();
    payload.params.push(transaction('0x5'));
    pass('pass');
    expect(await rejection(answer)).toMatchObject({ code: -32602 });
    expect(signed()).toEqual([]);
  });

  test('is rejected when the wallet moved to another chain, unless it names its own', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const transfer = wallet.request(sendTransaction());
    const calls = wallet.request({ method: 'wallet_sendCalls', params: [{ chainId: '0x1', calls: [] }] });
    await settle();
    wallet.chainId = '0xa';
    await extension.decide('release', 0);
    await extension.decide('release', 1);
    expect(await rejection(transfer)).toMatchObject({ code: 4901 });
    expect(await calls).toBe('answer to wallet_sendCalls');
    expect(signed()).toHaveLength(1);
  });

  test('asks a wallet without a chain property once, through its own method', async () => {
    const { extension, wallet, reached } = await openPageWithWallet();
    wallet.chainId = undefined;
    void wallet.request(sendTransaction());
    await settle();
    expect(reached.map(({ args }) => args[0])).toEqual([{ method: 'eth_chainId' }]);
    expect(extension.reviews[0]?.chainId).toBe('0x1');
  });

  test('is reviewed without a chain when the wallet does not say it in time', async () => {
    vi.useFakeTimers();
    const { page, extension } = openPage();
    page.ethereum = { request: () => new Promise(() => {}) };
    await page.grow();
    void (page.ethereum as { request(payload: unknown): unknown }).request(sendTransaction());
    await vi.advanceTimersByTimeAsync(500);
    expect(extension.reviews).toHaveLength(1);
    expect(extension.reviews[0]).not.toHaveProperty('chainId');
  });

  test('passes at once and untouched when the background says that it is none of ours', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    extension.answer = () => 'pass';
    const payload = { method: 'personal_sign', params: ['0xab', ACCOUNT] };
    expect(await wallet.request(payload)).toBe('answer to personal_sign');
    expect(signed()[0]?.args[0]).toBe(payload);
  });
});

describe('what a request may look like', () => {
  const typedData = { types: {}, primaryType: 'Permit', domain: { verifyingContract: '123' }, message: { extra: 1 } };
  test.each([
    ['a string', JSON.stringify(typedData)],
    ['an object', typedData],
    ['a string that is no JSON', '{"types":'],
    ['nothing at all', undefined],
  ])('typed data as %s reaches the review and the wallet as the page gave it', async (_name, data) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const payload = { method: 'eth_signTypedData_v4', params: [ACCOUNT, data] };
    const answer = wallet.request(payload);
    await settle();
    expect(extension.reviews[0]?.requests[0]?.params).toEqual([ACCOUNT, data ?? null]);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_signTypedData_v4');
    expect(signed()[0]?.args[0]).toBe(payload);
  });

  test.each([
    ['approve and deposit', [transaction(), transaction('0x1')]],
    ['no calls', []],
    ['30 calls', Array.from({ length: 30 }, (_, i) => transaction(`0x${i}`))],
    ['calls without to, data and value', [{}, { to: ACCOUNT }]],
  ])('wallet_sendCalls with %s is one decision and carries its own chain and account', async (_name, calls) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const params = [{ version: '2.0.0', chainId: '0xa', from: ACCOUNT, calls }];
    const answer = wallet.request({ method: 'wallet_sendCalls', params });
    await settle();
    expect(extension.reviews).toHaveLength(1);
    expect(extension.reviews[0]?.requests).toEqual([{ method: 'wallet_sendCalls', params }]);
    await extension.decide('release');
    await answer;
    expect(signed()).toHaveLength(1);
  });

  test('is carried as written: reversed arguments, odd hex, decimals, missing fields', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const odd = [
      { method: 'personal_sign', params: [ACCOUNT, '0xAB'] },
      { method: 'eth_sendTransaction', params: [{ input: 'e7a050aa', value: 5, to: ACCOUNT.toLowerCase() }] },
      { method: 'eth_sendTransaction', params: [{ value: '1000000000000000000' }] },
      { method: 'eth_sendTransaction', params: { to: ACCOUNT } },
      { method: 'eth_sendTransaction' },
    ];
    for (const payload of odd) void wallet.request(payload);
    await settle();
    expect(extension.reviews.map(({ requests }) => requests[0])).toEqual(odd);
  });

  test('BigInts, cycles and functions do not break the review', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const cyclic: { value: bigint; self?: unknown; twice?: unknown[]; go: () => void } = { value: 10n ** 20n, go() {} };
    const shared = { a: 1 };
    cyclic.self = cyclic;
    cyclic.twice = [shared, shared];
    const payload = { method: 'eth_sendTransaction', params: [cyclic] };
    const answer = wallet.request(payload);
    await settle();
    expect(extension.reviews[0]?.requests[0]?.params).toEqual([
      { value: '100000000000000000000', self: '[circular]', twice: [{ a: 1 }, { a: 1 }] },
    ]);
    await extension.decide('release');
    await answer;
    expect(signed()[0]?.args[0]).toBe(payload);
  });

  test('what cannot be read, or is too long to carry, is held and marked', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const throwing = {
      get to(): string {
        throw new Error('mine');
      },
    };
    const first = wallet.request({ method: 'eth_sendTransaction', params: [throwing] });
    const second = wallet.request({ method: 'eth_sendTransaction', params: ['0'.repeat(MAX_REVIEW_CHARS)] });
    let deep: unknown[] = [];
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    const third = wallet.request({ method: 'personal_sign', params: deep });
    await settle();
    expect(extension.reviews.map(({ requests }) => requests)).toEqual([
      [{ method: 'eth_sendTransaction', unreadable: true }],
      [{ method: 'eth_sendTransaction', unreadable: true }],
      [{ method: 'personal_sign', unreadable: true }],
    ]);
    for (const index of [0, 1, 2]) await extension.decide('release', index);
    await Promise.all([first, second, third]);
    expect(signed()).toHaveLength(3);
  });
});

describe('what is not looked at', () => {
  test.each([
    'eth_call',
    'eth_accounts',
    'eth_requestAccounts',
    'wallet_switchEthereumChain',
    'wallet_getCallsStatus',
    'wallet_requestPermissions',
    'ETH_SENDTRANSACTION',
    ' eth_sendTransaction',
    'Personal_Sign',
    'personal_signal',
    'metamask_sendDomainMetadata',
  ])('%s passes with the wallet’s own promise and no added tick', async (method) => {
    const { page, extension } = openPage();
    const own = Promise.resolve('own');
    page.ethereum = { request: () => own };
    await page.grow();
    const { request } = page.ethereum as { request(payload: unknown): unknown };
    expect(request({ method })).toBe(own);
    await settle();
    expect(extension.reviews).toEqual([]);
  });

  test.each([
    'eth_sendTransaction',
    'wallet_sendTransaction',
    'wallet_sendCalls',
    'wallet_sendPreparedCalls',
    'eth_signTransaction',
    'eth_sendRawTransaction',
    'eth_sendRawTransactionSync',
    'eth_sendUserOperation',
    'eth_signTypedData',
    'eth_signTypedData_v1',
    'eth_signTypedData_v3',
    'eth_signTypedData_v4',
    'eth_signTypedData_v5',
    'personal_sign',
    'eth_sign',
    'eth_signAuthorization',
    'wallet_signAuthorization',
    'wallet_grantPermissions',
    'wallet_requestExecutionPermissions',
  ])('%s is held', async (method) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    void wallet.request({ method });
    await settle();
    expect(extension.reviews.map(({ requests }) => requests[0]?.method)).toEqual([method]);
    expect(signed()).toEqual([]);
  });

  test('wallet_invokeMethod counts by the method inside it', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const invoke = (method: string) => ({
      method: 'wallet_invokeMethod',
      params: { scope: 'eip155:1', request: { method, params: [transaction()] } },
    });
    expect(await wallet.request(invoke('eth_call'))).toBe('answer to wallet_invokeMethod');
    void wallet.request(invoke('eth_sendTransaction'));
    await settle();
    expect(extension.reviews.map(({ requests }) => requests)).toEqual([[invoke('eth_sendTransaction')]]);
  });

  test.each([[undefined], [null], [5], [{}], [{ method: 5 }], [{ method: Symbol('x') }], [[]], [[null]], ['']])(
    'what no wallet can read (%o) is the wallet’s to refuse',
    async (payload) => {
      const { page, extension } = openPage();
      const { wallet } = createWallet();
      const refuse = vi.fn(() => {
        throw new TypeError('not a request');
      });
      page.ethereum = { ...wallet, request: refuse };
      await page.grow();
      const { request } = page.ethereum as { request(payload: unknown): unknown };
      expect(() => request(payload)).toThrow('not a request');
      expect(refuse).toHaveBeenCalledWith(payload);
      expect(extension.reviews).toEqual([]);
    },
  );
});
