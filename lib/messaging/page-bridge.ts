import { apply, getOwnPropertyDescriptor } from '@/lib/guard/page-natives';

/**
 * The line between the guard in the page's world and the relay in the isolated world: a MessagePort handed over
 * inside one synchronous event while neither page script nor page content exists. Both scripts run at
 * `document_start`, in either order; whoever comes second completes the handshake. Nothing is posted on the window,
 * so a page has nothing to listen to, and once content appears no offer is taken or made any more.
 */

/** How a held request ends. `unguarded`: it could not be reviewed, so it goes to the wallet as if we were not there. */
export type Outcome = 'release' | 'reject' | 'pass' | 'unguarded';

/** Guard to relay. `json` is `{ id, requests, provider, chainId?, account? }`, built by the guard, read by the background. */
export type ToRelay =
  | readonly ['review', id: string, json: string]
  | readonly ['coverage', json: string]
  | readonly ['bypass', method: string]
  | readonly ['ping'];

/** Relay to guard. `gone`: the extension was reloaded or switched off and nobody will ever answer. */
export type ToGuard = readonly ['settle', id: string, outcome: Outcome] | readonly ['alive'] | readonly ['gone'];

export type PageWindow = Window & typeof globalThis;

const READY = 'ul-ready';
const PORT = 'ul-port';
/** In case the document never gets any content. */
const OFFER_MS = 1000;

/** Calls `end` once, as soon as the document grows: before the first page script can run. */
function untilContent(win: PageWindow, end: () => void): void {
  const observer = new win.MutationObserver(finish);
  const timer = win.setTimeout(finish, OFFER_MS);
  function finish() {
    observer.disconnect();
    win.clearTimeout(timer);
    end();
  }
  observer.observe(win.document, { childList: true, subtree: true });
}

/**
 * A browser that updates the extension may inject it into pages that have long been running. Their scripts could listen by then, so no
 * offer is made or taken: such a page is guarded once it is loaded anew. A blank frame is complete from the start.
 */
const isTooLate = (win: PageWindow): boolean =>
  win.document.readyState !== 'loading' && win.location.protocol !== 'about:';

/**
 * The guard's half (MAIN world). `opened` gets the means to post once the port is here; `closed` is called instead
 * when no port came before the page did. Returns false, and does nothing more, when a guard is here already (the
 * script was injected twice).
 */
export function connectGuard(
  win: PageWindow,
  on: { opened(post: (message: ToRelay) => void): void; message(message: ToGuard): void; closed(): void },
): boolean {
  if (isTooLate(win)) {
    on.closed();
    return true;
  }
  // Taken now: a page that redefines `MessageEvent.prototype.data` later would otherwise write our messages.
  const readData = getOwnPropertyDescriptor(win.MessageEvent.prototype, 'data')?.get;
  let isOpen = false;
  const take = (event: Event) => {
    const port = (event as MessageEvent).ports?.[0];
    if (isOpen || !port || !readData) return;
    isOpen = true;
    event.preventDefault();
    port.onmessage = (message) => on.message(apply(readData, message, []));
    on.opened(port.postMessage.bind(port));
  };
  const claim = (event: Event) => event.preventDefault();
  const close = () => {
    win.removeEventListener(PORT, take, true);
    win.removeEventListener(READY, claim, true);
  };
  win.addEventListener(PORT, take, true);
  if (!win.dispatchEvent(new win.Event(READY, { cancelable: true }))) {
    close();
    return false;
  }
  win.addEventListener(READY, claim, true);
  untilContent(win, () => {
    close();
    if (!isOpen) on.closed();
  });
  return true;
}

/**
 * The relay's half (isolated world). Returns the means to post to the guard; what is posted before the guard is there
 * waits in the port.
 */
export function connectRelay(win: PageWindow, onMessage: (message: ToRelay) => void): (message: ToGuard) => void {
  const { port1, port2 } = new win.MessageChannel();
  if (isTooLate(win)) return (message) => port1.postMessage(message);
  let isTaken = false;
  const offer = () => {
    if (!isTaken) isTaken = !win.dispatchEvent(new win.MessageEvent(PORT, { ports: [port2], cancelable: true }));
  };
  port1.onmessage = (event) => onMessage(event.data);
  offer();
  win.addEventListener(READY, offer, true);
  untilContent(win, () => win.removeEventListener(READY, offer, true));
  return (message) => port1.postMessage(message);
}
