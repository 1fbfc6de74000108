import { buildSlashCeiling, type CeilingReading } from '@/lib/core/eigenlayer-slashing';
import { inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { Layer } from '@/lib/core/layer';
import { say } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { DAY, WAD } from '@/lib/core/units';
import type { YieldKind, YieldPart } from '@/lib/core/yield';
import { BLOCK, ceilingReading, pct, read, TIME } from './readings';

export const STRATEGY = '0x93c4b944D05dfe6df7645A86cd2206016c51564D';

/** A layer of which one failure takes `largestLoss` of the money. */
export const layerOf = (id: string, kind: Layer['kind'], largestLoss: Fact<bigint>, name = id): Layer => ({
  id,
  kind,
  protocol: 'eigenlayer',
  name,
  isSelfNamed: false,
  chainId: 1,
  restsOn: [],
  largestLoss,
  marks: [],
  claims: [],
});

/** One source of yield. */
export const partOf = (id: string, kind: YieldKind, apr: Fact<bigint>): YieldPart => ({
  id,
  kind,
  label: say(`test.${id}`),
  payer: say('test.payer'),
  apr,
});

/** A deposit of stETH into a strategy. */
export const depositIntent = (overrides: Partial<Intent> = {}): Intent => ({
  protocol: 'eigenlayer',
  action: 'deposit',
  verb: 'depositIntoStrategy',
  chainId: 1,
  contract: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A',
  asset: 'stETH',
  amount: 5n * WAD,
  amountKind: 'assets',
  target: STRATEGY,
  targetKind: 'strategy',
  flags: [],
  args: {},
  ...overrides,
});

/** Terms of stake with the operator of `ceilingReading`: two services, an exit of 14 days, stETH yield and fees. */
export const termsOf = (reading: Partial<CeilingReading> = {}, overrides: Partial<Terms> = {}): Terms => ({
  protocol: 'eigenlayer',
  stage: 'live',
  readPoint: { chainId: 1, block: BLOCK, timestamp: TIME },
  layers: [
    layerOf('service:1:a', 'service', read(pct(10n)), 'Service A'),
    layerOf('service:1:b', 'service', read(pct(21n)), 'Service B'),
    layerOf('operator:1:0xop', 'operator', read(pct(31n)), 'Operator'),
    layerOf('restaking:1:eigenlayer', 'restaking', read(WAD), 'EigenLayer'),
    layerOf('wrapper:1:steth', 'wrapper', read(WAD), 'Lido stETH'),
  ],
  slash: buildSlashCeiling(ceilingReading(reading)),
  exit: inSeries(
    oneLeg({
      id: 'escrow',
      layerId: 'restaking:1:eigenlayer',
      label: say('test.escrow'),
      wait: read(waitOf(14 * DAY)),
      isSlashable: true,
      isEarning: true,
    }),
  ),
  yields: [
    partOf('steth', 'base', read(pct(3n))),
    partOf('avs', 'fee', read(pct(1n) / 20n)),
    partOf('points', 'points', unknown('not-measured')),
  ],
  findings: [],
  ...overrides,
});
