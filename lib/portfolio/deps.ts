import type { Fact } from '@/lib/core/fact';
import type { Wad } from '@/lib/core/units';
import type { ChainClient } from '@/lib/protocols/contract';

/** The outside world of every use case, passed in so that tests bring their own. */
export type Deps = {
  /** A reader for a chain; undefined where we read none. */
  readonly reader: (chainId: number) => Promise<ChainClient | undefined>;
  readonly baseYield: (asset: string, now: number) => Promise<Fact<Wad>>;
  /** What the file at a metadata URI calls itself, safe to show; undefined when it cannot be read or must not be asked. */
  readonly selfGivenName: (uri: string) => Promise<string | undefined>;
  /** Unix seconds. */
  readonly now: () => number;
};
