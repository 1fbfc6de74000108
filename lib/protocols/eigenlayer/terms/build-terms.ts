import { flattenCeiling } from '@/lib/core/leaf-evidence';
import type { Terms } from '@/lib/core/terms';
import { PROTOCOL } from '../decode';
import { yieldsOf } from '../yields';
import { ceilingOf } from './ceiling';
import { exitPlanOf } from './exit-plan';
import { findingsOf } from './findings';
import { layersOf } from './layers';
import { RESTAKING_LAYER, type StakeReading } from './stake';

/** The terms of one stake from what was read about it. Pure; from registry values alone where nothing was read. */
export const buildTerms = (stake: StakeReading): Terms => {
  const slash = flattenCeiling(ceilingOf(stake));
  const layers = layersOf(stake, slash);
  const under = layers.find((layer) => layer.kind === 'staking' || layer.kind === 'wrapper')?.id ?? RESTAKING_LAYER;
  return {
    protocol: PROTOCOL,
    stage: stake.point ? 'live' : 'registry',
    ...(stake.point ? { readPoint: stake.point } : {}),
    layers,
    slash,
    exit: exitPlanOf(stake, under),
    yields: yieldsOf(stake),
    findings: findingsOf(stake),
  };
};
