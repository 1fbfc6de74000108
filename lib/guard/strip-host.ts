/** The strip's place in somebody else's page. */
export type StripHost = { readonly root: ShadowRoot; readonly remove: () => void };

const IN_FLOW = 'all: initial !important; display: block !important; margin: 8px !important;';
// Where the page has something fixed over its own top, a line at the bottom covers less.
const FLOATING =
  'all: initial !important; display: block !important; position: fixed !important; z-index: 2147483000 !important; inset: auto auto 12px 12px !important; max-width: calc(100vw - 24px) !important;';

/** Puts the strip first in the page, in the flow so that it covers nothing; floats it at the bottom where the page itself covers its top. */
export const openStripHost = (): StripHost => {
  const host = document.createElement('underlayer-strip');
  const root = host.attachShadow({ mode: 'closed' });
  host.setAttribute('style', IN_FLOW);
  document.body.prepend(host);
  // Told after the page's own layout: asking for the place earlier would make the page do it twice.
  const observer = new IntersectionObserver(([seen]) => {
    if (seen === undefined) return;
    observer.disconnect();
    const box = seen.boundingClientRect;
    const isOnScreen = box.top >= 0 && box.top < innerHeight;
    const uppermost = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    // Our own sheet goes again.
    const isSeen = uppermost === host || uppermost?.localName === 'underlayer-sheet';
    if (box.height < 1 || (isOnScreen && !isSeen)) host.setAttribute('style', FLOATING);
  });
  observer.observe(host);
  return { root, remove: () => host.remove() };
};
