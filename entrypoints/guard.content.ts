import { startGuard } from '@/lib/guard/page-guard';
import { guardedMatches } from '@/lib/protocols/pages';

export default defineContentScript({
  // Read while building; the script itself need not carry the list.
  matches: import.meta.env.SSR ? guardedMatches : [],
  runAt: 'document_start',
  world: 'MAIN',
  allFrames: true,
  matchOriginAsFallback: true,
  // An anonymous function: a named one would be a global of the page.
  globalName: false,
  main: () => startGuard(window),
});
