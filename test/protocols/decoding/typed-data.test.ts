import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedData, readAddress, readInteger, TypedDataError } from '@/lib/protocols/decoding/typed-data';

const SIGNER = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const SAFE = '0x5ACCC90436492F24E6aF278569691e2c942A676d';
const message = {
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    Item: [
      { name: 'token', type: 'address' },
      { name: 'amounts', type: 'uint256[]' },
    ],
    Order: [
      { name: 'owner', type: 'address' },
      { name: 'items', type: 'Item[]' },
      { name: 'memo', type: 'string' },
    ],
  },
  domain: { name: 'Test', version: '9', chainId: 1, verifyingContract: SAFE },
  primaryType: 'Order',
  message: {
    owner: SIGNER.toLowerCase(),
    items: [{ token: SAFE.toLowerCase(), amounts: ['1', '0x10', 3], hidden: 1 }],
    memo: '12',
    extra: { nested: true },
  },
};

const read = (...args: Parameters<typeof parseTypedData>) => {
  const parsed = parseTypedData(...args);
  if (!parsed.ok) throw parsed.error;
  return parsed.typedData;
};

describe('typed data of a page', () => {
  it('is read from text or object, in either order of parameters', () => {
    const expected = {
      chainId: 1,
      domain: { name: 'Test', chainId: 1n, verifyingContract: SAFE },
      primaryType: 'Order',
      message: { owner: SIGNER, items: [{ token: SAFE, amounts: [1n, 16n, 3n] }], memo: '12' },
      signer: SIGNER,
    };
    for (const data of [message, JSON.stringify(message)]) {
      expect(read([SIGNER.toLowerCase(), data])).toEqual(expected);
      expect(read([data, SIGNER])).toEqual(expected);
    }
  });

  it('loses what its types do not declare, in the message and in the domain', () => {
    const { message: fields, domain } = read([SIGNER, message]);
    expect(fields).not.toHaveProperty('extra');
    expect(fields).not.toHaveProperty('items.0.hidden');
    expect(domain).not.toHaveProperty('version');
  });

  it.each([
    ['decimal contract', BigInt(SAFE).toString(), SAFE],
    ['hex contract without checksum', SAFE.toLowerCase(), SAFE],
    ['short hex contract', '0x5acc', undefined],
    ['no contract', null, undefined],
  ])('reads a %s', (_, verifyingContract, expected) => {
    expect(
      read([SIGNER, { ...message, domain: { ...message.domain, verifyingContract } }]).domain.verifyingContract,
    ).toBe(expected);
  });

  it.each([
    ['0x2105', 8453],
    ['8453', 8453],
    [8453, 8453],
    ['eight', undefined],
    [undefined, undefined],
    [`0x${'f'.repeat(64)}`, undefined],
  ])('reads chain id %j', (chainId, expected) => {
    expect(read([SIGNER, { ...message, domain: { ...message.domain, chainId } }]).chainId).toBe(expected);
  });

  it('keeps a value of the wrong type as it is, for the decoder to see', () => {
    const wrong = { ...message, message: { owner: { a: 1 }, items: 'none', memo: 5 } };
    expect(read([SIGNER, wrong]).message).toEqual({ owner: { a: 1 }, items: 'none', memo: 5 });
  });

  it.each([
    ['not JSON', [SIGNER, '{"types":'], 'not-json'],
    ['no message', [SIGNER], 'no-message'],
    ['a legacy list', [[{ type: 'string', name: 'a', value: 'b' }], SIGNER], 'legacy'],
    ['a legacy list as text', [SIGNER, '[]'], 'legacy'],
    ['no types', [SIGNER, { primaryType: 'A', message: {} }], 'not-typed-data'],
    ['an undeclared primary type', [SIGNER, { ...message, primaryType: 'toString' }], 'not-typed-data'],
    ['types that are no lists', [SIGNER, { ...message, types: { Order: {} } }], 'not-typed-data'],
    ['a number', [SIGNER, 7], 'not-typed-data'],
  ])('gives an error value for %s', (_, params, why) => {
    const parsed = parseTypedData(params);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error).toBeInstanceOf(TypedDataError);
    expect(parsed.error.why).toBe(why);
    expect(parsed.signer).toBe(SIGNER);
  });

  it('does not follow a type into itself for ever', () => {
    let inner: unknown = {};
    for (let depth = 0; depth < 200; depth++) inner = { inner };
    const types = { Node: [{ name: 'inner', type: 'Node' }] };
    const parsed = parseTypedData([SIGNER, { types, primaryType: 'Node', domain: {}, message: { inner } }]);
    expect(parsed).toMatchObject({ ok: false, error: { why: 'too-deep' } });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (params) => typeof parseTypedData(params).ok === 'boolean'));
    fc.assert(
      fc.property(
        fc.record({ types: fc.anything(), domain: fc.anything(), primaryType: fc.string(), message: fc.anything() }),
        (data) => {
          expect(typeof parseTypedData([SIGNER, data]).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('values as pages write them', () => {
  it('integers are exact or nothing', () => {
    expect([readInteger(5), readInteger('5'), readInteger('0x5'), readInteger('-5'), readInteger(5n)]).toEqual([
      5n,
      5n,
      5n,
      -5n,
      5n,
    ]);
    for (const odd of [1.5, '1.5', '', '0x', 'a', 2 ** 60, null, {}, [], true])
      expect(readInteger(odd)).toBeUndefined();
  });

  it('addresses are twenty bytes or nothing', () => {
    expect(readAddress(SIGNER.toLowerCase())).toBe(SIGNER);
    for (const odd of ['0x12', '', null, -1, `0x${'f'.repeat(41)}`, (1n << 160n).toString()])
      expect(readAddress(odd)).toBeUndefined();
  });
});
