import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { podAddressOf } from '../pod-address';
import { note } from './notes';

const STATE_ROOT_PROOF = '(bytes32 beaconStateRoot, bytes proof)';
const ETHER = { asset: 'ETH', amountKind: 'assets' } as const;

/** The caller's own pod, where the caller is known. */
export const podOf = (call: Call): Address | undefined => call.from && podAddressOf(call.from);

const toPod = (call: Call): IntentPart => ({ action: 'other', target: call.to, targetKind: 'pod' });

/** EigenPodManager: pods are made here, and 32 ETH staked into them. */
export const eigenPodManager = entryPointTable(() => [
  entryPoint('function createPod()', (_, call) => ({
    action: 'other',
    target: podOf(call),
    targetKind: 'pod',
    beneficiary: call.from,
    note: note('podCreated'),
  })),
  entryPoint('function stake(bytes pubkey, bytes signature, bytes32 depositDataRoot) payable', (_, call) => ({
    action: 'deposit',
    ...ETHER,
    amount: call.value,
    target: podOf(call),
    targetKind: 'pod',
    beneficiary: call.from,
    note: note('stakeNotYetRestaked'),
  })),
]);

/**
 * EigenPod. A pod's address follows from its owner alone, so the caller's own pod is known without asking; these selectors exist
 * nowhere else that we know of, so other contracts are told apart by a flag. The proof submitter calls somebody else's pod.
 */
export const eigenPod = entryPointTable(() => [
  entryPoint(
    `function verifyWithdrawalCredentials(uint64 beaconTimestamp, ${STATE_ROOT_PROOF} stateRootProof, uint40[] validatorIndices, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)`,
    (_, call) => ({
      ...toPod(call),
      action: 'deposit',
      asset: 'ETH',
      note: note('restakingStarts'),
    }),
  ),
  entryPoint('function startCheckpoint(bool revertIfNoBalance)', (_, call) => ({
    ...toPod(call),
    note: note('checkpoint'),
  })),
  entryPoint(
    'function verifyCheckpointProofs((bytes32 balanceContainerRoot, bytes proof) balanceContainerProof, (bytes32 pubkeyHash, bytes32 balanceRoot, bytes proof)[] proofs)',
    (_, call) => ({ ...toPod(call), note: note('checkpoint') }),
  ),
  entryPoint(
    `function verifyStaleBalance(uint64 beaconTimestamp, ${STATE_ROOT_PROOF} stateRootProof, (bytes32[] validatorFields, bytes proof) proof)`,
    (_, call) => ({ ...toPod(call), note: note('checkpoint') }),
  ),
  entryPoint(
    'function requestWithdrawal((bytes pubkey, uint64 amountGwei)[] requests) payable',
    ([requests], call) => ({
      ...toPod(call),
      action: 'requestWithdrawal',
      asset: 'ETH',
      // Amount 0 asks for the validator's full exit, whose size the call does not say.
      ...(requests.some((item) => item.amountGwei === 0n)
        ? {}
        : {
            amount: requests.reduce((sum, item) => sum + item.amountGwei, 0n) * 1_000_000_000n,
            amountKind: 'assets' as const,
          }),
      note: note('validatorExit'),
    }),
  ),
  entryPoint('function requestConsolidation((bytes srcPubkey, bytes targetPubkey)[] requests) payable', (_, call) =>
    toPod(call),
  ),
  entryPoint('function setProofSubmitter(address newProofSubmitter)', ([submitter], call) => ({
    action: 'other',
    target: submitter,
    targetKind: 'appointee',
    subject: call.to,
    note: note('proofSubmitter'),
  })),
  entryPoint(
    `function verifyBalanceUpdates(uint64 oracleTimestamp, uint40[] validatorIndices, ${STATE_ROOT_PROOF} stateRootProof, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)`,
    (_, call) => ({ ...toPod(call), flags: ['outdated'] }),
  ),
  entryPoint(
    [
      'function verifyAndProcessWithdrawals(uint64 oracleTimestamp, StateRootProof stateRootProof, WithdrawalProof[] withdrawalProofs, bytes[] validatorFieldsProofs, bytes32[][] validatorFields, bytes32[][] withdrawalFields)',
      'struct StateRootProof { bytes32 beaconStateRoot; bytes proof; }',
      'struct WithdrawalProof { bytes withdrawalProof; bytes slotProof; bytes executionPayloadProof; bytes timestampProof; bytes historicalSummaryBlockRootProof; uint64 blockRootIndex; uint64 historicalSummaryIndex; uint64 withdrawalIndex; bytes32 blockRoot; bytes32 slotRoot; bytes32 timestampRoot; bytes32 executionPayloadRoot; }',
    ],
    (_, call) => ({ ...toPod(call), flags: ['outdated'] }),
  ),
  entryPoint('function withdrawBeforeRestaking()', (_, call) => ({ ...toPod(call), flags: ['outdated'] })),
  entryPoint('function activateRestaking()', (_, call) => ({ ...toPod(call), flags: ['outdated'] })),
  entryPoint(
    'function withdrawNonBeaconChainETHBalanceWei(address recipient, uint256 amountToWithdraw)',
    ([recipient, amount], call) => ({
      ...toPod(call),
      ...ETHER,
      amount,
      beneficiary: recipient,
      flags: ['outdated'],
    }),
  ),
]);

/** Too general a name to be taken for EigenLayer's anywhere but at the caller's own pod. */
export const ownPodOnly = entryPointTable(() => [
  entryPoint(
    'function recoverTokens(address[] tokenList, uint256[] amountsToWithdraw, address recipient)',
    ([tokens, amounts, recipient], call) => ({
      ...toPod(call),
      moves: tokens.map((assetAddress, index) => ({ assetAddress, amount: amounts[index] ?? 0n })),
      beneficiary: recipient,
      flags: call.from && !isSameAddress(recipient, call.from) ? ['recipient-not-signer'] : [],
    }),
  ),
]);

/** The router that held withdrawals until 2024: nothing new goes in, but what was left there can still be claimed, so no claim is outdated. */
export const delayedWithdrawalRouter = entryPointTable(() => [
  entryPoint(
    'function claimDelayedWithdrawals(address recipient, uint256 maxNumberOfDelayedWithdrawalsToClaim)',
    ([recipient]) => ({ action: 'claimWithdrawal', asset: 'ETH', beneficiary: recipient }),
  ),
  entryPoint('function claimDelayedWithdrawals(uint256 maxNumberOfDelayedWithdrawalsToClaim)', (_, call) => ({
    action: 'claimWithdrawal',
    asset: 'ETH',
    beneficiary: call.from,
  })),
]);
