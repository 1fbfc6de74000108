import { decodeJson } from '@/lib/core/json';
import { connectRelay, type PageWindow, type ToRelay } from '@/lib/messaging/page-bridge';
import { watchAddress } from './relay-address';

/** As much of the extension API as the relay uses. */
export type RelayRuntime = {
  /** Undefined once the extension was reloaded, updated or switched off. */
  readonly id?: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(
      listener: (
        message: unknown,
        sender: { id?: string | undefined; tab?: unknown },
        answer: (response: unknown) => void,
      ) => void,
    ): void;
  };
};

/** What the background answers to `guard.review` must come within this, or the request is passed: it stores, then answers. */
const REPLY_MS = 10_000;
/** Before the one retry, for a worker that is just starting. */
const RETRY_MS = 100;

type Settle = { readonly type: 'guard.settle'; readonly id: string; readonly outcome: 'release' | 'reject' | 'pass' };

function isSettle(message: unknown): message is Settle {
  if (typeof message !== 'object' || message === null) return false;
  const { type, id, outcome } = message as Partial<Record<keyof Settle, unknown>>;
  return (
    type === 'guard.settle' &&
    typeof id === 'string' &&
    (outcome === 'release' || outcome === 'reject' || outcome === 'pass')
  );
}

type Coverage = { covered: number; notCovered: { name: string; reason: string }[] };

/**
 * Carries requests from the guard to the background and answers back, and nothing else: it neither reads nor decides.
 * Messages and shapes are those of `messaging/contract`. A review may come twice with the same id: when a first try
 * failed, and after the page was kept in the back/forward cache. From the background it takes
 * `guard.settle {id, outcome}` alone and answers `'done'`, or `'unknown'` for what this frame does not hold (any more).
 */
export function startRelay(win: PageWindow, readRuntime: () => RelayRuntime): void {
  /** Requests the page waits for: id → what was sent. */
  const held = new Map<string, string>();
  const post = connectRelay(win, onGuardMessage);
  let isListening = false;
  let isIdle = false;
  let isBypassed = false;
  /** A frame without a wallet has nothing to say; the top document says that there is none. */
  let coverage: Coverage | undefined = win.top === win ? { covered: 0, notCovered: [] } : undefined;

  const isGone = () => readRuntime().id === undefined;

  function onGuardMessage(message: ToRelay): void {
    post(isGone() ? ['gone'] : ['alive']);
    if (isGone()) return;
    if (message[0] === 'review') void review(message[1], message[2]);
    else if (message[0] === 'coverage') {
      coverage = JSON.parse(message[1]);
      // Nothing that must be known while the page loads: waking the worker then would slow it.
      if (isIdle) tellCoverage();
    } else if (message[0] === 'bypass') {
      isBypassed = true;
      tellCoverage();
    }
  }

  async function review(id: string, data: string): Promise<void> {
    listen();
    held.set(id, data);
    const reply = await ask(data);
    if (reply === 'held' || !held.delete(id)) return;
    if (isGone()) return post(['gone']);
    post(['settle', id, reply === 'pass' ? 'pass' : 'unguarded']);
    if (reply === 'failed') void tell('guard.abandon', { ids: [id] });
  }

  async function ask(data: string): Promise<'held' | 'pass' | 'failed'> {
    for (const wait of [RETRY_MS, 0]) {
      try {
        const sent = readRuntime().sendMessage({ type: 'guard.review', data });
        const { ok } = ((await within(REPLY_MS, sent)) ?? {}) as { ok?: unknown };
        const verdict = typeof ok === 'string' ? decodeJson(ok) : undefined;
        return verdict === 'held' || verdict === 'pass' ? verdict : 'failed';
      } catch {
        // No receiver: the worker is starting. When it happens again the request is passed as `failed`.
        if (wait > 0) await within(wait);
      }
    }
    return 'failed';
  }

  function within<T>(ms: number, promise?: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      win.setTimeout(() => resolve(undefined), ms);
      promise?.then(resolve, reject);
    });
  }

  /** Tells the background something that needs no answer; when it cannot be told there is nobody to miss it. */
  async function tell(type: string, data: unknown): Promise<void> {
    try {
      if (!isGone()) await readRuntime().sendMessage({ type, data });
    } catch {
      // As said: the worker is stopping or the extension is gone.
    }
  }

  function tellCoverage(): void {
    if (!coverage && !isBypassed) return;
    const { covered, notCovered } = coverage ?? { covered: 0, notCovered: [] };
    void tell('guard.coverage', { covered, notCovered, isBypassed });
  }

  /** The API is first touched when it is needed: doing so at `document_start` would delay the page. */
  function listen(): void {
    if (isListening) return;
    isListening = true;
    readRuntime().onMessage.addListener((message, sender, answer) => {
      if (sender.id !== readRuntime().id || sender.tab || !isSettle(message)) return;
      const isHeld = held.delete(message.id);
      if (isHeld) post(['settle', message.id, message.outcome]);
      answer(isHeld ? 'done' : 'unknown');
    });
  }

  win.addEventListener('pagehide', () => {
    if (held.size > 0) void tell('guard.abandon', { ids: [...held.keys()] });
  });
  win.addEventListener('pageshow', (event) => {
    // Back from the cache with its promises still open: asked anew.
    if (event.persisted) for (const [id, data] of held) void review(id, data);
  });
  watchAddress(win, (url) => {
    isIdle = true;
    void tell('page.seen', { url });
    tellCoverage();
  });
}
