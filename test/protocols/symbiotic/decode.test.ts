import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/core/units';
import { type Entity, type EntityBook, entityKey } from '@/lib/protocols/contract';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import * as at from '@/lib/protocols/symbiotic/addresses';
import { decodeCall, decodeTypedData, suspectSelectors } from '@/lib/protocols/symbiotic/decode';
import type { Kind } from '@/lib/protocols/symbiotic/entities';
import { anyValue, encode, inputsOf } from '../encode';
import { callOf, inFixtureWords, readCases } from '../real-transactions';

const ALICE: Address = '0x0C721ef16C5B203b225d2Ed78f3C4398c0c10a85';
const BOB: Address = '0xFFBa6d77f7939F4998b4a4D9A21821240432C0BC';
const STRANGER: Address = '0x1107F797c1af4982b038Eb91260b3f9A90eecee9';
const QUEUE: Address = '0x2222222222222222222222222222222222222222';
const LISTED: Address = '0xE1F23869776c82f691d9Cb34597Ab1830Fb0De58';
const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
const WBTC: Address = '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599';
const COLLATERAL: Address = '0xC329400492c6ff2438472D4651Ad17389fCb843a';
const AMOUNT = 12_345n;

const bookOf = (kind: Kind, traits: Entity['traits'] = { token: WSTETH }, address = STRANGER): EntityBook =>
  new Map([[entityKey(1, address), { protocol: 'symbiotic', chainId: 1, address, kind, traits }]]);

const call = (to: Address, signature: string, args: readonly unknown[], chainId = 1) => ({
  chainId,
  from: ALICE,
  to,
  value: 0n,
  data: encode(signature, args),
});

type Row = readonly [kind: Kind, signature: string, args: readonly unknown[], expected: Record<string, unknown>];
const EXIT = { action: 'requestWithdrawal', target: STRANGER, targetKind: 'vault', asset: 'wstETH' };

/** Every entry point, with what it means for the one who signs. */
const rows: readonly Row[] = [
  [
    'vault',
    'function deposit(address onBehalfOf, uint256 amount)',
    [ALICE, AMOUNT],
    {
      action: 'deposit',
      amount: AMOUNT,
      amountKind: 'assets',
      beneficiary: ALICE,
      asset: 'wstETH',
      assetAddress: WSTETH,
      target: STRANGER,
      flags: [],
    },
  ],
  [
    'vault-token',
    'function deposit(address onBehalfOf, uint256 amount)',
    [BOB, AMOUNT],
    { action: 'deposit', beneficiary: BOB, flags: ['beneficiary-not-signer'] },
  ],
  [
    'vault',
    'function withdraw(address claimer, uint256 amount)',
    [ALICE, AMOUNT],
    { ...EXIT, amount: AMOUNT, amountKind: 'assets', beneficiary: ALICE, flags: [] },
  ],
  [
    'vault',
    'function withdraw(address claimer, uint256 amount)',
    [BOB, AMOUNT],
    { beneficiary: BOB, flags: ['beneficiary-not-signer'] },
  ],
  [
    'vault',
    'function redeem(address claimer, uint256 shares)',
    [ALICE, AMOUNT],
    { ...EXIT, amount: AMOUNT, amountKind: 'shares' },
  ],
  [
    'vault',
    'function claim(address recipient, uint256 epoch)',
    [BOB, 7n],
    { action: 'claimWithdrawal', beneficiary: BOB, flags: ['recipient-not-signer'] },
  ],
  [
    'vault',
    'function claimBatch(address recipient, uint256[] epochs)',
    [ALICE, [7n, 8n]],
    { action: 'claimWithdrawal', beneficiary: ALICE, flags: [] },
  ],
  [
    'vault-token',
    'function transfer(address to, uint256 amount)',
    [BOB, AMOUNT],
    { action: 'other', amount: AMOUNT, amountKind: 'shares', beneficiary: BOB, owner: ALICE },
  ],
  [
    'vault-token',
    'function transferFrom(address from, address to, uint256 amount)',
    [BOB, ALICE, AMOUNT],
    { action: 'other', owner: BOB, beneficiary: ALICE },
  ],
  [
    'vault-v2',
    'function deposit(uint256 assets, address receiver)',
    [AMOUNT, ALICE],
    { action: 'deposit', amount: AMOUNT, amountKind: 'assets', beneficiary: ALICE, flags: [] },
  ],
  [
    'vault-v2',
    'function mint(uint256 shares, address receiver)',
    [AMOUNT, BOB],
    { action: 'deposit', amountKind: 'shares', flags: ['beneficiary-not-signer'] },
  ],
  [
    'vault-v2',
    'function withdraw(uint256 assets, address receiver, address owner)',
    [AMOUNT, BOB, ALICE],
    { ...EXIT, amountKind: 'assets', beneficiary: BOB, owner: ALICE, flags: ['recipient-not-signer'] },
  ],
  [
    'vault-v2',
    'function redeem(uint256 shares, address receiver, address owner)',
    [AMOUNT, ALICE, ALICE],
    { ...EXIT, amountKind: 'shares', flags: [] },
  ],
  [
    'queue',
    'function requestRedeem(uint256 shares, address receiver)',
    [AMOUNT, ALICE],
    { action: 'requestWithdrawal', amountKind: 'shares', target: LISTED, targetKind: 'vault', beneficiary: ALICE },
  ],
  [
    'queue',
    'function claim(uint256 tokenId, address receiver)',
    [9n, BOB],
    { action: 'claimWithdrawal', amount: 9n, amountKind: 'tokenId', beneficiary: BOB, flags: ['recipient-not-signer'] },
  ],
  ['queue', 'function fill()', [], { action: 'other' }],
  [
    'collateral',
    'function deposit(address recipient, uint256 amount)',
    [ALICE, AMOUNT],
    { action: 'deposit', amount: AMOUNT, beneficiary: ALICE, flags: [] },
  ],
  [
    'collateral',
    'function deposit(address recipient, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    [ALICE, AMOUNT, 99n, 27, `0x${'1'.repeat(64)}`, `0x${'2'.repeat(64)}`],
    { action: 'deposit', expiry: 99n },
  ],
  [
    'collateral',
    'function withdraw(address recipient, uint256 amount)',
    [BOB, AMOUNT],
    { ...EXIT, beneficiary: BOB, flags: ['recipient-not-signer'] },
  ],
  [
    'collateral',
    'function issueDebt(address recipient, uint256 amount)',
    [BOB, AMOUNT],
    { action: 'other', amount: AMOUNT },
  ],
  [
    'rewards',
    'function claimRewards(address recipient, address token, bytes data)',
    [BOB, WBTC, '0x1234'],
    { action: 'other', assetAddress: WBTC, beneficiary: BOB, flags: ['recipient-not-signer'] },
  ],
];

const traitsOf = (kind: Kind): Entity['traits'] =>
  kind === 'queue' || kind === 'rewards' ? { vault: LISTED } : { token: WSTETH };
const nameOf = (signature: string) => /function (\w+)/.exec(signature)?.[1];

describe('contracts the chain has told of', () => {
  it.each(rows)('%s: %s', (kind, signature, args, expected) => {
    const intent = decodeCall(call(STRANGER, signature, args), bookOf(kind, traitsOf(kind)));
    expect(intent).toMatchObject({ protocol: 'symbiotic', verb: nameOf(signature), contract: STRANGER, ...expected });
  });

  it.each(rows)('%s: %s means nothing without the book, nor on another chain', (kind, signature, args) => {
    expect(decodeCall(call(STRANGER, signature, args))).toBeUndefined();
    expect(decodeCall(call(STRANGER, signature, args, 10), bookOf(kind, traitsOf(kind)))).toBeUndefined();
    const others: EntityBook = new Map(
      [...bookOf(kind)].map(([key, entity]) => [key, { ...entity, protocol: 'karak' }]),
    );
    expect(decodeCall(call(STRANGER, signature, args), others)).toBeUndefined();
  });

  it('any arguments come back as they were encoded, cut ones are malformed', () => {
    for (const [kind, signature] of rows) {
      const book = bookOf(kind, traitsOf(kind));
      fc.assert(
        fc.property(fc.tuple(...inputsOf(signature).map(anyValue)), (args) => {
          const whole = call(STRANGER, signature, args as unknown[]);
          const intent = decodeCall(whole, book);
          expect(intent?.flags).not.toContain('malformed');
          expect(Object.keys(intent?.args ?? {})).toHaveLength(inputsOf(signature).length);
          if (args.length === 0) return;
          const cut = decodeCall({ ...whole, data: whole.data.slice(0, 74 - 2) as `0x${string}` }, book);
          expect(cut).toMatchObject({ action: 'other', flags: ['malformed'] });
        }),
        { numRuns: 20 },
      );
    }
  });

  it('are asked about for every shared form, and for nothing as common as a transfer', () => {
    const asked = suspectSelectors();
    for (const selector of [
      '0x47e7ef24',
      '0xf3fef3a3',
      '0x1e9a6950',
      '0xaad3ec96',
      '0x7c04c80a',
      '0xc5758489',
      '0x6e553f65',
      '0x94bf804d',
      '0xb460af94',
      '0xba087652',
      '0x107703ab',
      '0xddd5e1b2',
      '0x5d0b5205',
    ])
      expect(asked).toContain(selector);
    expect(asked).not.toContain('0xa9059cbb');
    expect(asked).not.toContain('0x095ea7b3');
  });
});

describe('bundled and own contracts', () => {
  it('a listed vault decodes in every form, on mainnet; elsewhere nothing of it is there', () => {
    const deposit = 'function deposit(address,uint256)';
    expect(decodeCall(call(LISTED, deposit, [ALICE, 1n]))?.flags).toEqual([]);
    expect(decodeCall(call(LISTED, deposit, [ALICE, 1n], 8453))?.flags).toEqual(['wrong-chain']);
    expect(decodeCall(call(LISTED, 'function deposit(uint256,address)', [1n, ALICE]))?.action).toBe('deposit');
    expect(decodeCall(call(LISTED, 'function setDepositLimit(uint256)', [1n]))).toBeUndefined();
  });

  it('amounts keep their token’s decimals', () => {
    const intent = decodeCall(
      call(STRANGER, 'function deposit(address,uint256)', [ALICE, 1n]),
      bookOf('vault', { token: WBTC }),
    );
    expect(intent).toMatchObject({ asset: 'WBTC', assetDecimals: 8 });
  });

  it('the migrator turns collateral into stake', () => {
    const migrate = 'function migrate(address collateral, address vault, address onBehalfOf, uint256 amount)';
    expect(decodeCall(call(at.COLLATERAL_MIGRATOR, migrate, [COLLATERAL, LISTED, ALICE, AMOUNT]))).toMatchObject({
      action: 'deposit',
      asset: 'wstETH',
      amount: AMOUNT,
      target: LISTED,
      beneficiary: ALICE,
      flags: [],
    });
    const unlisted = decodeCall(call(at.COLLATERAL_MIGRATOR, migrate, [COLLATERAL, STRANGER, BOB, AMOUNT]));
    expect(unlisted?.flags).toEqual(['beneficiary-not-signer', 'unregistered-target']);
  });

  it.each([
    [at.OPERATOR_VAULT_OPT_IN, 'function optIn(address where)', [LISTED], { target: LISTED, subject: ALICE }],
    [at.OPERATOR_VAULT_OPT_IN, 'function optOut(address where)', [LISTED], { target: LISTED, subject: ALICE }],
    [
      at.OPERATOR_NETWORK_OPT_IN,
      'function optIn(address who, address where, uint48 deadline, bytes signature)',
      [BOB, STRANGER, 99, '0x12'],
      { target: STRANGER, subject: BOB, expiry: 99n },
    ],
    [
      at.OPERATOR_NETWORK_OPT_IN,
      'function optOut(address who, address where, uint48 deadline, bytes signature)',
      [BOB, STRANGER, 99, '0x12'],
      { subject: BOB },
    ],
    [at.OPERATOR_VAULT_OPT_IN, 'function increaseNonce(address where)', [LISTED], { target: LISTED }],
    [at.OPERATOR_REGISTRY, 'function registerOperator()', [], { subject: ALICE }],
    [at.NETWORK_REGISTRY, 'function registerNetwork()', [], { subject: ALICE }],
    [at.NETWORK_MIDDLEWARE_SERVICE, 'function setMiddleware(address)', [BOB], { target: BOB, targetKind: 'appointee' }],
    [
      at.VAULT_FACTORY,
      'function migrate(address entity, uint64 newVersion, bytes data)',
      [LISTED, 3n, '0x'],
      { target: LISTED },
    ],
  ] as const)('%s %s', (to, signature, args, expected) => {
    expect(decodeCall(call(to, signature, args))).toMatchObject({ action: 'other', flags: [], ...expected });
    expect(decodeCall(call(to, signature, args, 10))?.flags).toEqual(['wrong-chain']);
  });

  it('an unknown function of Symbiotic’s own contracts is shown as unknown', () => {
    expect(decodeCall(call(at.VAULT_CONFIGURATOR, 'function anything()', []))?.flags).toEqual(['unknown-function']);
  });

  it('allowances and permits to vaults, queues, collaterals and the migrator', () => {
    const approve = 'function approve(address,uint256)';
    expect(decodeCall(call(WSTETH, approve, [LISTED, AMOUNT]))).toMatchObject({
      action: 'approve',
      asset: 'wstETH',
      target: LISTED,
      spenderProtocol: 'symbiotic',
    });
    for (const spender of [COLLATERAL, at.COLLATERAL_MIGRATOR])
      expect(decodeCall(call(WBTC, approve, [spender, AMOUNT]))).toMatchObject({ asset: 'WBTC', assetDecimals: 8 });
    expect(decodeCall(call(WSTETH, approve, [QUEUE, AMOUNT]))).toBeUndefined();
    expect(decodeCall(call(WSTETH, approve, [QUEUE, AMOUNT]), bookOf('queue', {}, QUEUE))?.target).toBe(QUEUE);
  });

  it('a permit for a vault, and an operator’s opt-in by signature', () => {
    const read = (typed: unknown) => {
      const parsed = parseTypedData([ALICE, typed]);
      if (!parsed.ok) throw parsed.error;
      return { chainId: 1, ...parsed.typedData };
    };
    const field = (name: string, type: string) => ({ name, type });
    const permit = read({
      types: {
        Permit: [
          field('owner', 'address'),
          field('spender', 'address'),
          field('value', 'uint256'),
          field('nonce', 'uint256'),
          field('deadline', 'uint256'),
        ],
      },
      primaryType: 'Permit',
      domain: { name: 'Wrapped liquid staked Ether 2.0', version: '1', chainId: 1, verifyingContract: WSTETH },
      message: { owner: ALICE, spender: LISTED, value: '5', nonce: 0, deadline: 99 },
    });
    expect(decodeTypedData(permit)).toMatchObject({ action: 'permit', target: LISTED, amount: 5n, asset: 'wstETH' });
    const types = {
      OptIn: [
        field('who', 'address'),
        field('where', 'address'),
        field('nonce', 'uint256'),
        field('deadline', 'uint48'),
      ],
    };
    const domain = {
      name: 'OperatorVaultOptInService',
      version: '1',
      chainId: 1,
      verifyingContract: at.OPERATOR_VAULT_OPT_IN,
    };
    const message = { who: ALICE, where: LISTED, nonce: 0, deadline: 99 };
    expect(decodeTypedData(read({ types, primaryType: 'OptIn', domain, message }))).toMatchObject({
      action: 'other',
      target: LISTED,
      subject: ALICE,
      expiry: 99n,
      flags: [],
    });
    const { where: _, ...without } = message;
    expect(decodeTypedData(read({ types, primaryType: 'OptIn', domain, message: without }))?.flags).toEqual([
      'malformed',
    ]);
    const elsewhere = { ...domain, verifyingContract: STRANGER };
    expect(decodeTypedData(read({ types, primaryType: 'OptIn', domain: elsewhere, message }))).toBeUndefined();
  });
});

const real = readCases(new URL('./fixtures/transactions.fixture.json', import.meta.url));
const foreign = readCases(new URL('./fixtures/foreign.fixture.json', import.meta.url));

describe('real transactions', () => {
  it.each(real.map((item) => [item.id, item] as const))('%s', (_, item) => {
    const intent = decodeCall(callOf(item));
    const { action, amount, asset, target, beneficiary, args } = item.expected;
    expect(intent && inFixtureWords(intent)).toMatchObject({ action, amount, asset, target, beneficiary, args });
  });

  it.each(foreign.map((item) => [item.id, item] as const))('%s is left alone', (_, item) => {
    expect(decodeCall(callOf(item))).toBeUndefined();
  });
});
