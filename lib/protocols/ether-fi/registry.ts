import type { Address } from '@/lib/core/units';
import registry from '@/public/registry/ether-fi.json';
import { registrySource, registryValue, secondsOfDate } from '../reading/registry-fact';

export const CONTRACTS = 'etherfi-protocol/smart-contracts b4a0968';
export const CONTRACTS_DATE = '2026-07-15';
export const contractsSource = registrySource(CONTRACTS, CONTRACTS_DATE);
export const contractsAsOf = secondsOfDate(CONTRACTS_DATE);

/** Operators known to be ether.fi's own contracts; the manager on chain knows them all. */
export const knownOperators = registry.operators as readonly Address[];

const value = <T>(what: T, where: string) => registryValue(what, `${CONTRACTS}, ${where}`, CONTRACTS_DATE);

/** As of the contracts' source; read values replace them. Amounts in wei. */
export const registryValues = {
  leastRequest: value(10n ** 15n, 'script/upgrades/security-upgrades'),
  mostRequest: value(1_000n * 10n ** 18n, 'script/upgrades/security-upgrades'),
  paidOutPerDay: value(80_000n * 10n ** 18n, 'script/upgrades/security-upgrades'),
  largestFallBps: value(3, 'EtherFiAdmin.DEFAULT_MAX_NEGATIVE_REBASE_BPS'),
  largestRiseBps: value(25, 'LiquidityPool.MAX_POSITIVE_REBASE_BPS'),
  staleAfterBlocks: value(7_200 * 14, 'script/upgrades/security-upgrades'),
  upgradeDelaySeconds: value(864_000, 'timelock 0x9f26d4C958fD811A1F59B01B86Be7dFFc9d20761'),
  operatingDelaySeconds: value(172_800, 'timelock 0xcD425f44758a08BaAB3C4908f3e3dE5776e45d7a'),
} as const;
