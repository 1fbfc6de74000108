import type { PageWindow } from '@/lib/messaging/page-bridge';

/** Looks made without any occasion, milliseconds after the start. */
const LOOKS_MS = [0, 50, 150, 400, 1000, 2500, 5000, 10_000];
/** A wallet says so (MetaMask), a person acts, the page comes back: before the page's own listeners run. */
const EVENTS = 'ethereum#initialized pointerdown click keydown submit readystatechange load pageshow'.split(' ');

/**
 * Calls `look` at every moment after which a provider may be there that was not before, and `glance` while the parser
 * works: its mutations are told before the next script of the page runs. No accessor is put on the window: a site
 * takes `'ethereum' in window` for an installed wallet.
 */
export function whenProvidersMayAppear(win: PageWindow, look: () => void, glance: () => void): void {
  const options = { capture: true, passive: true };
  for (const type of EVENTS) win.addEventListener(type, look, options);
  // That of each script, before the next one runs; it does not pass the window.
  win.document.addEventListener('load', look, options);
  for (const after of LOOKS_MS) win.setTimeout(look, after);
  const parsed = new win.MutationObserver(glance);
  parsed.observe(win.document, { childList: true, subtree: true });
  win.addEventListener('load', () => parsed.disconnect(), options);
}
