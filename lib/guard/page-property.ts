import {
  type AnyFunction,
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isExtensible,
  isFunction,
  set,
} from './page-natives';
import { isCover } from './wrap';

/**
 * Replaces a method of `owner` by its cover, in place: the object stays the same for everybody who holds it, and the
 * property stays replaceable for the next guard. Returns whether a caller of `owner[key]` now meets a cover; a frozen
 * method, or a provider that hands out another object's method, cannot be covered this way and is left as it was.
 */
export function coverProperty(owner: object, key: string, cover: (original: AnyFunction) => AnyFunction): boolean {
  const read = () => (owner as Record<string, unknown>)[key];
  const own = getOwnPropertyDescriptor(owner, key);
  const found = own ?? inherited(owner, key);
  const open = (own ? own.configurable : isExtensible(owner)) && {
    configurable: true,
    enumerable: found?.enumerable ?? false,
  };
  if (found?.get) {
    if (open) defineProperty(owner, key, { ...coveredAccessor(found, cover), ...open });
    // A fixed accessor may still take a method from outside.
    else if (own?.set) set(owner, key, cover(read() as AnyFunction));
  } else {
    // What the property itself holds: a proxy may show another provider's method in its place.
    const original: unknown = found ? found.value : read();
    if (isFunction(original) && !isCover(original) && (open || own?.writable))
      defineProperty(owner, key, { value: cover(original), ...(open && { ...open, writable: true }) });
  }
  const isCovered = isCover(read());
  // A proxy that answers for a property it does not have would keep ours as litter.
  if (!isCovered && !own) deleteProperty(owner, key);
  return isCovered;
}

function inherited(owner: object, key: string): PropertyDescriptor | undefined {
  const holder = getPrototypeOf(owner);
  return holder ? (getOwnPropertyDescriptor(holder, key) ?? inherited(holder, key)) : undefined;
}

/** The accessor with every method it gives covered, each once. */
function coveredAccessor({ get, set }: PropertyDescriptor, cover: (original: AnyFunction) => AnyFunction) {
  const made = new Map<AnyFunction, AnyFunction>();
  return {
    get(this: unknown) {
      const original: unknown = apply(get as AnyFunction, this, []);
      if (!isFunction(original) || isCover(original)) return original;
      if (!made.has(original)) made.set(original, cover(original));
      return made.get(original);
    },
    ...(set && { set }),
  };
}
