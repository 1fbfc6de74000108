import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PageWindow } from '@/lib/messaging/page-bridge';
import { createWallet, type FakePage, openPage, openPageWithWallet, sendTransaction, settle } from './fake-page';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Provider = { request(payload: unknown): Promise<unknown>; [key: string]: unknown };
const info = {
  uuid: '350670db-19fa-4704-a166-e52e178b59d2',
  name: 'Test Wallet',
  icon: 'data:image/svg+xml,<svg/>',
  rdns: 'com.example',
};

/** Sends through a provider; whether it was held, told by the review that it led to. */
async function isHeld(provider: unknown, extension: ReturnType<typeof openPage>['extension']): Promise<boolean> {
  const before = extension.reviews.length;
  void (provider as Provider).request(sendTransaction()).catch(() => {});
  await settle();
  return extension.reviews.length === before + 1;
}

function announce(page: FakePage, provider: unknown, own: object = info): unknown {
  const detail = Object.freeze({ info: own, provider });
  page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  return detail;
}

/** What a dApp gets to know through EIP-6963, first come first kept. */
function listen(page: FakePage) {
  const details: { info: unknown; provider: Provider }[] = [];
  page.addEventListener('eip6963:announceProvider', (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('where providers come from', () => {
  test('T1: announced providers are covered, with nothing on window.ethereum', async () => {
    const { page, extension } = openPage();
    await page.grow();
    const details = listen(page);
    const [one, two] = [createWallet(), createWallet()];
    announce(page, one.wallet);
    announce(page, two.wallet, { ...info, uuid: 'other', name: 'Other' });
    expect(details.map(({ provider }) => provider)).toEqual([one.wallet, two.wallet]);
    expect(await isHeld(details[0]?.provider, extension)).toBe(true);
    expect(await isHeld(details[1]?.provider, extension)).toBe(true);
    expect(extension.reviews.map(({ provider }) => provider)).toEqual([
      { name: 'Test Wallet', rdns: 'com.example', uuid: info.uuid },
      { name: 'Other', rdns: 'com.example', uuid: 'other' },
    ]);
    expect(one.signed()).toEqual([]);
    expect('ethereum' in page).toBe(false);
  });

  test('T3: the announcement itself is the wallet’s own: same event, same frozen detail', async () => {
    const { page } = openPage();
    await page.grow();
    const details = listen(page);
    const detail = announce(page, createWallet().wallet);
    expect(details).toEqual([detail]);
    expect(details[0]).toBe(detail);
  });

  test('without a wallet nothing is defined', async () => {
    const { page } = openPage();
    const before = Object.getOwnPropertyNames(page);
    await page.grow();
    await page.load();
    expect('ethereum' in page).toBe(false);
    expect('web3' in page).toBe(false);
    expect(Object.getOwnPropertyNames(page)).toEqual(before);
  });

  test('providers listed by a provider are covered, one that comes later too', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    const [listed, late] = [createWallet().wallet, createWallet().wallet];
    const list: unknown[] = [listed, wallet];
    Object.assign(wallet, { providers: list });
    page.dispatchEvent(new Event('click'));
    expect(await isHeld(listed, extension)).toBe(true);
    list.push(late);
    page.dispatchEvent(new Event('click'));
    expect(await isHeld(late, extension)).toBe(true);
  });

  test.each(['okxwallet', 'phantom.ethereum', 'web3.currentProvider', 'enkrypt.providers.ethereum'])(
    'a provider at %s is covered',
    async (place) => {
      const { page, extension } = openPage();
      const { wallet } = createWallet();
      const [first, ...rest] = place.split('.');
      page[first as string] = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), wallet);
      await page.load();
      expect(await isHeld(wallet, extension)).toBe(true);
    },
  );

  test('a global that throws when read stops nothing', async () => {
    const { page, extension } = openPage();
    Object.defineProperty(page, 'okxwallet', {
      get() {
        throw new Error('cross-origin');
      },
    });
    page.zerionWallet = createWallet().wallet;
    await page.load();
    expect(await isHeld(page.zerionWallet, extension)).toBe(true);
  });
});

describe('when providers come', () => {
  test('before us', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    expect(page.ethereum).toBe(wallet);
    expect(await isHeld(wallet, extension)).toBe(true);
  });

  test('in a script of the page, covered before the next one runs', async () => {
    const { page, extension } = openPage();
    await page.grow();
    page.ethereum = createWallet().wallet;
    await page.grow();
    expect(await isHeld(page.ethereum, extension)).toBe(true);
  });

  test('with the event that MetaMask sends, at once', async () => {
    const { page, extension } = openPage();
    await page.grow();
    page.ethereum = createWallet().wallet;
    page.dispatchEvent(new Event('ethereum#initialized'));
    expect(await isHeld(page.ethereum, extension)).toBe(true);
  });

  test('from a deferred script, covered when its load event says that it ran', async () => {
    const { page, extension } = openPage();
    await page.grow();
    page.ethereum = createWallet().wallet;
    page.document.dispatchEvent(new Event('load'));
    expect(await isHeld(page.ethereum, extension)).toBe(true);
  });

  test.each([50, 3000, 10_000])('%i ms after the page', async (after) => {
    vi.useFakeTimers();
    const { page, extension } = openPage();
    await page.grow();
    await page.load();
    await vi.advanceTimersByTimeAsync(after - 1);
    page.ethereum = createWallet().wallet;
    await vi.advanceTimersByTimeAsync(4000);
    // Whatever the timers have left, a person acts before a page asks.
    page.dispatchEvent(new Event('pointerdown'));
    expect(await isHeld(page.ethereum, extension)).toBe(true);
  });

  test('a second wallet, a replaced one, and an announcement after a click', async () => {
    const { page, extension } = await openPageWithWallet();
    page.ethereum = createWallet().wallet;
    page.coinbaseWalletExtension = createWallet().wallet;
    page.dispatchEvent(new Event('click'));
    expect(await isHeld(page.ethereum, extension)).toBe(true);
    expect(await isHeld(page.coinbaseWalletExtension, extension)).toBe(true);
    const details = listen(page);
    announce(page, createWallet().wallet);
    expect(await isHeld(details[0]?.provider, extension)).toBe(true);
  });

  test('a method that the wallet puts in place anew is covered again', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    wallet.request = async () => 'new';
    page.dispatchEvent(new Event('keydown'));
    expect(await isHeld(wallet, extension)).toBe(true);
  });
});

describe('how a method is covered', () => {
  test('looks like the one it covers, and stays replaceable', async () => {
    const { wallet } = await openPageWithWallet();
    const { wallet: bare } = createWallet();
    for (const key of ['request', 'send', 'sendAsync'] as const) {
      expect(wallet[key].name).toBe(key);
      expect(wallet[key].length).toBe(bare[key].length);
      expect(Object.getPrototypeOf(wallet[key])).toBe(Object.getPrototypeOf(bare[key]));
      expect(Object.getOwnPropertyDescriptor(wallet, key)).toMatchObject({
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    expect(Reflect.ownKeys(wallet)).toEqual(Reflect.ownKeys(bare));
  });

  test('T6: class with private fields, methods on the prototype, fixed properties, instanceof', async () => {
    class Wallet {
      #chainId = '0x1';
      #sent: unknown[] = [];
      constructor() {
        Object.defineProperty(this, 'on', { value: () => this, configurable: false });
      }
      get chainId() {
        return this.#chainId;
      }
      async request(payload: unknown) {
        this.#sent.push(payload);
        return this.#sent.length;
      }
    }
    const { page, extension } = openPage();
    const wallet = new Wallet();
    page.ethereum = wallet;
    await page.grow();
    expect(wallet).toBeInstanceOf(Wallet);
    expect(wallet.chainId).toBe('0x1');
    expect(Object.keys(wallet)).toEqual([]);
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews[0]?.chainId).toBe('0x1');
    await extension.decide('release');
    expect(await answer).toBe(1);
    expect(new Wallet().request.name).toBe('request');
    expect(await isHeld(new Wallet(), extension)).toBe(false);
  });

  test('an accessor is covered as an accessor and keeps its setter', async () => {
    const { page, extension } = openPage();
    let current: (payload: unknown) => Promise<unknown> = async () => 'first';
    const wallet = {
      get request() {
        return current;
      },
      set request(next) {
        current = next;
      },
    };
    page.ethereum = wallet;
    await page.grow();
    expect(wallet.request).toBe(wallet.request);
    expect(await isHeld(wallet, extension)).toBe(true);
    wallet.request = async () => 'second';
    expect(await wallet.request({ method: 'eth_call' })).toBe('second');
    expect(await isHeld(wallet, extension)).toBe(true);
  });

  test('a sealed provider with writable methods is covered all the same', async () => {
    const { page, extension } = openPage();
    page.ethereum = Object.seal(createWallet().wallet);
    await page.grow();
    expect(await isHeld(page.ethereum, extension)).toBe(true);
  });
});

describe('T4: what cannot be covered', () => {
  const frozen = () => Object.freeze(createWallet().wallet);
  const fixedAccessor = () => {
    const { wallet } = createWallet();
    const { request } = wallet;
    const send = { value: wallet.send, writable: false, configurable: false };
    return Object.defineProperties({}, { request: { get: () => request, configurable: false }, send });
  };

  test.each([
    ['frozen', frozen],
    ['with a fixed accessor', fixedAccessor],
    ['sealed, with its methods on the prototype', () => Object.seal(Object.create(createWallet().wallet))],
  ])('a global provider that is %s works and is told as not covered', async (_name, make) => {
    const { page, extension } = openPage();
    const provider = make() as Provider;
    page.ethereum = provider;
    await page.grow();
    await page.load();
    expect(page.ethereum).toBe(provider);
    expect(await provider.request(sendTransaction())).toBe('answer to eth_sendTransaction');
    expect(extension.reviews).toEqual([]);
    expect(extension.of('guard.coverage').at(-1)).toEqual({
      covered: 0,
      notCovered: [{ name: 'window.ethereum', reason: 'fixed' }],
      isBypassed: false,
    });
  });

  test('T3: announced, it is handed out through a stand-in in a frozen detail with the wallet’s own info', async () => {
    const { page, extension } = openPage();
    await page.grow();
    const details = listen(page);
    const { wallet, signed } = createWallet();
    const provider = Object.freeze(wallet);
    announce(page, provider);
    announce(page, provider);
    expect(details).toHaveLength(2);
    const [first, second] = details;
    expect(Object.isFrozen(first)).toBe(true);
    expect(first?.info).toBe(info);
    expect(first?.provider).toBe(second?.provider);
    const answer = first?.provider.request(sendTransaction());
    await settle();
    expect(signed()).toEqual([]);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(signed()[0]?.self).toBe(provider);
    await page.load();
    expect(extension.of('guard.coverage').at(-1)).toMatchObject({ covered: 1, notCovered: [] });
  });

  test('T6: the stand-in keeps private fields, instanceof, keys and identity of methods', async () => {
    class Wallet {
      readonly isTest = true;
      #chainId = '0x1';
      get chainId() {
        return this.#chainId;
      }
      async request(payload: { method: string }) {
        return `${this.#chainId} ${payload.method}`;
      }
      on() {
        this.#chainId;
        return this;
      }
    }
    const { page, extension } = openPage();
    await page.grow();
    const details = listen(page);
    announce(page, Object.freeze(new Wallet()));
    const provider = details[0]?.provider as unknown as Wallet;
    expect(provider).toBeInstanceOf(Wallet);
    expect(provider.chainId).toBe('0x1');
    expect(provider.constructor).toBe(Wallet);
    expect(provider.on).toBe(provider.on);
    expect(provider.on()).toBe(provider);
    expect('request' in provider).toBe(true);
    expect(Object.keys(provider)).toEqual(['isTest']);
    expect({ ...provider }).toEqual({ isTest: true });
    expect(JSON.stringify(provider)).toBe('{"isTest":true}');
    expect(Reflect.set(provider, 'isTest', false)).toBe(false);
    expect(await provider.request({ method: 'eth_call' })).toBe('0x1 eth_call');
    expect(await isHeld(provider, extension)).toBe(true);
  });
});

describe('T5: a provider that hands out another’s methods', () => {
  /** As Rabby's: a proxy that reads from another wallet once that one is chosen. */
  const relayed = () => {
    const [own, other] = [createWallet(), createWallet()];
    const state = { isRelayed: false };
    const proxy = new Proxy(own.wallet, {
      get: (target, key) => Reflect.get(state.isRelayed ? other.wallet : target, key),
    });
    return { own, other, state, proxy };
  };

  test('is told as not covered while it does, covered again after, and never crosses wallets', async () => {
    const { page, extension } = openPage();
    const { own, other, state, proxy } = relayed();
    Object.defineProperty(page, 'ethereum', { get: () => proxy, configurable: false });
    await page.load();
    expect(await isHeld(proxy, extension)).toBe(true);
    state.isRelayed = true;
    page.dispatchEvent(new Event('click'));
    await settle();
    expect(extension.of('guard.coverage').at(-1)).toMatchObject({ covered: 0, notCovered: [{ reason: 'fixed' }] });
    await proxy.request(sendTransaction('0x9'));
    expect(other.signed()).toHaveLength(1);
    state.isRelayed = false;
    page.dispatchEvent(new Event('click'));
    await settle();
    expect(extension.of('guard.coverage').at(-1)).toMatchObject({ covered: 1, notCovered: [] });
    expect(await isHeld(proxy, extension)).toBe(true);
    await extension.decide('release', 0);
    await extension.decide('release', 1);
    expect(own.signed()).toHaveLength(2);
    expect(other.signed()).toHaveLength(1);
  });

  test('is covered when the other one is known by itself, also when it relayed before us', async () => {
    const { page, extension } = openPage();
    const { other, state, proxy } = relayed();
    state.isRelayed = true;
    page.ethereum = proxy;
    page.okxwallet = other.wallet;
    await page.load();
    expect(await isHeld(proxy, extension)).toBe(true);
    expect(await isHeld(other.wallet, extension)).toBe(true);
    expect(other.signed()).toEqual([]);
  });

  test('a proxy that invents its methods keeps no litter of ours', async () => {
    const { page } = openPage();
    const target = {};
    page.ethereum = new Proxy(target, { get: (_, key) => (key === 'request' ? async () => 'made up' : undefined) });
    await page.load();
    expect(Reflect.ownKeys(target)).toEqual([]);
  });
});

describe('T9: beside other guards', () => {
  /** As Revoke's: a proxy on the function that thinks for a while. */
  const guardLike = (provider: Provider) => {
    const asked: unknown[] = [];
    provider.request = new Proxy(provider.request, {
      async apply(target, self, args: unknown[]) {
        asked.push(args[0]);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return Reflect.apply(target as (...all: unknown[]) => unknown, self, args);
      },
    });
    return asked;
  };
  const wait = () => new Promise((resolve) => setTimeout(resolve, 15));

  test('over one that was there first', async () => {
    const { page, extension } = openPage();
    const { wallet, signed } = createWallet();
    const asked = guardLike(wallet as unknown as Provider);
    page.ethereum = wallet;
    await page.grow();
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(asked).toEqual([]);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect([asked.length, extension.reviews.length, signed().length]).toEqual([1, 1, 1]);
  });

  test('under one that came later and has covered us', async () => {
    const { page, extension, wallet, signed } = await openPageWithWallet();
    const asked = guardLike(wallet as unknown as Provider);
    // We cover the outermost again, so our cover is above and below it: asked once all the same.
    page.dispatchEvent(new Event('click'));
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(1);
    await extension.decide('release');
    await wait();
    await settle();
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect([asked.length, extension.reviews.length, signed().length]).toEqual([1, 1, 1]);
    // And what was released once is not let through a second time.
    void wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(2);
  });

  test('that defines its cover as fixed over ours, the site works', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    const { request } = wallet;
    Object.defineProperty(wallet, 'request', {
      value: (payload: { method: string }) => request.call(wallet, payload),
      writable: false,
      configurable: false,
    });
    page.dispatchEvent(new Event('click'));
    expect(await wallet.request({ method: 'eth_call' })).toBe('answer to eth_call');
    expect(await isHeld(wallet, extension)).toBe(true);
  });

  test('that wraps anew at every look, it ends', async () => {
    const { page, extension, wallet } = await openPageWithWallet();
    for (let i = 0; i < 100; i += 1) {
      const inner = wallet.request;
      wallet.request = (...args) => inner.apply(wallet, args);
      page.dispatchEvent(new Event('click'));
    }
    await page.load();
    expect(extension.of('guard.coverage').at(-1)).toMatchObject({ notCovered: [{ reason: 'contested' }] });
    const answer = wallet.request(sendTransaction());
    await settle();
    expect(extension.reviews).toHaveLength(1);
    await extension.decide('release');
    expect(await answer).toBe('answer to eth_sendTransaction');
    expect(extension.reviews).toHaveLength(1);
  });
});

describe('a call that the wallet passes on to another method of its own', () => {
  test.each([
    ['at once', (inner: () => unknown) => inner()],
    ['in a later task', (inner: () => unknown) => new Promise((done) => setTimeout(() => done(inner()), 5))],
  ])('%s is the same request and asked once', async (_name, later) => {
    const { page, extension } = openPage();
    const sent: unknown[] = [];
    const wallet = {
      chainId: '0x1',
      async request(payload: { method: string; params?: unknown }) {
        sent.push(payload);
        return 'hash';
      },
      send(method: string, params: unknown) {
        return later(() => this.request({ method, params }));
      },
    };
    page.ethereum = wallet;
    await page.grow();
    const { method, params } = sendTransaction();
    const answer = wallet.send(method, params);
    await settle();
    await extension.decide('release');
    expect(await answer).toBe('hash');
    expect(extension.reviews).toHaveLength(1);
    expect(sent).toHaveLength(1);
    void wallet.send(method, params);
    await settle();
    expect(extension.reviews).toHaveLength(2);
  });

  test('does not open the way for a different one meanwhile', async () => {
    const { page, extension } = openPage();
    const sent: unknown[] = [];
    const wallet = {
      chainId: '0x1',
      async request(payload: { method: string; params?: unknown }) {
        sent.push(payload);
        return new Promise(() => {});
      },
    };
    page.ethereum = wallet;
    await page.grow();
    void wallet.request(sendTransaction('0x1'));
    await settle();
    await extension.decide('release');
    await new Promise((resolve) => setTimeout(resolve, 5));
    void wallet.request(sendTransaction('0x1'));
    void wallet.request(sendTransaction('0x2'));
    await settle();
    expect(extension.reviews).toHaveLength(3);
    expect(sent).toHaveLength(1);
  });
});

test('T7: a method kept from before us is not ours to hold, and the site works', async () => {
  const { page, extension } = openPage();
  const { wallet, signed } = createWallet();
  const kept = wallet.request;
  page.ethereum = wallet;
  await page.grow();
  expect(await kept.call(wallet, sendTransaction() as never)).toBe('answer to eth_sendTransaction');
  expect(extension.reviews).toEqual([]);
  expect(signed()).toHaveLength(1);
});

test('the fake window is all that the guard is given', () => {
  const { win } = openPage();
  expect(win satisfies PageWindow).toBeDefined();
});
