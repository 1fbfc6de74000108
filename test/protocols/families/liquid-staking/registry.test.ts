import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Address } from '@/lib/core/units';
import coinbase from '@/lib/protocols/coinbase-staking';
import type { Protocol } from '@/lib/protocols/contract';
import frax from '@/lib/protocols/frax';
import lido from '@/lib/protocols/lido';
import rocketPool from '@/lib/protocols/rocket-pool';
import coinbaseFile from '@/public/registry/coinbase-staking.json';
import fraxFile from '@/public/registry/frax.json';
import lidoFile from '@/public/registry/lido.json';
import rocketPoolFile from '@/public/registry/rocket-pool.json';

const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/));
const schema = z.strictObject({
  version: z.int().check(z.positive()),
  date: z.iso.date(),
  source: z.string().check(z.minLength(1)),
  tokens: z
    .array(
      z.strictObject({
        symbol: z.string().check(z.minLength(1)),
        chainId: z.int().check(z.positive()),
        address,
        decimals: z.literal(18),
        wraps: z.exactOptional(z.string()),
      }),
    )
    .check(z.minLength(1)),
  contracts: z.exactOptional(z.array(address)),
});

/** The layer that stands for a token of some chain in the offline terms. */
const layerOf = (protocol: Protocol, chainId: number, token: Address, symbol: string) => {
  const intent = {
    protocol: protocol.id,
    action: 'approve',
    verb: 'approve',
    chainId,
    contract: token,
    asset: symbol,
    flags: [],
    args: {},
  } as const;
  const { layers } = protocol.registryTerms({ intent, target: token });
  return layers.find((layer) => layer.address === token && layer.chainId === chainId);
};

describe.each([
  [lido, lidoFile],
  [rocketPool, rocketPoolFile],
  [coinbase, coinbaseFile],
  [frax, fraxFile],
] as const)('the bundled tokens of %#', (protocol, file) => {
  it('have the form they should', () => {
    expect(schema.parse(file)).toEqual(file);
    const places = file.tokens.map((token) => `${token.chainId}:${token.address}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('are those the protocol knows: tokens of Ethereum as stakes, of other chains behind a bridge', () => {
    for (const { symbol, chainId, address: token } of file.tokens)
      expect(layerOf(protocol, chainId, token as Address, symbol), `${symbol} on ${chainId}`).toMatchObject({
        name: symbol,
        kind: chainId === 1 ? 'staking' : 'bridge',
      });
  });
});
