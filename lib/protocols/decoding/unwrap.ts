import { isHex } from 'viem';
import type { Call, TypedData } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { selectorOf } from './entry-point';
import { readAddress, readInteger } from './typed-data';
import type { CarriedCall } from './wrapper';
import { ofOperation, wrappers } from './wrappers';

/** A call found inside another one, with the names of what carried it, outermost first. */
export type FoundCall = { readonly call: Call; readonly via: readonly string[]; readonly isDelegate: boolean };

const ZERO: Address = '0x0000000000000000000000000000000000000000';

/** Nesting and number of carried calls looked at; beyond that a request is built to exhaust whoever reads it. */
const MAX_DEPTH = 8;
const MAX_CALLS = 2_000;

const asCall = (chainId: number, item: CarriedCall): Call => ({
  chainId,
  ...(item.from ? { from: item.from } : {}),
  ...(item.to ? { to: item.to } : {}),
  value: item.value,
  data: item.data,
});

type Inside = { readonly calls: readonly FoundCall[]; readonly isWhole: boolean };

/**
 * The calls one level inside a call: Safe transactions and MultiSend, multicalls, ERC-4337 operations, smart-account and EIP-7702 batch
 * executors, ERC-7579 executions, redeemed delegations. Empty when it carries none. Each comes from the account that will make it.
 */
const carriedCalls = (found: FoundCall): Inside => {
  const { call, via, isDelegate } = found;
  const wrapper = wrappers().get(selectorOf(call.data) ?? '');
  if (!wrapper) return { calls: [], isWhole: true };
  // Code run by delegatecall acts as the account that runs it, not as the contract it was taken from.
  const self: Address | undefined = isDelegate ? call.from : call.to;
  const { calls, isWhole } = wrapper.carried(call, self);
  const inside = calls.map((item) => ({
    call: asCall(call.chainId, item),
    via: [...via, wrapper.name],
    isDelegate: item.isDelegate ?? false,
  }));
  return { calls: inside, isWhole };
};

/**
 * Walks calls and everything they carry. `visit` is shown each call that is really made (not delegatecalls) and answers whether it
 * understood it; what it understood is not opened further. False where not everything could be looked at.
 */
export const walkCalls = (outermost: readonly FoundCall[], visit: (found: FoundCall) => boolean): boolean => {
  let left = MAX_CALLS;
  let isWhole = true;
  const walkAll = (list: readonly FoundCall[], depth: number): void => {
    for (const found of list) {
      if (left-- <= 0) {
        isWhole = false;
        return;
      }
      walk(found, depth);
    }
  };
  const walk = (found: FoundCall, depth: number): void => {
    if (!found.isDelegate && visit(found)) return;
    const inside = carriedCalls(found);
    if (!inside.isWhole || (depth >= MAX_DEPTH && inside.calls.length > 0)) isWhole = false;
    if (depth < MAX_DEPTH) walkAll(inside.calls, depth + 1);
  };
  walkAll(outermost, 0);
  return isWhole;
};

type Message = TypedData['message'];
const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const readData = (value: unknown): CarriedCall['data'] | undefined => (isHex(value) ? value : undefined);

/** One call as a message writes it. */
const readCall = (item: unknown, from: Address | undefined): CarriedCall | undefined => {
  if (!isMessage(item)) return undefined;
  const to = readAddress(item.to ?? item.target);
  const data = readData(item.data ?? item.callData);
  if (!to || !data) return undefined;
  const value = readInteger(item.value) ?? 0n;
  return { from, to, value, data, isDelegate: readInteger(item.operation) === 1n };
};

/**
 * Calls of an account's batch: `calls` itself (Ithaca, Ambire), or within `batchedCall` (Uniswap's Calibur). They write the zero address
 * for the account itself (ERC-7821).
 */
const readBatch = ({ message, domain }: TypedData): readonly CarriedCall[] => {
  const batch = isMessage(message.batchedCall) ? message.batchedCall : message;
  const from = readAddress(message.account) ?? readAddress(message.eoa) ?? domain.verifyingContract;
  const list: readonly unknown[] = Array.isArray(batch.calls) ? batch.calls : [];
  return list
    .map((item) => readCall(item, from))
    .filter((item) => item !== undefined)
    .map((item) => (item.to && isSameAddress(item.to, ZERO) ? { ...item, to: from } : item));
};

const readMessage = (typed: TypedData): readonly CarriedCall[] => {
  const { message, primaryType, domain } = typed;
  switch (primaryType) {
    case 'SafeTx':
      return [readCall(message, domain.verifyingContract)].filter((item) => item !== undefined);
    case 'ForwardRequest':
      return [readCall(message, readAddress(message.from))].filter((item) => item !== undefined);
    // Source: gelatodigital/relay-context-contracts, SDK documentation on ERC-2771.
    case 'SponsoredCallERC2771':
    case 'CallWithSyncFeeERC2771':
    case 'SponsoredCallConcurrentERC2771':
    case 'CallWithSyncFeeConcurrentERC2771':
      return [readCall(message, readAddress(message.user))].filter((item) => item !== undefined);
    case 'SafeOp':
    case 'PackedUserOperation':
    case 'UserOperation': {
      const sender = readAddress(primaryType === 'SafeOp' ? message.safe : message.sender);
      const callData = readData(message.callData);
      return sender && callData ? [ofOperation(sender, callData)] : [];
    }
    default:
      return readBatch(typed);
  }
};

/**
 * The calls a signed message authorises: a Safe transaction, a Safe or ERC-4337 operation, a meta-transaction, an account's batch. Empty
 * for every other message.
 */
export const callsOfMessage = (typed: TypedData): readonly FoundCall[] =>
  readMessage(typed).map((item) => ({
    call: asCall(typed.chainId ?? 1, item),
    via: [typed.primaryType],
    isDelegate: item.isDelegate ?? false,
  }));
