import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import { selectorOf } from '@/lib/protocols/decoding/entry-point';
import { protocolById, protocols } from '@/lib/protocols/registry';
import { callOfCase, ownCases } from '../../conformance/folders';
import { anyAddress, anyValue, encode, flatten, inputsOf } from '../../encode';

const ALICE: Address = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';

/** Every entry point of every staking protocol, from the signatures of its fixtures. */
const entryPoints = protocols
  .filter(({ kind }) => kind === 'staking')
  .flatMap(({ id }) =>
    ownCases(id).flatMap(({ chainId, to, signature, expected }) =>
      to && signature && expected.spenderProtocol === undefined && !expected.flags?.toString().includes('wrong-chain')
        ? [{ id, chainId, to, signature, name: /function (\w+)/.exec(signature)?.[1] ?? '' }]
        : [],
    ),
  );
const decode = (id: string, to: Address, data: Hex, chainId: number) =>
  protocolById(id)?.decodeCall({ chainId, from: ALICE, to, value: 7n, data });

describe('entry points of staking protocols', () => {
  it('are all there', () => {
    expect(entryPoints.length).toBeGreaterThan(70);
  });

  it.each(entryPoints)('$id $name is read as it was encoded', ({ id, chainId, to, signature, name }) => {
    fc.assert(
      fc.property(fc.tuple(...inputsOf(signature).map(anyValueOf)), (args) => {
        const intent = decode(id, to, encode(signature, args), chainId);
        expect(intent?.verb).toBe(name);
        expect(intent?.flags).not.toContain('malformed');
        expect(flatten(intent?.args)).toEqual(flatten(args));
      }),
      { numRuns: 15 },
    );
  });

  it.each(entryPoints.filter(({ signature }) => inputsOf(signature).length > 0))(
    '$id $name cut short is malformed, never nothing',
    ({ id, chainId, to, signature }) => {
      const selector = encode(
        signature,
        inputsOf(signature).map((input) => fc.sample(anyValueOf(input), 1)[0]),
      ).slice(0, 10);
      for (const data of [selector, `${selector}00`] as Hex[])
        expect(decode(id, to, data, chainId)).toMatchObject({ action: 'other', flags: ['malformed'] });
    },
  );

  it('are nobody’s at any other address', () => {
    for (const { id, chainId, signature } of entryPoints)
      fc.assert(
        fc.property(anyAddress, fc.tuple(...inputsOf(signature).map(anyValueOf)), (to, args) => {
          expect(decode(id, to, encode(signature, args), chainId)).toBeUndefined();
        }),
        { numRuns: 3 },
      );
  });

  it('of an address of mainnet are flagged on a chain where it is nothing', () => {
    const mainnet = entryPoints.filter(({ id, chainId }) => chainId === 1 && id !== 'native-staking');
    for (const { id, to, signature } of mainnet) {
      const args = inputsOf(signature).map((input) => fc.sample(anyValueOf(input), 1)[0]);
      expect(decode(id, to, encode(signature, args), 250)?.flags).toContain('wrong-chain');
    }
  });
});

describe('tokens of staking protocols', () => {
  const tokens = protocols
    .filter(({ kind }) => kind === 'staking')
    .flatMap(({ id, contracts }) => contracts(1).map((address) => ({ id, address })));

  it.each([
    'function transfer(address to, uint256 amount)',
    'function transferFrom(address from, address to, uint256 amount)',
    'function safeTransferFrom(address from, address to, uint256 tokenId)',
    'function setApprovalForAll(address operator, bool approved)',
  ])('%s is no business of ours', (signature) => {
    const args = inputsOf(signature).map((input) => fc.sample(anyValueOf(input), 1)[0]);
    for (const { id, address } of tokens.filter((it) => it.id !== 'native-staking'))
      expect(decode(id, address, encode(signature, args), 1), `${id} ${address}`).toBeUndefined();
  });

  it('sent plain ether are staked in, where the contract takes it so, and left alone elsewhere', () => {
    const taking = ownEther();
    for (const { id, address } of tokens) {
      const intent = decode(id, address, '0x', 1);
      expect(intent?.action, `${id} ${address}`).toBe(taking.has(address) ? 'deposit' : undefined);
    }
  });
});

/** Contracts whose fixtures hold a plain transfer of ether, and those that take it in the same way. */
const ownEther = (): ReadonlySet<string> =>
  new Set([
    ...protocols.flatMap(({ id }) =>
      ownCases(id).flatMap((item) => (item.data === '0x' && item.to ? [item.to as string] : [])),
    ),
    '0x9858e47BCbBe6fBAC040519B02d7cd4B2C470C66',
  ]);

const anyValueOf = (input: ReturnType<typeof inputsOf>[number]): fc.Arbitrary<unknown> => {
  const signed = /^int(\d+)$/.exec(input.type);
  if (input.baseType === 'tuple') return fc.tuple(...(input.components ?? []).map(anyValueOf));
  if (!signed) return anyValue(input);
  const most = 2n ** BigInt(Number(signed[1]) - 1);
  return fc.bigInt({ min: -most, max: most - 1n });
};

it('every fixture of a function has the selector its signature says', () => {
  for (const { id } of protocols)
    for (const item of ownCases(id))
      if (item.signature) expect(selectorOf(callOfCase(item).data), item.id).toMatch(/^0x[0-9a-f]{8}$/);
});
