import type { ServiceTerms, SlashCeiling } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import { flattenEvidence } from '../../leaf-evidence';
import { PROTOCOL } from '../decode';
import { yieldsOf } from '../yields';
import { ceilingOf } from './ceiling';
import { exitPlanOf } from './exit-plan';
import { findingsOf } from './findings';
import { layersOf } from './layers';
import { RESTAKING_LAYER, type StakeReading } from './stake';

const flattenService = (service: ServiceTerms): ServiceTerms => ({
  ...service,
  shareNow: flattenEvidence(service.shareNow),
  shareLater: flattenEvidence(service.shareLater),
  ...(service.effectAt ? { effectAt: flattenEvidence(service.effectAt) } : {}),
});

const flattenCeiling = (slash: SlashCeiling): SlashCeiling => ({
  ...slash,
  today: flattenEvidence(slash.today),
  pending: flattenEvidence(slash.pending),
  latent: flattenEvidence(slash.latent),
  withinExit: flattenEvidence(slash.withinExit),
  noticeSeconds: flattenEvidence(slash.noticeSeconds),
  gapSeconds: flattenEvidence(slash.gapSeconds),
  unableCount: flattenEvidence(slash.unableCount),
  services: slash.services.map(flattenService),
});

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
