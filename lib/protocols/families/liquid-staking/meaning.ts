import type { Call, IntentFlag, Moved } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { IntentPart } from '../../decoding/entry-point';

// What the calls of liquid staking contracts mean, in the words of intents.

const ZERO: Address = '0x0000000000000000000000000000000000000000';

/** The account named, or the caller where the contract takes none (zero address) for the caller. */
export const orCaller = (account: Address | undefined, call: Call): Address | undefined =>
  account === undefined || isSameAddress(account, ZERO) ? call.from : account;

const differs = (account: Address | undefined, call: Call): boolean =>
  account !== undefined && call.from !== undefined && !isSameAddress(account, call.from);

const flagIf = (flag: IntentFlag, condition: boolean): readonly IntentFlag[] => (condition ? [flag] : []);

/** A token by name and address. */
export type Named = { readonly symbol: string; readonly address: Address };

const assetOf = (token: Named): Pick<IntentPart, 'asset' | 'assetAddress'> => ({
  asset: token.symbol,
  assetAddress: token.address,
});

/** Ether that becomes a staking token of the caller, or of the account named. */
export const stakeEther = (call: Call, assetOut: string, beneficiary: Address | undefined = call.from): IntentPart => ({
  action: 'deposit',
  asset: 'ETH',
  amount: call.value,
  amountKind: 'assets',
  assetOut,
  target: call.to,
  targetKind: 'contract',
  beneficiary,
  flags: flagIf('beneficiary-not-signer', differs(beneficiary, call)),
});

/** Tokens that become a staking token. */
export const stakeToken = (
  call: Call,
  token: Named,
  amount: bigint,
  assetOut: string,
  beneficiary: Address | undefined = call.from,
): IntentPart => ({ ...stakeEther(call, assetOut, beneficiary), ...assetOf(token), amount });

/** One form of a token for another, at once and without a queue. */
export const wrapToken = (
  call: Call,
  token: Named,
  amount: bigint,
  assetOut: string,
  beneficiary: Address | undefined = call.from,
): IntentPart => ({
  ...stakeToken(call, token, amount, assetOut, beneficiary),
  action: 'wrap',
  targetKind: 'token',
});

/** Tokens put in a withdrawal queue, in one or several requests. */
export const requestExit = (
  call: Call,
  token: Named,
  amounts: readonly bigint[],
  beneficiary: Address | undefined = call.from,
): IntentPart => {
  const moves = amounts.map((amount): Moved => ({ ...(assetOf(token) as Moved), amount, amountKind: 'assets' }));
  return {
    action: 'requestWithdrawal',
    ...assetOf(token),
    amount: amounts[0],
    amountKind: 'assets',
    ...(moves.length > 1 ? { moves } : {}),
    assetOut: 'ETH',
    target: call.to,
    targetKind: 'contract',
    beneficiary,
    flags: flagIf('beneficiary-not-signer', differs(beneficiary, call)),
  };
};

/** Withdrawals that are paid out, by the number of their requests. */
export const claimExit = (
  call: Call,
  ids: readonly bigint[],
  recipient: Address | undefined = call.from,
  assetOut = 'ETH',
): IntentPart => ({
  action: 'claimWithdrawal',
  amount: ids[0],
  amountKind: 'tokenId',
  ...(ids.length > 1 ? { moves: ids.map((id): Moved => ({ amount: id, amountKind: 'tokenId' })) } : {}),
  assetOut,
  target: call.to,
  targetKind: 'withdrawal',
  beneficiary: recipient,
  flags: flagIf('recipient-not-signer', differs(recipient, call)),
});

/** Tokens that are burned and pay nothing. */
export const destroyToken = (call: Call, token: Named, amount: bigint): IntentPart => ({
  action: 'other',
  ...assetOf(token),
  amount,
  amountKind: 'assets',
  target: call.to,
  targetKind: 'token',
  note: say('staking.note.destroys'),
});
