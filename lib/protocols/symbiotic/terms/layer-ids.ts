import type { Address, Hex } from '@/lib/core/units';
import { MAINNET } from '../addresses';
import { identifierOf, networkOf } from '../reading';

export const vaultLayerId = (vault: Address): string => `restaking:${MAINNET}:${vault}`;
export const operatorLayerId = (operator: Address): string => `operator:${MAINNET}:${operator}`;
export const serviceLayerId = (subnetwork: Hex): string =>
  `service:${MAINNET}:${networkOf(subnetwork)}:${identifierOf(subnetwork)}`;
