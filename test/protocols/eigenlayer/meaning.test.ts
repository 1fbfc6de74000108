import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import { PERMIT2 } from '@/lib/protocols/decoding/approvals';
import {
  BEACON_DEPOSIT,
  BEACON_STRATEGY,
  BEIGEN,
  DELAYED_WITHDRAWAL_ROUTER,
  DELEGATION_MANAGER,
  EIGEN,
  EIGEN_POD_MANAGER,
  PERMISSION_CONTROLLER,
  REWARDS_COORDINATOR,
  STRATEGY_MANAGER,
} from '@/lib/protocols/eigenlayer/addresses';
import { decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { accountOfCredentials } from '@/lib/protocols/eigenlayer/decode/beacon-deposit';
import { podAddressOf } from '@/lib/protocols/eigenlayer/pod-address';
import { EIGEN_STRATEGY } from '@/lib/protocols/eigenlayer/strategies';
import { encode } from '../encode';

/** Puffer's tests name this pair, read from EigenPodManager.getPod on mainnet. */
const OWNER: Address = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';
const POD: Address = '0x0a71F48B3052008eFE486a9EeBF3ab44a62B7703';
const BOB: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const OPERATOR: Address = '0x5ACCC90436492F24E6aF278569691e2c942A676d';
const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
const STETH_STRATEGY: Address = '0x93c4b944D05dfe6df7645A86cd2206016c51564D';
const UNKNOWN_TOKEN: Address = '0x1111111111111111111111111111111111111111';
const ZERO32: Hex = `0x${'00'.repeat(32)}`;
const MAX = 2n ** 256n - 1n;

const decode = (
  to: Address,
  signature: string,
  args: readonly unknown[],
  more: { value?: bigint; from?: Address } = {},
) => decodeCall({ chainId: 1, from: more.from ?? OWNER, to, value: more.value ?? 0n, data: encode(signature, args) });

describe('deposits', () => {
  it('with somebody else’s signature go to the signer of it', () => {
    const intent = decode(
      STRATEGY_MANAGER,
      'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature)',
      [STETH_STRATEGY, STETH, 5n, BOB, 99n, '0x'],
    );
    expect(intent).toMatchObject({
      action: 'deposit',
      asset: 'stETH',
      amount: 5n,
      target: STETH_STRATEGY,
      beneficiary: BOB,
      expiry: 99n,
      flags: ['beneficiary-not-signer'],
    });
  });

  it('into a strategy nobody listed say so, and name no asset', () => {
    const intent = decode(STRATEGY_MANAGER, 'function depositIntoStrategy(address,address,uint256)', [
      UNKNOWN_TOKEN,
      UNKNOWN_TOKEN,
      1n,
    ]);
    expect(intent).toMatchObject({ assetAddress: UNKNOWN_TOKEN, flags: ['unregistered-target'] });
    expect(intent).not.toHaveProperty('asset');
  });

  it('of bEIGEN are known beside EIGEN’s', () => {
    const args = [EIGEN_STRATEGY, BEIGEN, 1n];
    expect(decode(STRATEGY_MANAGER, 'function depositIntoStrategy(address,address,uint256)', args)?.asset).toBe(
      'bEIGEN',
    );
  });
});

describe('pods', () => {
  it('have the address the contract computes', () => {
    expect(podAddressOf(OWNER)).toBe(POD);
  });

  it('take 32 ETH through the manager', () => {
    const value = 32n * 10n ** 18n;
    const intent = decode(EIGEN_POD_MANAGER, 'function stake(bytes,bytes,bytes32)', ['0x', '0x', ZERO32], { value });
    expect(intent).toMatchObject({ action: 'deposit', asset: 'ETH', amount: value, target: POD, beneficiary: OWNER });
  });

  const deposit =
    'function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root)';
  const credentials = (prefix: string, account: Address): Hex =>
    `0x${prefix}${'00'.repeat(11)}${account.slice(2).toLowerCase()}`;

  it.each(['01', '02'])('take deposits with 0x%s credentials through the beacon deposit contract', (prefix) => {
    const args = ['0x', credentials(prefix, POD), '0x', ZERO32];
    expect(decode(BEACON_DEPOSIT, deposit, args, { value: 10n ** 18n })).toMatchObject({
      action: 'deposit',
      asset: 'ETH',
      amount: 10n ** 18n,
      target: POD,
      targetKind: 'pod',
      flags: [],
    });
  });

  it('are not seen in ordinary staking', () => {
    for (const bytes of [credentials('01', OWNER), credentials('00', POD), '0x', `0x${'01'.repeat(32)}`]) {
      expect(decode(BEACON_DEPOSIT, deposit, ['0x', bytes, '0x', ZERO32])).toBeUndefined();
    }
    expect(accountOfCredentials(credentials('00', POD))).toBeUndefined();
  });

  it('may be meant when the depositor is unknown, which is said', () => {
    const data = encode(deposit, ['0x', credentials('01', POD), '0x', ZERO32]);
    expect(decodeCall({ chainId: 1, to: BEACON_DEPOSIT, value: 1n, data })?.flags).toEqual(['unregistered-target']);
  });

  it('turn plain ether into stake, but only the sender’s own', () => {
    const send = (to: Address) => decodeCall({ chainId: 1, from: OWNER, to, value: 7n, data: '0x' });
    expect(send(POD)).toMatchObject({ action: 'deposit', asset: 'ETH', amount: 7n, target: POD });
    expect(send(BOB)).toBeUndefined();
  });

  const prove = 'function verifyWithdrawalCredentials(uint64,(bytes32,bytes),uint40[],bytes[],bytes32[][])';
  it('start restaking with the credential proof; a stranger’s pod is flagged', () => {
    const args = [1n, [ZERO32, '0x'], [1n], ['0x'], [[ZERO32]]];
    expect(decode(POD, prove, args)).toMatchObject({ action: 'deposit', target: POD, targetKind: 'pod', flags: [] });
    expect(decode(POD, prove, args, { from: BOB })?.flags).toEqual(['unregistered-contract']);
  });

  it('ask for exits: the amount in wei, or none for a full exit', () => {
    const exit = 'function requestWithdrawal((bytes,uint64)[])';
    expect(
      decode(POD, exit, [
        [
          ['0x', 3n],
          ['0x', 4n],
        ],
      ]),
    ).toMatchObject({ action: 'requestWithdrawal', amount: 7_000_000_000n });
    expect(
      decode(POD, exit, [
        [
          ['0x', 3n],
          ['0x', 0n],
        ],
      ]),
    ).not.toHaveProperty('amount');
  });
});

describe('delegation', () => {
  it('by redelegate names the new operator', () => {
    expect(
      decode(DELEGATION_MANAGER, 'function redelegate(address,(bytes,uint256),bytes32)', [
        OPERATOR,
        ['0x', 0n],
        ZERO32,
      ]),
    ).toMatchObject({
      action: 'delegate',
      verb: 'redelegate',
      target: OPERATOR,
      targetKind: 'operator',
      beneficiary: OWNER,
    });
  });

  it('undone for somebody else is flagged', () => {
    expect(decode(DELEGATION_MANAGER, 'function undelegate(address)', [BOB])).toMatchObject({
      action: 'undelegate',
      subject: BOB,
      flags: ['beneficiary-not-signer'],
    });
  });

  it('of EIGEN votes is not restaking', () => {
    const intent = decode(EIGEN, 'function delegate(address)', [BOB]);
    expect(intent).toMatchObject({ action: 'other', verb: 'delegate', flags: ['votes-only'] });
    expect(intent).not.toHaveProperty('amount');
  });
});

describe('withdrawals', () => {
  const withdrawal = [OWNER, OPERATOR, OWNER, 3n, 100n, [STETH_STRATEGY, BEACON_STRATEGY], [10n, 20n]];

  it('name every strategy with its shares', () => {
    const intent = decode(DELEGATION_MANAGER, 'function queueWithdrawals((address[],uint256[],address)[])', [
      [
        [[STETH_STRATEGY, BEACON_STRATEGY], [10n, 20n], BOB],
        [[EIGEN_STRATEGY], [30n], OWNER],
      ],
    ]);
    expect(intent).toMatchObject({
      action: 'requestWithdrawal',
      asset: 'stETH',
      amount: 10n,
      amountKind: 'shares',
      beneficiary: OWNER,
    });
    expect(intent?.moves).toEqual([
      { asset: 'stETH', assetAddress: STETH, amount: 10n, amountKind: 'shares', target: STETH_STRATEGY },
      { asset: 'beaconChainETH', amount: 20n, amountKind: 'shares', target: BEACON_STRATEGY },
      { asset: 'EIGEN', assetAddress: EIGEN, amount: 30n, amountKind: 'shares', target: EIGEN_STRATEGY },
    ]);
  });

  it('completed as shares say that the stake goes back to work', () => {
    const complete =
      'function completeQueuedWithdrawal((address,address,address,uint256,uint32,address[],uint256[]),address[],bool)';
    const asShares = decode(DELEGATION_MANAGER, complete, [withdrawal, [STETH, STETH], false]);
    expect(asShares).toMatchObject({ action: 'claimWithdrawal', note: { key: 'intent.note.restakedAsShares' } });
    expect(asShares?.args.receiveAsTokens).toBe(false);
    expect(decode(DELEGATION_MANAGER, complete, [withdrawal, [STETH, STETH], true])).not.toHaveProperty('note');
    const foreign = decode(DELEGATION_MANAGER, complete, [withdrawal, [STETH, STETH], true], { from: BOB });
    expect(foreign).toMatchObject({ beneficiary: OWNER, flags: ['beneficiary-not-signer'] });
  });

  it.each([
    [
      DELEGATION_MANAGER,
      'function completeQueuedWithdrawal((address,address,address,uint256,uint32,address[],uint256[]),address[],uint256,bool)',
      [withdrawal, [STETH, STETH], 0n, true],
      'claimWithdrawal',
    ],
    [
      DELEGATION_MANAGER,
      'function completeQueuedWithdrawals((address,address,address,uint256,uint32,address[],uint256[])[],address[][],uint256[],bool[])',
      [[withdrawal], [[STETH, STETH]], [0n], [true]],
      'claimWithdrawal',
    ],
    [
      STRATEGY_MANAGER,
      'function completeQueuedWithdrawals((address[],uint256[],address,(address,uint96),uint32,address)[],address[][],uint256[],bool[])',
      [[[[STETH_STRATEGY], [10n], OWNER, [OWNER, 1n], 5n, OPERATOR]], [[STETH]], [0n], [true]],
      'claimWithdrawal',
    ],
    [
      STRATEGY_MANAGER,
      'function queueWithdrawal(uint256[],address[],uint256[],address,bool)',
      [[0n], [STETH_STRATEGY], [10n], OWNER, true],
      'requestWithdrawal',
    ],
    [
      DELEGATION_MANAGER,
      'function delegateToBySignature(address,address,(bytes,uint256),(bytes,uint256),bytes32)',
      [OWNER, OPERATOR, ['0x', 9n], ['0x', 0n], ZERO32],
      'delegate',
    ],
  ] as const)('of an earlier release are understood and flagged outdated (%#)', (to, signature, args, action) => {
    const intent = decode(to, signature, args);
    expect(intent).toMatchObject({ action, flags: ['outdated'], beneficiary: OWNER });
    if (action !== 'delegate') {
      expect(intent).toMatchObject({ asset: 'stETH', amount: 10n, amountKind: 'shares' });
    }
  });
});

it('what an earlier release left in its router can still be claimed, so that claiming it is not outdated', () => {
  const signature = 'function claimDelayedWithdrawals(address,uint256)';
  expect(decode(DELAYED_WITHDRAWAL_ROUTER, signature, [OWNER, 1n])).toMatchObject({
    action: 'claimWithdrawal',
    beneficiary: OWNER,
    flags: [],
  });
});

describe('rights', () => {
  it('over rewards and claims name who gets them', () => {
    expect(decode(REWARDS_COORDINATOR, 'function setClaimerFor(address claimer)', [BOB])).toMatchObject({
      target: BOB,
      targetKind: 'claimer',
      subject: OWNER,
    });
    expect(decode(REWARDS_COORDINATOR, 'function setClaimerFor(address,address)', [OPERATOR, BOB])).toMatchObject({
      target: BOB,
      subject: OPERATOR,
    });
    const claim = [
      0n,
      0n,
      '0x',
      [OWNER, ZERO32],
      [0n, 1n],
      ['0x', '0x'],
      [
        [EIGEN, 10n],
        [UNKNOWN_TOKEN, 5n],
      ],
    ];
    const signature =
      'function processClaim((uint32,uint32,bytes,(address,bytes32),uint32[],bytes[],(address,uint256)[]),address)';
    expect(decode(REWARDS_COORDINATOR, signature, [claim, OWNER])).toMatchObject({
      asset: 'EIGEN',
      beneficiary: OWNER,
      flags: [],
    });
    expect(decode(REWARDS_COORDINATOR, signature, [claim, BOB])).toMatchObject({
      beneficiary: BOB,
      subject: OWNER,
      flags: ['recipient-not-signer'],
    });
  });

  it('over the account name the appointee', () => {
    const set = 'function setAppointee(address,address,address,bytes4)';
    expect(decode(PERMISSION_CONTROLLER, set, [OWNER, BOB, DELEGATION_MANAGER, '0xda8be864'])).toMatchObject({
      action: 'other',
      target: BOB,
      targetKind: 'appointee',
      subject: OWNER,
    });
    expect(decode(PERMISSION_CONTROLLER, 'function removeAdmin(address,address)', [OWNER, BOB])?.flags).toEqual([
      'revoke',
    ]);
  });
});

describe('allowances', () => {
  const approve = 'function approve(address,uint256)';

  it('to StrategyManager are restaking’s, to anyone else not', () => {
    expect(decode(STETH, approve, [STRATEGY_MANAGER, 5n])).toMatchObject({
      action: 'approve',
      asset: 'stETH',
      assetAddress: STETH,
      amount: 5n,
      unlimited: false,
      target: STRATEGY_MANAGER,
      spenderProtocol: 'eigenlayer',
      flags: [],
    });
    expect(decode(STETH, approve, [BOB, 5n])).toBeUndefined();
  });

  it('of zero, or lowered, take a right back', () => {
    expect(decode(STETH, approve, [STRATEGY_MANAGER, 0n])).toMatchObject({
      action: 'approve',
      amount: 0n,
      flags: ['revoke'],
    });
    expect(decode(STETH, 'function decreaseAllowance(address,uint256)', [STRATEGY_MANAGER, MAX])).toMatchObject({
      unlimited: false,
      flags: ['revoke'],
    });
  });

  it('without end are unlimited', () => {
    expect(decode(UNKNOWN_TOKEN, approve, [STRATEGY_MANAGER, MAX])).toMatchObject({
      unlimited: true,
      flags: ['unlimited'],
    });
    expect(
      decode(UNKNOWN_TOKEN, 'function increaseAllowance(address,uint256)', [STRATEGY_MANAGER, MAX])?.unlimited,
    ).toBe(true);
  });

  it('by permit carry owner and deadline', () => {
    const permit = 'function permit(address,address,uint256,uint256,uint8,bytes32,bytes32)';
    expect(decode(EIGEN, permit, [BOB, STRATEGY_MANAGER, 5n, 99n, 27n, ZERO32, ZERO32])).toMatchObject({
      action: 'permit',
      asset: 'EIGEN',
      owner: BOB,
      amount: 5n,
      expiry: 99n,
    });
    const dai = 'function permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)';
    expect(decode(UNKNOWN_TOKEN, dai, [BOB, STRATEGY_MANAGER, 0n, 99n, true, 27n, ZERO32, ZERO32])?.unlimited).toBe(
      true,
    );
    expect(decode(UNKNOWN_TOKEN, dai, [BOB, STRATEGY_MANAGER, 0n, 99n, false, 27n, ZERO32, ZERO32])?.flags).toEqual([
      'revoke',
    ]);
  });

  it('through Permit2 name the token inside', () => {
    const approve2 = 'function approve(address,address,uint160,uint48)';
    expect(decode(PERMIT2, approve2, [STETH, STRATEGY_MANAGER, 2n ** 160n - 1n, 99n])).toMatchObject({
      asset: 'stETH',
      unlimited: true,
      expiry: 99n,
    });
    const batch = 'function permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)';
    const details = [
      [STETH, 1n, 0n, 0n],
      [EIGEN, 2n, 0n, 0n],
    ];
    expect(decode(PERMIT2, batch, [BOB, [details, STRATEGY_MANAGER, 99n], '0x'])?.moves).toEqual([
      { asset: 'stETH', assetAddress: STETH, amount: 1n, amountKind: 'assets' },
      { asset: 'EIGEN', assetAddress: EIGEN, amount: 2n, amountKind: 'assets' },
    ]);
    expect(decode(PERMIT2, approve2, [STETH, BOB, 1n, 99n])).toBeUndefined();
  });

  it('on another chain are flagged: nothing of EigenLayer’s is there', () => {
    const data = encode(approve, [STRATEGY_MANAGER, 5n]);
    expect(decodeCall({ chainId: 10, from: OWNER, to: STETH, value: 0n, data })).toMatchObject({
      flags: ['wrong-chain'],
    });
  });
});
