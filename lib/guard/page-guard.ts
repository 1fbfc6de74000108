/*
 * The page-* files, `wrap` and `discover` run in the page's own world (MAIN), beside its scripts. There is no extension API there, and
 * every byte is loaded by every guarded page: they import each other and `messaging/page-bridge`, nothing else.
 *
 *   discover         finds wallets and keeps them covered       wrap             covers one method: hold, or hand on
 *   page-places      globals where wallets put a provider       page-property    puts a cover in a property's place
 *   page-moments     when a provider may have appeared          page-facade      stand-in for a provider with fixed methods
 *   page-methods     which requests ask for a signature         page-serialize   a request as JSON, whatever is in it
 *   page-review      holds requests, ends each exactly once     page-grants      lets a released call through its own detours
 *   page-wallet      who is asked, on which chain               page-errors      what the page gets for a refusal
 *   page-stream      notices what went around the covers        page-natives     the language, as it was before page scripts
 *
 * `page-texts` alone runs in the isolated world, with strip and sheet: it reads the page's words about rates.
 */
import { connectGuard, type PageWindow } from '@/lib/messaging/page-bridge';
import { discover } from './discover';
import { createReview } from './page-review';
import { watchStream } from './page-stream';

/** Starts the guard in the page's world. Must run before any page script; a second run on the same page does nothing. */
export function startGuard(win: PageWindow): void {
  const review = createReview(win);
  let scan = () => {};
  const isFirst = connectGuard(win, {
    opened(post) {
      review.opened(post);
      scan();
    },
    message: review.message,
    closed: review.stop,
  });
  if (!isFirst) return;
  watchStream(win, review);
  scan = discover(win, review);
}
