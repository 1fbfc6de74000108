import { type Address, concat, type Hex, numberToHex, pad, sha256, toHex } from 'viem';
import { podAddressOf } from './place';
import type { Protocol } from './protocol';

export interface Validator {
  readonly owner: Address;
  /** 48 bytes. */
  readonly pubkey: Hex;
  readonly index: number;
  readonly balanceGwei: bigint;
}

const farFutureEpoch = 2n ** 64n - 1n;
const zeroWord = pad('0x', { size: 32 });

/** SSZ hash of a public key: what a pod knows its validators by. */
export function hashPubkey(pubkey: Hex): Hex {
  return sha256(concat([pubkey, pad('0x', { size: 16 })]));
}

/** Deposits 32 ETH through EigenPodManager, which makes the pod when there is none. */
export function stakeOnBeaconChain(protocol: Protocol, { owner, pubkey }: Validator): Promise<bigint> {
  return protocol.send({
    from: owner,
    contract: 'EigenPodManager',
    functionName: 'stake',
    args: [pubkey, `0x${'a5'.repeat(96)}`, `0x${'d0'.repeat(32)}`],
    value: 32n * 10n ** 18n,
  });
}

/** Proves the validator's credentials to the pod: its balance becomes shares. `timestampSeconds` is the proof's. */
export function restake(protocol: Protocol, validator: Validator, timestampSeconds: number): Promise<bigint> {
  const pod = podAddressOf(validator.owner);
  const fields = [
    hashPubkey(validator.pubkey),
    concat(['0x01', pad('0x', { size: 11 }), pod]),
    littleEndianWord(validator.balanceGwei),
    zeroWord,
    littleEndianWord(0n),
    littleEndianWord(0n),
    littleEndianWord(farFutureEpoch),
    littleEndianWord(farFutureEpoch),
  ];
  const stateRoot = { beaconStateRoot: zeroWord, proof: '0x' };
  return protocol.send({
    from: validator.owner,
    contract: 'EigenPod',
    to: pod,
    functionName: 'verifyWithdrawalCredentials',
    args: [BigInt(timestampSeconds), stateRoot, [validator.index], ['0x'], [fields]],
  });
}

/**
 * Runs a whole checkpoint of a pod: every validator proven at the balance given now. A lower total lowers the beacon chain
 * slashing factor, ETH that has come to the pod or a higher total adds shares. Gives the block of the last proof.
 */
export async function checkpointPod(protocol: Protocol, validators: readonly Validator[]): Promise<bigint> {
  const owner = validators[0]?.owner;
  if (!owner) throw new Error('A checkpoint needs at least one validator');
  const to = podAddressOf(owner);
  await protocol.send({ from: owner, contract: 'EigenPod', to, functionName: 'startCheckpoint', args: [false] });
  const proofs = validators.map(({ pubkey, index, balanceGwei }) => ({
    pubkeyHash: hashPubkey(pubkey),
    balanceRoot: balanceChunk(index, balanceGwei),
    proof: '0x',
  }));
  const container = { balanceContainerRoot: zeroWord, proof: '0x' };
  const args = [container, proofs];
  return protocol.send({ from: owner, contract: 'EigenPod', to, functionName: 'verifyCheckpointProofs', args });
}

/** Four balances share a chunk; the others are left empty. */
function balanceChunk(index: number, balanceGwei: bigint): Hex {
  const empty = pad('0x', { size: 8 });
  const parts = Array.from({ length: 4 }, (_, place) => (place === index % 4 ? littleEndian(balanceGwei) : empty));
  return concat(parts);
}

function littleEndianWord(value: bigint): Hex {
  return pad(littleEndian(value), { size: 32, dir: 'right' });
}

function littleEndian(value: bigint): Hex {
  const bytes = numberToHex(value, { size: 8 }).slice(2).match(/../g) ?? [];
  return toHex(Uint8Array.from(bytes.reverse().map((byte) => Number.parseInt(byte, 16))));
}
