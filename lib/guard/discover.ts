import type { PageWindow } from '@/lib/messaging/page-bridge';
import { createFacade } from './page-facade';
import { whenProvidersMayAppear } from './page-moments';
import { type AnyFunction, getOwnPropertyDescriptor, isArray, isFunction, isObject, stringify } from './page-natives';
import { places, readPlace } from './page-places';
import { coverProperty } from './page-property';
import type { Review } from './page-review';
import type { Wallet } from './page-wallet';
import { coverMethod, isCover } from './wrap';

const METHODS: PropertyKey[] = ['request', 'send', 'sendAsync'];
const ANNOUNCE = 'eip6963:announceProvider';
/** Covers put on one provider after which we stop contending with whoever keeps replacing its methods. */
const MAX_COVERS = 24;

type Known = {
  readonly wallet: Wallet;
  covers: number;
  /** Why it is not covered. `fixed`: its methods cannot be replaced, or it hands out another provider's. */
  reason?: 'fixed' | 'contested' | undefined;
  /** Handed out in announcements in its place. */
  facade?: object;
  /** The page can take it from a global, where no stand-in can be put. */
  isGlobal?: boolean;
};

/** Finds the page's providers and keeps them covered: those that are here, come later, are replaced or are announced. */
export function discover(win: PageWindow, review: Review) {
  const known = new Map<unknown, Known>();
  const ownEvents = new WeakSet<Event>();
  /** A frame without providers has nothing to report. */
  let reported = '{"covered":0,"notCovered":[]}';

  /** Covers `value` if it is a provider, and the providers it lists. */
  function meet(value: unknown, name: string, isGlobal: boolean): Known | undefined {
    if (!isObject(value) || !(isFunction(value.request) || isFunction(value.sendAsync))) return undefined;
    const entry = known.get(value) ?? { wallet: { provider: value, name }, covers: 0 };
    known.set(value, entry);
    entry.isGlobal ||= isGlobal;
    cover(entry);
    const list: unknown = value.providers ?? value.detected;
    if (isArray(list)) for (const other of list) if (other !== value) meet(other, name, true);
    return entry;
  }

  function cover(entry: Known): void {
    const { wallet } = entry;
    const provider = wallet.provider as Record<PropertyKey, unknown>;
    entry.reason = undefined;
    for (const key of METHODS as string[]) {
      if (!isFunction(provider[key]) || isCover(provider[key])) continue;
      if (entry.covers >= MAX_COVERS) entry.reason = 'contested';
      else if (coverProperty(provider, key, (original) => coverOf(wallet, key, original))) entry.covers += 1;
      else entry.reason = 'fixed';
    }
    // MetaMask's experimental batch, by descriptors: reading it plainly makes MetaMask warn on the console.
    const extra: unknown = getOwnPropertyDescriptor(provider, '_metamask')?.value;
    const batch: unknown = isObject(extra) && getOwnPropertyDescriptor(extra, 'requestBatch')?.value;
    if (isFunction(batch) && !isCover(batch))
      coverProperty(extra as object, 'requestBatch', (original) => coverOf(wallet, 'requestBatch', original));
  }

  function coverOf(wallet: Wallet, key: string, original: AnyFunction): AnyFunction {
    if (key === 'request') wallet.request ??= original;
    return coverMethod(key, original, wallet, review);
  }

  /** An announced provider is covered in place; where that is impossible the announcement carries a stand-in. */
  function onAnnounce(event: Event): void {
    const { detail } = event as CustomEvent;
    const entry = ownEvents.has(event) ? undefined : meet(detail.provider, 'EIP-6963', false);
    if (!entry) return;
    const { wallet } = entry;
    for (const key of ['name', 'rdns', 'uuid'] as const) {
      const text: unknown = detail.info?.[key];
      if (typeof text === 'string') wallet[key] = text;
    }
    if (entry.reason) {
      entry.facade ??= createFacade(wallet.provider, (key, method) =>
        METHODS.includes(key) && !isCover(method) ? coverOf(wallet, key as string, method) : method,
      );
      const again = new win.CustomEvent(ANNOUNCE, { detail: Object.freeze({ ...detail, provider: entry.facade }) });
      ownEvents.add(again);
      event.stopImmediatePropagation();
      win.dispatchEvent(again);
    }
    report();
  }

  /** Looks at the first `count` places and at every provider met so far; next to nothing when nothing has changed. */
  function scan(count: number): void {
    if (review.isOff()) return;
    for (const path of places.slice(0, count))
      attempt(() => meet(readPlace(win, path), `window.${path.join('.')}`, true));
    for (const entry of known.values()) attempt(() => cover(entry));
    report();
  }

  /** Tells the relay when what is covered has changed. */
  function report(): void {
    const all = [...known.values()];
    const missed = all.filter(({ reason, facade, isGlobal }) => reason && !(facade && !isGlobal));
    const notCovered = missed.map(({ wallet, reason }) => ({ name: wallet.name, reason }));
    const now = stringify({ covered: all.length - missed.length, notCovered });
    if (now === reported) return;
    reported = now;
    review.post(['coverage', now]);
  }

  const scanAll = () => scan(places.length);
  win.addEventListener(ANNOUNCE, (event) => attempt(() => onAnnounce(event)), true);
  whenProvidersMayAppear(win, scanAll, () => scan(1));
  scanAll();
  return scanAll;
}

/** Runs what reads the page's own objects: what they throw is the page's business, and must stop neither it nor us. */
function attempt(look: () => unknown): void {
  try {
    look();
  } catch {
    // A provider that cannot be looked at stays as it is; the site meets the same error itself.
  }
}
