import type { Call, IntentFlag } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { findVault, symbolOfToken } from '../registry';
import { note } from './notes';

// Simple-LRT and MultiVault share these. Source: mellow-finance/simple-lrt a185256 and branch multi-vault 5b5d601.

const ZERO: Address = '0x0000000000000000000000000000000000000000';

/** A flag for an account that is not the one who signs. */
export const notSigner = (account: Address | undefined, { from }: Call, flag: IntentFlag): IntentFlag[] =>
  account && from && !isSameAddress(account, from) ? [flag] : [];

const intoVault = (amount: bigint, amountKind: 'assets' | 'shares', receiver: Address, call: Call): IntentPart => {
  const known = call.to && findVault(call.to, call.chainId);
  return {
    action: 'deposit',
    asset: known?.asset,
    assetAddress: known?.token,
    amount,
    amountKind,
    target: call.to,
    targetKind: 'vault',
    assetOut: known?.symbol,
    beneficiary: receiver,
    flags: notSigner(receiver, call, 'beneficiary-not-signer'),
  };
};

const outOfVault = (
  amount: bigint,
  amountKind: 'assets' | 'shares',
  receiver: Address,
  owner: Address,
  call: Call,
): IntentPart => {
  const known = call.to && findVault(call.to, call.chainId);
  return {
    action: 'requestWithdrawal',
    asset: known?.asset,
    assetAddress: known?.token,
    amount,
    amountKind,
    target: call.to,
    targetKind: 'vault',
    beneficiary: receiver,
    subject: owner,
    flags: notSigner(receiver, call, 'recipient-not-signer'),
    note: note('partlyQueued'),
  };
};

const outdated = (action: IntentPart['action'], to: Address, amount: bigint | undefined, call: Call): IntentPart => ({
  action,
  amount,
  amountKind: amount === undefined ? undefined : 'shares',
  target: call.to,
  targetKind: 'vault',
  beneficiary: to,
  flags: ['outdated'],
});

/** A claim of what has left the Symbiotic queue. */
export const claimPart = (recipient: Address, call: Call, vault: Address | undefined): IntentPart => ({
  action: 'claimWithdrawal',
  target: vault,
  targetKind: 'vault',
  beneficiary: recipient,
  flags: notSigner(recipient, call, 'recipient-not-signer'),
});

const upkeep = (call: Call): IntentPart => ({
  action: 'other',
  target: call.to,
  targetKind: 'vault',
  note: note('upkeep'),
});

/** A vault's functions a person may sign, and those of 2024 at the same addresses, which fail now. */
export const vault = entryPointTable(() => [
  entryPoint('function deposit(uint256 assets, address receiver)', ([assets, receiver], call) =>
    intoVault(assets, 'assets', receiver, call),
  ),
  entryPoint('function deposit(uint256 assets, address receiver, address referral)', ([assets, receiver], call) =>
    intoVault(assets, 'assets', receiver, call),
  ),
  entryPoint('function mint(uint256 shares, address receiver)', ([shares, receiver], call) =>
    intoVault(shares, 'shares', receiver, call),
  ),
  entryPoint('function withdraw(uint256 assets, address receiver, address owner)', ([assets, receiver, owner], call) =>
    outOfVault(assets, 'assets', receiver, owner, call),
  ),
  entryPoint('function redeem(uint256 shares, address receiver, address owner)', ([shares, receiver, owner], call) =>
    outOfVault(shares, 'shares', receiver, owner, call),
  ),
  entryPoint('function claim(address account, address recipient, uint256 maxAmount)', ([, recipient], call) =>
    claimPart(recipient, call, call.to),
  ),
  entryPoint('function pushIntoSymbiotic()', (_, call) => upkeep(call)),
  entryPoint('function pushRewards(uint256 farmId, bytes farmData)', (_, call) => upkeep(call)),
  entryPoint('function rebalance()', (_, call) => upkeep(call)),
  entryPoint('function deposit(address to, uint256[] amounts, uint256 minLpAmount, uint256 deadline)', ([to], call) =>
    outdated('deposit', to, undefined, call),
  ),
  entryPoint(
    'function deposit(address to, uint256[] amounts, uint256 minLpAmount, uint256 deadline, uint256 referralCode)',
    ([to], call) => outdated('deposit', to, undefined, call),
  ),
  entryPoint(
    'function registerWithdrawal(address to, uint256 lpAmount, uint256[] minAmounts, uint256 deadline, uint256 requestDeadline, bool closePrevious)',
    ([to, lpAmount], call) => outdated('requestWithdrawal', to, lpAmount, call),
  ),
]);

/** ETH, WETH, stETH or wstETH into a vault of wstETH: what counts is the vault named, not the contract called. */
export const ethWrapper = entryPointTable(() => [
  entryPoint(
    'function deposit(address depositToken, uint256 amount, address vault, address receiver, address referral) payable',
    ([token, amount, into, receiver], call) => {
      const known = findVault(into, call.chainId);
      const asset = symbolOfToken(token, call.chainId);
      return {
        action: 'deposit',
        asset,
        assetAddress: asset === 'ETH' ? undefined : token,
        amount,
        amountKind: 'assets',
        target: into,
        targetKind: 'vault',
        assetOut: known?.symbol,
        beneficiary: receiver,
        flags: [
          ...(known ? [] : ['unregistered-target' as const]),
          ...notSigner(receiver, call, 'beneficiary-not-signer'),
        ],
      };
    },
  ),
]);

/** The wrapper of one vault in 2024; the zero address stands for ether. */
export const formerWrapper = (into: Address) =>
  entryPointTable(() => [
    entryPoint(
      'function deposit(address to, address token, uint256 amount, uint256 minLpAmount, uint256 deadline) payable',
      ([to, token, amount, minOut, expiry], call) => {
        const isEther = isSameAddress(token, ZERO);
        return {
          action: 'deposit',
          asset: isEther ? 'ETH' : symbolOfToken(token, call.chainId),
          assetAddress: isEther ? undefined : token,
          amount,
          amountKind: 'assets',
          target: into,
          targetKind: 'vault',
          assetOut: findVault(into, call.chainId)?.symbol,
          minOut,
          expiry,
          beneficiary: to,
          flags: ['outdated', ...notSigner(to, call, 'beneficiary-not-signer')],
        };
      },
    ),
  ]);

export const claimer = entryPointTable(() => [
  entryPoint(
    'function multiAcceptAndClaim(address multiVault, uint256[] subvaultIndices, uint256[][] indices, address recipient, uint256 maxAssets)',
    ([multiVault, , , recipient], call) => ({
      ...claimPart(recipient, call, multiVault),
      asset: findVault(multiVault, call.chainId)?.asset,
    }),
  ),
]);

/** A queue between a vault and Symbiotic. */
export const withdrawalQueue = (of: Address | undefined) =>
  entryPointTable(() => [
    entryPoint('function claim(address account, address recipient, uint256 maxAmount)', ([, recipient], call) =>
      claimPart(recipient, call, of),
    ),
  ]);
