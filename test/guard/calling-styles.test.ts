import { describe, expect, test, vi } from 'vitest';
import { ACCOUNT, openPageWithWallet, sendTransaction, settle, stateOf, transaction } from './fake-page';

const payload = (id = 7) => ({ id, jsonrpc: '2.0', ...sendTransaction() });
const refused = (id: number | undefined) => ({
  id,
  jsonrpc: '2.0',
  error: { code: 4001, message: 'User rejected the request.' },
});

describe('send(method, params)', () => {
  test('is held and gives the wallet’s own envelope', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const params = [transaction()];
    const answer = wallet.send('eth_sendTransaction', params);
    await settle();
    expect(extension.reviews[0]?.requests).toEqual([sendTransaction()]);
    await extension.decide('release');
    expect(await answer).toEqual({ id: 1, jsonrpc: '2.0', result: 'answer to eth_sendTransaction' });
    expect(signed()[0]?.args).toEqual(['eth_sendTransaction', params]);
    expect(signed()[0]?.args[1]).toBe(params);
  });

  test('rejects with an Error of code 4001', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const answer = wallet.send('eth_sendTransaction', [transaction()]);
    await settle();
    await extension.decide('reject');
    await expect(answer).rejects.toMatchObject({ code: 4001 });
    await expect(answer).rejects.toBeInstanceOf(Error);
  });
});

describe('send(payload) and sendAsync(payload) with a callback', () => {
  test.each(['send', 'sendAsync'] as const)('%s answers its callback after release', async (style) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const done = vi.fn();
    const request = payload();
    expect(wallet[style](request, done)).toBeUndefined();
    await settle();
    expect(done).not.toHaveBeenCalled();
    expect(signed()).toEqual([]);
    await extension.decide('release');
    expect(done.mock.calls).toEqual([[null, { id: 7, jsonrpc: '2.0', result: 'answer to eth_sendTransaction' }]]);
    expect(signed()).toHaveLength(1);
    expect(signed()[0]?.args[0]).toBe(request);
    expect(signed()[0]?.args[1]).toBe(done);
  });

  test.each(['send', 'sendAsync'] as const)('%s gives its callback an Error and the error response', async (style) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const done = vi.fn();
    wallet[style](payload(), done);
    await settle();
    await extension.decide('reject');
    expect(done).toHaveBeenCalledTimes(1);
    const [error, response] = done.mock.calls[0] as [unknown, unknown];
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 4001 });
    expect(response).toEqual(refused(7));
    expect(signed()).toEqual([]);
  });

  test('a callback of the page that throws keeps nobody else from an answer', async () => {
    const { extension, page, wallet } = await openPageWithWallet();
    const unhandled = vi.fn();
    process.once('unhandledRejection', unhandled);
    const other = vi.fn();
    wallet.sendAsync(payload(), () => {
      throw new Error('of the page');
    });
    wallet.sendAsync(payload(8), other);
    await settle();
    await extension.decide('reject', 0);
    await extension.decide('reject', 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(other).toHaveBeenCalledTimes(1);
    expect(unhandled).toHaveBeenCalledTimes(1);
    expect(page.notes).toEqual([]);
  });
});

describe('send(payload) alone', () => {
  test('stays synchronous for what is not looked at', async () => {
    const { wallet } = await openPageWithWallet();
    expect(wallet.send({ id: 3, method: 'eth_accounts' })).toEqual({
      id: 3,
      jsonrpc: '2.0',
      result: 'answer to eth_accounts',
    });
  });

  test('gives a promise for what is held, and an error of the wallet comes through it', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.send(payload());
    expect(await stateOf(answer)).toBe('pending');
    expect(signed()).toEqual([]);
    await extension.decide('release');
    expect(await answer).toMatchObject({ result: 'answer to eth_sendTransaction' });
  });
});

describe('batches', () => {
  const batch = () => [{ id: 1, method: 'eth_chainId' }, payload(2), { ...payload(3), method: 'personal_sign' }];

  test('sendAsync([…]) with one signing request is one review of all', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const done = vi.fn();
    const requests = batch();
    wallet.sendAsync(requests, done);
    await settle();
    expect(extension.reviews).toHaveLength(1);
    expect(extension.reviews[0]?.requests.map(({ method }) => method)).toEqual([
      'eth_chainId',
      'eth_sendTransaction',
      'personal_sign',
    ]);
    await extension.decide('release');
    expect(done).toHaveBeenCalledTimes(1);
    expect(signed()).toHaveLength(1);
    expect(signed()[0]?.args[0]).toBe(requests);
  });

  test('a rejected batch answers with an error for each of its requests', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const done = vi.fn();
    wallet.sendAsync(batch(), done);
    await settle();
    await extension.decide('reject');
    expect(done.mock.calls).toEqual([[null, [refused(1), refused(2), refused(3)]]]);
    expect(signed()).toEqual([]);
  });

  test('a batch without any passes', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const done = vi.fn();
    wallet.sendAsync([{ id: 1, method: 'eth_call' }], done);
    expect(done).toHaveBeenCalledTimes(1);
    expect(extension.reviews).toEqual([]);
  });

  test('a batch that grew while it was held does not reach the wallet', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const done = vi.fn();
    const requests = [payload(1)];
    wallet.sendAsync(requests, done);
    await settle();
    requests.push({ ...payload(2), params: [transaction('0xff')] });
    await extension.decide('release');
    expect(signed()).toEqual([]);
    expect(done.mock.calls[0]?.[1]).toMatchObject([{ error: { code: -32602 } }, { error: { code: -32602 } }]);
  });
});

describe('an old-style request(payload, callback)', () => {
  test('is answered by the wallet through its callback alone', async () => {
    const { page, extension } = await openPageWithWallet();
    const old = {
      request: (_payload: unknown, done: (error: unknown, result: unknown) => void) => void done(null, 'hash'),
    };
    page.rabby = old;
    await page.load();
    const done = vi.fn();
    const returned = old.request(sendTransaction(), done);
    await settle();
    await extension.decide('release');
    expect(done.mock.calls).toEqual([[null, 'hash']]);
    expect(await stateOf(returned)).toBe('pending');
  });

  test('is told of a rejection both ways', async () => {
    const { extension, wallet } = await openPageWithWallet();
    const done = vi.fn();
    const request = wallet.request as (...args: unknown[]) => Promise<unknown>;
    const returned = request(payload(), done);
    await settle();
    await extension.decide('reject');
    await expect(returned).rejects.toMatchObject({ code: 4001 });
    expect(done).toHaveBeenCalledTimes(1);
  });
});

describe('what the wallet itself answers', () => {
  test('an error of the wallet after release is the page’s, unchanged', async () => {
    const { page, extension } = await openPageWithWallet();
    const error = Object.assign(new Error('nonce too low'), { code: -32000 });
    const failing = {
      request: () => Promise.reject(error),
      sendAsync: () => {
        throw error;
      },
    };
    page.tally = failing;
    await page.load();
    const answer = (failing.request as (payload: unknown) => Promise<unknown>)(sendTransaction());
    const done = vi.fn();
    (failing.sendAsync as (payload: unknown, done: unknown) => void)(payload(), done);
    await settle();
    await extension.decide('release', 0);
    await extension.decide('release', 1);
    await expect(answer).rejects.toBe(error);
    expect(done.mock.calls).toEqual([[error, undefined]]);
  });

  test('`this` is the object the page called', async () => {
    const { extension, wallet, reached } = await openPageWithWallet();
    const other = { name: 'other', request: wallet.request };
    await other.request({ method: 'eth_accounts' });
    void other.request(sendTransaction());
    await settle();
    await extension.decide('release');
    expect(reached.map(({ self }) => self)).toEqual([other, other]);
    expect(ACCOUNT).toBe(wallet.selectedAddress);
  });
});
