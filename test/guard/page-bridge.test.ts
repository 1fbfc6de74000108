import { describe, expect, test, vi } from 'vitest';
import { startGuard } from '@/lib/guard/page-guard';
import { connectGuard, connectRelay, type PageWindow } from '@/lib/messaging/page-bridge';
import {
  createWallet,
  FakePage,
  openPage,
  openPageWithWallet,
  sendTransaction,
  settle,
  startOn,
  stateOf,
} from './fake-page';

/** The two events of the handshake, as a page that read the source would know them: that the guard is there, and the port. */
const handshake = () => {
  const page = new FakePage();
  const types: string[] = [];
  const dispatch = page.dispatchEvent.bind(page);
  page.dispatchEvent = (event) => {
    types.push(event.type);
    return dispatch(event);
  };
  startOn(page, 'relay-first');
  const [port, ready, ...rest] = types;
  if (port === undefined || ready === undefined) throw new Error('no handshake');
  expect(rest).toEqual([port]);
  return { port, ready };
};

/** A script of the page that listens to all of it from the first content on. */
const eavesdrop = (page: FakePage) => {
  const heard: string[] = [];
  const { port, ready } = handshake();
  for (const type of [port, ready, 'message']) page.addEventListener(type, () => heard.push(type), true);
  return heard;
};

describe('a page that wants to answer for the person', () => {
  test.each(['guard-first', 'relay-first'] as const)('hears nothing of the line, %s', async (order) => {
    const { page, extension } = openPage(order);
    await page.grow();
    const heard = eavesdrop(page);
    const { wallet } = createWallet();
    page.ethereum = wallet;
    await page.grow();
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(1);
    await extension.decide('reject');
    await expect(answer).rejects.toMatchObject({ code: 4001 });
    expect(heard).toEqual([]);
  });

  test('cannot hand the guard a port of its own', async () => {
    const { page, extension } = openPage();
    await page.grow();
    const { port1, port2 } = new page.MessageChannel();
    const stolen = vi.fn();
    port1.onmessage = stolen;
    page.dispatchEvent(new page.MessageEvent(handshake().port, { ports: [port2], cancelable: true }));
    const { wallet, signed } = createWallet();
    page.ethereum = wallet;
    await page.grow();
    const answer = wallet.request(sendTransaction());
    await settle();
    port1.postMessage(['settle', extension.reviews[0]?.id, 'release']);
    port1.postMessage(['gone']);
    await settle();
    expect(stolen).not.toHaveBeenCalled();
    expect(await stateOf(answer)).toBe('pending');
    expect(signed()).toEqual([]);
  });

  test('is taken no port from when there is no relay: what it asks goes to the wallet', async () => {
    const page = new FakePage();
    startGuard(page as unknown as PageWindow);
    await page.grow();
    const { port1, port2 } = new page.MessageChannel();
    const stolen = vi.fn();
    port1.onmessage = stolen;
    page.dispatchEvent(new page.MessageEvent(handshake().port, { ports: [port2], cancelable: true }));
    const { wallet } = createWallet();
    page.ethereum = wallet;
    await page.grow();
    expect(await wallet.request(sendTransaction())).toBe('answer to eth_sendTransaction');
    expect(stolen).not.toHaveBeenCalled();
  });

  test('is offered no port by the relay, however often it says that a guard is ready', async () => {
    const page = new FakePage();
    connectRelay(page as unknown as PageWindow, () => {});
    await page.grow();
    const heard = eavesdrop(page);
    const { port, ready } = handshake();
    for (let i = 0; i < 100; i += 1) page.dispatchEvent(new Event(ready, { cancelable: true }));
    expect(heard.filter((type) => type === port)).toEqual([]);
  });

  test('that is older than both, as when the extension was updated, is neither offered nor taken a port', async () => {
    const page = new FakePage();
    page.document.readyState = 'complete';
    const heard = eavesdrop(page);
    const closed = vi.fn();
    const win = page as unknown as PageWindow;
    connectRelay(win, () => {});
    connectGuard(win, { opened: () => expect.unreachable('a port was taken'), message: () => {}, closed });
    expect(heard).toEqual([]);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test('ends nothing with messages, events or guessed ids, a thousand of them', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    const id = extension.reviews[0]?.id;
    for (let i = 0; i < 250; i += 1) {
      page.postMessage({ type: 'guard.settle', id, outcome: 'release' });
      page.postMessage(['settle', id, 'release']);
      page.dispatchEvent(new CustomEvent('guard.settle', { detail: { id, outcome: 'release' } }));
      page.dispatchEvent(new page.MessageEvent('message', { data: ['settle', String(i), 'release'] }));
    }
    await settle();
    expect(await stateOf(answer)).toBe('pending');
    expect(signed()).toEqual([]);
    expect(extension.reviews).toHaveLength(1);
  });

  test('that redefines how messages are read writes none of ours', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const answer = wallet.request(sendTransaction());
    await settle();
    const { prototype } = page.MessageEvent;
    const own = Object.getOwnPropertyDescriptor(prototype, 'data') as PropertyDescriptor;
    try {
      const forged = () => ['settle', extension.reviews[0]?.id, 'release'];
      Object.defineProperty(prototype, 'data', { get: forged, configurable: true });
      const refused = expect(answer).rejects.toMatchObject({ code: 4001 });
      await extension.decide('reject');
      await refused;
    } finally {
      Object.defineProperty(prototype, 'data', own);
    }
    expect(signed()).toEqual([]);
  });

  test('a second copy of the guard does nothing, so nothing is asked twice', async () => {
    const { page, extension, win } = openPage();
    // As when a browser injects the script again: it knows nothing of the first.
    vi.resetModules();
    const second = await import('@/lib/guard/page-guard');
    expect(second.startGuard).not.toBe(startGuard);
    second.startGuard(win);
    await page.grow();
    const { wallet } = createWallet();
    const detail = Object.freeze({ info: {}, provider: wallet });
    page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    const { request } = wallet;
    page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    expect(wallet.request).toBe(request);
    void wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(1);
    expect(page.notes).toEqual([]);
  });
});
