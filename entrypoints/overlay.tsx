import { useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Sheet } from '@/components/sheet/Sheet';
import { SHEET_STYLES } from '@/components/sheet/sheet-styles';
import { type OverlayHost, openOverlayHost } from '@/lib/guard/overlay-host';
import { collectRateTexts } from '@/lib/guard/page-texts';
import { ask } from '@/lib/messaging/client';
import { useReview } from '@/lib/stores/review';

declare global {
  // One sheet per document, also when this script is injected again for the next request.
  var underlayerSheet: { host: OverlayHost; root: Root; reload: () => void } | undefined;
}

const close = (): void => {
  globalThis.underlayerSheet?.root.unmount();
  globalThis.underlayerSheet?.host.close();
  globalThis.underlayerSheet = undefined;
};

const App = () => {
  const { review, status, decide } = useReview();
  useEffect(() => {
    if (status === 'settled') close();
  }, [status]);
  if (review === null) return null;
  return (
    <Sheet
      review={review}
      now={Math.floor(Date.now() / 1000)}
      onContinue={(id) => void decide(id, 'release')}
      onReject={(id) => void decide(id, 'reject')}
    />
  );
};

const load = (): Promise<void> => useReview.getState().load(collectRateTexts(document), open);

const open = (): void => {
  if (globalThis.underlayerSheet !== undefined) return;
  const host = openOverlayHost({
    css: SHEET_STYLES,
    className: 'sheet-dialog',
    onCancel: () => {
      const { review, decide } = useReview.getState();
      if (review !== null) void decide(review.id, 'reject');
    },
    onUnshowable: () => {
      close();
      void ask('sheet.popOut', null);
    },
  });
  const root = createRoot(host.root);
  globalThis.underlayerSheet = { host, root, reload: () => void load() };
  root.render(<App />);
};

export default defineUnlistedScript(() => {
  // Each injection is a program of its own; the one that has drawn the sheet goes on.
  if (globalThis.underlayerSheet !== undefined) globalThis.underlayerSheet.reload();
  // Not awaited: whoever injected this would wait for it.
  else void load();
});
