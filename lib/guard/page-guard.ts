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
