import type { AssessInput } from '@/lib/core/assess';
import { buildSlashCeiling } from '@/lib/core/eigenlayer-slashing';
import { inParallel, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { type Fact, mapFact, unknown } from '@/lib/core/fact';
import { dropToLiquidation, simpleLoan } from '@/lib/core/leverage';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { say, text } from '@/lib/core/sentence';
import { buildVaultCeiling } from '@/lib/core/symbiotic-slashing';
import { epochExitWait } from '@/lib/core/symbiotic-stake';
import type { Terms } from '@/lib/core/terms';
import { fingerprintTerms } from '@/lib/core/terms-change';
import { DAY, WAD } from '@/lib/core/units';
import { combineCeilings, throughBaseLoss } from '@/lib/core/wrapper';
import { BLOCK, ceilingReading, pct, read, SLASHER, setReading, TIME } from './readings';
import { depositIntent, layerOf, partOf, termsOf } from './terms';

const NEXT_SLASHER = '0x00000000000000000000000000000000000051A6';
const leg = (id: string, wait: Parameters<typeof oneLeg>[0]['wait'], isSlashable: boolean) =>
  oneLeg({ id, layerId: `layer:${id}`, label: say(`test.${id}`), wait, isSlashable, isEarning: false });

/** Four services: one about to grow, one redistributing with a past slash, one changing its slasher, one a transaction away. */
const fourServices = read([
  setReading('eigenda', pct(10n), {
    allocation: read({ current: pct(10n), pendingDiff: pct(5n), effectBlock: BLOCK + 7_200n }),
    conditions: read('Double signing of a batch attestation.'),
  }),
  setReading('credit', pct(15n), { isRedistributing: read(true), recipient: read(NEXT_SLASHER), slashCount: read(2n) }),
  setReading('oracle', pct(6n), { pendingSlasher: read({ address: NEXT_SLASHER, effectAt: TIME + 17 * DAY }) }),
  setReading('rollup', pct(20n), { standing: read({ isRegistered: false }) }),
]);

const lstTerms = termsOf(
  { sets: fourServices, allocationDelay: read(0n) },
  {
    layers: [
      layerOf('service:1:eigenda', 'service', read(pct(15n)), 'EigenDA'),
      layerOf('service:1:credit', 'service', read(pct(15n)), 'Credit'),
      layerOf('service:1:oracle', 'service', read(pct(6n)), 'Oracle'),
      layerOf('service:1:rollup', 'service', read(pct(20n)), 'Rollup'),
      layerOf('operator:1:0xop', 'operator', read(WAD), 'Operator'),
      layerOf('restaking:1:eigenlayer', 'restaking', read(WAD), 'EigenLayer'),
      layerOf('wrapper:1:steth', 'wrapper', read(WAD), 'Lido stETH'),
    ],
    yields: [
      partOf('steth', 'base', read(pct(3n))),
      partOf('avs', 'fee', read(pct(1n) / 20n)),
      partOf('eigen', 'emission', read(pct(3n))),
      partOf('points', 'points', unknown('not-measured')),
    ],
  },
);

const blindTerms: Terms = {
  ...termsOf({
    maxMagnitude: unknown('call-failed'),
    sets: unknown('call-failed', 'getAllocatedSets'),
    allocationDelay: unknown('call-failed'),
    withdrawalDelay: unknown('call-failed'),
  }),
  stage: 'registry',
  layers: [
    layerOf('operator:1:0xop', 'operator', unknown('not-read'), 'Operator'),
    layerOf('restaking:1:eigenlayer', 'restaking', unknown('not-published'), 'EigenLayer'),
  ],
  exit: inSeries(leg('escrow', unknown('call-failed'), true), leg('queue', unknown('unbounded'), false)),
  yields: [partOf('steth', 'base', unknown('feed-failed')), partOf('points', 'points', unknown('not-measured'))],
};

const lrtCeiling = throughBaseLoss(
  combineCeilings([
    { weight: pct(70n), of: buildSlashCeiling(ceilingReading()) },
    { weight: pct(30n), of: buildSlashCeiling(ceilingReading({ sets: fourServices, allocationDelay: read(0n) })) },
  ]),
  read(pct(3n)),
);
const lrtTerms: Terms = {
  ...termsOf(),
  protocol: 'kelp',
  layers: [
    layerOf('wrapper:1:rseth', 'wrapper', read(WAD), 'Kelp rsETH'),
    layerOf('restaking:1:eigenlayer', 'restaking', read(WAD), 'EigenLayer'),
    layerOf('operator:1:0xop', 'operator', read(pct(70n)), 'Operator'),
    layerOf('service:1:a', 'service', read(pct(7n)), 'Service A'),
    layerOf('chain:1:beacon', 'chain', read(WAD), 'Ethereum'),
  ],
  slash: lrtCeiling,
  exit: inSeries(
    leg('wrapper-queue', read(waitOf(2 * DAY, 8 * DAY, null)), true),
    inParallel(
      leg('escrow', read(waitOf(14 * DAY)), true),
      leg('beacon', read(waitOf(2 * DAY, 9 * DAY, 45 * DAY)), true),
    ),
  ),
  yields: [partOf('rseth', 'base', read(pct(3n))), partOf('kernel', 'points', unknown('not-measured'))],
};

const loan = simpleLoan(100n * WAD, 93n * WAD, pct(95n));
const distance: Fact<bigint> = mapFact(read(loan), '1 - 1/HF', dropToLiquidation);

const vaultTerms: Terms = {
  ...termsOf(),
  protocol: 'symbiotic',
  layers: [
    layerOf('restaking:1:vault', 'restaking', read(WAD), 'wstETH vault'),
    layerOf('operator:1:0xop', 'operator', read(pct(30n)), 'Operator'),
    layerOf('service:1:cap', 'service', read(pct(10n)), 'Cap'),
  ],
  slash: buildVaultCeiling({
    timestamp: TIME,
    slashable: read(100n * WAD),
    slasher: read('veto' as const),
    vetoSeconds: read(3 * DAY),
    networks: read(
      [pct(1000n), pct(2000n)].map((promised, index) => ({
        layerId: `service:1:network${index}`,
        operatorLayerId: 'operator:1:0xop',
        promised: read(promised),
        hasResolver: read(index === 0),
        slasher: read(SLASHER),
        isRedistributing: unknown('not-read'),
        slashCount: read(0n),
        conditions: unknown('not-published'),
      })),
    ),
    exitSeconds: read(14 * DAY),
    canLimitsRise: read(true),
    lowersLimits: read(false),
  }),
  exit: inSeries(leg('epochs', read(epochExitWait(7 * DAY)), true)),
};

const base = { stage: 'live', limits: DEFAULT_LIMITS, weight: read(pct(60n)) } as const;

/** Realistic reports, by name; each is one golden file. */
export const CASES: Readonly<Record<string, AssessInput>> = {
  'eigenlayer-lst-deposit': {
    ...base,
    id: 'eigenlayer-lst-deposit',
    intents: [depositIntent()],
    terms: lstTerms,
    advertised: read((pct(1n) * 74n) / 10n),
  },
  'repeat-within-limits': {
    ...base,
    id: 'repeat-within-limits',
    intents: [depositIntent()],
    terms: termsOf(),
    weight: read(pct(20n)),
    advertised: read(pct(3n)),
    seenBefore: { fingerprint: fingerprintTerms(termsOf()) },
  },
  'terms-changed': {
    ...base,
    id: 'terms-changed',
    intents: [depositIntent()],
    terms: lstTerms,
    weight: read(pct(20n)),
    seenBefore: { fingerprint: fingerprintTerms(termsOf()) },
  },
  'unknown-heavy': {
    id: 'unknown-heavy',
    stage: 'failed',
    intents: [depositIntent({ flags: ['beneficiary-not-signer'] })],
    terms: blindTerms,
    limits: DEFAULT_LIMITS,
    troubles: [{ sentence: say('core.why.callFailed', { detail: text('endpoint') }), evidence: [] }],
  },
  leverage: {
    ...base,
    id: 'leverage',
    intents: [depositIntent({ protocol: 'kelp', action: 'borrowAgainst', verb: 'borrow', asset: 'rsETH' })],
    terms: lrtTerms,
    advertised: read(pct(12n)),
    liquidationDistance: distance,
  },
  wrapper: {
    ...base,
    id: 'wrapper',
    intents: [depositIntent({ protocol: 'kelp', action: 'wrap', verb: 'depositETH', asset: 'ETH' })],
    terms: lrtTerms,
    weight: unknown('not-read'),
    advertised: unknown('disputed', 'kerneldao.com'),
  },
  queued: {
    ...base,
    id: 'queued',
    intents: [depositIntent({ action: 'requestWithdrawal', verb: 'queueWithdrawals', amountKind: 'shares' })],
    terms: termsOf({ sets: fourServices }),
    seenBefore: { fingerprint: fingerprintTerms(termsOf({ sets: fourServices })) },
  },
  'symbiotic-vault': {
    ...base,
    id: 'symbiotic-vault',
    intents: [depositIntent({ protocol: 'symbiotic', verb: 'deposit', asset: 'wstETH', targetKind: 'vault' })],
    terms: vaultTerms,
  },
  'page-report': { ...base, id: 'page-report', intents: [], terms: lstTerms, advertised: read(pct(5n)) },
};
