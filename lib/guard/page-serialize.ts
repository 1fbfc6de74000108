import type { RpcRequest } from './page-methods';
import { stringify } from './page-natives';

/** Most characters of JSON that one review carries; a longer call is held all the same. */
export const MAX_REVIEW_CHARS = 2_000_000;

/**
 * The request as JSON. Never throws: a BigInt becomes its decimal digits, a cycle `"[circular]"`, and what cannot be
 * read at all (a throwing getter, nesting beyond the stack) is marked `unreadable`.
 */
export function serialize({ method, params }: RpcRequest): string {
  const ancestors: unknown[] = [];
  function plain(this: unknown, _key: string, value: unknown): unknown {
    if (typeof value === 'bigint') return `${value}`;
    if (typeof value !== 'object' || value === null) return value;
    // `this` holds the value, so whatever was visited after it is no ancestor.
    while (ancestors.length && ancestors.at(-1) !== this) ancestors.pop();
    if (ancestors.includes(value)) return '[circular]';
    ancestors.push(value);
    return value;
  }
  try {
    return stringify({ method, params }, plain);
  } catch {
    return unreadable({ method });
  }
}

const unreadable = ({ method }: Pick<RpcRequest, 'method'>): string =>
  stringify({ method: `${method}`, unreadable: true });

/** Serialized requests as one JSON list. When they are too long to carry, each is marked `unreadable` instead. */
export const listOf = (jsons: readonly string[], requests: readonly RpcRequest[]): string => {
  const list = `[${jsons}]`;
  return list.length > MAX_REVIEW_CHARS ? `[${requests.map(unreadable)}]` : list;
};
