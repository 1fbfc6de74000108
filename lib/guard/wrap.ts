import type { RpcError } from './page-errors';
import { type RpcRequest, signs } from './page-methods';
import {
  type AnyFunction,
  apply,
  defineProperty,
  getPrototypeOf,
  isArray,
  isFunction,
  isThenable,
  PagePromise,
  setPrototypeOf,
} from './page-natives';
import type { Review } from './page-review';
import type { Wallet } from './page-wallet';

/** Our covers. Private to this script: nothing on the page marks a covered method. */
const covers = new WeakSet<AnyFunction>();
export const isCover = covers.has.bind(covers) as (value: unknown) => boolean;

/** `(method, params)`, `(payload)` or `(batch)` as a list of requests. */
function requestsOf(first: unknown, params: unknown): RpcRequest[] {
  if (typeof first === 'string') return [{ method: first, params }];
  const payloads: Partial<RpcRequest>[] = isArray(first) ? first : [first];
  return payloads.map((payload) => ({ method: payload?.method, params: payload?.params }));
}

/** True when a call of a wallet method asks for a signature, in any calling style. */
function asksToSign(first: unknown, params: unknown): boolean {
  try {
    if (typeof first === 'string' || isArray(first)) return requestsOf(first, params).some(signs);
    return signs(first as RpcRequest);
  } catch {
    return false; // Not a request that any wallet can read; it answers for itself.
  }
}

/**
 * A wallet method that holds what asks for a signature and hands on everything else as it came. It looks like the
 * method it covers: same name, arity and kind (web3 tells providers apart by `request` being an async function).
 */
export function coverMethod(name: string, original: AnyFunction, wallet: Wallet, review: Review): AnyFunction {
  const { cover } = {
    cover(this: unknown, ...args: unknown[]): unknown {
      if (!asksToSign(args[0], args[1])) return apply(original, this, args);
      const call = () => apply(original, this, args);
      const requests = () => requestsOf(args[0], args[1]);
      let isNested = false;
      try {
        if (review.isOff()) review.note();
        else if (review.grants.use(requests())) isNested = true;
        else return holdCall(name === 'request', args, requests, call, wallet, review);
      } catch {
        review.note(); // Whatever failed in here must not keep the site from its wallet.
      }
      return isNested ? review.grants.during(requests(), call) : call();
    },
  };
  for (const key of ['name', 'length'] as const)
    defineProperty(cover, key, { value: original[key], configurable: true });
  setPrototypeOf(cover, getPrototypeOf(original));
  covers.add(cover);
  return cover;
}

/**
 * Holds one call and returns what the page gets for it now: a promise, or nothing when it gave a callback. So
 * `send(payload)` without one, which no wallet signs synchronously, gives a promise. An old-style
 * `request(payload, callback)` may be answered either way and gets both.
 */
function holdCall(
  isRequest: boolean,
  args: unknown[],
  requests: () => RpcRequest[],
  call: () => unknown,
  wallet: Wallet,
  review: Review,
): unknown {
  const payload = args[0];
  const callback = isFunction(args[1]) ? args[1] : isFunction(args[2]) ? args[2] : undefined;
  // An error of the page's own callback is the page's: as an unhandled rejection it is reported and stops nobody else.
  const tell = (error: unknown, response?: unknown) =>
    callback && new PagePromise((done) => done(callback(error, response)));
  let resolve: ((value: unknown) => void) | undefined;
  let reject: ((error: unknown) => void) | undefined;
  const promise =
    callback && !isRequest
      ? undefined
      : new PagePromise<unknown>((yes, no) => {
          resolve = yes;
          reject = no;
        });
  review.hold({
    wallet,
    requests,
    run() {
      try {
        const result = call();
        if (!callback || isThenable(result)) resolve?.(result);
        return result;
      } catch (error) {
        reject?.(error);
        tell(error);
        return undefined;
      }
    },
    refuse(error) {
      if (isArray(payload)) {
        const items = payload.map((item) => refusedItem(item, error));
        resolve?.(items);
        tell(null, items);
      } else {
        reject?.(error);
        tell(error, refusedItem(payload, error));
      }
    },
  });
  return promise;
}

/** What a wallet answers to a refused payload, alone or in a batch. */
const refusedItem = (payload: unknown, { code, message }: RpcError) => ({
  id: (payload as { id?: unknown } | undefined)?.id,
  jsonrpc: '2.0',
  error: { code, message },
});
