import { getAddress } from 'viem';
import type { Address } from '@/lib/core/units';
import type { SeedData } from '../../../chain/local-mainnet';
import type { SetName } from '../../../chain/scenario';
import { mulWadUp, wad } from '../../../chain/testing';

/** A share rounded up: what can be lost is never said to be less. */
export const shareUp = (part: bigint, whole: bigint): bigint => (part * wad + whole - 1n) / whole;
export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** What the seed's inputs make of one operator set's hold on a strategy. */
export type SeededSet = {
  readonly name: SetName;
  readonly avs: Address;
  readonly id: number;
  readonly slasher: Address;
  readonly recipient: Address | undefined;
  readonly slashes: bigint;
  readonly state: 'active' | 'pending' | 'latent';
  readonly current: bigint;
  /** Once a change on its way has come. */
  readonly later: bigint;
  readonly effectBlock: bigint | undefined;
};
export type SeededBook = { readonly maxMagnitude: bigint; readonly sets: readonly SeededSet[] };

/**
 * An operator's promises in a strategy at the end of the seed, by the rules of AllocationManager, from the scenario's inputs
 * and the blocks in which they were played.
 */
export const seededBook = (seed: SeedData, operator: Address, strategy: Address): SeededBook => {
  const isHere = (item: { operator: Address; strategy: Address }) =>
    item.operator === operator && item.strategy === strategy;
  const current = new Map<SetName, bigint>();
  for (const item of [...seed.settledAllocations, seed.latentAllocation])
    if (isHere(item)) current.set(item.set, item.magnitudeWad);
  let maxMagnitude = wad;
  if (isHere(seed.pastSlash)) {
    const before = current.get(seed.pastSlash.set) ?? 0n;
    const slashed = mulWadUp(before, seed.pastSlash.wadToSlash);
    current.set(seed.pastSlash.set, before - slashed);
    maxMagnitude -= slashed;
  }
  const pending = isHere(seed.pendingAllocation) ? seed.pendingAllocation : undefined;
  if (pending && !current.has(pending.set)) current.set(pending.set, 0n);
  const delay = Object.values(seed.operators).find(({ address }) => address === operator)?.allocationDelayBlocks ?? 0;

  const sets = [...current].map(([name, magnitude]): SeededSet => {
    const set = seed.operatorSets[name];
    const isRegistered = seed.memberships.some((item) => item.operator === operator && item.set === name);
    const isInSet = (set.strategies as readonly Address[]).includes(strategy);
    const change = pending?.set === name ? pending : undefined;
    const reaches = isRegistered && isInSet;
    return {
      name,
      avs: set.avs,
      id: set.id,
      slasher: getAddress(set.slasher),
      recipient: 'recipient' in set ? set.recipient : undefined,
      slashes: seed.pastSlash.set === name ? 1n : 0n,
      state: !reaches ? 'latent' : magnitude > 0n ? 'active' : 'pending',
      current: magnitude,
      later: change ? change.magnitudeWad : magnitude,
      effectBlock: change ? seed.record.pendingAllocationBlock + BigInt(delay) : undefined,
    };
  });
  return { maxMagnitude, sets };
};

/** Sum over the sets that can slash at once. */
export const activeMagnitude = ({ sets }: SeededBook): bigint =>
  sum(sets.filter(({ state }) => state === 'active').map(({ current }) => current));

/** Sum over the sets one transaction away. */
export const latentMagnitude = ({ sets }: SeededBook): bigint =>
  sum(sets.filter(({ state }) => state === 'latent').map(({ current }) => current));

/** Registrations of an operator that give no power over its stake in a strategy: sets without any of it, and the old directory's. */
export const unableCount = (seed: SeedData, operator: Address, strategy: Address): number => {
  const reaching = new Set<SetName>(seededBook(seed, operator, strategy).sets.map(({ name }) => name));
  const idle = seed.memberships.filter((item) => item.operator === operator && !reaching.has(item.set));
  const isInOldDirectory = [seed.operators.northwind, seed.operators.longHorizon].some((it) => it.address === operator);
  return idle.length + (isInOldDirectory ? 1 : 0);
};
