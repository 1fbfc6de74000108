import type { Call, IntentFlag } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';

/** Flags what goes to another account than the one that signs. */
export const unlessSigner = (
  account: Address,
  call: Call,
  flag: Extract<IntentFlag, 'beneficiary-not-signer' | 'recipient-not-signer'>,
): readonly IntentFlag[] => (call.from && !isSameAddress(account, call.from) ? [flag] : []);

const at = (call: Call): Pick<IntentPart, 'target' | 'targetKind'> => ({ target: call.to, targetKind: 'vault' });

/** Money into a vault, for `beneficiary`. */
export const depositPart = (
  beneficiary: Address,
  amount: bigint,
  amountKind: 'assets' | 'shares',
  call: Call,
): IntentPart => ({
  action: 'deposit',
  amount,
  amountKind,
  ...at(call),
  beneficiary,
  flags: unlessSigner(beneficiary, call, 'beneficiary-not-signer'),
});

/** First step of the way out of an epoch vault: `claimer` alone can claim later. */
const exitPart = (claimer: Address, amount: bigint, amountKind: 'assets' | 'shares', call: Call): IntentPart => ({
  action: 'requestWithdrawal',
  amount,
  amountKind,
  ...at(call),
  beneficiary: claimer,
  subject: call.from,
  flags: unlessSigner(claimer, call, 'beneficiary-not-signer'),
});

const claimPart = (recipient: Address, call: Call): IntentPart => ({
  action: 'claimWithdrawal',
  ...at(call),
  beneficiary: recipient,
  subject: call.from,
  flags: unlessSigner(recipient, call, 'recipient-not-signer'),
});

/** Vaults of the first core (versions 1 and 2): deposits at stake at once, exits by epochs. */
export const epochVault = entryPointTable(() => [
  entryPoint('function deposit(address onBehalfOf, uint256 amount)', ([onBehalfOf, amount], call) =>
    depositPart(onBehalfOf, amount, 'assets', call),
  ),
  entryPoint('function withdraw(address claimer, uint256 amount)', ([claimer, amount], call) =>
    exitPart(claimer, amount, 'assets', call),
  ),
  entryPoint('function redeem(address claimer, uint256 shares)', ([claimer, shares], call) =>
    exitPart(claimer, shares, 'shares', call),
  ),
  entryPoint('function claim(address recipient, uint256 epoch)', ([recipient], call) => claimPart(recipient, call)),
  entryPoint('function claimBatch(address recipient, uint256[] epochs)', ([recipient], call) =>
    claimPart(recipient, call),
  ),
]);

const payOutPart = (
  receiver: Address,
  owner: Address,
  amount: bigint,
  amountKind: 'assets' | 'shares',
  call: Call,
): IntentPart => ({
  action: 'requestWithdrawal',
  amount,
  amountKind,
  ...at(call),
  beneficiary: receiver,
  owner,
  flags: unlessSigner(receiver, call, 'recipient-not-signer'),
  note: note('onlyWhileLiquid'),
});

/** VaultV2 (version 3): an ERC-4626 vault over adapters. */
export const adapterVault = entryPointTable(() => [
  entryPoint('function deposit(uint256 assets, address receiver)', ([assets, receiver], call) =>
    depositPart(receiver, assets, 'assets', call),
  ),
  entryPoint('function mint(uint256 shares, address receiver)', ([shares, receiver], call) =>
    depositPart(receiver, shares, 'shares', call),
  ),
  entryPoint('function withdraw(uint256 assets, address receiver, address owner)', ([assets, receiver, owner], call) =>
    payOutPart(receiver, owner, assets, 'assets', call),
  ),
  entryPoint('function redeem(uint256 shares, address receiver, address owner)', ([shares, receiver, owner], call) =>
    payOutPart(receiver, owner, shares, 'shares', call),
  ),
]);

/** The queue of a VaultV2: shares go in for a ticket (ERC-721), the ticket pays as assets come back. */
export const withdrawalQueue = entryPointTable(() => [
  entryPoint('function requestRedeem(uint256 shares, address receiver)', ([shares, receiver], call) => ({
    action: 'requestWithdrawal',
    amount: shares,
    amountKind: 'shares',
    beneficiary: receiver,
    subject: call.from,
    flags: unlessSigner(receiver, call, 'beneficiary-not-signer'),
    note: note('queueWithoutEnd'),
  })),
  entryPoint('function claim(uint256 tokenId, address receiver)', ([tokenId, receiver], call) => ({
    action: 'claimWithdrawal',
    amount: tokenId,
    amountKind: 'tokenId',
    beneficiary: receiver,
    subject: call.from,
    flags: unlessSigner(receiver, call, 'recipient-not-signer'),
  })),
  entryPoint('function fill()', () => ({ action: 'other', note: note('fill') })),
]);

const moved = (to: Address, amount: bigint, owner: Address | undefined, call: Call): IntentPart => ({
  action: 'other',
  amount,
  amountKind: 'shares',
  ...at(call),
  beneficiary: to,
  owner,
  note: note('sharesMove'),
});

/** Shares that are tokens (versions 2 and 3): sending them sends the stake with its risks. */
export const shareToken = entryPointTable(() => [
  entryPoint('function transfer(address to, uint256 amount)', ([to, amount], call) =>
    moved(to, amount, call.from, call),
  ),
  entryPoint('function transferFrom(address from, address to, uint256 amount)', ([from, to, amount], call) =>
    moved(to, amount, from, call),
  ),
]);
