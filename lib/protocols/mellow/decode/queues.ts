import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { type EntryPoint, entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { ETH_PLACEHOLDER, nameOf, symbolOfToken } from '../registry';
import { note } from './notes';
import { notSigner } from './vault';

// Queues of core vaults: the contract called is the queue, the risk is the vault's. Source: mellow-finance/flexible-vaults 5d1cff0.

const ORDER =
  '(uint256 orderId, address queue, address asset, address caller, address recipient, uint256 ordered, uint256 requested, uint256 deadline, uint256 nonce)';
const SIGNED = `${ORDER} order, (address signer, bytes signature)[] signatures`;

/** What is known of a queue: its vault and its asset. */
export type QueueOf = { readonly vault: Address; readonly asset?: string; readonly token?: Address };

const ofVault = ({ vault }: QueueOf): Partial<IntentPart> => ({ target: vault, targetKind: 'vault' });
const inAsset = ({ asset, token }: QueueOf): Partial<IntentPart> => ({ asset, assetAddress: token });

const nameAsset = (token: Address, call: Call): Partial<IntentPart> => ({
  asset: symbolOfToken(token, call.chainId),
  assetAddress: isSameAddress(token, ETH_PLACEHOLDER) ? undefined : token,
});

const depositSide = (queue: QueueOf): readonly EntryPoint[] => [
  entryPoint('function deposit(uint224 assets, address referral, bytes32[] merkleProof) payable', ([assets], call) => ({
    action: 'deposit',
    ...ofVault(queue),
    ...inAsset(queue),
    amount: assets,
    amountKind: 'assets',
    assetOut: nameOf(queue.vault, call.chainId),
    beneficiary: call.from,
    note: note('pricedLater'),
  })),
  entryPoint('function cancelDepositRequest()', (_, call) => ({
    action: 'other',
    ...ofVault(queue),
    beneficiary: call.from,
    note: note('depositCancelled'),
  })),
  entryPoint('function claim(address account)', ([account]) => ({
    action: 'other',
    ...ofVault(queue),
    beneficiary: account,
    note: note('sharesClaimed'),
  })),
  entryPoint(`function deposit(${SIGNED}) payable`, ([order], call) => ({
    action: 'deposit',
    ...ofVault(queue),
    ...nameAsset(order.asset, call),
    amount: order.ordered,
    amountKind: 'assets',
    assetOut: nameOf(queue.vault, call.chainId),
    minOut: order.requested,
    beneficiary: order.recipient,
    expiry: order.deadline,
    flags: notSigner(order.recipient, call, 'beneficiary-not-signer'),
  })),
];

const redeemSide = (queue: QueueOf): readonly EntryPoint[] => [
  entryPoint('function redeem(uint256 shares)', ([shares], call) => ({
    action: 'requestWithdrawal',
    ...ofVault(queue),
    ...inAsset(queue),
    amount: shares,
    amountKind: 'shares',
    beneficiary: call.from,
    note: note('noWayBack'),
  })),
  entryPoint('function redeem(uint256 shares, address receiver)', ([shares, receiver], call) => ({
    action: 'requestWithdrawal',
    ...ofVault(queue),
    ...inAsset(queue),
    amount: shares,
    amountKind: 'shares',
    beneficiary: receiver,
    flags: notSigner(receiver, call, 'recipient-not-signer'),
    note: note('syncPenalty'),
  })),
  entryPoint('function claim(address receiver, uint32[] timestamps)', ([receiver], call) => ({
    action: 'claimWithdrawal',
    ...ofVault(queue),
    ...inAsset(queue),
    beneficiary: receiver,
    flags: notSigner(receiver, call, 'recipient-not-signer'),
  })),
  entryPoint(`function redeem(${SIGNED})`, ([order], call) => ({
    action: 'requestWithdrawal',
    ...ofVault(queue),
    ...nameAsset(order.asset, call),
    amount: order.ordered,
    amountKind: 'shares',
    minOut: order.requested,
    beneficiary: order.recipient,
    expiry: order.deadline,
    flags: notSigner(order.recipient, call, 'recipient-not-signer'),
  })),
];

/** The functions of one queue. */
export const coreQueue = (side: 'deposit' | 'redeem', queue: QueueOf) =>
  entryPointTable(() => (side === 'deposit' ? depositSide(queue) : redeemSide(queue)));

/** What a person signs at the core vault itself. */
export const coreVault = entryPointTable(() => [
  entryPoint('function claimShares(address account)', ([account], call) => ({
    action: 'other',
    target: call.to,
    targetKind: 'vault',
    beneficiary: account,
    note: note('sharesClaimed'),
  })),
]);

/** Selectors of both sides, for asking the chain whose queue a call goes to. */
export const queueSelectors = (): readonly EntryPoint['selector'][] => {
  const any: QueueOf = { vault: ETH_PLACEHOLDER };
  return [...depositSide(any), ...redeemSide(any)].map(({ selector }) => selector);
};
