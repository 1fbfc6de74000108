import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPageWithWallet, sendTransaction, settle, stateOf } from './fake-page';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NOTE = 'Underlayer: requests';

describe('nobody answers', () => {
  test('a background that never answers a review: the request goes to the wallet after ten seconds, with one note', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    extension.answer = () => new Promise(() => {});
    const first = wallet.request(sendTransaction());
    const second = wallet.request(sendTransaction('0x1'));
    await vi.advanceTimersByTimeAsync(9_900);
    expect(signed()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(await first).toBe('answer to eth_sendTransaction');
    expect(await second).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(2);
    expect(page.notes).toEqual([expect.stringContaining(NOTE)]);
    // So that a worker that wakes late shows no sheet for what has gone.
    expect(extension.of('guard.abandon')).toEqual(extension.reviews.map(({ id }) => ({ ids: [id] })));
  });

  test('a held request has no timeout', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(await stateOf(answer)).toBe('pending');
    expect(signed()).toEqual([]);
    expect(page.notes).toEqual([]);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_sendTransaction');
  });

  test('an answer that is none passes the request', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    extension.answer = () => ({ error: 'not a message of this extension' });
    expect(await wallet.request(sendTransaction())).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(1);
  });
});

describe('a page that goes away', () => {
  test('takes its held requests with it, and only what it still holds', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    void wallet.request(sendTransaction());
    void wallet.request(sendTransaction('0x1'));
    await settle();
    await extension.decide('release', 0);
    page.dispatchEvent(new Event('pagehide'));
    expect(extension.of('guard.abandon')).toEqual([{ ids: [extension.reviews[1]?.id] }]);
  });

  test('with nothing held says nothing', async () => {
    const { page, extension } = await openPageWithWallet();
    page.dispatchEvent(new Event('pagehide'));
    expect(extension.of('guard.abandon')).toEqual([]);
  });
});

describe('a worker that is just starting', () => {
  test('is asked once more, with the same id', async () => {
    const { extension, wallet, signed } = await openPageWithWallet();
    let tries = 0;
    extension.answer = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('Could not establish connection')) : 'held';
    };
    const answer = wallet.request(sendTransaction());
    await vi.advanceTimersByTimeAsync(150);
    const [first, second] = extension.reviews;
    expect(extension.reviews).toHaveLength(2);
    expect(first?.id).toBe(second?.id);
    expect(signed()).toEqual([]);
    await extension.decide('reject');
    await expect(answer).rejects.toMatchObject({ code: 4001 });
  });

  test('that cannot be reached twice lets the request go to the wallet', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    extension.answer = () => Promise.reject(new Error('Could not establish connection'));
    const answer = wallet.request(sendTransaction());
    await vi.advanceTimersByTimeAsync(150);
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(1);
    expect(page.notes).toHaveLength(1);
  });
});

describe('the extension is reloaded, updated or switched off', () => {
  test('while a request is held: it goes to the wallet, once, and what follows passes at once with one note', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    extension.id = undefined;
    await vi.advanceTimersByTimeAsync(600);
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(await wallet.request(sendTransaction('0x1'))).toBe('answer to eth_sendTransaction');
    expect(await wallet.request(sendTransaction('0x2'))).toBe('answer to eth_sendTransaction');
    expect(signed()).toHaveLength(3);
    expect(extension.reviews).toHaveLength(1);
    expect(page.notes).toEqual([expect.stringContaining(NOTE)]);
  });

  test('while the page is idle: the next request passes, and nothing is sent to nobody', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    extension.id = undefined;
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(extension.reviews).toEqual([]);
    expect(signed()).toHaveLength(1);
    expect(page.notes).toHaveLength(1);
  });

  test('without a word, as in browsers that end the relay with it: unanswered pings tell', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    page.severPorts();
    await vi.advanceTimersByTimeAsync(1_400);
    expect(signed()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(extension.reviews).toHaveLength(1);
    expect(page.notes).toHaveLength(1);
  });

  test('a page back from the cache asks anew for what it still holds', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    page.dispatchEvent(new Event('pagehide'));
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await settle();
    const [before, after] = extension.reviews;
    expect(after).toEqual(before);
    await extension.decide('reject');
    await expect(answer).rejects.toMatchObject({ code: 4001 });
  });
});

describe('what the relay takes for an answer', () => {
  test.each([
    ['another extension', { type: 'guard.settle', outcome: 'release' }, { id: 'somebody-else' }],
    ['a content script', { type: 'guard.settle', outcome: 'release' }, { id: 'underlayer', tab: { id: 1 } }],
    ['the background, in another shape', { type: 'guard.settle', outcome: 'sign' }, { id: 'underlayer' }],
    ['the background, under another name', { type: 'guard.open', outcome: 'release' }, { id: 'underlayer' }],
  ])('%s ends nothing', async (_name, message, sender) => {
    const { extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(extension.tell({ ...message, id: extension.reviews[0]?.id }, sender)).toBeUndefined();
    await settle();
    expect(await stateOf(answer)).toBe('pending');
    expect(signed()).toEqual([]);
  });
});
