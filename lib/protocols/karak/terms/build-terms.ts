import { unknown } from '@/lib/core/fact';
import { flattenCeiling } from '@/lib/core/leaf-evidence';
import { say } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import type { YieldPart } from '@/lib/core/yield';
import { PROTOCOL } from '../decode';
import type { KarakReading } from '../reading';
import { ceilingOf } from './ceiling';
import { exitPlanOf } from './exit-plan';
import { findingsOf } from './findings';
import { layersOf } from './layers';

/** Services may pay; nobody publishes what. Points (XP) ended in July 2026 and never were yield. */
const yields: readonly YieldPart[] = [
  {
    id: 'karak:fee',
    kind: 'fee',
    label: say('karak.yield.fee'),
    payer: say('karak.yield.feePayer'),
    apr: unknown('not-published'),
  },
];

/** The terms of one vault from what was read about it. Pure; from registry values alone where nothing was read. */
export const buildTerms = (reading: KarakReading): Terms => {
  const slash = flattenCeiling(ceilingOf(reading));
  const [layers, token] = layersOf(reading, slash);
  return {
    protocol: PROTOCOL,
    stage: reading.point ? 'live' : 'registry',
    ...(reading.point ? { readPoint: reading.point } : {}),
    layers,
    slash,
    exit: exitPlanOf(reading, token?.id),
    yields,
    findings: findingsOf(reading),
  };
};
