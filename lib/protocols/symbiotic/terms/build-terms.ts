import { flattenCeiling } from '@/lib/core/leaf-evidence';
import type { Terms } from '@/lib/core/terms';
import { chainLayerId } from '../../reading/stack';
import { MAINNET } from '../addresses';
import { PROTOCOL } from '../entities';
import type { SymbioticReading } from '../reading';
import { yieldsOf } from '../yields';
import { ceilingOf, zeroCeiling } from './ceiling';
import { exitPlanOf } from './exit-plan';
import { findingsOf } from './findings';
import { vaultLayerId } from './layer-ids';
import { layersOf } from './layers';

/** The terms of one vault from what was read about it. Pure; from what the code alone says where nothing was read. */
export const buildTerms = (reading: SymbioticReading): Terms => {
  const { point, vault, intent } = reading;
  const isElsewhere = intent !== undefined && intent.chainId !== MAINNET;
  const slash = isElsewhere ? zeroCeiling('otherChain') : flattenCeiling(ceilingOf(reading));
  const layers = layersOf(reading, slash);
  const own = vault ? vaultLayerId(vault) : chainLayerId(MAINNET);
  const token = layers.find((layer) => layer.kind === 'staking' || layer.kind === 'wrapper')?.id ?? own;
  return {
    protocol: PROTOCOL,
    stage: point ? 'live' : 'registry',
    ...(point ? { readPoint: point } : {}),
    layers,
    slash,
    exit: exitPlanOf(reading, own, token),
    yields: yieldsOf(reading),
    findings: findingsOf(reading),
  };
};
