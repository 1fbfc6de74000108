import type { Call, IntentFlag } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { findStrategy, symbolOfToken } from '../strategies';
import { movesPart, sharesOf } from './moves';
import { note } from './notes';

const OPERATOR_SET = '(address avs, uint32 id)';
/** Queued withdrawals as they were until April 2024. */
const M1_WITHDRAWAL =
  '(address[] strategies, uint256[] shares, address depositor, (address withdrawer, uint96 nonce) withdrawerAndNonce, uint32 withdrawalStartBlock, address delegatedAddress)';

/** A deposit into a strategy; tokens come from the caller, shares go to `staker`. */
export const depositPart = (
  strategy: Address,
  token: Address,
  amount: bigint,
  staker: Address | undefined,
  signer: Address | undefined,
): IntentPart => {
  const flags: IntentFlag[] = [];
  if (!findStrategy(strategy)) flags.push('unregistered-target');
  if (staker && signer && !isSameAddress(staker, signer)) flags.push('beneficiary-not-signer');
  return {
    action: 'deposit',
    asset: symbolOfToken(token),
    assetAddress: token,
    amount,
    amountKind: 'assets',
    target: strategy,
    targetKind: 'strategy',
    beneficiary: staker,
    flags,
  };
};

const m1Completion = (
  withdrawals: readonly {
    readonly strategies: readonly Address[];
    readonly shares: readonly bigint[];
    readonly withdrawerAndNonce: { readonly withdrawer: Address };
  }[],
  receiveAsTokens: readonly boolean[],
): IntentPart => ({
  action: 'claimWithdrawal',
  ...movesPart(withdrawals.flatMap((item) => sharesOf(item.strategies, item.shares))),
  beneficiary: withdrawals[0]?.withdrawerAndNonce.withdrawer,
  flags: ['outdated'],
  note: receiveAsTokens.every(Boolean) ? undefined : note('restakedAsShares'),
});

const settleSlash = (_: unknown, call: Call): IntentPart => ({
  action: 'other',
  subject: call.from,
  note: note('slashedFundsMove'),
});

/** StrategyManager: token deposits, the clearing of slashed tokens, and the withdrawals of the first release, which revert now. */
export const strategyManager = entryPointTable(() => [
  entryPoint(
    'function depositIntoStrategy(address strategy, address token, uint256 amount)',
    ([strategy, token, amount], call) => depositPart(strategy, token, amount, call.from, call.from),
  ),
  entryPoint(
    'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature)',
    ([strategy, token, amount, staker, expiry], call) => ({
      ...depositPart(strategy, token, amount, staker, call.from),
      expiry,
    }),
  ),
  entryPoint(`function clearBurnOrRedistributableShares(${OPERATOR_SET} operatorSet, uint256 slashId)`, settleSlash),
  entryPoint(
    `function clearBurnOrRedistributableSharesByStrategy(${OPERATOR_SET} operatorSet, uint256 slashId, address strategy)`,
    settleSlash,
  ),
  entryPoint('function burnShares(address strategy)', settleSlash),

  entryPoint(
    'function queueWithdrawal(uint256[] strategyIndexes, address[] strategies, uint256[] shares, address withdrawer, bool undelegateIfPossible)',
    ([, strategies, shares, withdrawer], call) => ({
      action: 'requestWithdrawal',
      ...movesPart(sharesOf(strategies, shares)),
      beneficiary: withdrawer,
      flags: [
        'outdated',
        ...(call.from && !isSameAddress(withdrawer, call.from) ? (['beneficiary-not-signer'] as const) : []),
      ],
    }),
  ),
  entryPoint(
    `function completeQueuedWithdrawal(${M1_WITHDRAWAL} queuedWithdrawal, address[] tokens, uint256 middlewareTimesIndex, bool receiveAsTokens)`,
    ([withdrawal, , , receiveAsTokens]) => m1Completion([withdrawal], [receiveAsTokens]),
  ),
  entryPoint(
    `function completeQueuedWithdrawals(${M1_WITHDRAWAL}[] queuedWithdrawals, address[][] tokens, uint256[] middlewareTimesIndexes, bool[] receiveAsTokens)`,
    ([withdrawals, , , receiveAsTokens]) => m1Completion(withdrawals, receiveAsTokens),
  ),
  entryPoint('function undelegate()', (_, call) => ({
    action: 'undelegate',
    subject: call.from,
    beneficiary: call.from,
    flags: ['outdated'],
  })),
]);
