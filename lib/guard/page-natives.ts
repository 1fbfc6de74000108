/**
 * What the MAIN-world script needs of the language, taken before any page script runs: a site that replaces these
 * (polyfills, zone.js, or on purpose) changes neither how requests are held nor what ends them.
 */
export const {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isExtensible,
  ownKeys,
  set,
  setPrototypeOf,
} = Reflect;
export const { isArray } = Array;
export const { stringify } = JSON;
export const PageError = Error;
export const PagePromise = Promise;
export const PageProxy = Proxy;

/** A function of unknown signature, as the methods of a wallet are. */
export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';

export const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  (typeof value === 'object' && value !== null) || isFunction(value);

export const isThenable = (value: unknown): value is PromiseLike<unknown> => isObject(value) && isFunction(value.then);
