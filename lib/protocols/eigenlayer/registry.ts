import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/eigenlayer.json';
import { registrySource, registryValue } from '../reading/registry-fact';

/** One service (AVS) of the bundled registry. */
export type KnownService = {
  readonly address: Address;
  readonly name?: string;
  readonly category?: string;
  readonly website?: string;
  /** Whether its contracts use the power to slash, where its source was read. */
  readonly slashing?: 'enabled' | 'none';
  /** Registered in the old AVSDirectory. */
  readonly isLegacy?: boolean;
};

const services = registry.services as readonly KnownService[];
const byAddress = new Map(services.map((service) => [service.address.toLowerCase(), service]));

export const servicesSource = registrySource(registry.source, registry.date);

/** The registry's entry for a service's address. */
export const findService = (avs: Address): KnownService | undefined => byAddress.get(avs.toLowerCase());

/** Services that ever registered in the old directory: a registration there gives no power to slash. */
export const legacyServices: readonly Address[] = services.filter((it) => it.isLegacy).map((it) => it.address);

/** Where the dated values below were read on chain. */
const L2BEAT = 'L2BEAT discovery of EigenLayer, read on chain';
const DATE = '2026-07-30';

/** Values as of the last dated reading; the live ones replace them as soon as they are read. Delays in blocks, but for the timelock. */
export const registryValues = {
  withdrawalDelay: registryValue(100_800n, L2BEAT, DATE),
  deallocationDelay: registryValue(100_800n, L2BEAT, DATE),
  configurationDelay: registryValue(126_000n, L2BEAT, DATE),
  /** Seconds an ordinary upgrade of the core contracts waits in the timelock. */
  upgradeDelaySeconds: registryValue(864_000, L2BEAT, DATE),
  /** 9 of 13 owners of the Community Safe, which needs no timelock. */
  bypassThreshold: registryValue('9 of 13', L2BEAT, DATE),
  /** 1 of 7 owners of the Pauser Safe. */
  pauserThreshold: registryValue('1 of 7', L2BEAT, DATE),
  /** bEIGEN has its own timelock, in seconds. */
  eigenUpgradeDelaySeconds: registryValue(2_073_600, L2BEAT, DATE),
  /** EIGEN emissions: on for EIGEN stake through EigenDA, off for ETH and LSTs since epoch 19. Weight of 10 000. */
  eigenEmissionWeight: registryValue(1_428n, L2BEAT, DATE),
  otherEmissionWeight: registryValue(0n, L2BEAT, DATE),
} as const;

export const REGISTRY_DATE = DATE;

/** The contracts' source, and when it was read. */
export const CONTRACTS = 'Layr-Labs/eigenlayer-contracts f84a515';
export const CONTRACTS_DATE = '2026-05-01';
