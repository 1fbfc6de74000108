import {
  type AnyFunction,
  apply,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isFunction,
  ownKeys,
  PageProxy,
  set,
} from './page-natives';

/**
 * A stand-in for a provider whose methods are fixed, for where we may hand out another object (an EIP-6963
 * announcement). It is a proxy over an empty object, so that no property of the provider can contradict it, and runs
 * every method and accessor on the provider itself, so that private fields and `instanceof` work.
 */
export function createFacade(provider: object, cover: (key: PropertyKey, method: AnyFunction) => AnyFunction): object {
  const bound = new WeakMap<AnyFunction, AnyFunction>();
  const bind = (key: PropertyKey, method: AnyFunction) => {
    const target = cover(key, method);
    const { call } = {
      call(...args: unknown[]) {
        const result = apply(target, provider, args);
        // A method that returns its provider (`on`) returns the stand-in.
        return result === provider ? facade : result;
      },
    };
    bound.set(method, call);
    return call;
  };
  const read = (key: PropertyKey): unknown => {
    const value: unknown = (provider as Record<PropertyKey, unknown>)[key];
    // One stand-in for one method, so that `p.on === p.on`; a class is no method.
    return isFunction(value) && key !== 'constructor' ? (bound.get(value) ?? bind(key, value)) : value;
  };
  const facade: object = new PageProxy(
    {},
    {
      get: (_, key) => read(key),
      set: (_, key, value) => set(provider, key, value),
      has: (_, key) => key in provider,
      ownKeys: () => ownKeys(provider),
      getPrototypeOf: () => getPrototypeOf(provider),
      getOwnPropertyDescriptor(_, key) {
        const found = getOwnPropertyDescriptor(provider, key);
        // The empty object does not have it, so it may be reported as a configurable property alone.
        return found && { value: read(key), writable: true, enumerable: !!found.enumerable, configurable: true };
      },
      // What is put on the stand-in would go to the empty object and never be read.
      defineProperty: () => false,
      preventExtensions: () => false,
    },
  );
  return facade;
}
