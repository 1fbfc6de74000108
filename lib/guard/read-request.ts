import { parseTransaction, recoverTransactionAddress, type TransactionSerialized } from 'viem';
import * as z from 'zod/mini';
import type { Call } from '@/lib/core/intent';
import type { BlindWhy, RequestItem } from '@/lib/core/request';
import type { Hex } from '@/lib/core/units';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { ofOperation } from '@/lib/protocols/decoding/wrappers';
import type { Envelope } from './envelope';
import { readAddress, readBytes, readChainId, readQuantity } from './read-quantity';

const transactionSchema = z.looseObject({
  from: z.optional(z.unknown()),
  to: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
  input: z.optional(z.unknown()),
  value: z.optional(z.unknown()),
  chainId: z.optional(z.unknown()),
  authorizationList: z.optional(z.unknown()),
});

const sendCallsSchema = z.looseObject({
  chainId: z.optional(z.unknown()),
  from: z.optional(z.unknown()),
  calls: z.array(transactionSchema).check(z.maxLength(500)),
});

const blind = (method: string, why: BlindWhy): RequestItem => ({ kind: 'blind', method, why });

type Defaults = { readonly chainId: number; readonly account: string | undefined };

/** Calldata goes by two names. Where both say something and not the same, wallets differ in which they take: nobody can say. */
const readCalldata = (data: unknown, input: unknown): Hex | undefined => {
  const [first, second] = [readBytes(data), readBytes(input)];
  if (first === '0x' || first === second) return second;
  return second === '0x' ? first : undefined;
};

const readTransaction = (method: string, raw: unknown, defaults: Defaults): RequestItem[] => {
  const parsed = transactionSchema.safeParse(raw);
  if (!parsed.success) return [blind(method, 'transaction')];
  const { from, to, data, input, value, chainId, authorizationList } = parsed.data;
  const wei = readQuantity(value);
  const bytes = readCalldata(data, input);
  const target = readAddress(to);
  if (
    wei === undefined ||
    bytes === undefined ||
    (target === undefined && to !== undefined && to !== null && to !== '')
  ) {
    return [blind(method, 'transaction')];
  }
  const sender = readAddress(from) ?? readAddress(defaults.account);
  const call: Call = {
    chainId: readChainId(chainId) ?? defaults.chainId,
    value: wei,
    data: bytes,
    ...(target === undefined ? {} : { to: target }),
    ...(sender === undefined ? {} : { from: sender }),
  };
  const items: RequestItem[] = [{ kind: 'call', method, call }];
  return Array.isArray(authorizationList) && authorizationList.length > 0
    ? [...items, blind(method, 'authorization')]
    : items;
};

const readSendCalls = (method: string, raw: unknown, defaults: Defaults): RequestItem[] => {
  const parsed = sendCallsSchema.safeParse(raw);
  if (!parsed.success) return [blind(method, 'transaction')];
  // Drafts of EIP-5792 named the chain in each call.
  const chainId = readChainId(parsed.data.chainId);
  const account = readAddress(parsed.data.from) ?? defaults.account;
  return parsed.data.calls.flatMap((call) =>
    readTransaction(method, chainId === undefined ? call : { ...call, chainId }, {
      chainId: defaults.chainId,
      account,
    }),
  );
};

const operationSchema = z.looseObject({ sender: z.unknown(), callData: z.unknown() });

/** A signed ERC-4337 operation on its way to a bundler: what its account is asked to do. */
const readOperation = (method: string, raw: unknown, { chainId }: Defaults): RequestItem[] => {
  const parsed = operationSchema.safeParse(raw);
  const sender = readAddress(parsed.success ? parsed.data.sender : undefined);
  const callData = parsed.success ? readBytes(parsed.data.callData) : undefined;
  if (sender === undefined || callData === undefined) return [blind(method, 'transaction')];
  const { data, ...rest } = ofOperation(sender, callData);
  return [{ kind: 'call', method, call: { chainId, from: sender, to: sender, value: rest.value, data } }];
};

const readRawTransaction = async (method: string, raw: unknown): Promise<RequestItem[]> => {
  const bytes = readBytes(raw);
  if (bytes === undefined || bytes === '0x') return [blind(method, 'raw-transaction')];
  try {
    const transaction = parseTransaction(bytes as TransactionSerialized);
    const from = await recoverTransactionAddress({ serializedTransaction: bytes as TransactionSerialized });
    return readTransaction(
      method,
      { ...transaction, from, value: (transaction.value ?? 0n).toString(), chainId: transaction.chainId },
      { chainId: transaction.chainId ?? 1, account: from },
    );
  } catch {
    // Not a transaction viem knows: it is shown as one that cannot be read.
    return [blind(method, 'raw-transaction')];
  }
};

/** A 32-byte hash could be anything, a transaction included; readable text is not. */
const readMessage = (method: string, params: readonly unknown[]): RequestItem[] => {
  const [first, second] = params;
  const message = readAddress(first) !== undefined && readAddress(second) === undefined ? second : first;
  const bytes = readBytes(typeof message === 'string' && /^0[xX]/.test(message) ? message : undefined);
  if (bytes === undefined || bytes.length !== 66) return [{ kind: 'message', method }];
  const codes = (bytes.slice(2).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const isPrintable = codes.every((code) => code === 10 || code === 13 || (code >= 32 && code < 127));
  return isPrintable ? [{ kind: 'message', method }] : [blind(method, 'raw-hash')];
};

const readTypedDataParams = (method: string, params: readonly unknown[], defaults: Defaults): RequestItem[] => {
  const [first, second] = params;
  const isLegacyOrder = readAddress(first) === undefined && readAddress(second) !== undefined;
  const data = isLegacyOrder ? first : second;
  // eth_signTypedData v1 signs a bare list of values: no domain, so nothing to tie it to.
  if (Array.isArray(data)) return [blind(method, 'typed-data')];
  const parsed = parseTypedData(data);
  if (!parsed.ok) return [blind(method, 'typed-data')];
  const signer = readAddress(isLegacyOrder ? second : first) ?? readAddress(defaults.account);
  const chainId = parsed.typedData.chainId ?? defaults.chainId;
  return [
    {
      kind: 'typedData',
      method,
      typedData: { ...parsed.typedData, chainId, ...(signer === undefined ? {} : { signer }) },
    },
  ];
};

const listOf = (params: unknown): readonly unknown[] =>
  Array.isArray(params) ? params : params === undefined ? [] : [params];

const readOne = async (method: string, params: unknown, defaults: Defaults): Promise<RequestItem[]> => {
  const list = listOf(params);
  switch (method) {
    case 'eth_sendTransaction':
    case 'eth_sendTransactionSync':
    case 'wallet_sendTransaction':
    case 'eth_signTransaction':
      return readTransaction(method, list[0], defaults);
    case 'wallet_sendCalls':
      return readSendCalls(method, list[0], defaults);
    case 'eth_sendRawTransaction':
    case 'eth_sendRawTransactionSync':
    case 'eth_sendPrivateRawTransaction':
      return readRawTransaction(method, list[0]);
    case 'eth_sendUserOperation':
      return readOperation(method, list[0], defaults);
    case 'eth_signTypedData':
    case 'eth_signTypedData_v1':
    case 'eth_signTypedData_v3':
    case 'eth_signTypedData_v4':
      return readTypedDataParams(method, list, defaults);
    case 'personal_sign':
      return readMessage(method, list);
    case 'eth_sign':
      return [blind(method, 'raw-hash')];
    case 'eth_signAuthorization':
    case 'wallet_signAuthorization':
      return [blind(method, 'authorization')];
    case 'wallet_grantPermissions':
    case 'wallet_requestExecutionPermissions':
      return [blind(method, 'permissions')];
    case 'wallet_invokeMethod': {
      const inner = z
        .looseObject({
          scope: z.optional(z.unknown()),
          request: z.looseObject({ method: z.string(), params: z.optional(z.unknown()) }),
        })
        .safeParse(list[0]);
      if (!inner.success || inner.data.request.method === 'wallet_invokeMethod') return [blind(method, 'transaction')];
      const chainId = readChainId(inner.data.scope) ?? defaults.chainId;
      return readOne(inner.data.request.method, inner.data.request.params, { ...defaults, chainId });
    }
    default:
      // Newer spellings of the methods above, which the page's guard holds by their beginning.
      if (/^eth_signTypedData/.test(method)) return readTypedDataParams(method, list, defaults);
      return /^(eth_(send|sign)|wallet_(send|sign))/.test(method) ? [blind(method, 'transaction')] : [];
  }
};

/**
 * What a request would do, item by item. Never throws: what signs but cannot be read becomes a `blind` item.
 * Without any word on the chain, mainnet is assumed, as restaking happens there.
 */
export const readRequest = async (envelope: Envelope): Promise<RequestItem[]> => {
  const defaults: Defaults = { chainId: readChainId(envelope.chainId) ?? 1, account: envelope.account };
  const items = await Promise.all(envelope.requests.map(({ method, params }) => readOne(method, params, defaults)));
  return items.flat();
};

/** The account a request is about: the first that any item names. */
export const accountOf = (items: readonly RequestItem[], envelope: Envelope): Hex | undefined => {
  for (const item of items) {
    if (item.kind === 'call' && item.call.from) return item.call.from;
    if (item.kind === 'typedData' && item.typedData.signer) return item.typedData.signer;
  }
  return readAddress(envelope.account);
};
