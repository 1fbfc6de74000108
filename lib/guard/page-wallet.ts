import { type AnyFunction, apply, PagePromise } from './page-natives';

/** Who is asked to sign, in the wallet's own words. Shown, never trusted. */
export type Wallet = {
  readonly provider: object;
  name: string;
  rdns?: string;
  uuid?: string;
  /** The wallet's own `request`, not our cover of it. */
  request?: AnyFunction;
};

/** A property the wallet keeps as text (or as a number); undefined when it has none or throws. */
export function readText({ provider }: Wallet, key: 'chainId' | 'selectedAddress'): string | undefined {
  try {
    const value = (provider as Record<string, unknown>)[key];
    return (typeof value === 'string' && value) || typeof value === 'number' ? `${value}` : undefined;
  } catch {
    return undefined; // A provider that throws on its own property has not told us: the same as not having it.
  }
}

/** Asks the wallet itself for its chain; answers nothing when it cannot say. May never answer. */
export function askChain({ provider, request }: Wallet, answer: (chainId?: unknown) => void): void {
  const reply = new PagePromise((done) => done(apply(request as AnyFunction, provider, [{ method: 'eth_chainId' }])));
  reply.then(answer, () => answer());
}
