import type { PageWindow } from '@/lib/messaging/page-bridge';
import type { RpcRequest } from './page-methods';
import { isObject, isThenable } from './page-natives';
import { serialize } from './page-serialize';

/** How long a released call may take to show up in the wallet's message stream, or, without a promise, in another cover of ours. */
const CALL_MS = 5000;

type Grant = RpcRequest & { readonly json: string; isFresh: boolean };

/**
 * A wallet, or another guard between two covers of ours, may pass a released call on through a method we cover too
 * (`send` calling `request`, a provider that delegates to another). That is the same request and is not asked again.
 * A grant is good for one such call, which gets one in turn for what it calls itself: by equal content while the
 * wallet's own code is still on the stack or in its microtasks, later only by the very same params object, and never
 * once the wallet has answered.
 *
 * An example: `send` and `request` of a wallet are both covered, and its `send(payload)` is `return this.request(payload)`.
 * 1. The page calls `send(deposit)`. Its cover holds the request; the person continues: `release([deposit], run)`.
 * 2. `during` writes one grant for `deposit` and runs the wallet's own `send`, which calls `this.request(deposit)`: a cover.
 * 3. That cover asks `use([deposit])`. The grant is there: it is taken away, and the wallet's own `request` runs, at once and unasked,
 *    `during` a grant of its own, in case it calls on.
 * 4. A later `request` of the page, however equal, brings params of its own and finds no grant: it is held and asked about.
 */
export function createGrants(win: PageWindow) {
  const setTimeout = win.setTimeout.bind(win);
  let grants: Grant[] = [];
  /** Released lately. */
  let released: RpcRequest[] = [];

  /** Runs a call of the wallet under one-shot grants for each of its requests; gives what it returns. */
  function during(requests: readonly RpcRequest[], run: () => unknown): unknown {
    const mine = requests.map((request) => ({ ...request, json: serialize(request), isFresh: true }));
    grants = [...grants, ...mine];
    const end = () => {
      grants = grants.filter((grant) => !mine.includes(grant));
    };
    setTimeout(() => {
      for (const grant of mine) grant.isFresh = false;
    }, 0);
    let result: unknown;
    try {
      result = run();
    } finally {
      if (isThenable(result)) result.then(end, end);
      else setTimeout(end, CALL_MS);
    }
    return result;
  }

  return {
    during,
    /** As `during`, for a call that a review has ended: the wallet's message stream will carry it. */
    release(requests: readonly RpcRequest[], run: () => unknown): void {
      released = [...released, ...requests];
      setTimeout(() => {
        released = released.filter((request) => !requests.includes(request));
      }, CALL_MS);
      during(requests, run);
    },
    /** True, once, when all of these are what was just released. */
    use(requests: readonly RpcRequest[]): boolean {
      if (grants.length === 0) return false;
      const used = requests.map((request) => {
        const json = serialize(request);
        const isSame = (params: unknown) => isObject(params) && params === request.params;
        return grants.find((grant) => grant.json === json && (grant.isFresh || isSame(grant.params)));
      });
      if (used.includes(undefined)) return false;
      grants = grants.filter((grant) => !used.includes(grant));
      return true;
    },
    /** True, once for each release of `method` within the last seconds. */
    expects(method: unknown): boolean {
      const found = released.find((grant) => grant.method === method);
      released = released.filter((grant) => grant !== found);
      return found !== undefined;
    },
  };
}
