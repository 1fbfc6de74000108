import { decodeAbiParameters, type Hex, parseAbiParameters } from 'viem';
import type { Address } from '@/lib/core/units';
import { readExecution, readMultiSend } from './packed-calls';
import { type CarriedCall, type Wrapper, wrapper } from './wrapper';

const CALL = '(address to, uint256 value, bytes data)';
const OP_06 =
  '(address sender, uint256 nonce, bytes initCode, bytes callData, uint256 callGasLimit, uint256 verificationGasLimit, uint256 preVerificationGas, uint256 maxFeePerGas, uint256 maxPriorityFeePerGas, bytes paymasterAndData, bytes signature)';
const OP_07 =
  '(address sender, uint256 nonce, bytes initCode, bytes callData, bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData, bytes signature)';

/** `IAccountExecute.executeUserOp`: the account's own calldata follows the selector. Source: ERC-4337 v0.7. */
const EXECUTE_USER_OP = '0x8dd7712f';

/** What an ERC-4337 operation asks of its account. */
export const ofOperation = (sender: Address, callData: Hex): CarriedCall => ({
  to: sender,
  value: 0n,
  data: callData.startsWith(EXECUTE_USER_OP) ? `0x${callData.slice(10)}` : callData,
});

type Item = { readonly to: Address; readonly value: bigint; readonly data: Hex };
const each = (calls: readonly Item[], self: Address | undefined): CarriedCall[] =>
  calls.map((call) => ({ from: self, to: call.to, value: call.value, data: call.data }));

const zip = (
  targets: readonly Address[],
  values: readonly bigint[] | undefined,
  datas: readonly Hex[],
  self: Address | undefined,
): CarriedCall[] =>
  targets.map((to, index) => ({ from: self, to, value: values?.[index] ?? 0n, data: datas[index] ?? '0x' }));

const one = (to: Address, value: bigint, data: Hex, operation: number, self: Address | undefined): CarriedCall[] => [
  { from: self, to, value, data, isDelegate: operation === 1 },
];

const SAFE = 'Safe';
const ACCOUNT = 'Smart account';
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
  // The account a role acts for is set in the module, not in the call.
  wrapper(
    'Zodiac Roles',
    'function execTransactionWithRole(address to, uint256 value, bytes data, uint8 operation, bytes32 roleKey, bool shouldRevert)',
    ([to, value, data, operation]) => one(to, value, data, operation, undefined),
  ),
];

const entryPoints = (): Wrapper[] => [
  wrapper(ENTRY_POINT, `function handleOps(${OP_06}[] ops, address beneficiary)`, ([ops]) =>
    ops.map((op) => ofOperation(op.sender, op.callData)),
  ),
  wrapper(ENTRY_POINT, `function handleOps(${OP_07}[] ops, address beneficiary)`, ([ops]) =>
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

const accounts = (): Wrapper[] => [
  ...['execute', 'executeCall', 'execute_ncC'].map((name) =>
    wrapper(
      ACCOUNT,
      `function ${name as 'execute'}(address to, uint256 value, bytes data)`,
      ([to, value, data], self) => one(to, value, data, 0, self),
    ),
  ),
  wrapper(
    ACCOUNT,
    'function execute(address to, uint256 value, bytes data, uint8 operation)',
    ([to, value, data, operation], self) => one(to, value, data, operation, self),
  ),
  wrapper(ACCOUNT, 'function executeBatch(address[] to, bytes[] data)', ([to, data], self) =>
    zip(to, undefined, data, self),
  ),
  ...['executeBatch', 'executeBatchCall', 'executeBatch_y6U'].map((name) =>
    wrapper(
      ACCOUNT,
      `function ${name as 'executeBatch'}(address[] to, uint256[] value, bytes[] data)`,
      ([to, value, data], self) => zip(to, value, data, self),
    ),
  ),
  ...['executeBatch', 'execute', 'executeBySender'].map((name) =>
    wrapper(ACCOUNT, `function ${name as 'execute'}(${CALL}[] calls)`, ([calls], self) => each(calls, self)),
  ),
  wrapper(ACCOUNT, `function execute(${CALL} call)`, ([call], self) => each([call], self)),
  wrapper(ACCOUNT, `function execute(${CALL}[] calls, bytes signature)`, ([calls], self) => each(calls, self)),
  wrapper(
    ACCOUNT,
    [
      'function executeMultiple(Batch[] batches)',
      'struct Item { address to; uint256 value; bytes data; }',
      'struct Batch { Item[] calls; bytes signature; }',
    ],
    ([batches], self) => batches.flatMap((batch) => each(batch.calls, self)),
  ),
  wrapper(ACCOUNT, `function execute((${CALL}[] calls, bool revertOnFailure) batch)`, ([batch], self) =>
    each(batch.calls, self),
  ),
  wrapper(ACCOUNT, 'function execute((bytes data, address to, uint256 value)[] calls)', ([calls], self) =>
    each(calls, self),
  ),
  ...['execute', 'executeFromExecutor'].map((name) =>
    wrapper(ACCOUNT, `function ${name as 'execute'}(bytes32 mode, bytes execution)`, ([mode, execution], self) =>
      readExecution(mode, execution, self),
    ),
  ),
];

const DELEGATIONS = parseAbiParameters(
  '(address delegate, address delegator, bytes32 authority, (address enforcer, bytes terms, bytes args)[] caveats, uint256 salt, bytes signature)[]',
);

/** Who a chain of delegations acts for: the last one's delegator. Undefined when it cannot be read. */
const rootDelegator = (context: Hex): Address | undefined => {
  try {
    return decodeAbiParameters(DELEGATIONS, context)[0].at(-1)?.delegator;
  } catch {
    // Another delegation framework's context: the calls are still there, only their sender is unknown.
    return undefined;
  }
};

const others = (): Wrapper[] => [
  wrapper(
    'Delegation',
    'function redeemDelegations(bytes[] contexts, bytes32[] modes, bytes[] executions)',
    ([contexts, modes, executions]) =>
      executions.flatMap((execution, index) =>
        readExecution(modes[index] ?? '0x', execution, rootDelegator(contexts[index] ?? '0x')),
      ),
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
