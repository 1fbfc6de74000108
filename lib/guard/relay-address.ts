import type { PageWindow } from '@/lib/messaging/page-bridge';

/** At the latest this long after the load the page counts as idle. */
const IDLE_MS = 1000;

/**
 * Calls `seen` with the address once the loaded page is idle, and again whenever it has changed without a load
 * (a single-page app switching its view).
 */
export function watchAddress(win: PageWindow, seen: (url: string) => void): void {
  let last: string | undefined;
  const look = () => {
    const { href } = win.location;
    if (href === last || !href.startsWith('http')) return;
    last = href;
    seen(href);
  };
  const whenIdle = () => {
    look();
    win.addEventListener('popstate', look);
    win.addEventListener('pageshow', look);
    const { navigation } = win as { navigation?: EventTarget };
    if (navigation) navigation.addEventListener('currententrychange', look);
    // Without the Navigation API: an app changes its address in answer to what a person does.
    else win.addEventListener('click', () => win.setTimeout(look, 0), true);
  };
  const afterLoad = () => {
    if (win.requestIdleCallback) win.requestIdleCallback(whenIdle, { timeout: IDLE_MS });
    else win.setTimeout(whenIdle, IDLE_MS);
  };
  if (win.document.readyState === 'complete') afterLoad();
  else win.addEventListener('load', afterLoad, { once: true });
}
