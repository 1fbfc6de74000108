import { encodeAbiParameters, getAddress, keccak256, toHex } from 'viem';
import type { Address, Hex } from '@/lib/core/units';

// No view lists an operator's services, but Core hands out any storage slot (`extSloads`). Layout: CoreLib.Storage, Operator.State and
// CoreStorageSlots, karak-network/v2-contracts 3b3b78f.

/** keccak256(abi.encode(uint256(keccak256("core.storage")) - 1)) & ~0xff */
const CORE_STORAGE = 0x13c729cff436dc8ac22d145f2c778f6a709d225083f39538cc5e2674f2f10700n;
const SLASHING_HANDLERS = 3n;
const VETO_COMMITTEE = 7n;
const VAULTS = 0n;
const SERVICES = 2n;
const PENDING_STAKE_UPDATES = 6n;
const QUEUED_SLASHINGS = 7n;

/** MAX_DSS_PER_OPERATOR. */
const MOST_SERVICES = 32;

const slot = (value: bigint): Hex => toHex(value, { size: 32 });
const entryOf = (key: Address, mapping: bigint): bigint =>
  BigInt(keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [key, mapping])));
const addressIn = (word: Hex | undefined): Address => getAddress(`0x${(word ?? '0x').slice(-40).padStart(40, '0')}`);
const numberIn = (word: Hex | undefined): bigint => BigInt(word ?? '0x0');

/** What Core's storage says about an operator's vault. */
export type StakeSlots = {
  /** How many vaults the operator has: compared with the view, it shows that the layout is the one expected. */
  readonly vaultCount: bigint;
  /** Services the operator is registered with. */
  readonly services: readonly Address[];
  /** A change of the vault's stake is under way; to which service is not stored. */
  readonly isStakeChanging: boolean;
  /** Slash requests against the vault that are neither finalised nor cancelled. */
  readonly queuedSlashes: number;
  readonly vetoCommittee: Address;
  /** Who is given what is slashed of this asset. */
  readonly slashingHandler: Address;
};

/** The slots to ask for, in the order `readSlots` takes their words. */
export const slotsOf = (operator: Address, vault: Address, asset: Address): readonly Hex[] => {
  const state = entryOf(operator, CORE_STORAGE);
  const first = BigInt(keccak256(slot(state + SERVICES)));
  return [
    slot(state + VAULTS),
    slot(entryOf(vault, state + PENDING_STAKE_UPDATES)),
    slot(entryOf(vault, state + QUEUED_SLASHINGS)),
    slot(CORE_STORAGE + VETO_COMMITTEE),
    slot(entryOf(asset, CORE_STORAGE + SLASHING_HANDLERS)),
    slot(state + SERVICES),
    ...Array.from({ length: MOST_SERVICES }, (_, index) => slot(first + BigInt(index))),
  ];
};

/** The words of `slotsOf`, read; undefined where they cannot be what they should. */
export const readSlots = (words: readonly Hex[]): StakeSlots | undefined => {
  const [vaults, update, queued, committee, handler, count, ...services] = words;
  const length = numberIn(count);
  if (length > BigInt(MOST_SERVICES) || numberIn(queued) > 10_000n || services.length !== MOST_SERVICES)
    return undefined;
  return {
    vaultCount: numberIn(vaults),
    services: services.slice(0, Number(length)).map(addressIn),
    isStakeChanging: numberIn(update) !== 0n,
    queuedSlashes: Number(numberIn(queued)),
    vetoCommittee: addressIn(committee),
    slashingHandler: addressIn(handler),
  };
};
