import { type Wait, waitOf } from '@/lib/core/exit';
import { known, type Source } from '@/lib/core/fact';
import { ELECTRA } from '@/lib/core/fork';
import type { Layer } from '@/lib/core/layer';
import { beaconExitWait } from '@/lib/core/native-exit';
import { attestationPenalty, initialPenalty } from '@/lib/core/native-slashing';
import { beaconMassSlash } from '@/lib/core/replays';
import { type Claim, percent, say } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import { DAY, shareOfUp, WAD } from '@/lib/core/units';
import { registrySource, secondsOfDate } from '../../reading/registry-fact';
import { chainLayerId } from '../../reading/stack';

// What stands under every staked ETH: Ethereum's validators, their slashing and their exit.

const CONSENSUS = 'ethereum/consensus-specs a08d8a6, electra';
const CONSENSUS_DATE = '2026-08-07';
export const consensusSource: Source = registrySource(CONSENSUS, CONSENSUS_DATE);
const consensusAt = secondsOfDate(CONSENSUS_DATE);

/** Stands for Ethereum's validators in every stack, as in EigenLayer's; there is no code at it. */
export const VALIDATORS_LAYER = `staking:1:0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0`;

/** Longest until the sweep reaches a validator: a million of them at 16 a slot of 12 s. Source: consensus-specs, withdrawals. */
const SWEEP_MAX_SECONDS = 9 * DAY;
const GWEI = 1_000_000_000n;
const VALIDATOR = 32n * GWEI;
/** Ether staked in all, for the one penalty that depends on it. Assumed: no contract says. Gwei. */
const ASSUMED_STAKE = 35_000_000n * GWEI;
const ONE_PERCENT = WAD / 100n;

/**
 * Wait until `queued` wei of ETH have left their validators: the exit queue in front, 27 hours, the sweep. The queue cannot be read from
 * a contract, so the least assumes it empty and there is no bound. Seconds.
 */
export const validatorExit = (queued: bigint): Wait =>
  beaconExitWait({
    queued: queued / GWEI,
    churnPerEpoch: ELECTRA.maxExitChurnGwei ?? ELECTRA.minChurnGwei,
    sweepMaxSeconds: SWEEP_MAX_SECONDS,
    isQueueKnown: false,
  });

/** The wait where the queue is as long as it must be to let `queued` out, or shorter because others put ether in. Seconds. */
export const atMostValidatorExit = (least: number, queued: bigint): Wait =>
  waitOf(least, least + validatorExit(queued).expected, null);

const slashingClaims: readonly Claim[] = [
  {
    sentence: say('staking.validators.alone', {
      share: percent(shareOfUp(initialPenalty(VALIDATOR, ELECTRA), VALIDATOR)),
      absent: percent(shareOfUp(attestationPenalty(VALIDATOR, ASSUMED_STAKE, ELECTRA), VALIDATOR)),
    }),
    evidence: [consensusSource, { kind: 'assumed', why: '35 million ETH staked in all' }],
  },
  {
    sentence: say('staking.validators.together', {
      slashed: percent(ONE_PERCENT),
      share: percent(beaconMassSlash(ONE_PERCENT, WAD)),
    }),
    evidence: [consensusSource],
  },
];

/** Ethereum's validators, on which every staked ETH rests. Together they can lose everything. */
export const validatorsLayer: Layer = {
  id: VALIDATORS_LAYER,
  kind: 'staking',
  protocol: 'ethereum',
  name: 'Ethereum validators',
  isSelfNamed: false,
  chainId: 1,
  restsOn: [chainLayerId(1)],
  largestLoss: known(
    WAD,
    {
      kind: 'derived',
      formula: 'a third of all stake slashed together loses everything',
      inputs: [consensusSource],
    },
    consensusAt,
  ),
  marks: [],
  claims: slashingClaims,
};

/** The ceiling of money no restaking service has a claim on. Notice of new claims is that of an upgrade of its contracts. */
export const noServices = (
  source: Source,
  asOf: number,
  noticeSeconds: SlashCeiling['noticeSeconds'],
  gapSeconds: SlashCeiling['gapSeconds'],
): SlashCeiling => ({
  today: known(0n, source, asOf),
  pending: known([], source, asOf),
  latent: known(0n, source, asOf),
  withinExit: known(0n, source, asOf),
  noticeSeconds,
  gapSeconds,
  services: [],
  unableCount: known(0, source, asOf),
  why: say('staking.slash.none'),
});
