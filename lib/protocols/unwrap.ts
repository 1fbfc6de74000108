import { isHex } from 'viem';
import type { Call, TypedData } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import { selectorOf } from './entry-point';
import { readAddress, readInteger } from './typed-data';
import type { CarriedCall } from './wrapper';
import { ofOperation, wrappers } from './wrappers';

/** A call found inside another one, with the names of what carried it, outermost first. */
export type FoundCall = { readonly call: Call; readonly via: readonly string[]; readonly isDelegate: boolean };

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

/**
 * The calls one level inside a call: Safe transactions and MultiSend, multicalls, ERC-4337 operations, smart-account and EIP-7702 batch
 * executors, ERC-7579 executions, redeemed delegations. Empty when it carries none. Each comes from the account that will make it.
 */
export const carriedCalls = (found: FoundCall): readonly FoundCall[] => {
  const { call, via, isDelegate } = found;
  const wrapper = wrappers().get(selectorOf(call.data) ?? '');
  if (!wrapper) return [];
  // Code run by delegatecall acts as the account that runs it, not as the contract it was taken from.
  const self: Address | undefined = isDelegate ? call.from : call.to;
  return wrapper.carried(call, self).map((item) => ({
    call: asCall(call.chainId, item),
    via: [...via, wrapper.name],
    isDelegate: item.isDelegate ?? false,
  }));
};

/**
 * Walks a call and everything it carries. `visit` is shown each call that is really made (not delegatecalls) and answers whether it
 * understood it; what it understood is not opened further.
 */
export const walkCalls = (outermost: FoundCall, visit: (found: FoundCall) => boolean): void => {
  let left = MAX_CALLS;
  const walk = (found: FoundCall, depth: number): void => {
    if (left-- <= 0 || (!found.isDelegate && visit(found)) || depth >= MAX_DEPTH) return;
    for (const inner of carriedCalls(found)) walk(inner, depth + 1);
  };
  walk(outermost, 0);
};

const readData = (value: unknown): CarriedCall['data'] | undefined => (isHex(value) ? value : undefined);

/**
 * The call a signed message authorises: a Safe transaction, a Safe or ERC-4337 operation, a meta-transaction. Undefined for every other
 * message.
 */
export const callOfMessage = (typed: TypedData): FoundCall | undefined => {
  const { message, primaryType, domain } = typed;
  const chainId = typed.chainId ?? 1;
  const found = (item: CarriedCall, name: string): FoundCall => ({
    call: asCall(chainId, item),
    via: [name],
    isDelegate: item.isDelegate ?? false,
  });
  if (primaryType === 'SafeTx' || primaryType === 'ForwardRequest') {
    const to = readAddress(message.to);
    const data = readData(message.data);
    if (!to || !data) return undefined;
    const from = primaryType === 'SafeTx' ? domain.verifyingContract : readAddress(message.from);
    const isDelegate = readInteger(message.operation) === 1n;
    return found({ from, to, value: readInteger(message.value) ?? 0n, data, isDelegate }, primaryType);
  }
  const sender = readAddress(primaryType === 'SafeOp' ? message.safe : message.sender);
  const callData = readData(message.callData);
  if (!sender || !callData || !['SafeOp', 'PackedUserOperation', 'UserOperation'].includes(primaryType))
    return undefined;
  return found(ofOperation(sender, callData), primaryType);
};
