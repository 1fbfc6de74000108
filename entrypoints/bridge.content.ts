import { startRelay } from '@/lib/guard/relay';
import { guardedMatches } from '@/lib/protocols/pages';

export default defineContentScript({
  // Read while building; the script itself need not carry the list.
  matches: import.meta.env.SSR ? guardedMatches : [],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    startRelay(window, () => browser.runtime);
  },
});
