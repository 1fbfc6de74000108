import { getAddress, type Hex, parseAbiParameters, size, slice } from 'viem';
import type { Address } from '@/lib/core/units';
import { decodeParameters } from './decode-args';
import type { Carried, CarriedCall } from './wrapper';

const CALLS = parseAbiParameters('(address to, uint256 value, bytes data)[] calls');
const BATCHES = parseAbiParameters('bytes[] batches');
/** ERC-7821's batch of batches. Source: ERC-7821, execution modes. */
const BATCH_OF_BATCHES = '0x01000000000078210002';
const ZERO: Address = '0x0000000000000000000000000000000000000000';

/**
 * Reads Safe's packed `multiSend` transactions: operation (1 byte), to (20), value (32), length (32), data. The contract reads beyond the
 * end where one does not fit, so that it is not whole; zeros after the last one call nobody.
 */
export const readMultiSend = (transactions: Hex, self: Address | undefined): Carried => {
  const calls: CarriedCall[] = [];
  const end = size(transactions);
  let at = 0;
  while (at + 85 <= end) {
    const length = BigInt(slice(transactions, at + 53, at + 85));
    if (length > BigInt(end - at - 85)) break;
    const next = at + 85 + Number(length);
    calls.push({
      from: self,
      to: getAddress(slice(transactions, at + 1, at + 21)),
      value: BigInt(slice(transactions, at + 21, at + 53)),
      data: length === 0n ? '0x' : slice(transactions, at + 85, next),
      isDelegate: slice(transactions, at, at + 1) === '0x01',
    });
    at = next;
  }
  const isRestEmpty = at === end || /^0x0*$/.test(slice(transactions, at));
  return { calls, isWhole: isRestEmpty };
};

/**
 * Reads ERC-7579 execution data by its mode: one packed call, a batch, ERC-7821 batches, or a delegatecall.
 * Source: ERC-7579 (mode encoding), ERC-7821. In ERC-7821 the zero address stands for the account itself.
 */
export const readExecution = (mode: Hex, execution: Hex, self: Address | undefined): CarriedCall[] => {
  const kind = mode.slice(0, 4);
  if (kind === '0x00') {
    return [
      {
        from: self,
        to: getAddress(slice(execution, 0, 20)),
        value: BigInt(slice(execution, 20, 52)),
        data: size(execution) === 52 ? '0x' : slice(execution, 52),
      },
    ];
  }
  if (kind === '0xff') {
    return [
      { from: self, to: getAddress(slice(execution, 0, 20)), value: 0n, data: slice(execution, 20), isDelegate: true },
    ];
  }
  if (kind !== '0x01') return [];
  if (mode.toLowerCase().startsWith(BATCH_OF_BATCHES)) {
    const [batches] = decodeParameters(BATCHES, execution);
    return batches.flatMap((batch) => readBatchOf(batch, self));
  }
  return readBatchOf(execution, self);
};

const readBatchOf = (execution: Hex, self: Address | undefined): CarriedCall[] => {
  const [calls] = decodeParameters(CALLS, execution);
  return calls.map(({ to, value, data }) => ({ from: self, to: to === ZERO ? self : to, value, data }));
};
