import { encodeJson } from '@/lib/core/json';
import { startGuard } from '@/lib/guard/page-guard';
import { type RelayRuntime, startRelay } from '@/lib/guard/relay';
import type { PageWindow } from '@/lib/messaging/page-bridge';

/** What the browser gives both worlds, no more than the guard and the relay use. Ports deliver in order, later. */
class FakeMessageEvent extends Event {
  readonly #init: { data?: unknown; ports?: unknown[]; source?: unknown };
  constructor(
    type: string,
    { data, ports, source, ...init }: EventInit & { data?: unknown; ports?: unknown[]; source?: unknown } = {},
  ) {
    super(type, init);
    this.#init = { data, ports: ports ?? [], source };
  }
  get data() {
    return this.#init.data;
  }
  get ports() {
    return this.#init.ports;
  }
  get source() {
    return this.#init.source;
  }
}

class FakePort {
  other: FakePort | undefined;
  #onmessage: ((event: unknown) => void) | undefined;
  #queue: unknown[] = [];
  set onmessage(listener: (event: unknown) => void) {
    this.#onmessage = listener;
    for (const data of this.#queue.splice(0)) this.deliver(data);
  }
  deliver(data: unknown) {
    if (!this.#onmessage) this.#queue.push(data);
    else queueMicrotask(() => this.#onmessage?.(new FakeMessageEvent('message', { data })));
  }
  postMessage(data: unknown) {
    this.other?.deliver(structuredClone(data));
  }
}

class FakeChannel {
  port1 = new FakePort();
  port2 = new FakePort();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
  /** Both ends go silent, as when one's world is destroyed. */
  sever() {
    this.port1.other = undefined;
    this.port2.other = undefined;
  }
}

/** A document's window. `grow()` is the parser adding content, told to observers in a microtask as browsers do. */
export class FakePage extends EventTarget {
  readonly document = Object.assign(new EventTarget(), { readyState: 'loading' });
  readonly location = { href: 'https://app.eigenlayer.xyz/token/stETH' };
  readonly MessageEvent = FakeMessageEvent;
  readonly #channels: FakeChannel[] = [];
  readonly MessageChannel = ((page: FakePage) =>
    class extends FakeChannel {
      constructor() {
        super();
        page.#channels.push(this);
      }
    })(this);
  readonly Event = Event;
  readonly CustomEvent = CustomEvent;
  readonly Uint32Array = Uint32Array;
  readonly crypto = globalThis.crypto;
  readonly notes: string[] = [];
  readonly console = { info: (text: string) => void this.notes.push(text) };
  readonly #observers = new Set<() => void>();
  readonly top: unknown = this;
  [key: string]: unknown;

  readonly MutationObserver = ((page: FakePage) =>
    class {
      constructor(readonly callback: () => void) {}
      observe() {
        page.#observers.add(this.callback);
      }
      disconnect() {
        page.#observers.delete(this.callback);
      }
    })(this);

  /** Node's own does not know `true` for capture, which browsers do. */
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ) {
    super.removeEventListener(type, listener, typeof options === 'boolean' ? { capture: options } : options);
  }
  severPorts() {
    for (const channel of this.#channels) channel.sever();
  }
  setTimeout(work: () => void, ms?: number) {
    return globalThis.setTimeout(work, ms);
  }
  clearTimeout(timer: number) {
    globalThis.clearTimeout(timer);
  }
  requestIdleCallback(work: () => void) {
    queueMicrotask(work);
  }
  async grow() {
    await Promise.resolve();
    for (const told of [...this.#observers]) told();
  }
  /** What `window.postMessage` of the page itself leads to. */
  postMessage(data: unknown) {
    this.dispatchEvent(new FakeMessageEvent('message', { data: structuredClone(data), source: this }));
  }
  /** The end of loading and the first idle moment after it. */
  async load() {
    this.document.readyState = 'complete';
    this.dispatchEvent(new Event('load'));
    await settle();
  }
}

export type Sent = { type: string; data: unknown };
export type Envelope = {
  id: string;
  requests: { method: string; params?: unknown; unreadable?: boolean }[];
  provider: { name?: string; rdns?: string; uuid?: string };
  chainId?: string;
  account?: string;
};
type Listener = Parameters<RelayRuntime['onMessage']['addListener']>[0];

/** The extension behind the relay: keeps what it was sent, answers reviews as told, and settles as its background would. */
export class FakeExtension {
  id: string | undefined = 'underlayer';
  readonly sent: Sent[] = [];
  /** How a review is answered; a rejection is a worker that cannot be reached. */
  answer: (envelope: Envelope) => unknown = () => 'held';
  readonly #listeners: Listener[] = [];
  readonly onMessage = { addListener: (listener: Listener) => void this.#listeners.push(listener) };

  sendMessage = async (message: unknown): Promise<unknown> => {
    const sent = message as Sent;
    this.sent.push(sent);
    if (sent.type !== 'guard.review') return { ok: encodeJson(null) };
    const answer = await this.answer(JSON.parse(sent.data as string) as Envelope);
    return typeof answer === 'string' ? { ok: encodeJson(answer) } : answer;
  };

  get reviews(): Envelope[] {
    return this.of('guard.review').map((data) => JSON.parse(data as string) as Envelope);
  }
  of(type: string): unknown[] {
    return this.sent.filter((message) => message.type === type).map(({ data }) => data);
  }
  /** Any message to the frame; the answer of the relay, undefined when it gave none. */
  tell(message: unknown, sender: { id?: string; tab?: unknown } = { id: 'underlayer' }): unknown {
    let answer: unknown;
    for (const listener of this.#listeners)
      listener(message, sender, (given) => {
        answer = given;
      });
    return answer;
  }
  async settle(id: string | undefined, outcome: 'release' | 'reject' | 'pass'): Promise<unknown> {
    const answer = this.tell({ type: 'guard.settle', id, outcome });
    await settle();
    return answer;
  }
  /** Ends the oldest review not settled yet. */
  async decide(outcome: 'release' | 'reject' | 'pass', index = 0): Promise<unknown> {
    return this.settle(this.reviews[index]?.id, outcome);
  }
}

/** Lets everything that is already under way finish: microtasks of any depth, then one task. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 40; i += 1) await Promise.resolve();
}

/** A page with guard and relay running, before its first content. The page counts as theirs to type: `win`. */
export const openPage = (order: 'guard-first' | 'relay-first' = 'relay-first') => startOn(new FakePage(), order);

/** Guard and relay on a page that another extension may have come to first. */
export function startOn(page: FakePage, order: 'guard-first' | 'relay-first' = 'relay-first') {
  const extension = new FakeExtension();
  const win = page as unknown as PageWindow;
  const relay = () => startRelay(win, () => extension);
  if (order === 'relay-first') relay();
  startGuard(win);
  if (order === 'guard-first') relay();
  return { page, extension, win };
}

export const ACCOUNT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
export const transaction = (value = '0x0') => ({
  from: ACCOUNT,
  to: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A',
  value,
  data: '0xe7a050aa',
});
export const sendTransaction = (value?: string) => ({ method: 'eth_sendTransaction', params: [transaction(value)] });

/** A wallet with MetaMask's three call styles that keeps what reaches it, by reference. */
export function createWallet() {
  const reached: { style: string; self: unknown; args: unknown[] }[] = [];
  const answer = (method: unknown) => (method === 'eth_chainId' ? '0x1' : `answer to ${String(method)}`);
  type Payload = { id?: unknown; method: string; params?: unknown };
  const reply = ({ id, method }: Payload) => ({ id, jsonrpc: '2.0', result: answer(method) });
  const wallet = {
    chainId: '0x1' as string | undefined,
    selectedAddress: ACCOUNT,
    async request(this: unknown, ...args: [Payload]) {
      reached.push({ style: 'request', self: this, args });
      return answer(args[0].method);
    },
    send(this: unknown, ...args: [Payload | string, unknown?]): unknown {
      reached.push({ style: 'send', self: this, args });
      const [first, second] = args;
      if (typeof first === 'string') return Promise.resolve({ id: 1, jsonrpc: '2.0', result: answer(first) });
      if (typeof second === 'function') return void second(null, reply(first));
      return reply(first);
    },
    sendAsync(this: unknown, ...args: [Payload | Payload[], (error: unknown, response: unknown) => void]) {
      reached.push({ style: 'sendAsync', self: this, args });
      const [payload, done] = args;
      done(null, Array.isArray(payload) ? payload.map(reply) : reply(payload));
    },
    on(this: unknown) {
      return this;
    },
  };
  /** The calls that sign, as they came; the rest is chatter. */
  const signed = () =>
    reached.filter(({ args: [first] }) => {
      const list = typeof first === 'string' ? [{ method: first }] : [first].flat();
      return list.some((payload) => /send|sign|grant/.test((payload as Payload).method));
    });
  return { wallet, reached, signed };
}

/** A page with a wallet as `window.ethereum`, loaded and covered. */
export async function openPageWithWallet() {
  const open = openPage();
  const made = createWallet();
  open.page.ethereum = made.wallet;
  await open.page.grow();
  return { ...open, ...made };
}

/** How a promise stands now, without waiting for it. */
export async function stateOf(promise: unknown): Promise<'pending' | 'fulfilled' | 'rejected'> {
  let state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  void (promise as Promise<unknown>).then(
    () => {
      state = 'fulfilled';
    },
    () => {
      state = 'rejected';
    },
  );
  await settle();
  return state;
}
