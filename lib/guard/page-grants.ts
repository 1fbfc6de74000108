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
 * A grant is good for one such call: by equal content while the wallet's own code is still on the stack or in its
 * microtasks, later only by the very same params object, and never once the wallet has answered.
 */
export function createGrants(win: PageWindow) {
  const setTimeout = win.setTimeout.bind(win);
  let grants: Grant[] = [];
  /** Released lately: a wallet's own message stream will carry these. */
  let released: Grant[] = [];

  return {
    /** Runs a released call under one-shot grants for each of its requests. */
    during(requests: readonly RpcRequest[], run: () => unknown): void {
      const mine = requests.map((request) => ({ ...request, json: serialize(request), isFresh: true }));
      grants = [...grants, ...mine];
      released = [...released, ...mine];
      const result = run();
      const end = () => {
        grants = grants.filter((grant) => !mine.includes(grant));
      };
      setTimeout(() => {
        for (const grant of mine) grant.isFresh = false;
      }, 0);
      setTimeout(() => {
        released = released.filter((grant) => !mine.includes(grant));
      }, CALL_MS);
      if (isThenable(result)) result.then(end, end);
      else setTimeout(end, CALL_MS);
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
