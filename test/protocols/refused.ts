import type { Address, Hex } from 'viem';
import { expect } from 'vitest';
import { whyItFails } from '@/lib/core/findings';
import type { Terms } from '@/lib/core/terms';
import type { LocalMainnet } from '../chain/local-mainnet';

/** What a page asks a wallet to send. */
export type Request = { readonly from: Address; readonly to: Address; readonly data: Hex; readonly value?: bigint };

/** The chain does not take it, asked now. */
const isRefused = async ({ publicClient }: LocalMainnet, { from, to, data, value = 0n }: Request): Promise<boolean> => {
  try {
    await publicClient.call({ account: from, to, data, value });
    return false;
  } catch {
    return true;
  }
};

/** Why terms say that the request they were read for fails, without the protocol’s prefix; checked against what the chain does. */
export const saidToFail = async (chain: LocalMainnet, request: Request, terms: Terms): Promise<string | undefined> => {
  const why = whyItFails(terms.findings)?.id.replace(/^[^:]*:/, '');
  expect(await isRefused(chain, request), why ?? 'nothing was said').toBe(why !== undefined);
  return why;
};
