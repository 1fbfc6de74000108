import type { AssessInput } from '@/lib/core/assess';
import { undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { inParallel, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import { ELECTRA } from '@/lib/core/fork';
import { karakCeilingToday, karakCeilingWithinExit } from '@/lib/core/karak-slashing';
import { beaconExitWait } from '@/lib/core/native-exit';
import { nativeSlashShare } from '@/lib/core/native-slashing';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { say } from '@/lib/core/sentence';
import { completeCeiling } from '@/lib/core/slashing';
import { buildAdapterCeiling } from '@/lib/core/symbiotic-adapters';
import { DAY, WAD } from '@/lib/core/units';
import { throughBaseLoss } from '@/lib/core/wrapper';
import { BLOCK, pct, read, SLASHER, SOURCE, setReading, TIME } from './readings';
import { depositIntent, layerOf, partOf, termsOf } from './terms';

const ETHER = 10n ** 9n;
const ETHEREUM = { totalSlashed: 0n, totalActive: 35_000_000n * ETHER };
const base = { stage: 'live', limits: DEFAULT_LIMITS, weight: read(pct(20n)) } as const;
const leg = (id: string, wait: Parameters<typeof oneLeg>[0]['wait'], isSlashable = true) =>
  oneLeg({ id, layerId: `layer:${id}`, label: say(`test.${id}`), wait, isSlashable, isEarning: false });

const forty = Array.from({ length: 40 }, (_, at) =>
  setReading(`s${at}`, pct(2n), { slashCount: read(BigInt(at % 2)) }),
);
const lockedForNotice = termsOf({
  allocationDelay: read(100_800n),
  pendingDelay: { delay: 50n, effectBlock: BLOCK + 10n },
});

const podTerms = {
  ...termsOf(),
  slash: throughBaseLoss(
    termsOf().slash,
    read(nativeSlashShare({ effectiveBalance: 32n * ETHER, ...ETHEREUM }, ELECTRA)),
  ),
  exit: inParallel(
    leg('escrow', read(waitOf(14 * DAY))),
    leg(
      'beacon',
      read(
        beaconExitWait({
          queued: 475_000n * ETHER,
          churnPerEpoch: 256n * ETHER,
          sweepMaxSeconds: 9 * DAY,
          isQueueKnown: true,
        }),
      ),
      false,
    ),
  ),
};

const karakServices = [
  { maxPercentWad: 10n * WAD, queuedSlashes: 0 },
  { maxPercentWad: 5n * WAD, queuedSlashes: 1 },
];
const karakTerms = {
  ...termsOf(),
  protocol: 'karak',
  slash: completeCeiling({
    today: read(karakCeilingToday(karakServices)),
    pending: read([]),
    latent: read(0n),
    withinExit: read(karakCeilingWithinExit(karakServices)),
    noticeSeconds: read(0),
    exitSeconds: read(9 * DAY),
    services: unknown('not-measured'),
    unableCount: read(0),
  }),
  exit: leg('redeem', read(waitOf(9 * DAY))),
  yields: [partOf('xp', 'points', unknown('not-measured'))],
};

const adapterTerms = {
  ...termsOf(),
  protocol: 'symbiotic',
  slash: buildAdapterCeiling({
    timestamp: TIME,
    totalAssets: read(100n * WAD),
    adapters: read(
      [40n, 0n].map((slashable, at) => ({
        layerId: `service:1:adapter${at}`,
        operatorLayerId: 'operator:1:0xop',
        slashable: read(slashable * WAD),
        slasher: read(SLASHER),
        isRedistributing: unknown('not-read'),
        slashCount: unknown('not-read'),
        conditions: unknown('not-published'),
      })),
    ),
    exitSeconds: unknown('unbounded'),
  }),
  exit: inSeries(leg('queue', read(waitOf(0, 3 * DAY, null)))),
};

/** Further realistic reports: the edges of the scale. */
export const FURTHER_CASES: Readonly<Record<string, AssessInput>> = {
  'forty-services': {
    ...base,
    id: 'forty-services',
    intents: [depositIntent()],
    terms: termsOf({ sets: read(forty) }),
    advertised: read(pct(9n)),
  },
  'registry-only': {
    id: 'registry-only',
    stage: 'registry',
    intents: [depositIntent()],
    limits: DEFAULT_LIMITS,
    terms: {
      ...termsOf({
        maxMagnitude: unknown('not-read'),
        sets: unknown('not-read'),
        allocationDelay: unknown('not-read'),
      }),
      stage: 'registry',
    },
  },
  'no-terms': { id: 'no-terms', stage: 'failed', intents: [depositIntent()], limits: DEFAULT_LIMITS },
  undelegated: {
    ...base,
    id: 'undelegated',
    intents: [depositIntent()],
    terms: {
      ...termsOf(),
      layers: [layerOf('restaking:1:eigenlayer', 'restaking', read(WAD), 'EigenLayer')],
      slash: undelegatedCeiling(SOURCE, TIME),
    },
  },
  'fully-slashed': {
    ...base,
    id: 'fully-slashed',
    intents: [depositIntent()],
    terms: termsOf({ maxMagnitude: read(0n) }),
  },
  'shorter-notice': { ...base, id: 'shorter-notice', intents: [depositIntent()], terms: lockedForNotice },
  'native-pod': {
    ...base,
    id: 'native-pod',
    intents: [depositIntent({ verb: 'stake', asset: 'ETH', amount: 32n * WAD })],
    terms: podTerms,
  },
  'karak-vault': {
    ...base,
    id: 'karak-vault',
    intents: [depositIntent({ protocol: 'karak', verb: 'deposit', targetKind: 'vault' })],
    terms: karakTerms,
  },
  'symbiotic-adapters': {
    ...base,
    id: 'symbiotic-adapters',
    intents: [depositIntent({ protocol: 'symbiotic', verb: 'deposit', targetKind: 'vault' })],
    terms: adapterTerms,
  },
  claim: {
    ...base,
    id: 'claim',
    intents: [depositIntent({ action: 'claimWithdrawal', verb: 'completeQueuedWithdrawal' })],
    terms: termsOf(),
    seenBefore: {},
  },
};
