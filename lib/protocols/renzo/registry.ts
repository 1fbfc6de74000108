import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/renzo.json';
import { registrySource } from '../reading/registry-fact';

/** Contracts that restake for ezETH; the manager on chain lists them all. */
export const operatorDelegators = registry.operatorDelegators as readonly Address[];
export const delegatorsSource = registrySource(registry.source, registry.date);
