import { type Address, getAddress, isAddress } from 'viem';
import { UnderlayerError } from '@/lib/core/errors';
import type { TypedData } from '@/lib/core/intent';

/** A message the page asks to have signed is not EIP-712, or not in the form wallets accept. A value, never thrown at the page. */
export class TypedDataError extends UnderlayerError {
  override readonly name = 'TypedDataError';
  constructor(
    readonly why: 'no-message' | 'not-json' | 'legacy' | 'not-typed-data' | 'too-deep',
    details?: string,
  ) {
    super('This message is not readable typed data. Sign it only if you know what it is.', details ? { details } : {});
  }
}

export type ParsedTypedData =
  | { readonly ok: true; readonly typedData: TypedData }
  | { readonly ok: false; readonly error: TypedDataError; readonly signer?: Address };

const MAX_DEPTH = 32;
const MAX_JSON = 2_000_000;

type Field = { readonly name: string; readonly type: string };
type Types = Readonly<Record<string, readonly Field[]>>;
type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole number as pages write it: bigint, number, decimal or hex text. Undefined for anything else, fractions included. */
export const readInteger = (value: unknown): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const written = value.trim();
  return /^(-?\d+|0x[0-9a-fA-F]+)$/.test(written) && written.length <= 80 ? BigInt(written) : undefined;
};

/** An address as pages write it: hex text in any casing, or its number in decimal. Undefined for anything else. */
export const readAddress = (value: unknown): Address | undefined => {
  if (typeof value === 'string' && isAddress(value, { strict: false })) return getAddress(value);
  const number = readInteger(value);
  if (number === undefined || number < 0n || number >= 1n << 160n) return undefined;
  // Short hex text is no address to any wallet; only numbers in decimal are.
  if (typeof value === 'string' && value.trim().startsWith('0x')) return undefined;
  return getAddress(`0x${number.toString(16).padStart(40, '0')}`);
};

const readTypes = (types: unknown): Types | undefined => {
  if (!isObject(types)) return undefined;
  const entries = Object.entries(types).map(([name, fields]): [string, readonly Field[]] | undefined =>
    Array.isArray(fields) &&
    fields.every((f) => isObject(f) && typeof f.name === 'string' && typeof f.type === 'string')
      ? [name, fields as readonly Field[]]
      : undefined,
  );
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
};

/**
 * One value by its declared type: structs lose what their type does not declare, integers become bigint, addresses checksummed. A value
 * its type does not allow is left as it is, for the decoder to call malformed.
 */
const readValue = (types: Types, type: string, value: unknown, depth: number): unknown => {
  if (depth > MAX_DEPTH) throw new TypedDataError('too-deep');
  const array = /^(.*)\[\d*\]$/.exec(type);
  if (array) {
    return Array.isArray(value) ? value.map((item) => readValue(types, array[1] ?? '', item, depth + 1)) : value;
  }
  const fields = Object.hasOwn(types, type) ? types[type] : undefined;
  if (fields) return isObject(value) ? readStruct(types, fields, value, depth + 1) : value;
  if (type === 'address') return readAddress(value) ?? value;
  if (/^u?int\d*$/.test(type)) return readInteger(value) ?? value;
  return value;
};

const readStruct = (types: Types, fields: readonly Field[], value: Fields, depth: number): Fields =>
  Object.fromEntries(
    fields
      .filter((field) => Object.hasOwn(value, field.name) && field.name !== '__proto__')
      .map((field) => [field.name, readValue(types, field.type, value[field.name], depth)]),
  );

const readDomain = (domain: Fields): TypedData['domain'] => {
  const chainId = readInteger(domain.chainId);
  const verifyingContract = readAddress(domain.verifyingContract);
  return {
    ...(typeof domain.name === 'string' ? { name: domain.name } : {}),
    ...(typeof domain.version === 'string' || typeof domain.version === 'number'
      ? { version: String(domain.version) }
      : {}),
    ...(chainId === undefined ? {} : { chainId }),
    ...(verifyingContract === undefined ? {} : { verifyingContract }),
  };
};

/** A domain's fields count only where its type declares them; wallets infer the type when a page leaves it out. */
const declaredDomain = (types: Types, domain: Fields): Fields => {
  const declared = types.EIP712Domain;
  if (!declared || declared.length === 0) return domain;
  return Object.fromEntries(declared.map(({ name }) => [name, domain[name]]));
};

const parseMessage = (raw: unknown): Fields | TypedDataError => {
  if (raw === undefined || raw === null) return new TypedDataError('no-message');
  if (Array.isArray(raw)) return new TypedDataError('legacy');
  if (isObject(raw)) return raw;
  if (typeof raw !== 'string') return new TypedDataError('not-typed-data');
  if (raw.length > MAX_JSON) return new TypedDataError('not-typed-data', `${raw.length} characters`);
  try {
    const parsed: unknown = JSON.parse(raw);
    return isObject(parsed) ? parsed : new TypedDataError(Array.isArray(parsed) ? 'legacy' : 'not-typed-data');
  } catch (error) {
    return new TypedDataError('not-json', error instanceof Error ? error.message : undefined);
  }
};

const chainOf = ({ chainId }: TypedData['domain']): number | undefined =>
  chainId !== undefined && chainId >= 0n && chainId <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(chainId) : undefined;

/**
 * Reads the parameters of `eth_signTypedData_v3`/`_v4`: `[address, message]` in either order, the message as text or object. Without a
 * chain where the domain names none. Never throws.
 */
export const parseTypedData = (params: unknown): ParsedTypedData => {
  const list: readonly unknown[] = Array.isArray(params) ? params : [params];
  const isAccount = (item: unknown): item is string => typeof item === 'string' && isAddress(item, { strict: false });
  const account = list.find(isAccount);
  const signer = account === undefined ? undefined : getAddress(account);
  const failed = (error: TypedDataError): ParsedTypedData => ({ ok: false, error, ...(signer ? { signer } : {}) });

  const message = parseMessage(list.find((item) => !isAccount(item)));
  if (message instanceof TypedDataError) return failed(message);
  const types = readTypes(message.types);
  const { primaryType } = message;
  if (!types || typeof primaryType !== 'string' || !isObject(message.message))
    return failed(new TypedDataError('not-typed-data'));
  const fields = Object.hasOwn(types, primaryType) ? types[primaryType] : undefined;
  if (!fields) return failed(new TypedDataError('not-typed-data', `no type ${primaryType}`));
  const domain = readDomain(declaredDomain(types, isObject(message.domain) ? message.domain : {}));
  const chainId = chainOf(domain);
  try {
    return {
      ok: true,
      typedData: {
        ...(chainId === undefined ? {} : { chainId }),
        domain,
        primaryType,
        message: readStruct(types, fields, message.message, 0),
        ...(signer ? { signer } : {}),
      },
    };
  } catch (error) {
    return failed(error instanceof TypedDataError ? error : new TypedDataError('too-deep'));
  }
};
