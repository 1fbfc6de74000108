import type { Call, IntentFlag, Moved } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { findVault } from '../registry';
import { note } from './notes';

// V1. Source: karak-network/v1-contracts-public e731d4e; the forms with `minSharesOut` from a published copy of the later
// VaultSupervisor, which real transactions use.

const SIGNATURE = '(uint8 v, bytes32 r, bytes32 s)';
const REQUEST = '(address[] vaults, uint256[] shares, address withdrawer)';
const QUEUED = `(address staker, address delegatedTo, uint256 nonce, uint256 start, ${REQUEST} request)`;

const notSigner = (
  account: Address,
  { from }: Call,
  flag: 'beneficiary-not-signer' | 'recipient-not-signer',
): IntentFlag[] => (from && !isSameAddress(account, from) ? [flag] : []);

/** A deposit of `assets` into a vault, as an intent of whoever signs it. A vault nobody lists is told apart by a flag. */
export const depositPart = (
  vault: Address,
  assets: bigint,
  chainId: number,
  rest: Partial<IntentPart> = {},
): IntentPart => {
  const known = findVault(vault, chainId);
  return {
    action: 'deposit',
    asset: known?.asset,
    assetAddress: known?.token,
    assetDecimals: known && known.decimals !== 18 ? known.decimals : undefined,
    amount: assets,
    amountKind: 'assets',
    target: vault,
    targetKind: 'vault',
    assetOut: known?.symbol,
    ...rest,
    flags: [...(known ? [] : ['unregistered-target' as const]), ...(rest.flags ?? [])],
  };
};

const sharesPart = (vault: Address, shares: bigint, call: Call, words: 'sharesOut' | 'sharesBack'): IntentPart => ({
  action: 'other',
  asset: findVault(vault, call.chainId)?.symbol,
  assetAddress: vault,
  amount: shares,
  amountKind: 'shares',
  target: vault,
  targetKind: 'vault',
  beneficiary: call.from,
  note: note(words),
});

/** VaultSupervisor: deposits, and shares taken out of it into the wallet. */
export const vaultSupervisor = entryPointTable(() => [
  entryPoint('function deposit(address vault, uint256 amount)', ([vault, amount], call) =>
    depositPart(vault, amount, call.chainId, { beneficiary: call.from, flags: ['outdated'] }),
  ),
  entryPoint('function deposit(address vault, uint256 amount, uint256 minSharesOut)', ([vault, amount, minOut], call) =>
    depositPart(vault, amount, call.chainId, { beneficiary: call.from, minOut }),
  ),
  entryPoint(
    'function depositAndGimmie(address vault, uint256 amount, uint256 minSharesOut)',
    ([vault, amount, minOut], call) =>
      depositPart(vault, amount, call.chainId, { beneficiary: call.from, minOut, note: note('sharesOut') }),
  ),
  entryPoint('function gimmieShares(address vault, uint256 shares)', ([vault, shares], call) =>
    sharesPart(vault, shares, call, 'sharesOut'),
  ),
  entryPoint('function returnShares(address vault, uint256 shares)', ([vault, shares], call) =>
    sharesPart(vault, shares, call, 'sharesBack'),
  ),
  entryPoint(
    `function depositWithSignature(address vault, address user, uint256 value, uint256 deadline, ${SIGNATURE} permit, ${SIGNATURE} vaultAllowance)`,
    ([vault, user, value, expiry], call) =>
      depositPart(vault, value, call.chainId, {
        beneficiary: user,
        expiry,
        flags: ['outdated', ...notSigner(user, call, 'beneficiary-not-signer')],
      }),
  ),
  entryPoint(
    `function depositWithSignature(address vault, address user, uint256 value, uint256 minSharesOut, uint256 deadline, ${SIGNATURE} permit, ${SIGNATURE} vaultAllowance)`,
    ([vault, user, value, minOut, expiry], call) =>
      depositPart(vault, value, call.chainId, {
        beneficiary: user,
        minOut,
        expiry,
        flags: notSigner(user, call, 'beneficiary-not-signer'),
      }),
  ),
]);

type Request = {
  readonly vaults: readonly Address[];
  readonly shares: readonly bigint[];
  readonly withdrawer: Address;
};

/** Shares of each vault a request or claim names; the first stands for all where there is one. */
const withdrawalPart = (
  action: 'requestWithdrawal' | 'claimWithdrawal',
  requests: readonly Request[],
  call: Call,
): IntentPart => {
  const moves = requests.flatMap(({ vaults, shares }) =>
    vaults.map((vault, index): Moved => {
      const known = findVault(vault, call.chainId);
      const amount = shares[index];
      return {
        ...(known ? { asset: known.asset, assetAddress: known.token } : {}),
        ...(amount === undefined ? {} : { amount }),
        amountKind: 'shares',
        target: vault,
      };
    }),
  );
  const [first] = moves;
  const withdrawer = requests[0]?.withdrawer;
  return {
    action,
    ...first,
    ...(moves.length === 1 ? { targetKind: 'vault' as const } : { target: undefined }),
    moves,
    beneficiary: withdrawer,
    flags: withdrawer ? notSigner(withdrawer, call, 'recipient-not-signer') : [],
  };
};

/** DelegationSupervisor: the way out. Its delegation functions were never switched on. */
export const delegationSupervisor = entryPointTable(() => [
  entryPoint(`function startWithdraw(${REQUEST}[] withdrawalRequests)`, ([requests], call) =>
    withdrawalPart('requestWithdrawal', requests, call),
  ),
  entryPoint(`function finishWithdraw(${QUEUED}[] startedWithdrawals)`, ([started], call) =>
    withdrawalPart(
      'claimWithdrawal',
      started.map(({ request }) => request),
      call,
    ),
  ),
]);
