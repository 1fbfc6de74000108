import { getAddress } from 'viem';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sanitizeText } from '@/lib/core/text';
import registry from '@/public/registry/symbiotic.json';

const address = z.string().check(z.refine((it) => /^0x[0-9a-fA-F]{40}$/.test(it) && getAddress(it) === it));
const name = z.string().check(z.refine((it) => it !== '' && sanitizeText(it) === it));
const named = z.strictObject({ address, name });

const schema = z.strictObject({
  version: z.literal(1),
  date: z.iso.date(),
  source: z.string().check(z.minLength(1)),
  curators: z.array(z.strictObject({ id: z.string(), name })),
  tokens: z.array(
    z.strictObject({ address, symbol: name, decimals: z.optional(z.int().check(z.minimum(0), z.maximum(36))) }),
  ),
  networks: z.array(named),
  operators: z.array(named),
  vaults: z.array(
    z.extend(named, {
      kind: z.optional(z.literal('collateral')),
      curator: z.optional(z.string()),
      token: z.optional(address),
      network: z.optional(z.string()),
      rewards: z.optional(z.array(address)),
    }),
  ),
});

it('is what the folder takes it for', () => {
  expect(schema.safeParse(registry).error).toBeUndefined();
});

it('names nothing twice, and only curators and networks there are', () => {
  for (const rows of [registry.tokens, registry.networks, registry.operators, registry.vaults])
    expect(new Set(rows.map((row) => row.address)).size).toBe(rows.length);
  const { vaults } = schema.parse(registry);
  const curators = registry.curators.map(({ id }) => id);
  const networks = registry.networks.map((network) => network.name);
  expect(vaults.flatMap(({ curator }) => curator ?? []).filter((id) => !curators.includes(id))).toEqual([]);
  expect(vaults.flatMap(({ network }) => network ?? []).filter((it) => !networks.includes(it))).toEqual([]);
});
