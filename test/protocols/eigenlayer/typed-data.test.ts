import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMIT2 } from '@/lib/protocols/decoding/approvals';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { AVS_DIRECTORY, DELEGATION_MANAGER, EIGEN, STRATEGY_MANAGER } from '@/lib/protocols/eigenlayer/addresses';
import { decodeTypedData } from '@/lib/protocols/eigenlayer/decode-typed-data';

const SIGNER = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const OTHER = '0x5ACCC90436492F24E6aF278569691e2c942A676d';
const STETH = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
const STETH_STRATEGY = '0x93c4b944D05dfe6df7645A86cd2206016c51564D';

type Fields = Record<string, string>;
const fieldsOf = (fields: Fields) => Object.entries(fields).map(([name, type]) => ({ name, type }));

const decode = (
  primaryType: string,
  fields: Fields,
  message: Record<string, unknown>,
  domain: Record<string, unknown>,
  structs: Record<string, Fields> = {},
) => {
  const types = {
    [primaryType]: fieldsOf(fields),
    ...Object.fromEntries(Object.entries(structs).map(([name, struct]) => [name, fieldsOf(struct)])),
  };
  const parsed = parseTypedData([SIGNER, JSON.stringify({ types, primaryType, domain, message })]);
  if (!parsed.ok) throw parsed.error;
  return decodeTypedData(parsed.typedData);
};

const eigenlayer = (verifyingContract: string, more: Record<string, unknown> = {}) => ({
  name: 'EigenLayer',
  version: '1',
  chainId: 1,
  verifyingContract,
  ...more,
});
const DEPOSIT = {
  staker: 'address',
  strategy: 'address',
  token: 'address',
  amount: 'uint256',
  nonce: 'uint256',
  expiry: 'uint256',
};
const deposit = { staker: SIGNER, strategy: STETH_STRATEGY, token: STETH, amount: '1000', nonce: '0', expiry: '99' };

describe('EigenLayer messages', () => {
  it('Deposit puts stake on the signer', () => {
    expect(decode('Deposit', DEPOSIT, deposit, eigenlayer(STRATEGY_MANAGER))).toMatchObject({
      action: 'deposit',
      verb: 'Deposit',
      asset: 'stETH',
      assetAddress: STETH,
      amount: 1000n,
      target: STETH_STRATEGY,
      targetKind: 'strategy',
      beneficiary: SIGNER,
      expiry: 99n,
      flags: [],
    });
    expect(decode('Deposit', DEPOSIT, { ...deposit, staker: OTHER }, eigenlayer(STRATEGY_MANAGER))?.flags).toEqual([
      'beneficiary-not-signer',
    ]);
  });

  it.each([
    ['another contract', eigenlayer(OTHER), ['unregistered-contract']],
    ['the wrong one of the three', eigenlayer(DELEGATION_MANAGER), ['unregistered-contract']],
    ['the domain of 2023', eigenlayer(STRATEGY_MANAGER, { version: undefined }), ['outdated']],
    ['the domain of spring 2025', eigenlayer(STRATEGY_MANAGER, { version: '1.' }), ['outdated']],
    ['another chain', eigenlayer(STRATEGY_MANAGER, { chainId: 17000 }), ['wrong-chain']],
    ['another name', eigenlayer(STRATEGY_MANAGER, { name: 'Eigen' }), ['malformed']],
  ])('Deposit for %s is flagged', (_, domain, flags) => {
    expect(decode('Deposit', DEPOSIT, deposit, domain)).toMatchObject({ action: 'deposit', flags });
  });

  it('with fields of the wrong type are malformed, not nothing', () => {
    expect(decode('Deposit', DEPOSIT, { ...deposit, amount: 'all' }, eigenlayer(STRATEGY_MANAGER))).toMatchObject({
      action: 'other',
      flags: ['malformed'],
    });
  });

  it('that let a staker be delegated are gone: outdated', () => {
    const intent = decode(
      'StakerDelegation',
      { staker: 'address', operator: 'address', nonce: 'uint256', expiry: 'uint256' },
      { staker: SIGNER, operator: OTHER, nonce: 1, expiry: 99 },
      eigenlayer(DELEGATION_MANAGER),
    );
    expect(intent).toMatchObject({ action: 'delegate', target: OTHER, flags: ['outdated'] });
  });

  it('of operators and their approvers are known', () => {
    const approval = {
      delegationApprover: 'address',
      staker: 'address',
      operator: 'address',
      salt: 'bytes32',
      expiry: 'uint256',
    };
    const salt = `0x${'00'.repeat(32)}`;
    const message = { delegationApprover: SIGNER, staker: OTHER, operator: OTHER, salt, expiry: 1 };
    expect(decode('DelegationApproval', approval, message, eigenlayer(DELEGATION_MANAGER))).toMatchObject({
      action: 'other',
      subject: OTHER,
      flags: [],
    });
    const registration = { operator: 'address', avs: 'address', salt: 'bytes32', expiry: 'uint256' };
    expect(
      decode(
        'OperatorAVSRegistration',
        registration,
        { operator: SIGNER, avs: OTHER, salt, expiry: 1 },
        eigenlayer(AVS_DIRECTORY),
      ),
    ).toMatchObject({ action: 'other', subject: SIGNER, flags: [] });
  });

  it('of a type nobody accepts are shown', () => {
    expect(decode('Withdraw', { staker: 'address' }, { staker: SIGNER }, eigenlayer(OTHER))?.flags).toEqual(
      expect.arrayContaining(['unregistered-contract', 'unknown-function']),
    );
  });

  it('of EIGEN votes are not restaking', () => {
    const fields = { delegatee: 'address', nonce: 'uint256', expiry: 'uint256' };
    const message = { delegatee: OTHER, nonce: 0, expiry: 9 };
    const domain = { name: 'EIGEN', version: '1', chainId: 1, verifyingContract: EIGEN };
    expect(decode('Delegation', fields, message, domain)).toMatchObject({ action: 'other', flags: ['votes-only'] });
    expect(decode('Delegation', fields, message, { ...domain, verifyingContract: OTHER })).toBeUndefined();
  });
});

describe('permits', () => {
  const PERMIT = { owner: 'address', spender: 'address', value: 'uint256', nonce: 'uint256', deadline: 'uint256' };
  const domain = { name: 'Liquid staked Ether 2.0', version: '2', chainId: 1, verifyingContract: STETH };
  const permit = { owner: SIGNER, spender: STRATEGY_MANAGER, value: '7', nonce: '1', deadline: '99' };

  it('for StrategyManager are restaking’s, for anyone else not', () => {
    expect(decode('Permit', PERMIT, permit, domain)).toMatchObject({
      action: 'permit',
      verb: 'Permit',
      asset: 'stETH',
      assetAddress: STETH,
      amount: 7n,
      unlimited: false,
      target: STRATEGY_MANAGER,
      targetKind: 'spender',
      spenderProtocol: 'eigenlayer',
      owner: SIGNER,
      expiry: 99n,
      flags: [],
    });
    expect(decode('Permit', PERMIT, { ...permit, spender: OTHER }, domain)).toBeUndefined();
    expect(decode('Permit', PERMIT, { ...permit, value: '0' }, domain)?.flags).toEqual(['revoke']);
    expect(decode('Permit', PERMIT, { ...permit, value: 'x' }, domain)?.flags).toEqual(['malformed']);
    expect(decode('Permit', PERMIT, permit, { ...domain, chainId: 10 })?.flags).toEqual(['wrong-chain']);
  });

  it('in DAI’s form are all or nothing', () => {
    const DAI = { holder: 'address', spender: 'address', nonce: 'uint256', expiry: 'uint256', allowed: 'bool' };
    const message = { holder: SIGNER, spender: STRATEGY_MANAGER, nonce: 0, expiry: 5, allowed: true };
    expect(decode('Permit', DAI, message, domain)).toMatchObject({ unlimited: true, owner: SIGNER, expiry: 5n });
    expect(decode('Permit', DAI, { ...message, allowed: false }, domain)?.flags).toEqual(['revoke']);
  });

  const details = { token: 'address', amount: 'uint160', expiration: 'uint48', nonce: 'uint48' };
  const permit2 = { name: 'Permit2', chainId: 1, verifyingContract: PERMIT2 };
  it('through Permit2 name the token inside', () => {
    const single = {
      details: { token: STETH, amount: '5', expiration: 1, nonce: 0 },
      spender: STRATEGY_MANAGER,
      sigDeadline: '9',
    };
    const fields = { details: 'PermitDetails', spender: 'address', sigDeadline: 'uint256' };
    expect(decode('PermitSingle', fields, single, permit2, { PermitDetails: details })).toMatchObject({
      action: 'permit',
      asset: 'stETH',
      assetAddress: STETH,
      amount: 5n,
      owner: SIGNER,
      expiry: 9n,
      flags: [],
    });
    expect(
      decode('PermitSingle', fields, single, { ...permit2, verifyingContract: OTHER }, { PermitDetails: details })
        ?.flags,
    ).toEqual(['unregistered-contract']);
  });

  it('that move many tokens at once list them', () => {
    const fields = { permitted: 'TokenPermissions[]', spender: 'address', nonce: 'uint256', deadline: 'uint256' };
    const message = {
      permitted: [
        { token: STETH, amount: '5' },
        { token: EIGEN, amount: '6' },
      ],
      spender: STRATEGY_MANAGER,
      nonce: 0,
      deadline: 9,
    };
    const intent = decode('PermitBatchTransferFrom', fields, message, permit2, {
      TokenPermissions: { token: 'address', amount: 'uint256' },
    });
    expect(intent?.moves?.map(({ asset, amount }) => [asset, amount])).toEqual([
      ['stETH', 5n],
      ['EIGEN', 6n],
    ]);
  });
});

it('decoding never throws, whatever the message', () => {
  const primary = fc.constantFrom(
    'Deposit',
    'Permit',
    'PermitSingle',
    'PermitBatch',
    'StakerDelegation',
    'DelegationApproval',
    'x',
  );
  const value = fc.oneof(fc.anything(), fc.constant(STRATEGY_MANAGER), fc.constant(EIGEN));
  const names = [
    'staker',
    'spender',
    'details',
    'permitted',
    'value',
    'allowed',
    'strategy',
    'token',
    'amount',
    'operator',
  ];
  const message = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  fc.assert(
    fc.property(
      primary,
      message,
      fc.constantFrom(STRATEGY_MANAGER, EIGEN, PERMIT2, STETH),
      (primaryType, fields, verifyingContract) => {
        decodeTypedData({
          domain: { name: 'EigenLayer', version: '1', verifyingContract },
          primaryType,
          message: fields,
        });
      },
    ),
    { numRuns: 1_000 },
  );
});
