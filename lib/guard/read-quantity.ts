import type { Address, Hex } from '@/lib/core/units';

/** A quantity in any form wallets accept: hex, decimal string, safe integer; absent or empty is 0. Undefined when it is none of them. */
export const readQuantity = (raw: unknown): bigint | undefined => {
  if (raw === undefined || raw === null || raw === '' || raw === '0x') return 0n;
  if (typeof raw === 'number') return Number.isSafeInteger(raw) && raw >= 0 ? BigInt(raw) : undefined;
  if (typeof raw !== 'string') return undefined;
  const text = raw.trim();
  return /^(0[xX][0-9a-fA-F]+|\d+)$/.test(text) && text.length <= 80 ? BigInt(text.toLowerCase()) : undefined;
};

/** A chain id in decimal, hex or CAIP-2 (`eip155:1`). Undefined when it is none. */
export const readChainId = (raw: unknown): number | undefined => {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const text = typeof raw === 'string' ? raw.replace(/^eip155:/, '') : raw;
  const value = readQuantity(text);
  return value !== undefined && value > 0n && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
};

/** 20 bytes in hex, any casing; undefined otherwise. */
export const readAddress = (raw: unknown): Address | undefined =>
  typeof raw === 'string' && /^0[xX][0-9a-fA-F]{40}$/.test(raw) ? (`0x${raw.slice(2)}` as Address) : undefined;

/** Calldata with or without `0x`, any casing; absent is empty. Undefined when it is not hex of whole bytes. */
export const readBytes = (raw: unknown): Hex | undefined => {
  if (raw === undefined || raw === null || raw === '') return '0x';
  if (typeof raw !== 'string') return undefined;
  const digits = raw.replace(/^0[xX]/, '');
  return digits.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(digits) ? (`0x${digits.toLowerCase()}` as Hex) : undefined;
};
