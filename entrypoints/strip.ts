import { isStripModel, mountStrip, type StripHandle } from '@/components/strip/strip';
import { collectRateTexts } from '@/lib/guard/page-texts';
import { openStripHost, type StripHost } from '@/lib/guard/strip-host';
import { tell } from '@/lib/messaging/tell';

declare global {
  // One strip per document, also when this script is injected again.
  var underlayerStrip: { host: StripHost; strip: StripHandle } | undefined;
}

/**
 * The sheet's program comes once the page is at rest: reading it in would cost the page's start, waiting for it would cost the person. It does
 * not wait for the chain, as the strip does.
 */
const PRELOAD_AFTER_MILLISECONDS = 650;

export default defineUnlistedScript(async () => {
  setTimeout(() => void tell('sheet.preload', null), PRELOAD_AFTER_MILLISECONDS);
  const model = await tell('strip.open', { texts: collectRateTexts(document) });
  if (!isStripModel(model)) return;
  if (globalThis.underlayerStrip !== undefined) {
    globalThis.underlayerStrip.strip.update(model);
    return;
  }
  const host = openStripHost();
  const strip = mountStrip(host.root, model, {
    onMore: () => void tell('strip.explain', null),
    onClose: () => {
      host.remove();
      globalThis.underlayerStrip = undefined;
      void tell('strip.close', null);
    },
  });
  globalThis.underlayerStrip = { host, strip };
});
