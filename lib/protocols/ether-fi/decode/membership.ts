import type { Call } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { requestExit, stakeEther, wrapToken } from '../../families/liquid-staking/meaning';
import { eETH } from './pool';

/** MembershipManager: eETH held as a numbered membership. Source: etherfi-protocol/smart-contracts b4a0968, src/archive/membership. */
export const MEMBERSHIP_MANAGER: Address = '0x3d320286E014C3e1ce99Af6d6B00f0C1D63E3000';

/** Nothing new goes in since the contract was archived; what is in it still comes out. */
const joined = (call: Call): IntentPart => ({ ...stakeEther(call, 'eETH'), flags: ['outdated'] });

/** All of a membership, whose amount the call does not say. */
const all = (part: IntentPart): IntentPart => ({ ...part, amount: undefined, amountKind: undefined });

export const membershipManager = entryPointTable(() => [
  entryPoint('function wrapEth(uint256 _amount, uint256 _amountForPoints) payable', (_, call) => joined(call)),
  entryPoint('function wrapEthBatch(uint256 _numNFTs, uint256 _amount, uint256 _amountForPoints) payable', (_, call) =>
    joined(call),
  ),
  entryPoint(
    'function wrapEthForEap(uint256 _amount, uint256 _amountForPoint, uint32 _eapDepositBlockNumber, uint256 _snapshotEthAmount, uint256 _points, bytes32[] _merkleProof) payable',
    (_, call) => joined(call),
  ),
  entryPoint(
    'function topUpDepositWithEth(uint256 _tokenId, uint128 _amount, uint128 _amountForPoints) payable',
    (_, call) => joined(call),
  ),
  entryPoint('function unwrapForEEthAndBurn(uint256 _tokenId)', (_, call) => all(wrapToken(call, eETH, 0n, 'eETH'))),
  entryPoint('function requestWithdraw(uint256 _tokenId, uint256 _amount)', ([, amount], call) =>
    requestExit(call, eETH, [amount]),
  ),
  entryPoint('function requestWithdrawAndBurn(uint256 _tokenId)', (_, call) => all(requestExit(call, eETH, [0n]))),
  // Points and a higher tier; no money moves.
  entryPoint('function claim(uint256 _tokenId)', ([amount], call) => ({
    action: 'other',
    amount,
    amountKind: 'tokenId',
    target: call.to,
    targetKind: 'contract',
    beneficiary: call.from,
  })),
]);
