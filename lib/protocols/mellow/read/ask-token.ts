import type { Fact } from '@/lib/core/fact';
import { valueOr } from '@/lib/core/fact';
import { sanitizeText } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { symbolOfToken } from '../registry';
import { vaultViews } from '../views';

export type TokenReading = {
  /** Registry symbol, or the token's own, sanitised. */
  readonly symbol?: string;
  readonly isSelfNamed: boolean;
  readonly decimals: Fact<number>;
};

/** Asks what a token calls itself, unless we know it, and what it counts in. */
export const askToken = ({ ask }: Batch, token: Fact<Address>, chainId: number): (() => TokenReading) => {
  if (!token.known) return () => ({ isSelfNamed: false, decimals: token });
  const listed = symbolOfToken(token.value, chainId);
  const symbolOf = ask(view(vaultViews, token.value, 'symbol'));
  const decimalsOf = ask(view(vaultViews, token.value, 'decimals'));
  return () => {
    const written = sanitizeText(valueOr(symbolOf(), ''), 24);
    const symbol = listed ?? (written === '' ? undefined : written);
    return {
      isSelfNamed: listed === undefined && symbol !== undefined,
      decimals: decimalsOf(),
      ...(symbol === undefined ? {} : { symbol }),
    };
  };
};
