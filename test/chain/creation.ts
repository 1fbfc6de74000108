import { type Address, encodeAbiParameters, type Hex, parseAbiParameters, size, toHex } from 'viem';
import type { Rpc } from './rpc';

const gas = toHex(30_000_000);
/** Slots of plain state a constructor may have written. */
const plainSlots = 16;

/** Runs creation code with its constructor's arguments; gives where the contract stands. */
export async function runCreation(
  rpc: Rpc,
  from: Address,
  creation: Hex,
  types = '',
  args: readonly unknown[] = [],
): Promise<Address> {
  const tail = types === '' ? '0x' : encodeAbiParameters(parseAbiParameters(types) as never, args as never);
  const data: Hex = `${creation}${tail.slice(2)}`;
  const sent = await rpc('eth_sendTransactionSync', [{ from, data, gas, gasPrice: '0x0' }]);
  const { contractAddress, status } = sent as { contractAddress: Address | null; status: Hex };
  if (status !== '0x1' || contractAddress === null)
    throw new Error(`Creating a contract of ${size(creation)} bytes failed`);
  return contractAddress;
}

/** Puts the code and the plain state of a contract at another address, as if it had been created there. */
export async function standAt(rpc: Rpc, made: Address, address: Address): Promise<void> {
  await rpc('anvil_setCode', [address, await rpc('eth_getCode', [made, 'latest'])]);
  for (let index = 0; index < plainSlots; index++) {
    const slot = toHex(index, { size: 32 });
    const value = (await rpc('eth_getStorageAt', [made, slot, 'latest'])) as Hex;
    if (BigInt(value) !== 0n) await rpc('anvil_setStorageAt', [address, slot, value]);
  }
  await rpc('anvil_setCode', [made, '0x']);
}
