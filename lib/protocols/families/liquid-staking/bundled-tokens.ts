import type { Address } from '@/lib/core/units';
import type { StakedToken } from './shape';

/** The tokens a registry file lists, as bundled. */
export type TokenRegistry = {
  readonly tokens: readonly {
    readonly symbol: string;
    readonly chainId: number;
    readonly address: string;
    readonly wraps?: string;
  }[];
};

/** Tokens of a registry file on other chains than Ethereum, where nobody is asked what they are worth. */
export const bridgedTokens = ({ tokens }: TokenRegistry): readonly StakedToken[] =>
  tokens
    .filter(({ chainId }) => chainId !== 1)
    .map(({ symbol, chainId, address, wraps }) => ({
      symbol,
      chainId,
      // Checksums of bundled addresses are checked by the conformance test.
      address: address as Address,
      worth: { kind: 'unread' },
      ...(wraps === undefined ? {} : { wraps }),
    }));
