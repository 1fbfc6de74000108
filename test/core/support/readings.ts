import type { CeilingReading, SetReading } from '@/lib/core/eigenlayer-slashing';
import { type Fact, known, type Source, unknown } from '@/lib/core/fact';
import type { Address } from '@/lib/core/units';

export const BLOCK = 23_000_000n;
export const TIME = 1_780_000_000;
export const SOURCE: Source = {
  kind: 'onchain',
  chainId: 1,
  block: BLOCK,
  contract: '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39',
  call: 'getAllocation',
};
/** A value read at BLOCK. */
export const read = <T>(value: T): Fact<T> => known(value, SOURCE, TIME);
export const SLASHER: Address = '0x00000000000000000000000000000000000051A5';
export const NOBODY: Address = '0x0000000000000000000000000000000000000000';
export const pct = (value: bigint): bigint => value * 10n ** 16n;

/** A set that may slash `current` (WAD) of one operator. */
export const setReading = (name: string, current: bigint, overrides: Partial<SetReading> = {}): SetReading => ({
  layerId: `service:1:${name}`,
  operatorLayerId: 'operator:1:0xop',
  allocation: read({ current, pendingDiff: 0n, effectBlock: 0n }),
  standing: read({ isRegistered: true }),
  isStrategyInSet: read(true),
  slasher: read(SLASHER),
  isRedistributing: read(false),
  slashCount: read(0n),
  conditions: unknown('not-published'),
  ...overrides,
});

/** An operator with two services, 10 % and 21 %, and a delay that lets a delegator leave. */
export const ceilingReading = (overrides: Partial<CeilingReading> = {}): CeilingReading => ({
  block: BLOCK,
  timestamp: TIME,
  maxMagnitude: read(10n ** 18n),
  sets: read([setReading('a', pct(10n)), setReading('b', pct(21n))]),
  allocationDelay: read(126_000n),
  withdrawalDelay: read(100_800n),
  ...overrides,
});
