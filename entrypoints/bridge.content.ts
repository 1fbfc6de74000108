import { startRelay } from '@/lib/guard/relay';
import { guardedMatches } from '@/lib/protocols/pages';

export default defineContentScript({
  matches: guardedMatches,
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    startRelay(window, () => browser.runtime);
  },
});
