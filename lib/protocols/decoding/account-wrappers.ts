import type { Address, Hex } from '@/lib/core/units';
import { readExecution } from './packed-calls';
import { type CarriedCall, each, one, type Wrapper, wrapper, zip } from './wrapper';

const CALL = '(address to, uint256 value, bytes data)';
const SEQUENCE_CALL =
  '(bool delegateCall, bool revertOnError, uint256 gasLimit, address target, uint256 value, bytes data)';
const ZERO: Address = '0x0000000000000000000000000000000000000000';
const ACCOUNT = 'Smart account';
const SEQUENCE = 'Sequence';
const ARGENT = 'Argent';

type SequenceCall = { delegateCall: boolean; target: Address; value: bigint; data: Hex };

const ofSequence = (calls: readonly SequenceCall[], self: Address | undefined): CarriedCall[] =>
  calls.flatMap(({ delegateCall, target, value, data }) => one(target, value, data, delegateCall ? 1 : 0, self));

/** Functions of smart accounts, EIP-7702 delegates and modules that carry calls of the account. */
export const accounts = (): Wrapper[] => [
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
  // Called on the account, which calls itself. Source: ERC-6900 (Alchemy's Modular Account); coinbase/smart-wallet.
  wrapper(ACCOUNT, 'function executeWithRuntimeValidation(bytes data, bytes authorization)', ([data], self) =>
    one(self ?? ZERO, 0n, data, 0, self),
  ),
  wrapper(ACCOUNT, 'function executeWithoutChainIdValidation(bytes[] calls)', ([calls], self) =>
    calls.flatMap((data) => one(self ?? ZERO, 0n, data, 0, self)),
  ),
  // Source: Uniswap/calibur.
  wrapper(
    ACCOUNT,
    `function execute(((${CALL}[] calls, bool revertOnFailure) batchedCall, uint256 nonce, bytes32 keyHash, address executor, uint256 deadline) signed, bytes signature)`,
    ([{ batchedCall }], self) => each(batchedCall.calls, self),
  ),
  // Source: 0xsequence/wallet-contracts, MainModule.
  wrapper(SEQUENCE, `function execute(${SEQUENCE_CALL}[] calls, uint256 nonce, bytes signature)`, ([calls], self) =>
    ofSequence(calls, self),
  ),
  wrapper(SEQUENCE, `function selfExecute(${SEQUENCE_CALL}[] calls)`, ([calls], self) => ofSequence(calls, self)),
  // A module of Argent's, for the wallet it names. Source: argentlabs/argent-contracts, TransactionManager and RelayerManager.
  ...['multiCall', 'multiCallWithSession', 'multiCallWithGuardians', 'multiCallWithGuardiansAndStartSession'].map(
    (name) =>
      wrapper(
        ARGENT,
        `function ${name as 'multiCall'}(address wallet, ${CALL}[] calls${name.endsWith('StartSession') ? ', address sessionUser, uint64 duration' : ''})`,
        ([wallet, calls]) => each(calls, wallet),
      ),
  ),
  wrapper(
    ARGENT,
    'function execute(address wallet, bytes data, uint256 nonce, bytes signatures, uint256 gasPrice, uint256 gasLimit, address refundToken, address refundAddress)',
    ([wallet, data], self) => one(self ?? ZERO, 0n, data, 0, wallet),
  ),
  // Source: AmbireTech/contracts, AmbireAccount.
  ...['tryCatch', 'tryCatchLimit'].map((name) =>
    wrapper(
      ACCOUNT,
      `function ${name as 'tryCatch'}(address to, uint256 value, bytes data${name === 'tryCatch' ? '' : ', uint256 gasLimit'})`,
      ([to, value, data], self) => one(to, value, data, 0, self),
    ),
  ),
];
