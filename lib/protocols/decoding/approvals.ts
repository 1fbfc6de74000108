import type { Call, Intent, IntentFlag, Moved, TypedData } from '@/lib/core/intent';
import { type Address, type Hex, isSameAddress } from '@/lib/core/units';
import {
  buildIntent,
  decodeEntryPoint,
  type EntryPoint,
  entryPoint,
  entryPointTable,
  type IntentPart,
  selectorOf,
} from './entry-point';
import { readAddress, readInteger } from './typed-data';

/** Uniswap's allowance contract, the same address on every chain. Source: Uniswap/permit2, deployments. */
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';

/** From here on an allowance outgrows any supply: Permit2's own maximum, and every "infinite" wallets write. */
const UNLIMITED = 2n ** 160n - 1n;
const MAX_ALLOWANCE = 2n ** 256n - 1n;

/** Whose contracts a protocol lets spend, and which tokens it knows by name. */
export type SpenderBook = {
  readonly protocol: string;
  readonly isSpender: (spender: Address, chainId: number) => boolean;
  readonly symbolOf: (token: Address, chainId: number) => string | undefined;
  /** Flags an allowance for the spender carries on this chain (the contract is not there). */
  readonly flagsOn?: (chainId: number, spender: Address) => readonly IntentFlag[];
};

const allowance = (
  action: 'approve' | 'permit',
  token: Address | undefined,
  spender: Address,
  amount: bigint,
  rest: Partial<IntentPart> = {},
): IntentPart => ({
  action,
  assetAddress: token,
  amount,
  amountKind: 'assets',
  target: spender,
  targetKind: 'spender',
  unlimited: amount >= UNLIMITED,
  flags: amount === 0n ? ['revoke'] : amount >= UNLIMITED ? ['unlimited'] : [],
  ...rest,
});

const erc20 = entryPointTable(() => [
  entryPoint('function approve(address spender, uint256 amount)', ([spender, amount], call) =>
    allowance('approve', call.to, spender, amount),
  ),
  entryPoint('function increaseAllowance(address spender, uint256 addedValue)', ([spender, amount], call) =>
    allowance('approve', call.to, spender, amount),
  ),
  entryPoint('function decreaseAllowance(address spender, uint256 subtractedValue)', ([spender, amount], call) =>
    allowance('approve', call.to, spender, amount, { unlimited: false, flags: ['revoke'] }),
  ),
  entryPoint(
    'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ([owner, spender, value, expiry], call) => allowance('permit', call.to, spender, value, { owner, expiry }),
  ),
  entryPoint(
    'function permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, uint8 v, bytes32 r, bytes32 s)',
    ([owner, spender, , expiry, allowed], call) =>
      allowance('permit', call.to, spender, allowed ? MAX_ALLOWANCE : 0n, { owner, expiry }),
  ),
]);

const DETAILS = '(address token, uint160 amount, uint48 expiration, uint48 nonce)';
type Details = { readonly token: Address; readonly amount: bigint };

const permit2Batch = (details: readonly Details[], spender: Address, rest: Partial<IntentPart>): IntentPart => {
  const moves = details.map((item): Moved => ({ assetAddress: item.token, amount: item.amount, amountKind: 'assets' }));
  const largest = details.reduce((most, item) => (item.amount > most ? item.amount : most), 0n);
  return {
    ...allowance('permit', details[0]?.token, spender, largest, rest),
    ...(details[0] ? { amount: details[0].amount } : {}),
    moves,
  };
};

const permit2 = entryPointTable(() => [
  entryPoint(
    'function approve(address token, address spender, uint160 amount, uint48 expiration)',
    ([token, spender, amount, expiration]) =>
      allowance('approve', token, spender, amount, { expiry: BigInt(expiration) }),
  ),
  entryPoint(
    `function permit(address owner, (${DETAILS} details, address spender, uint256 sigDeadline) permitSingle, bytes signature)`,
    ([owner, { details, spender, sigDeadline }]) =>
      allowance('permit', details.token, spender, details.amount, { owner, expiry: sigDeadline }),
  ),
  entryPoint(
    `function permit(address owner, (${DETAILS}[] details, address spender, uint256 sigDeadline) permitBatch, bytes signature)`,
    ([owner, { details, spender, sigDeadline }]) => permit2Batch(details, spender, { owner, expiry: sigDeadline }),
  ),
]);

const nameAssets = (book: SpenderBook, intent: Intent): Intent => {
  const symbol = (token: Address | undefined) => (token ? book.symbolOf(token, intent.chainId) : undefined);
  const asset = symbol(intent.assetAddress);
  const moves = intent.moves?.map((move): Moved => {
    const name = symbol(move.assetAddress);
    return name === undefined ? move : { asset: name, ...move };
  });
  return { ...intent, ...(asset === undefined ? {} : { asset }), ...(moves ? { moves } : {}) };
};

const ownBy = (book: SpenderBook, intent: Intent): Intent | undefined => {
  const { target, chainId } = intent;
  if (!target || !book.isSpender(target, chainId)) return undefined;
  const flags = [...new Set([...(book.flagsOn?.(chainId, target) ?? []), ...intent.flags])];
  return nameAssets(book, { ...intent, protocol: book.protocol, spenderProtocol: book.protocol, flags });
};

const met = new WeakMap<Call, Intent>();

/** Cut short, yet it still says to whom: old tokens take what is missing for zeros. */
const cutShort = (intent: Intent, entry: EntryPoint, data: Hex): Intent => {
  const spender = entry.abi.inputs[0]?.name === 'spender' ? readAddress(`0x${data.slice(34, 74)}`) : undefined;
  return spender ? { ...intent, action: 'approve', target: spender, targetKind: 'spender' } : intent;
};

/** Read once for all protocols, which each ask about the same call. */
const readAllowance = (call: Call, to: Address, entry: EntryPoint): Intent => {
  const known = met.get(call);
  if (known) return known;
  const read = decodeEntryPoint('', to, entry, call);
  const intent = read.flags.includes('malformed') ? cutShort(read, entry, call.data) : read;
  met.set(call, intent);
  return intent;
};

/**
 * An allowance given to one of the protocol's contracts: ERC-20 `approve` and its kin, ERC-2612 and DAI `permit`, Permit2 calls.
 * Undefined for every other call and every other spender.
 */
export const decodeApprovalCall = (book: SpenderBook, call: Call): Intent | undefined => {
  const selector = selectorOf(call.data);
  if (!call.to || !selector) return undefined;
  const entry = (isSameAddress(call.to, PERMIT2) ? permit2() : erc20()).get(selector);
  if (!entry) return undefined;
  return ownBy(book, readAllowance(call, call.to, entry));
};

type Message = TypedData['message'];
const asMessage = (value: unknown): Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : {};

/** Token and amount of each entry, whatever the message calls them; undefined where one cannot be read. */
const readDetails = (value: unknown): readonly Details[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).map((item) => {
    const { token, amount } = asMessage(item);
    const read = { token: readAddress(token), amount: readInteger(amount) };
    return read.token && read.amount !== undefined ? { token: read.token, amount: read.amount } : undefined;
  });
  return list.every((item) => item !== undefined) ? list : undefined;
};

const ercPermit = (typed: TypedData, spender: Address): IntentPart | undefined => {
  const { message } = typed;
  const token = typed.domain.verifyingContract;
  if ('allowed' in message) {
    const { allowed } = message;
    if (typeof allowed !== 'boolean') return undefined;
    return allowance('permit', token, spender, allowed ? MAX_ALLOWANCE : 0n, {
      owner: readAddress(message.holder),
      expiry: readInteger(message.expiry),
    });
  }
  const value = readInteger(message.value);
  if (value === undefined || value < 0n) return undefined;
  return allowance('permit', token, spender, value, {
    owner: readAddress(message.owner),
    expiry: readInteger(message.deadline),
  });
};

const permit2Message = (typed: TypedData, spender: Address): IntentPart | undefined => {
  const { message } = typed;
  const details = readDetails('details' in message ? message.details : message.permitted);
  if (!details || details.length === 0) return undefined;
  const flags: IntentFlag[] =
    typed.domain.verifyingContract && isSameAddress(typed.domain.verifyingContract, PERMIT2)
      ? []
      : ['unregistered-contract'];
  const part = permit2Batch(details, spender, {
    owner: typed.signer,
    expiry: readInteger(message.sigDeadline ?? message.deadline),
  });
  return { ...part, moves: details.length > 1 ? part.moves : undefined, flags: [...(part.flags ?? []), ...flags] };
};

const PERMIT2_MESSAGE =
  /^Permit(Single|Batch|TransferFrom|BatchTransferFrom|WitnessTransferFrom|BatchWitnessTransferFrom)$/;

/**
 * A signature that lets one of the protocol's contracts spend: ERC-2612 and DAI `Permit`, and Permit2's messages. Undefined for every
 * other message and every other spender; a message to our spender that cannot be read is flagged `malformed`.
 */
export const decodePermitMessage = (book: SpenderBook, typed: TypedData): Intent | undefined => {
  const isPermit2 = PERMIT2_MESSAGE.test(typed.primaryType);
  if (!isPermit2 && typed.primaryType !== 'Permit') return undefined;
  const spender = readAddress(typed.message.spender);
  const contract = typed.domain.verifyingContract;
  const chainId = typed.chainId ?? 1;
  if (!spender || !contract || !book.isSpender(spender, chainId)) return undefined;
  const frame = { protocol: book.protocol, chainId, contract, verb: typed.primaryType, args: typed.message };
  const part = isPermit2 ? permit2Message(typed, spender) : ercPermit(typed, spender);
  const intent = part
    ? buildIntent(frame, part)
    : buildIntent(frame, { action: 'permit', target: spender, targetKind: 'spender' }, ['malformed']);
  return ownBy(book, intent);
};
