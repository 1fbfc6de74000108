import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/kelp.json';
import { registrySource } from '../reading/registry-fact';

/** Contracts that restake for the pool; the pool on chain lists them all. */
export const nodeDelegators = registry.nodeDelegators as readonly Address[];
export const delegatorsSource = registrySource(registry.source, registry.date);
