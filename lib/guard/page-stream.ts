import type { PageWindow } from '@/lib/messaging/page-bridge';
import { signs } from './page-methods';
import { isArray } from './page-natives';
import type { Review } from './page-review';

/** MetaMask's page script posts its stream to this name. */
const STREAM = 'metamask-contentscript';

type StreamMessage = { target?: unknown; data?: { data?: unknown } } | null | undefined;
type StreamRequest = { id: unknown; method: unknown; params: unknown };

/**
 * Notices a request to sign that reaches the wallet's content script without having met a cover: a page can post on
 * that stream itself, or hold a method from before us. It cannot be held here, only told. What follows a release is
 * the wallet's own message; what it sends again after its worker restarted carries the same id.
 */
export function watchStream(win: PageWindow, review: Review): void {
  const seen = new Set<unknown>();
  const look = ({ id, method, params }: StreamRequest) => {
    if (seen.has(id) || !signs({ method, params })) return;
    seen.add(id);
    if (!review.grants.expects(method)) review.post(['bypass', `${method}`]);
  };
  win.addEventListener(
    'message',
    ({ data, source }: MessageEvent<StreamMessage>) => {
      if (data?.target !== STREAM || source !== win) return;
      const message = data.data?.data;
      for (const request of isArray(message) ? message : [message]) if (request) look(request);
    },
    true,
  );
}
