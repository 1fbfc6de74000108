import { encodeAbiParameters, encodePacked, parseAbiParameters, size } from 'viem';
import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { decodeCall, decodeTypedData, examineCall } from '@/lib/protocols/registry';
import { encode } from '../encode';

// One deposit of every protocol a wallet is pointed at, inside every form that carries calls.

const EOA: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const ACCOUNT: Address = '0x5ACCC90436492F24E6aF278569691e2c942A676d';
const MULTISEND: Address = '0x9641d764fc13c8B624c04430C7356C1C7C8102e2';
const ENTRY_POINT: Address = '0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108';
const WETH: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
const USDC: Address = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';
const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
const ZERO: Address = '0x0000000000000000000000000000000000000000';
const WORD: Hex = `0x${'00'.repeat(32)}`;
const CALLS = parseAbiParameters('(address to, uint256 value, bytes data)[] calls');

type Made = { readonly to: Address; readonly value: bigint; readonly data: Hex };
const made = (to: Address, signature: string, args: readonly unknown[], value = 0n): Made => ({
  to,
  value,
  data: encode(`function ${signature}`, args),
});

/** A deposit for the account, and what it is: protocol, asset, amount, who it is for where the call says or implies it. */
const deposits: readonly [string, string, Made, bigint][] = [
  [
    'eigenlayer',
    'stETH',
    made('0x858646372CC42E1A627fcE94aa7A7033e7CF075A', 'depositIntoStrategy(address,address,uint256)', [
      '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
      STETH,
      11n,
    ]),
    11n,
  ],
  [
    'symbiotic',
    'wstETH',
    made('0xC329400492c6ff2438472D4651Ad17389fCb843a', 'deposit(address,uint256)', [ACCOUNT, 12n]),
    12n,
  ],
  [
    'karak',
    'mETH',
    made('0x54e44DbB92dBA848ACe27F44c0CB4268981eF1CC', 'deposit(address,uint256,uint256)', [
      '0x7C22725d1E0871f0043397c9761AD99A86ffD498',
      13n,
      1n,
    ]),
    13n,
  ],
  [
    'mellow',
    'wstETH',
    made('0x7a4EffD87C2f3C55CA251080b1343b605f327E3a', 'deposit(uint256,address)', [14n, ACCOUNT]),
    14n,
  ],
  ['ether-fi', 'ETH', made('0x308861A430be4cce5502d0A12724771Fc6DaF216', 'deposit()', [], 15n), 15n],
  ['renzo', 'ETH', made('0x74a09653A083691711cF8215a6ab074BB4e99ef5', 'depositETH()', [], 16n), 16n],
  ['kelp', 'ETH', made('0x036676389e48133B63a802f8635AD39E752D375D', 'depositETH(uint256,string)', [0n, ''], 17n), 17n],
  ['puffer', 'ETH', made('0xD9A442856C234a39a81a089C06451EBAa4306a72', 'depositETH(address)', [ACCOUNT], 18n), 18n],
  ['swell-restaking', 'ETH', made('0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0', 'deposit()', [], 19n), 19n],
  ['bedrock', 'ETH', made('0x4beFa2aA9c305238AA3E0b5D17eB20C045269E9d', 'mint(uint256,uint256)', [0n, 9n], 20n), 20n],
  [
    'eigenpie',
    'stETH',
    made('0x24db6717dB1C75B9Db6eA47164D8730B63875dB7', 'depositAsset(address,uint256,uint256,address)', [
      STETH,
      21n,
      0n,
      ZERO,
    ]),
    21n,
  ],
  ['inception', 'ETH', made('0x46199cAa0e453971cedf97f926368d9E5415831a', 'stake()', [], 22n), 22n],
  ['yieldnest', 'ETH', made('0x09db87A538BD693E9d08544577d5cCfAA6373A48', 'depositETH(address)', [ACCOUNT], 23n), 23n],
  ['lido', 'ETH', made(STETH, 'submit(address)', [ZERO], 24n), 24n],
  [
    'native-staking',
    'ETH',
    made(
      '0x00000000219ab540356cBB839Cbe05303d7705Fa',
      'deposit(bytes,bytes,bytes,bytes32)',
      [`0x${'11'.repeat(48)}`, `0x01${'00'.repeat(11)}${ACCOUNT.slice(2)}`, `0x${'22'.repeat(96)}`, WORD],
      25n,
    ),
    25n,
  ],
];

/** What has nothing to do with restaking, in the same selectors where there are such. */
const unrelated: readonly Made[] = [
  made(WETH, 'deposit()', [], 5n),
  made(USDC, 'approve(address,uint256)', ['0x87870Bca3F3fD6335C3F4ce8392D69350B4fA4E2', 5n]),
  made('0x87870Bca3F3fD6335C3F4ce8392D69350B4fA4E2', 'supply(address,uint256,address,uint16)', [USDC, 5n, ACCOUNT, 0n]),
  { to: EOA, value: 1n, data: '0x' },
];

type Request = { readonly to: Address; readonly data: Hex };
const tuple = (calls: readonly Made[]) => calls.map(({ to, value, data }) => [to, value, data]);
const operation = (callData: Hex) => [ACCOUNT, 0n, '0x', callData, WORD, 0n, WORD, '0x', '0x'];

const executeBatch = (calls: readonly Made[]): Hex =>
  encode('function executeBatch((address,uint256,bytes)[])', [tuple(calls)]);
const multiSend = (calls: readonly Made[]): Hex =>
  encode('function multiSend(bytes)', [
    `0x${calls.map(({ to, value, data }) => encodePacked(['uint8', 'address', 'uint256', 'uint256', 'bytes'], [0, to, value, BigInt(size(data)), data]).slice(2)).join('')}`,
  ]);
const safe = (to: Address, data: Hex, runs: 0n | 1n): Hex =>
  encode('function execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', [
    to,
    0n,
    data,
    runs,
    0n,
    0n,
    0n,
    ZERO,
    ZERO,
    '0x',
  ]);
const execute7579 = (calls: readonly Made[], mode = '01'): Hex =>
  encode('function execute(bytes32,bytes)', [`0x${mode.padEnd(64, '0')}`, encodeAbiParameters(CALLS, [calls])]);
const handleOps = (callData: Hex): Hex =>
  encode('function handleOps((address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address)', [
    [operation(callData)],
    EOA,
  ]);
const zipped = (calls: readonly Made[]) => [
  calls.map(({ to }) => to),
  calls.map(({ value }) => value),
  calls.map(({ data }) => data),
];

const wraps: readonly [string, (calls: readonly Made[]) => Request, readonly string[]][] = [
  ['Safe', (calls) => ({ to: ACCOUNT, data: safe(MULTISEND, multiSend(calls), 1n) }), ['Safe', 'MultiSend']],
  ['SimpleAccount', (calls) => ({ to: ACCOUNT, data: executeBatch(calls) }), ['Smart account']],
  [
    'SimpleAccount 0.6',
    (calls) => ({ to: ACCOUNT, data: encode('function executeBatch(address[],uint256[],bytes[])', zipped(calls)) }),
    ['Smart account'],
  ],
  ['ERC-7579', (calls) => ({ to: ACCOUNT, data: execute7579(calls) }), ['Smart account']],
  ['ERC-7821', (calls) => ({ to: ACCOUNT, data: execute7579(calls, '01000000000078210001') }), ['Smart account']],
  ['ERC-4337', (calls) => ({ to: ENTRY_POINT, data: handleOps(executeBatch(calls)) }), ['ERC-4337', 'Smart account']],
  [
    'ERC-4337 with an aggregator',
    (calls) => ({
      to: ENTRY_POINT,
      data: encode(
        'function handleAggregatedOps(((address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address,bytes)[],address)',
        [[[[operation(execute7579(calls))], ZERO, '0x']], EOA],
      ),
    }),
    ['ERC-4337', 'Smart account'],
  ],
  [
    'a Safe of a Safe’s 4337 module, twice in a batch',
    (calls) => ({
      to: ENTRY_POINT,
      data: handleOps(
        encode('function executeUserOp(address,uint256,bytes,uint8)', [
          MULTISEND,
          0n,
          multiSend([{ to: ACCOUNT, value: 0n, data: executeBatch(calls) }]),
          1n,
        ]),
      ),
    }),
    ['ERC-4337', 'Safe', 'MultiSend', 'Smart account'],
  ],
];

const of = (intents: ReturnType<typeof decodeCall>) =>
  intents.map(({ protocol, action, asset, amount, beneficiary, flags }) => ({
    protocol,
    action,
    asset,
    amount,
    beneficiary,
    flags,
  }));

const expected = deposits.map(([protocol, asset, , amount]) => ({
  protocol,
  action: 'deposit',
  asset,
  amount,
  beneficiary: ACCOUNT,
  flags: [],
}));

const mixed = deposits.flatMap(([, , deposit], index): Made[] => [
  unrelated[index % unrelated.length] as Made,
  deposit,
]);

describe('deposits inside', () => {
  it.each(wraps)('%s: each found, of the account’s, and nothing else', (_, wrap, via) => {
    const { to, data } = wrap(mixed);
    const intents = decodeCall({ chainId: 1, from: EOA, to, value: 0n, data });
    expect(of(intents)).toEqual(expected);
    for (const intent of intents) expect(intent.via).toEqual(via);
    expect(examineCall({ chainId: 1, from: EOA, ...wrap(unrelated), value: 0n }).intents).toEqual([]);
  });

  it.each(wraps)('%s: cut short says that it could not be read whole', (_, wrap) => {
    const { to, data } = wrap(mixed);
    for (const length of [74, 202, Math.floor(data.length / 4) * 2]) {
      const intents = decodeCall({ chainId: 1, from: EOA, to, value: 0n, data: data.slice(0, length) as Hex });
      expect(intents.at(-1)).toMatchObject({ protocol: 'unregistered', flags: ['unreadable'] });
    }
  });

  it.each([
    [
      'SafeTx',
      'address to, uint256 value, bytes data, uint8 operation',
      { to: MULTISEND, value: 0, data: multiSend(mixed), operation: 1 },
      ['SafeTx', 'MultiSend'],
    ],
    [
      'PackedUserOperation',
      'address sender, uint256 nonce, bytes initCode, bytes callData',
      { sender: ACCOUNT, nonce: 1, initCode: '0x', callData: execute7579(mixed) },
      ['PackedUserOperation', 'Smart account'],
    ],
    [
      'SafeOp',
      'address safe, uint256 nonce, bytes initCode, bytes callData',
      {
        safe: ACCOUNT,
        nonce: 1,
        initCode: '0x',
        callData: encode('function executeUserOp(address,uint256,bytes,uint8)', [MULTISEND, 0n, multiSend(mixed), 1n]),
      },
      ['SafeOp', 'Safe', 'MultiSend'],
    ],
  ] as const)('a signed %s', (primaryType, fields, message, via) => {
    const types = {
      [primaryType]: fields.split(', ').map((field) => ({ type: field.split(' ')[0], name: field.split(' ')[1] })),
    };
    const domain = { chainId: 1, verifyingContract: ACCOUNT };
    const parsed = parseTypedData([EOA, { types, primaryType, domain, message }]);
    if (!parsed.ok) throw parsed.error;
    const intents = decodeTypedData(parsed.typedData);
    expect(of(intents)).toEqual(expected);
    for (const intent of intents) expect(intent.via).toEqual(via);
  });

  it('a function we do not know of a contract we do: opened, else shown as unknown', () => {
    const pool = '0x308861A430be4cce5502d0A12724771Fc6DaF216';
    const wrapped = (data: Hex) => encode('function multicall(bytes[])', [[data]]);
    const read = (data: Hex) => decodeCall({ chainId: 1, from: EOA, to: pool, value: 7n, data: wrapped(data) });
    expect(read(encode('function deposit()', []))).toMatchObject([
      { protocol: 'ether-fi', verb: 'deposit', amount: 7n },
    ]);
    expect(read('0x')).toMatchObject([{ protocol: 'ether-fi', flags: ['unknown-function'] }]);
  });

  it('takes no allowance of wrapped stake to a market for restaking', () => {
    for (const token of [WSTETH, STETH])
      expect(
        decodeCall({
          chainId: 1,
          from: EOA,
          to: ACCOUNT,
          value: 0n,
          data: executeBatch([
            made(token, 'approve(address,uint256)', ['0x87870Bca3F3fD6335C3F4ce8392D69350B4fA4E2', 1n]),
          ]),
        }),
      ).toEqual([]);
  });
});
