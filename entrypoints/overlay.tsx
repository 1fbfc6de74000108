import { useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { HeldRequest } from '@/components/sheet/HeldRequest';
import { SHEET_STYLES } from '@/components/sheet/sheet-styles';
import { warmFormats } from '@/components/ui/intl';
import { type OverlayHost, openOverlayHost } from '@/lib/guard/overlay-host';
import { collectRateTexts } from '@/lib/guard/page-texts';
import { answerWake } from '@/lib/guard/wake';
import { ask, isOrphaned } from '@/lib/messaging/client';
import { useReview } from '@/lib/stores/review';

declare global {
  // One program per document, also when this script is injected again: it draws every request of the page, one after the other.
  var underlayerSheet: { reload: () => void } | undefined;
}

let shown: { host: OverlayHost; root: Root } | undefined;

const close = (): void => {
  shown?.root.unmount();
  shown?.host.close();
  shown = undefined;
};

const App = () => {
  const { review, status, trouble, decide } = useReview();
  useEffect(() => {
    if (status === 'settled') close();
  }, [status]);
  return (
    <HeldRequest
      review={review}
      trouble={trouble}
      now={Math.floor(Date.now() / 1000)}
      onDecide={(id, outcome) => void decide(id, outcome)}
      onRetry={reload}
    />
  );
};

const open = (): void => {
  if (shown !== undefined) return;
  const host = openOverlayHost({
    css: SHEET_STYLES,
    className: 'sheet-dialog',
    onCancel: () => {
      const { review, trouble, decide } = useReview.getState();
      if (review !== null || trouble !== null) void decide(review?.id ?? null, 'reject');
    },
    onUnshowable: () => {
      close();
      void ask('sheet.popOut', null);
    },
  });
  const root = createRoot(host.root);
  shown = { host, root };
  root.render(<App />);
};

const reload = (): void => void useReview.getState().load(collectRateTexts(document), open);

/** Draws a sheet once out of sight: the engine reads each function in when it is first called, which the person would wait for. */
const rehearse = async (): Promise<void> => {
  const review = await ask('sheet.rehearse', null);
  if (review === null || shown !== undefined) return;
  const root = createRoot(document.createElement('div'));
  root.render(
    <HeldRequest review={review} trouble={null} now={0} onDecide={() => undefined} onRetry={() => undefined} />,
  );
  setTimeout(() => root.unmount(), 1_000);
};

export default defineUnlistedScript(() => {
  if (globalThis.underlayerSheet !== undefined) {
    globalThis.underlayerSheet.reload();
    return;
  }
  globalThis.underlayerSheet = { reload };
  answerWake(browser.runtime.onMessage, reload);
  // Not awaited: whoever injected this would wait for it.
  reload();
  warmFormats(browser.i18n.getUILanguage());
  void rehearse().catch((error: unknown) => {
    if (!isOrphaned()) console.info('Underlayer: no rehearsal', error);
  });
});
