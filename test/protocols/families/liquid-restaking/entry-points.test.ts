import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Protocol } from '@/lib/protocols/contract';
import { protocolById, protocols } from '@/lib/protocols/registry';
import { type FixtureCase, ownCases } from '../../conformance/folders';
import { anyValue, encode, flatten, inputsOf } from '../../encode';

type Signed = FixtureCase & { readonly signature: string; readonly to: `0x${string}` };

/** Calls of the protocol's own contracts, not of tokens of anybody's. */
const signedCases = (id: string): readonly Signed[] =>
  ownCases(id).filter(
    (item): item is Signed =>
      item.signature !== undefined && item.to !== undefined && item.expected.action !== 'approve',
  );

/** Protocols made by the family's definition; their fixtures say so. */
const here = protocols
  .map(({ id }) => id)
  .filter((id) => {
    const path = new URL(`../../${id}/fixtures/entry-points.fixture.json`, import.meta.url);
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).family === 'liquid-restaking';
  });
const decode = (protocol: Protocol, item: Signed, data: `0x${string}`, chainId = item.chainId, to = item.to) =>
  protocol.decodeCall({ chainId, from: item.from ?? item.to, to, value: 0n, data });

it('there are protocols of the family to look at', () => {
  expect(here.length).toBeGreaterThanOrEqual(3);
});

describe.each(here)('%s', (id) => {
  const protocol = protocolById(id) as Protocol;
  const cases = signedCases(id);
  const nameOf = ({ signature }: Signed) => /function (\w+)/.exec(signature)?.[1];

  it.each(cases.map((item) => [item.id, item] as const))('%s keeps every argument', (_, item) => {
    fc.assert(
      fc.property(fc.tuple(...inputsOf(item.signature).map(anyValue)), (args) => {
        const intent = decode(protocol, item, encode(item.signature, args));
        expect(intent?.verb).toBe(nameOf(item));
        expect(intent?.flags).not.toContain('malformed');
        expect(flatten(intent?.args)).toEqual(flatten(args));
      }),
      { numRuns: 20 },
    );
  });

  it.each(cases.filter((item) => inputsOf(item.signature).length > 0).map((item) => [item.id, item] as const))(
    '%s cut short is malformed, never nothing',
    (_, item) => {
      const selector = encode(item.signature, item.args ?? []).slice(0, 10);
      for (const data of [selector, `${selector}00`, `${selector}${'ff'.repeat(31)}`] as `0x${string}`[])
        expect(decode(protocol, item, data)).toMatchObject({
          protocol: id,
          flags: expect.arrayContaining(['malformed']),
        });
    },
  );

  it('says so when a contract is called on a chain it is not on, and claims no stranger', () => {
    for (const item of cases) {
      const data = encode(item.signature, item.args ?? []);
      expect(decode(protocol, item, data, 11_155_111)?.flags).toContain('wrong-chain');
      expect(decode(protocol, item, data, item.chainId, '0x5a5a5a5A5A5A5A5A5A5a5A5a5a5a5a5a5A5a5a5A')).toBeUndefined();
    }
  });

  it('shows what it does not know of its own contracts, and leaves plain transfers alone', () => {
    for (const item of cases.filter(({ chainId }) => chainId === 1)) {
      const strange = decode(protocol, item, '0xdeadbeef');
      expect(strange === undefined || strange.flags.includes('unknown-function')).toBe(true);
      expect(decode(protocol, item, `0xa9059cbb${'0'.repeat(128)}`)).toBeUndefined();
    }
  });
});
