import type { Address } from '@/lib/core/units';
import type { KarakReading } from '../reading';

/** The supervisor for V1, Core for V2 and where nobody knows; Core and supervisor have the same owner's rights. */
export const restakingLayerId = ({ chain, kind }: KarakReading): string => {
  const isV2 = kind.known && kind.value === 'v2';
  return `restaking:${chain.chainId}:${isV2 && chain.core ? chain.core : chain.vaultSupervisor}`;
};
export const operatorLayerId = (operator: Address, { chain }: KarakReading): string =>
  `operator:${chain.chainId}:${operator}`;
export const serviceLayerId = (dss: Address, { chain }: KarakReading): string => `service:${chain.chainId}:${dss}`;
