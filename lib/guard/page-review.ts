import type { Outcome, PageWindow, ToGuard, ToRelay } from '@/lib/messaging/page-bridge';
import { type RpcError, rpcError } from './page-errors';
import { createGrants } from './page-grants';
import type { RpcRequest } from './page-methods';
import { stringify } from './page-natives';
import { listOf, serialize } from './page-serialize';
import { askChain, readText, type Wallet } from './page-wallet';

/** Beyond this many at once a frame's requests are refused, so a loop cannot bury a person in questions. */
export const MAX_HELD = 32;
/** Longest wait for a wallet that must be asked for its chain. */
const ASK_CHAIN_MS = 150;
/** The relay answers every ping from the same thread; this many unanswered in a row mean it is no more. */
const PING_MS = 500;
const MAX_SILENT_PINGS = 3;

/** A call of the page that waits. */
export type Held = {
  readonly wallet: Wallet;
  /** Read from the page's own objects: when held and again before release. */
  requests(): RpcRequest[];
  /** Calls the wallet with the page's own arguments and hands the page what it answers. Never throws. */
  run(): unknown;
  refuse(error: RpcError): void;
};

type Entry = Held & { readonly before: string; readonly chain: string | undefined };

export type Review = ReturnType<typeof createReview>;

/** Holds requests and ends each exactly once: released, rejected, or passed when nobody can review it. */
export function createReview(win: PageWindow) {
  const setTimeout = win.setTimeout.bind(win);
  const say = win.console.info.bind(win.console);
  // Ids of 128 random bits; `randomUUID` is missing where the page is not secure.
  const randomize = win.crypto.getRandomValues.bind(win.crypto);
  const Words = win.Uint32Array;
  const pending: Record<string, Entry> = { __proto__: null as never };
  const grants = createGrants(win);
  /** There while somebody can review. */
  let post: ((message: ToRelay) => void) | undefined;
  let waiting = 0;
  let silentPings = 0;
  let isWatching = false;
  let isNoted = false;

  /** Says once per page that requests are not reviewed. */
  function note() {
    if (isNoted) return;
    isNoted = true;
    say('Underlayer: requests pass unreviewed. Reload to be guarded.');
  }

  function hold(held: Held) {
    if (waiting >= MAX_HELD) return held.refuse(rpcError(-32005));
    const { wallet } = held;
    const requests = held.requests();
    const jsons = requests.map(serialize);
    const chain = readText(wallet, 'chainId');
    const id = `${randomize(new Words(4))}`;
    let isSent = false;
    const submit = (chainId?: unknown) => {
      if (!isSent) post?.(['review', id, envelope(id, wallet, listOf(jsons, requests), chainId)]);
      isSent = true;
    };
    pending[id] = { ...held, before: `${jsons}`, chain };
    waiting += 1;
    silentPings = 0;
    watch();
    if (chain || !wallet.request) submit(chain);
    else {
      setTimeout(submit, ASK_CHAIN_MS);
      askChain(wallet, submit);
    }
  }

  function finish(id: string, outcome: Outcome) {
    const entry = pending[id];
    if (!entry) return; // Ended already: a second answer does nothing.
    delete pending[id];
    waiting -= 1;
    const requests = entry.requests();
    if (outcome === 'reject') entry.refuse(rpcError(4001));
    else if (outcome !== 'unguarded' && `${requests.map(serialize)}` !== entry.before) entry.refuse(rpcError(-32602));
    else if (outcome === 'release' && isOnOtherChain(entry, requests)) entry.refuse(rpcError(4901));
    else {
      if (outcome === 'unguarded') note();
      grants.release(requests, entry.run);
    }
  }

  /** Looks at the relay while something waits: in some browsers it vanishes without a word when the extension stops. */
  function watch() {
    if (isWatching) return;
    isWatching = true;
    setTimeout(() => {
      isWatching = false;
      if (waiting === 0) return;
      silentPings += 1;
      if (silentPings > MAX_SILENT_PINGS) stop();
      else {
        post?.(['ping']);
        watch();
      }
    }, PING_MS);
  }

  /** Nobody will answer any more: what waits goes to the wallet, and so does all that follows. */
  function stop() {
    post = undefined;
    for (const id in pending) finish(id, 'unguarded');
  }

  return {
    hold,
    note,
    stop,
    grants,
    isOff: () => !post,
    post: (message: ToRelay) => post?.(message),
    opened(send: (message: ToRelay) => void) {
      post = send;
    },
    message(message: ToGuard) {
      silentPings = 0;
      if (message[0] === 'settle') finish(message[1], message[2]);
      else if (message[0] === 'gone') stop();
    },
  };
}

function isOnOtherChain({ wallet, chain }: Entry, requests: RpcRequest[]): boolean {
  const now = readText(wallet, 'chainId');
  // The exceptions name the chain they mean, whatever the wallet shows.
  const isBound = ({ method }: RpcRequest) => method !== 'wallet_sendCalls' && method !== 'wallet_invokeMethod';
  return !!chain && !!now && now !== chain && requests.some(isBound);
}

/** The JSON that is reviewed: `{ id, provider, chainId?, account?, requests }`. */
function envelope(id: string, wallet: Wallet, requests: string, chainId: unknown): string {
  const { name, rdns, uuid } = wallet;
  const account = readText(wallet, 'selectedAddress');
  const chain = typeof chainId === 'string' ? chainId : undefined;
  const about = stringify({ id, provider: { name, rdns, uuid }, chainId: chain, account });
  return `{"requests":${requests},${about.slice(1)}`;
}
