import { type Address, concat, type Hex, isAddressEqual, keccak256, pad, slice, toHex } from 'viem';
import type { Rpc } from './rpc';

/** What a call touched: every contract with its slots. */
export type Touched = readonly { readonly address: Address; readonly storageKeys: readonly Hex[] }[];

/** Mappings by the contract's address are looked for in as many slots of plain state. */
const plainSlots = 16;

/** The word a mapping declared in `slot` keeps under an address. */
const mappedAt = (key: Address, slot: number): Hex =>
  keccak256(concat([pad(key, { size: 32 }), toHex(slot, { size: 32 })]));

const isPointer = (word: Hex, address: Address): boolean =>
  BigInt(word) !== 0n && isAddressEqual(slice(word, 12), address);

/**
 * Gives a contract that was just made another address, as if it had been made there: its code and state, and whatever else the call that
 * made it has written down about it. `touched`: by that call.
 */
export async function moveContract(rpc: Rpc, made: Address, to: Address, touched: Touched): Promise<void> {
  const put = (address: Address, slot: Hex, word: Hex) => rpc('anvil_setStorageAt', [address, slot, word]);
  const read = (address: Address, slot: Hex) => rpc('eth_getStorageAt', [address, slot, 'latest']) as Promise<Hex>;
  await rpc('anvil_setCode', [to, await rpc('eth_getCode', [made, 'latest'])]);
  for (const { address, storageKeys } of touched) {
    const isItself = isAddressEqual(address, made);
    for (const slot of storageKeys) {
      const word = await read(address, slot);
      const moved = isPointer(word, made) ? concat([slice(word, 0, 12), to]) : word;
      if (isItself ? BigInt(moved) !== 0n : moved !== word) await put(isItself ? to : address, slot, moved);
    }
    if (isItself) continue;
    for (let slot = 0; slot < plainSlots; slot++) {
      const word = await read(address, mappedAt(made, slot));
      if (BigInt(word) !== 0n) await put(address, mappedAt(to, slot), word);
    }
  }
  await rpc('anvil_setCode', [made, '0x']);
}
