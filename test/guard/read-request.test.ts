import fc from 'fast-check';
import { encodeFunctionData, parseAbi, parseTransaction, serializeTransaction } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { parseEnvelope } from '@/lib/guard/envelope';
import { readChainId, readQuantity } from '@/lib/guard/read-quantity';
import { readRequest } from '@/lib/guard/read-request';

const ACCOUNT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const STRATEGY_MANAGER = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A';
const DEPOSIT = encodeFunctionData({
  abi: parseAbi(['function depositIntoStrategy(address,address,uint256)']),
  args: ['0x93c4b944D05dfe6df7645A86cd2206016c51564D', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', 10n ** 18n],
});

const read = (method: string, params: unknown, rest: Record<string, unknown> = {}) =>
  readRequest({ id: 'request-1', requests: [{ method, params }], chainId: '0x1', account: ACCOUNT, ...rest });

describe('readRequest', () => {
  test('every way to send a transaction gives the same call', async () => {
    const transaction = { from: ACCOUNT, to: STRATEGY_MANAGER, data: DEPOSIT, value: '0x0' };
    for (const method of ['eth_sendTransaction', 'wallet_sendTransaction', 'eth_signTransaction']) {
      const [item] = await read(method, [transaction]);
      expect(item).toMatchObject({
        kind: 'call',
        call: { chainId: 1, to: STRATEGY_MANAGER, data: DEPOSIT, value: 0n, from: ACCOUNT },
      });
    }
  });

  test('wallet_sendCalls uses its own chain and account, not the wallet’s; a call may lack to, data and value', async () => {
    const items = await read(
      'wallet_sendCalls',
      [
        {
          version: '2.0.0',
          chainId: '0x2105',
          from: STRATEGY_MANAGER,
          calls: [{ to: ACCOUNT, value: '0x5' }, { data: '0x6001' }],
        },
      ],
      { chainId: '0x1' },
    );
    expect(items).toEqual([
      {
        kind: 'call',
        method: 'wallet_sendCalls',
        call: { chainId: 8453, to: ACCOUNT, value: 5n, data: '0x', from: STRATEGY_MANAGER },
      },
      {
        kind: 'call',
        method: 'wallet_sendCalls',
        call: { chainId: 8453, value: 0n, data: '0x6001', from: STRATEGY_MANAGER },
      },
    ]);
  });

  test('no calls give no items, thirty give thirty', async () => {
    expect(await read('wallet_sendCalls', [{ chainId: '0x1', calls: [] }])).toEqual([]);
    const calls = Array.from({ length: 30 }, () => ({ to: ACCOUNT }));
    expect(await read('wallet_sendCalls', [{ chainId: '0x1', calls }])).toHaveLength(30);
  });

  test('calls may each name their chain, as drafts of the method had it', async () => {
    const calls = [{ to: ACCOUNT, chainId: '0xa' }, { to: ACCOUNT }];
    const chains = async (rest: object) =>
      (await read('wallet_sendCalls', [{ ...rest, calls }])).map((item) => item.kind === 'call' && item.call.chainId);
    expect(await chains({})).toEqual([10, 1]);
    expect(await chains({ chainId: '0x2105' })).toEqual([8453, 8453]);
  });

  test('a user operation is what its account is asked to do; what signs in no known form is blind', async () => {
    const execute = '0xb61d27f6';
    for (const callData of [execute, `0x8dd7712f${execute.slice(2)}`])
      expect(await read('eth_sendUserOperation', [{ sender: ACCOUNT, callData, nonce: '0x1' }, ACCOUNT])).toEqual([
        {
          kind: 'call',
          method: 'eth_sendUserOperation',
          call: { chainId: 1, from: ACCOUNT, to: ACCOUNT, value: 0n, data: execute },
        },
      ]);
    expect(await read('eth_sendTransactionSync', [{ to: ACCOUNT }])).toMatchObject([{ kind: 'call' }]);
    for (const method of [
      'eth_sendUserOperation',
      'eth_sendRawTransactionSync',
      'wallet_sendPreparedCalls',
      'wallet_signIntent',
      'eth_sendPrivateTransaction',
      'eth_signTypedData_v5',
      'wallet_requestExecutionPermissions',
    ])
      expect(await read(method, [{}])).toMatchObject([{ kind: 'blind', method }]);
    expect(await read('wallet_switchEthereumChain', [{ chainId: '0x1' }])).toEqual([]);
  });

  test('data and input are one; where they differ nobody can say which counts', async () => {
    const items = async (data: unknown, input: unknown) => read('eth_sendTransaction', [{ to: ACCOUNT, data, input }]);
    for (const [data, input] of [
      [DEPOSIT, undefined],
      ['0x', DEPOSIT],
      [DEPOSIT, ''],
      [DEPOSIT.toUpperCase().replace('0X', '0x'), DEPOSIT],
    ])
      expect(await items(data, input)).toMatchObject([{ kind: 'call', call: { data: DEPOSIT } }]);
    expect(await items('0x1234', DEPOSIT)).toMatchObject([{ kind: 'blind', why: 'transaction' }]);
  });

  test('value as hex, decimal, number or nothing; calldata without 0x; input instead of data', async () => {
    for (const [value, wei] of [
      ['0x10', 16n],
      ['16', 16n],
      [16, 16n],
      [undefined, 0n],
      ['', 0n],
    ] as const) {
      const [item] = await read('eth_sendTransaction', [{ to: ACCOUNT, value, input: DEPOSIT.slice(2).toUpperCase() }]);
      expect(item).toMatchObject({ kind: 'call', call: { value: wei, data: DEPOSIT } });
    }
  });

  test('personal_sign in either order: text passes, a bare hash is blind', async () => {
    const hash = `0x${'ab'.repeat(32)}`;
    expect(await read('personal_sign', [hash, ACCOUNT])).toMatchObject([{ kind: 'blind', why: 'raw-hash' }]);
    expect(await read('personal_sign', [ACCOUNT, hash])).toMatchObject([{ kind: 'blind', why: 'raw-hash' }]);
    expect(await read('personal_sign', ['Sign in to the app', ACCOUNT])).toMatchObject([{ kind: 'message' }]);
    const text = `0x${Buffer.from('example.org wants you to sign in').toString('hex')}`;
    expect(await read('personal_sign', [text, ACCOUNT])).toMatchObject([{ kind: 'message' }]);
  });

  test('typed data as string and as object; broken JSON is blind, never an exception', async () => {
    const typed = {
      domain: { name: 'EigenLayer', version: '1', chainId: 1, verifyingContract: STRATEGY_MANAGER },
      types: { EIP712Domain: [], Thing: [{ name: 'amount', type: 'uint256' }] },
      primaryType: 'Thing',
      message: { amount: '7', extra: 'undeclared' },
    };
    for (const data of [typed, JSON.stringify(typed)]) {
      const [item] = await read('eth_signTypedData_v4', [ACCOUNT, data]);
      expect(item).toMatchObject({ kind: 'typedData', typedData: { primaryType: 'Thing', signer: ACCOUNT } });
      expect(item?.kind === 'typedData' && 'extra' in item.typedData.message).toBe(false);
    }
    expect(await read('eth_signTypedData_v4', [ACCOUNT, '{broken'])).toMatchObject([
      { kind: 'blind', why: 'typed-data' },
    ]);
    expect(await read('eth_signTypedData', [[{ type: 'string', name: 'a', value: 'b' }], ACCOUNT])).toMatchObject([
      { kind: 'blind' },
    ]);
  });

  test('typed data of no chain is of the wallet’s; without any word on it, of mainnet', async () => {
    const typed = {
      domain: { name: 'EigenLayer' },
      types: { EIP712Domain: [{ name: 'name', type: 'string' }], Thing: [{ name: 'amount', type: 'uint256' }] },
      primaryType: 'Thing',
      message: { amount: '7' },
    };
    for (const [wallet, expected] of [
      ['0x2105', 8453],
      [undefined, 1],
    ] as const)
      expect(await read('eth_signTypedData_v4', [ACCOUNT, typed], { chainId: wallet })).toMatchObject([
        { kind: 'typedData', typedData: { chainId: expected } },
      ]);
  });

  test('a signed raw transaction is decoded, with the account it came from; junk is blind', async () => {
    const account = privateKeyToAccount('0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d');
    const raw = await account.signTransaction({
      chainId: 1,
      to: STRATEGY_MANAGER,
      data: DEPOSIT,
      gas: 100_000n,
      maxFeePerGas: 1n,
      type: 'eip1559',
    });
    expect(parseTransaction(raw).to?.toLowerCase()).toBe(STRATEGY_MANAGER.toLowerCase());
    expect(await read('eth_sendRawTransaction', [raw])).toMatchObject([
      { kind: 'call', call: { data: DEPOSIT, from: ACCOUNT } },
    ]);
    expect(await read('eth_sendRawTransaction', ['0x02f8'])).toMatchObject([{ kind: 'blind', why: 'raw-transaction' }]);
    const unsigned = serializeTransaction({ chainId: 1, to: STRATEGY_MANAGER, type: 'eip1559' });
    expect(await read('eth_sendRawTransaction', [unsigned])).toMatchObject([{ kind: 'blind' }]);
  });

  test('an EIP-7702 authorisation is shown beside the call that carries it', async () => {
    const items = await read('eth_sendTransaction', [
      { to: ACCOUNT, authorizationList: [{ address: STRATEGY_MANAGER }] },
    ]);
    expect(items).toMatchObject([{ kind: 'call' }, { kind: 'blind', why: 'authorization' }]);
  });

  test('nor does a signed transaction of type 4 hide its authorisations', async () => {
    const account = privateKeyToAccount('0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d');
    const authorization = await account.signAuthorization({ address: STRATEGY_MANAGER, chainId: 1, nonce: 1 });
    const raw = await account.signTransaction({
      chainId: 1,
      to: STRATEGY_MANAGER,
      data: DEPOSIT,
      value: 7n,
      gas: 100_000n,
      maxFeePerGas: 1n,
      authorizationList: [authorization],
      type: 'eip7702',
    });
    expect(await read('eth_sendRawTransaction', [raw])).toMatchObject([
      { kind: 'call', call: { data: DEPOSIT, value: 7n, from: ACCOUNT } },
      { kind: 'blind', why: 'authorization' },
    ]);
  });

  test('chain ids in every form', () => {
    expect([1, '1', '0x1', 'eip155:1'].map(readChainId)).toEqual([1, 1, 1, 1]);
    expect(['0x0', '-1', 'one', '1.5', {}, null].map(readChainId)).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  test('a quantity is never guessed', () => {
    for (const odd of ['1e18', '0xzz', ' ', -1, 1.5, Number.MAX_SAFE_INTEGER + 1, {}, true])
      expect(readQuantity(odd)).toBeUndefined();
  });

  test('whatever a page asks with, reading never throws', async () => {
    const methods = fc.constantFrom(
      'eth_sendTransaction',
      'wallet_sendCalls',
      'eth_signTypedData_v4',
      'personal_sign',
      'eth_sendRawTransaction',
      'wallet_invokeMethod',
      'eth_sign',
      'other',
    );
    await fc.assert(
      fc.asyncProperty(methods, fc.jsonValue(), async (method, params) => {
        const envelope = parseEnvelope(JSON.stringify({ id: 'request-1', requests: [{ method, params }] }));
        expect(envelope && Array.isArray(await readRequest(envelope))).toBe(true);
      }),
    );
  });
});
