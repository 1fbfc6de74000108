import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { movesPart, sharesOf } from './moves';
import { note } from './notes';

const APPROVAL = '(bytes signature, uint256 expiry)';
const WITHDRAWAL =
  '(address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, uint256[] scaledShares)';
/** As it was before 17 April 2025; the last field was renamed with the slashing release. */
const OLD_WITHDRAWAL =
  '(address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, uint256[] shares)';

const notSigner = (account: Address | undefined, call: Call): IntentPart['flags'] =>
  account && call.from && !isSameAddress(account, call.from) ? ['beneficiary-not-signer'] : [];

type Completion = {
  readonly withdrawer: Address;
  readonly strategies: readonly Address[];
  readonly shares: readonly bigint[];
};

const completion = (
  withdrawals: readonly Completion[],
  receiveAsTokens: readonly boolean[],
  call: Call,
  flags: NonNullable<IntentPart['flags']> = [],
): IntentPart => {
  const withdrawer = withdrawals[0]?.withdrawer;
  return {
    action: 'claimWithdrawal',
    ...movesPart(withdrawals.flatMap((item) => sharesOf(item.strategies, item.shares))),
    beneficiary: withdrawer,
    flags: [...flags, ...(notSigner(withdrawer, call) ?? [])],
    note: receiveAsTokens.every(Boolean) ? undefined : note('restakedAsShares'),
  };
};

const scaled = ({
  withdrawer,
  strategies,
  scaledShares,
}: Omit<Completion, 'shares'> & { scaledShares: readonly bigint[] }) => ({
  withdrawer,
  strategies,
  shares: scaledShares,
});

/** DelegationManager: who holds the stake, and the way out. Forms of earlier releases revert now and are flagged outdated. */
export const delegationManager = entryPointTable(() => [
  entryPoint(
    `function delegateTo(address operator, ${APPROVAL} approverSignatureAndExpiry, bytes32 approverSalt)`,
    ([operator], call) => ({ action: 'delegate', target: operator, targetKind: 'operator', beneficiary: call.from }),
  ),
  entryPoint(
    `function redelegate(address newOperator, ${APPROVAL} newOperatorApproverSig, bytes32 approverSalt)`,
    ([operator], call) => ({
      action: 'delegate',
      target: operator,
      targetKind: 'operator',
      subject: call.from,
      beneficiary: call.from,
      note: note('redelegateQueues'),
    }),
  ),
  entryPoint('function undelegate(address staker)', ([staker], call) => ({
    action: 'undelegate',
    subject: staker,
    beneficiary: staker,
    flags: notSigner(staker, call),
    note: note('undelegateQueues'),
  })),
  entryPoint(
    'function queueWithdrawals((address[] strategies, uint256[] shares, address withdrawer)[] params)',
    ([params], call) => ({
      action: 'requestWithdrawal',
      ...movesPart(params.flatMap((item) => sharesOf(item.strategies, item.shares))),
      // The third field is ignored by the contract: what is withdrawn always comes back to the caller.
      beneficiary: call.from,
    }),
  ),
  entryPoint(
    `function completeQueuedWithdrawal(${WITHDRAWAL} withdrawal, address[] tokens, bool receiveAsTokens)`,
    ([withdrawal, , receiveAsTokens], call) => completion([scaled(withdrawal)], [receiveAsTokens], call),
  ),
  entryPoint(
    `function completeQueuedWithdrawals(${WITHDRAWAL}[] withdrawals, address[][] tokens, bool[] receiveAsTokens)`,
    ([withdrawals, , receiveAsTokens], call) => completion(withdrawals.map(scaled), receiveAsTokens, call),
  ),
  entryPoint(
    'function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string metadataURI)',
    (_, call) => ({ action: 'other', subject: call.from, beneficiary: call.from, note: note('operatorForEver') }),
  ),
  entryPoint('function modifyOperatorDetails(address operator, address newDelegationApprover)', ([operator]) => ({
    action: 'other',
    subject: operator,
  })),
  entryPoint('function updateOperatorMetadataURI(address operator, string metadataURI)', ([operator]) => ({
    action: 'other',
    subject: operator,
  })),

  entryPoint(
    `function completeQueuedWithdrawal(${OLD_WITHDRAWAL} withdrawal, address[] tokens, uint256 middlewareTimesIndex, bool receiveAsTokens)`,
    ([withdrawal, , , receiveAsTokens], call) => completion([withdrawal], [receiveAsTokens], call, ['outdated']),
  ),
  entryPoint(
    `function completeQueuedWithdrawals(${OLD_WITHDRAWAL}[] withdrawals, address[][] tokens, uint256[] middlewareTimesIndexes, bool[] receiveAsTokens)`,
    ([withdrawals, , , receiveAsTokens], call) => completion(withdrawals, receiveAsTokens, call, ['outdated']),
  ),
  entryPoint(
    `function delegateToBySignature(address staker, address operator, ${APPROVAL} stakerSignatureAndExpiry, ${APPROVAL} approverSignatureAndExpiry, bytes32 approverSalt)`,
    ([staker, operator, stakerSignature], call) => ({
      action: 'delegate',
      target: operator,
      targetKind: 'operator',
      beneficiary: staker,
      expiry: stakerSignature.expiry,
      flags: ['outdated', ...(notSigner(staker, call) ?? [])],
    }),
  ),
  entryPoint('function delegateTo(address operator)', ([operator], call) => ({
    action: 'delegate',
    target: operator,
    targetKind: 'operator',
    beneficiary: call.from,
    flags: ['outdated'],
  })),
  entryPoint(
    'function registerAsOperator((address earningsReceiver, address delegationApprover, uint32 stakerOptOutWindowBlocks) registeringOperatorDetails, string metadataURI)',
    (_, call) => ({ action: 'other', subject: call.from, beneficiary: call.from, flags: ['outdated'] }),
  ),
  entryPoint(
    'function modifyOperatorDetails((address earningsReceiver, address delegationApprover, uint32 stakerOptOutWindowBlocks) newOperatorDetails)',
    (_, call) => ({ action: 'other', subject: call.from, flags: ['outdated'] }),
  ),
  entryPoint('function updateOperatorMetadataURI(string metadataURI)', (_, call) => ({
    action: 'other',
    subject: call.from,
    flags: ['outdated'],
  })),
]);
