import { type Hex, parseAbiParameters } from 'viem';
import type { Address } from '@/lib/core/units';
import { accounts } from './account-wrappers';
import { decodeParameters } from './decode-args';
import { readExecution, readMultiSend } from './packed-calls';
import { type CarriedCall, one, type Wrapper, wrapper, zip } from './wrapper';

/** ERC-4337 operations before and since version 0.7. */
const STRUCT_06 =
  'struct Op { address sender; uint256 nonce; bytes initCode; bytes callData; uint256 callGasLimit; uint256 verificationGasLimit; uint256 preVerificationGas; uint256 maxFeePerGas; uint256 maxPriorityFeePerGas; bytes paymasterAndData; bytes signature; }';
const STRUCT_07 =
  'struct Op { address sender; uint256 nonce; bytes initCode; bytes callData; bytes32 accountGasLimits; uint256 preVerificationGas; bytes32 gasFees; bytes paymasterAndData; bytes signature; }';
const GROUP = 'struct Group { Op[] userOps; address aggregator; bytes signature; }';

/** `IAccountExecute.executeUserOp`: the account's own calldata follows the selector. Source: ERC-4337 v0.7. */
const EXECUTE_USER_OP = '0x8dd7712f';

/** What an ERC-4337 operation asks of its account. */
export const ofOperation = (sender: Address, callData: Hex): CarriedCall => ({
  to: sender,
  value: 0n,
  data: callData.startsWith(EXECUTE_USER_OP) ? `0x${callData.slice(10)}` : callData,
});

const SAFE = 'Safe';
const MULTICALL = 'Multicall';
const ENTRY_POINT = 'ERC-4337';

const safe = (): Wrapper[] => [
  wrapper(
    SAFE,
    'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)',
    ([to, value, data, operation], self) => one(to, value, data, operation, self),
  ),
  ...[
    'execTransactionFromModule',
    'execTransactionFromModuleReturnData',
    'executeUserOp',
    'executeUserOpWithErrorString',
  ].map((name) =>
    wrapper(
      SAFE,
      `function ${name as 'execTransactionFromModule'}(address to, uint256 value, bytes data, uint8 operation)`,
      ([to, value, data, operation], self) => one(to, value, data, operation, self),
    ),
  ),
  wrapper('MultiSend', 'function multiSend(bytes transactions)', ([transactions], self) =>
    readMultiSend(transactions, self),
  ),
  // The account a module acts for is set in the module, not in the call. Role keys were numbers until 2023.
  ...['execTransactionWithRole', 'execTransactionWithRoleReturnData'].flatMap((name) =>
    ['bytes32', 'uint16'].map((key) =>
      wrapper(
        'Zodiac Roles',
        `function ${name as 'execTransactionWithRole'}(address to, uint256 value, bytes data, uint8 operation, ${key as 'bytes32'} role, bool shouldRevert)`,
        ([to, value, data, operation]) => one(to, value, data, operation, undefined),
      ),
    ),
  ),
  wrapper(
    'Zodiac Delay',
    'function executeNextTx(address to, uint256 value, bytes data, uint8 operation)',
    ([to, value, data, operation]) => one(to, value, data, operation, undefined),
  ),
];

const entryPoints = (): Wrapper[] => [
  wrapper(
    ENTRY_POINT,
    ['function handleAggregatedOps(Group[] groups, address beneficiary)', STRUCT_06, GROUP],
    ([groups]) => groups.flatMap(({ userOps }) => userOps.map((op) => ofOperation(op.sender, op.callData))),
  ),
  wrapper(
    ENTRY_POINT,
    ['function handleAggregatedOps(Group[] groups, address beneficiary)', STRUCT_07, GROUP],
    ([groups]) => groups.flatMap(({ userOps }) => userOps.map((op) => ofOperation(op.sender, op.callData))),
  ),
  wrapper(ENTRY_POINT, ['function handleOps(Op[] ops, address beneficiary)', STRUCT_06], ([ops]) =>
    ops.map((op) => ofOperation(op.sender, op.callData)),
  ),
  wrapper(ENTRY_POINT, ['function handleOps(Op[] ops, address beneficiary)', STRUCT_07], ([ops]) =>
    ops.map((op) => ofOperation(op.sender, op.callData)),
  ),
];

const multicalls = (): Wrapper[] => [
  wrapper(MULTICALL, 'function aggregate((address target, bytes callData)[] calls)', ([calls], self) =>
    calls.map((call) => ({ from: self, to: call.target, value: 0n, data: call.callData })),
  ),
  wrapper(MULTICALL, 'function blockAndAggregate((address target, bytes callData)[] calls)', ([calls], self) =>
    calls.map((call) => ({ from: self, to: call.target, value: 0n, data: call.callData })),
  ),
  ...['tryAggregate', 'tryBlockAndAggregate'].map((name) =>
    wrapper(
      MULTICALL,
      `function ${name as 'tryAggregate'}(bool requireSuccess, (address target, bytes callData)[] calls)`,
      ([, calls], self) => calls.map((call) => ({ from: self, to: call.target, value: 0n, data: call.callData })),
    ),
  ),
  wrapper(
    MULTICALL,
    'function aggregate3((address target, bool allowFailure, bytes callData)[] calls)',
    ([calls], self) => calls.map((call) => ({ from: self, to: call.target, value: 0n, data: call.callData })),
  ),
  wrapper(
    MULTICALL,
    'function aggregate3Value((address target, bool allowFailure, uint256 value, bytes callData)[] calls)',
    ([calls], self) => calls.map((call) => ({ from: self, to: call.target, value: call.value, data: call.callData })),
  ),
  // A contract calling itself: sender and target stay.
  wrapper(MULTICALL, 'function multicall(bytes[] data)', ([datas], _, call) =>
    datas.map((data) => ({ ...call, data })),
  ),
  wrapper(MULTICALL, 'function multicall(uint256 deadline, bytes[] data)', ([, datas], _, call) =>
    datas.map((data) => ({ ...call, data })),
  ),
  wrapper(MULTICALL, 'function multicall(bytes32 previousBlockhash, bytes[] data)', ([, datas], _, call) =>
    datas.map((data) => ({ ...call, data })),
  ),
];

const DELEGATIONS = parseAbiParameters(
  '(address delegate, address delegator, bytes32 authority, (address enforcer, bytes terms, bytes args)[] caveats, uint256 salt, bytes signature)[]',
);

/** Who a chain of delegations acts for: the last one's delegator. Undefined when it cannot be read. */
const rootDelegator = (context: Hex): Address | undefined => {
  try {
    return decodeParameters(DELEGATIONS, context)[0].at(-1)?.delegator;
  } catch {
    // Another delegation framework's context: the calls are still there, only their sender is unknown.
    return undefined;
  }
};

const FORWARD = '(address from, address to, uint256 value, uint256 gas, uint256 nonce, bytes data)';
const FORWARD_5 =
  '(address from, address to, uint256 value, uint256 gas, uint48 deadline, bytes data, bytes signature)';

const others = (): Wrapper[] => [
  wrapper(
    'Delegation',
    'function redeemDelegations(bytes[] contexts, bytes32[] modes, bytes[] executions)',
    ([contexts, modes, executions]) =>
      executions.flatMap((execution, index) =>
        readExecution(modes[index] ?? '0x', execution, rootDelegator(contexts[index] ?? '0x')),
      ),
  ),
  // OpenZeppelin's forwarders before and since version 5: whoever sends it, the call is made as the one who signed it.
  ...[FORWARD, FORWARD_5].map((request) =>
    wrapper(
      'ERC-2771',
      `function execute(${request as typeof FORWARD} request${request === FORWARD ? ', bytes signature' : ''})`,
      ([{ from, to, value, data }]) => one(to, value, data, 0, from),
    ),
  ),
  wrapper('ERC-2771', `function executeBatch(${FORWARD_5}[] requests, address refundReceiver)`, ([requests]) =>
    requests.flatMap(({ from, to, value, data }) => one(to, value, data, 0, from)),
  ),
  wrapper(
    'Timelock',
    'function execute(address to, uint256 value, bytes data, bytes32 predecessor, bytes32 salt)',
    ([to, value, data], self) => one(to, value, data, 0, self),
  ),
  wrapper(
    'Timelock',
    'function executeBatch(address[] to, uint256[] value, bytes[] data, bytes32 predecessor, bytes32 salt)',
    ([to, value, data], self) => zip(to, value, data, self),
  ),
];

let table: ReadonlyMap<string, Wrapper> | undefined;

/** Every function we know to carry calls, by selector. Built on first use. */
export const wrappers = (): ReadonlyMap<string, Wrapper> => {
  table ??= new Map(
    [...safe(), ...entryPoints(), ...multicalls(), ...accounts(), ...others()].map((item) => [item.selector, item]),
  );
  return table;
};
