import { type Fact, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { registryValue } from '../reading/registry-fact';
import type { StakeSlots } from './read/slots';
import { findVault, type KarakChain, REGISTRY_DATE, registryOrigin } from './registry';

/** One service (DSS) the operator is registered with. */
export type ServiceReading = {
  readonly dss: Address;
  /** Most one request may take, Karak's percentage: 100e18 is everything. */
  readonly maxPercentWad: Fact<bigint>;
  /** The whole vault is at stake for it. */
  readonly isStaked: Fact<boolean>;
  /** Slashes it had finished, of any vault. */
  readonly slashCount: Fact<bigint>;
};

/** A V2 vault: one operator's, staked whole to any number of services. */
export type StakedVault = {
  readonly operator: Fact<Address>;
  readonly slots: Fact<StakeSlots>;
  readonly services: Fact<readonly ServiceReading[]>;
  /** Bit per function. */
  readonly paused: Fact<bigint>;
};

/** A V1 vault: kept by the supervisors, out of reach of any service. */
export type PlainVault = {
  readonly withdrawalDelay: Fact<bigint>;
  readonly isDepositPaused: Fact<boolean>;
  readonly isExitPaused: Fact<boolean>;
  /** What it still takes, base units. */
  readonly room: Fact<bigint>;
};

/** Everything read about one vault: what terms are made of. */
export type KarakReading = {
  readonly chain: KarakChain;
  readonly point?: ReadPoint;
  readonly intent?: Intent;
  /** Absent where nothing says which vault is meant. */
  readonly vault?: Address;
  /** null: the chain knows it as no vault of Karak. */
  readonly kind: Fact<'v1' | 'v2' | null>;
  readonly token: Fact<Address>;
  readonly symbol?: string;
  readonly isSelfNamed: boolean;
  readonly plain?: PlainVault;
  readonly staked?: StakedVault;
  /** Seconds a queued redeem still waits; absent: the whole wait. */
  readonly remaining?: Fact<number>;
};

const notRead = unknown('not-read');

/** What the registry alone knows of a vault. */
export const registryReading = (chain: KarakChain, vault: Address | undefined, intent?: Intent): KarakReading => {
  const known = vault && findVault(vault, chain.chainId);
  return {
    chain,
    ...(intent ? { intent } : {}),
    ...(vault ? { vault } : {}),
    kind: known ? registryValue('v1', registryOrigin.document, REGISTRY_DATE) : kindOfIntent(chain, intent),
    token: known ? registryValue(known.token, registryOrigin.document, REGISTRY_DATE) : notRead,
    ...(known ? { symbol: known.asset } : {}),
    isSelfNamed: false,
  };
};

/** Calls of the supervisors are V1's; calls of vaults themselves V2's. */
const kindOfIntent = (chain: KarakChain, intent: Intent | undefined): Fact<'v1' | 'v2' | null> => {
  if (!intent || ['approve', 'permit', 'other'].includes(intent.action)) return notRead;
  const isSupervisor = [chain.vaultSupervisor, chain.delegationSupervisor].includes(intent.contract);
  return registryValue(isSupervisor ? 'v1' : 'v2', registryOrigin.document, REGISTRY_DATE);
};
