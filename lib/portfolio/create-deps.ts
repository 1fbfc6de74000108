import { readBaseYield } from '@/lib/sources/base-yields';
import { readSelfGivenName } from '@/lib/sources/metadata';
import { createReader, isReadableChain } from '@/lib/sources/rpc';
import { settingsItem } from '@/lib/storage/settings';
import type { Deps } from './deps';

/** The real outside world: the person's endpoints, the feeds, the clock. */
export const createDeps = (): Deps => ({
  reader: async (chainId) => {
    if (!isReadableChain(chainId)) return undefined;
    const { rpcUrls } = await settingsItem.read();
    return createReader(chainId, rpcUrls[String(chainId)] ?? []);
  },
  baseYield: readBaseYield,
  selfGivenName: readSelfGivenName,
  now: () => Math.floor(Date.now() / 1000),
});
