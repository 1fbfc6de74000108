import fc from 'fast-check';
import { concat, encodeAbiParameters, encodePacked, type Hex, parseAbiParameters, size } from 'viem';
import { describe, expect, it } from 'vitest';
import type { Call } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { callsOfMessage, walkCalls } from '@/lib/protocols/decoding/unwrap';
import { wrappers } from '@/lib/protocols/decoding/wrappers';
import { encode } from '../encode';

const EOA: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const ACCOUNT: Address = '0x5ACCC90436492F24E6aF278569691e2c942A676d';
const MULTISEND: Address = '0x9641d764fc13c8B624c04430C7356C1C7C8102e2';
const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';
const ENTRY_POINT: Address = '0x0000000071727De22E5E9d8BAf0edAc6f37da032';
const TARGET: Address = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A';
const ZERO: Address = '0x0000000000000000000000000000000000000000';
const INNER: Hex = '0xe7a050aa';
const OTHER: Hex = '0x095ea7b3';
const CALLS = parseAbiParameters('(address to, uint256 value, bytes data)[] calls');

/** Every call to TARGET found inside, with who makes it and what carried it. */
const find = (to: Address, data: Hex, from: Address = EOA) => {
  const found: { from: Address | undefined; value: bigint; data: Hex; via: readonly string[] }[] = [];
  walkCalls([{ call: { chainId: 1, from, to, value: 0n, data }, via: [], isDelegate: false }], ({ call, via }) => {
    if (call.to !== TARGET) return false;
    found.push({ from: call.from, value: call.value, data: call.data, via });
    return true;
  });
  return found;
};

const exec = (to: Address, data: Hex, operation = 0): Hex =>
  encode('function execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', [
    to,
    3n,
    data,
    operation,
    0n,
    0n,
    0n,
    ZERO,
    ZERO,
    '0x',
  ]);
const packed = (items: readonly [number, Address, bigint, Hex][]): Hex =>
  concat(
    items.map(([operation, to, value, data]) =>
      encodePacked(
        ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
        [operation, to, value, BigInt(size(data)), data],
      ),
    ),
  );
const multiSend = (items: readonly [number, Address, bigint, Hex][]): Hex =>
  encode('function multiSend(bytes)', [packed(items)]);

describe('Safe', () => {
  it('makes the call itself', () => {
    expect(find(ACCOUNT, exec(TARGET, INNER))).toEqual([{ from: ACCOUNT, value: 3n, data: INNER, via: ['Safe'] }]);
  });

  it('makes every call of a MultiSend it runs', () => {
    const batch = multiSend([
      [0, MULTICALL3, 0n, '0x'],
      [0, TARGET, 1n, OTHER],
      [0, TARGET, 2n, INNER],
    ]);
    expect(find(ACCOUNT, exec(MULTISEND, batch, 1))).toEqual([
      { from: ACCOUNT, value: 1n, data: OTHER, via: ['Safe', 'MultiSend'] },
      { from: ACCOUNT, value: 2n, data: INNER, via: ['Safe', 'MultiSend'] },
    ]);
  });

  it('does not call what it only runs', () => {
    expect(find(ACCOUNT, exec(TARGET, INNER, 1))).toEqual([]);
    expect(find(ACCOUNT, exec(MULTISEND, multiSend([[1, TARGET, 0n, INNER]]), 1))).toEqual([]);
  });

  it('stops at a MultiSend that does not fit', () => {
    const whole = packed([
      [0, TARGET, 1n, INNER],
      [0, TARGET, 2n, INNER],
    ]);
    const cut = encode('function multiSend(bytes)', [whole.slice(0, -2)]);
    expect(find(ACCOUNT, exec(MULTISEND, cut, 1)).map(({ value }) => value)).toEqual([1n]);
  });

  it('signs messages that stand for calls', () => {
    const fields = { to: 'address', value: 'uint256', data: 'bytes', operation: 'uint8' };
    const parsed = parseTypedData([
      EOA,
      {
        types: { SafeTx: Object.entries(fields).map(([name, type]) => ({ name, type })) },
        primaryType: 'SafeTx',
        domain: { chainId: '0x1', verifyingContract: ACCOUNT },
        message: { to: TARGET, value: '4', data: INNER, operation: 0 },
      },
    ]);
    if (!parsed.ok) throw parsed.error;
    expect(callsOfMessage(parsed.typedData)).toEqual([
      { call: { chainId: 1, from: ACCOUNT, to: TARGET, value: 4n, data: INNER }, via: ['SafeTx'], isDelegate: false },
    ]);
  });
});

describe('multicalls', () => {
  it('come from the multicall contract', () => {
    const data = encode('function aggregate3((address,bool,bytes)[])', [[[TARGET, false, INNER]]]);
    expect(find(MULTICALL3, data)).toEqual([{ from: MULTICALL3, value: 0n, data: INNER, via: ['Multicall'] }]);
    const valued = encode('function aggregate3Value((address,bool,uint256,bytes)[])', [[[TARGET, false, 9n, INNER]]]);
    expect(find(MULTICALL3, valued)[0]?.value).toBe(9n);
    const tried = encode('function tryAggregate(bool,(address,bytes)[])', [true, [[TARGET, INNER]]]);
    expect(find(MULTICALL3, tried)).toHaveLength(1);
  });

  it('of a contract on itself keep sender and target', () => {
    const data = encode('function multicall(bytes[])', [[INNER]]);
    const seen: Call[] = [];
    walkCalls(
      [{ call: { chainId: 1, from: EOA, to: TARGET, value: 5n, data }, via: [], isDelegate: false }],
      ({ call }) => {
        seen.push(call);
        return false;
      },
    );
    expect(seen[1]).toEqual({ chainId: 1, from: EOA, to: TARGET, value: 5n, data: INNER });
  });
});

const executions: readonly [string, Hex][] = [
  ['execute(address,uint256,bytes)', encode('function execute(address,uint256,bytes)', [TARGET, 3n, INNER])],
  ['executeBatch(address[],bytes[])', encode('function executeBatch(address[],bytes[])', [[TARGET], [INNER]])],
  [
    'executeBatch(address[],uint256[],bytes[])',
    encode('function executeBatch(address[],uint256[],bytes[])', [[TARGET], [3n], [INNER]]),
  ],
  ['executeBatch(Call[])', encode('function executeBatch((address,uint256,bytes)[])', [[[TARGET, 3n, INNER]]])],
  ['execute(Call)', encode('function execute((address,uint256,bytes))', [[TARGET, 3n, INNER]])],
  ['execute(Call[])', encode('function execute((address,uint256,bytes)[])', [[[TARGET, 3n, INNER]]])],
  ['execute(Call[],bytes)', encode('function execute((address,uint256,bytes)[],bytes)', [[[TARGET, 3n, INNER]], '0x'])],
  [
    'execute(BatchedCall)',
    encode('function execute(((address,uint256,bytes)[],bool))', [[[[TARGET, 3n, INNER]], true]]),
  ],
  ['executeUserOp(…)', encode('function executeUserOp(address,uint256,bytes,uint8)', [TARGET, 3n, INNER, 0n])],
  [
    'executeMultiple(…)',
    encode('function executeMultiple(((address,uint256,bytes)[],bytes)[])', [[[[[TARGET, 3n, INNER]], '0x']]]),
  ],
  [
    'ERC-7579 single',
    encode('function execute(bytes32,bytes)', [
      `0x${'00'.repeat(32)}`,
      encodePacked(['address', 'uint256', 'bytes'], [TARGET, 3n, INNER]),
    ]),
  ],
  [
    'ERC-7579 batch',
    encode('function execute(bytes32,bytes)', [
      `0x01${'00'.repeat(31)}`,
      encodeAbiParameters(CALLS, [[{ to: TARGET, value: 3n, data: INNER }]]),
    ]),
  ],
  [
    'ERC-7821 batch with data',
    encode('function execute(bytes32,bytes)', [
      `0x01000000000078210001${'00'.repeat(22)}`,
      encodeAbiParameters(parseAbiParameters('(address to, uint256 value, bytes data)[] calls, bytes opData'), [
        [{ to: TARGET, value: 3n, data: INNER }],
        '0x1234',
      ]),
    ]),
  ],
  [
    'ERC-7821 batch of batches',
    encode('function execute(bytes32,bytes)', [
      `0x01000000000078210002${'00'.repeat(22)}`,
      encodeAbiParameters(parseAbiParameters('bytes[]'), [
        [encodeAbiParameters(CALLS, [[{ to: TARGET, value: 3n, data: INNER }]])],
      ]),
    ]),
  ],
];

const sequence = [[false, true, 0n, TARGET, 3n, INNER]];
/** Functions that only an account itself, or a module for it, is called with. */
const ofAccounts: readonly [string, Hex][] = [
  ['ERC-6900', encode('function executeWithRuntimeValidation(bytes,bytes)', [executions[0]?.[1], '0x'])],
  ['Coinbase', encode('function executeWithoutChainIdValidation(bytes[])', [[executions[0]?.[1]]])],
  [
    'Calibur',
    encode('function execute((((address,uint256,bytes)[],bool),uint256,bytes32,address,uint256),bytes)', [
      [[[[TARGET, 3n, INNER]], true], 0n, `0x${'00'.repeat(32)}`, ZERO, 0n],
      '0x',
    ]),
  ],
  [
    'Sequence',
    encode('function execute((bool,bool,uint256,address,uint256,bytes)[],uint256,bytes)', [sequence, 0n, '0x']),
  ],
  ['Sequence on itself', encode('function selfExecute((bool,bool,uint256,address,uint256,bytes)[])', [sequence])],
  ['Argent', encode('function multiCall(address,(address,uint256,bytes)[])', [EOA, [[TARGET, 3n, INNER]]])],
  [
    'Argent relayed',
    encode('function execute(address,bytes,uint256,bytes,uint256,uint256,address,address)', [
      EOA,
      encode('function multiCall(address,(address,uint256,bytes)[])', [EOA, [[TARGET, 3n, INNER]]]),
      0n,
      '0x',
      0n,
      0n,
      ZERO,
      ZERO,
    ]),
  ],
  ['Ambire', encode('function tryCatch(address,uint256,bytes)', [TARGET, 3n, INNER])],
  [
    'ERC-2771',
    encode('function execute((address,address,uint256,uint256,uint256,bytes),bytes)', [
      [EOA, TARGET, 3n, 0n, 0n, INNER],
      '0x',
    ]),
  ],
  [
    'ERC-2771 since version 5',
    encode('function executeBatch((address,address,uint256,uint256,uint48,bytes,bytes)[],address)', [
      [[EOA, TARGET, 3n, 0n, 0n, INNER, '0x']],
      ZERO,
    ]),
  ],
];

describe('smart accounts', () => {
  it.each(ofAccounts)('%s: acts as the account', (_, data) => {
    expect(find(EOA, data)).toMatchObject([{ from: EOA, value: 3n, data: INNER }]);
  });

  it('are acted for by modules that alone know the account', () => {
    const forms = [
      'function execTransactionWithRole(address,uint256,bytes,uint8,uint16,bool)',
      'function execTransactionWithRoleReturnData(address,uint256,bytes,uint8,bytes32,bool)',
    ].map((form, index) => encode(form, [TARGET, 3n, INNER, 0n, index === 0 ? 1n : `0x${'01'.repeat(32)}`, true]));
    const delayed = encode('function executeNextTx(address,uint256,bytes,uint8)', [TARGET, 3n, INNER, 0n]);
    for (const data of [...forms, delayed])
      expect(find(MULTICALL3, data)).toMatchObject([{ from: undefined, value: 3n, data: INNER }]);
  });

  it('sign their batches as messages', () => {
    const message = (primaryType: string, types: Record<string, string>, value: unknown) => {
      const fields = (declared: string) =>
        declared.split(', ').map((item) => ({ type: item.split(' ')[0] ?? '', name: item.split(' ')[1] ?? '' }));
      const parsed = parseTypedData([
        EOA,
        {
          types: Object.fromEntries(Object.entries(types).map(([name, declared]) => [name, fields(declared)])),
          primaryType,
          domain: { chainId: 1, verifyingContract: ACCOUNT },
          message: value,
        },
      ]);
      if (!parsed.ok) throw parsed.error;
      return callsOfMessage(parsed.typedData).map(({ call }) => call);
    };
    const Call = 'address to, uint256 value, bytes data';
    const calls = [{ to: TARGET, value: '3', data: INNER }];
    const made = [{ chainId: 1, from: ACCOUNT, to: TARGET, value: 3n, data: INNER }];
    expect(message('Execute', { Call, Execute: 'bool multichain, Call[] calls, uint256 nonce' }, { calls })).toEqual(
      made,
    );
    expect(
      message(
        'SignedBatchedCall',
        {
          Call,
          BatchedCall: 'Call[] calls, bool revertOnFailure',
          SignedBatchedCall: 'BatchedCall batchedCall, uint256 nonce',
        },
        { batchedCall: { calls } },
      ),
    ).toEqual(made);
    expect(
      message(
        'SponsoredCallERC2771',
        { SponsoredCallERC2771: 'uint256 chainId, address target, bytes data, address user' },
        { target: TARGET, data: INNER, user: EOA },
      ),
    ).toEqual([{ chainId: 1, from: EOA, to: TARGET, value: 0n, data: INNER }]);
  });

  it.each(executions)('%s: called on itself, as an EIP-7702 account does', (_, data) => {
    expect(find(EOA, data)).toMatchObject([{ from: EOA, data: INNER, via: [expect.any(String)] }]);
  });

  it.each(executions)('%s: carried by an ERC-4337 operation', (_, callData) => {
    const old = encode(
      'function handleOps((address,uint256,bytes,bytes,uint256,uint256,uint256,uint256,uint256,bytes,bytes)[],address)',
      [[[ACCOUNT, 0n, '0x', callData, 0n, 0n, 0n, 0n, 0n, '0x', '0x']], EOA],
    );
    const zero = `0x${'00'.repeat(32)}`;
    const current = encode(
      'function handleOps((address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address)',
      [
        [
          [ACCOUNT, 0n, '0x', callData, zero, 0n, zero, '0x', '0x'],
          [MULTISEND, 0n, '0x', concat(['0x8dd7712f', callData]), zero, 0n, zero, '0x', '0x'],
        ],
        EOA,
      ],
    );
    expect(find(ENTRY_POINT, old).map(({ from }) => from)).toEqual([ACCOUNT]);
    expect(find(ENTRY_POINT, current).map(({ from }) => from)).toEqual([ACCOUNT, MULTISEND]);
  });

  it('act for the last delegator of a redeemed delegation', () => {
    const delegation = (delegator: Address) => [EOA, delegator, `0x${'00'.repeat(32)}`, [], 0n, '0x'] as const;
    const context = encodeAbiParameters(
      parseAbiParameters('(address, address, bytes32, (address, bytes, bytes)[], uint256, bytes)[]'),
      [[delegation(MULTISEND), delegation(ACCOUNT)]],
    );
    const execution = encodePacked(['address', 'uint256', 'bytes'], [TARGET, 3n, INNER]);
    const redeem = (bytes: Hex) =>
      encode('function redeemDelegations(bytes[],bytes32[],bytes[])', [[bytes], [`0x${'00'.repeat(32)}`], [execution]]);
    expect(find(MULTICALL3, redeem(context))).toMatchObject([{ from: ACCOUNT, value: 3n }]);
    expect(find(MULTICALL3, redeem('0x12'))).toMatchObject([{ from: undefined, value: 3n }]);
  });
});

const isWhole = (data: Hex): boolean =>
  walkCalls([{ call: { chainId: 1, to: ACCOUNT, value: 0n, data }, via: [], isDelegate: false }], () => false);

describe('hostile wrapping', () => {
  it('says where not everything was looked at', () => {
    const nested = (depth: number): Hex =>
      depth === 0 ? INNER : encode('function multicall(bytes[])', [[nested(depth - 1)]]);
    expect([0, 1, 8, 9, 40].map((depth) => isWhole(nested(depth)))).toEqual([true, true, true, false, false]);
    const wide = (count: number) => encode('function multicall(bytes[])', [Array.from({ length: count }, () => INNER)]);
    expect([1, 1_999, 2_000].map((count) => isWhole(wide(count)))).toEqual([true, true, false]);
    const batch = packed([[0, TARGET, 1n, INNER]]);
    const sent = (bytes: string) => exec(MULTISEND, encode('function multiSend(bytes)', [bytes]), 1);
    expect([batch, `${batch}${'00'.repeat(20)}`, batch.slice(0, -2), `${batch}01`].map(sent).map(isWhole)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isWhole(exec(TARGET, INNER).slice(0, 400) as Hex)).toBe(false);
  });

  it('reads no byte twice: little calldata cannot stand for very much', () => {
    const word = (value: number) => value.toString(16).padStart(64, '0');
    const count = 1_500;
    const heads = Array.from({ length: count }, () => word(count * 32)).join('');
    // Read without end it takes longer than a test may.
    expect(isWhole(`0xac9650d8${word(32)}${word(count)}${heads}${word(200_000)}${'ab'.repeat(200_000)}`)).toBe(false);
  });

  it('ends: nesting and number are bounded', () => {
    let data: Hex = INNER;
    for (let depth = 0; depth < 60; depth++) data = exec(depth === 0 ? TARGET : ACCOUNT, data);
    expect(find(ACCOUNT, data)).toEqual([]);
    const wide = encode('function multicall(bytes[])', [Array.from({ length: 5_000 }, () => INNER)]);
    let visits = 0;
    walkCalls([{ call: { chainId: 1, to: ACCOUNT, value: 0n, data: wide }, via: [], isDelegate: false }], () => {
      visits++;
      return false;
    });
    expect(visits).toBeLessThanOrEqual(2_000);
  });

  it('never throws', () => {
    const selectors = [...wrappers().keys()];
    fc.assert(
      fc.property(fc.constantFrom(...selectors), fc.uint8Array({ maxLength: 600 }), (selector, bytes) => {
        find(ACCOUNT, `${selector as Hex}${Buffer.from(bytes).toString('hex')}`);
      }),
      { numRuns: 1_000 },
    );
  });
});
