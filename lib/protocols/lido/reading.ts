import { addWaits, type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { DAY } from '@/lib/core/units';
import type { StakingReading } from '../families/liquid-staking/shape';
import { validatorExit } from '../families/liquid-staking/validators';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { STETH, WITHDRAWAL_QUEUE } from './contracts';
import { queueViews, stEthViews } from './views';

/** A request counts in the first report that begins two hours after it; reports come once a day. Source: lidofinance/docs, 2026-07-24. */
const SAFE_BORDER_SECONDS = 2 * 3_600;
const REPORT_SECONDS = DAY;
/** While losses are being counted, requests wait about this long, or longer. Source: lidofinance/docs, bunker mode, 2026-07-24. */
const BUNKER_SECONDS = 11 * DAY;

/**
 * The wait in the queue: the next report where the buffer covers everything asked for, else validators have to exit first. Never
 * bounded: reports can be skipped, the queue paused. `unfinalized` and `buffered` wei.
 */
export const queueWait = (unfinalized: bigint, buffered: bigint, isBunker: boolean): Wait => {
  const report = waitOf(SAFE_BORDER_SECONDS, REPORT_SECONDS, null);
  if (isBunker) return waitOf(SAFE_BORDER_SECONDS, BUNKER_SECONDS, null);
  if (unfinalized <= buffered) return report;
  const exits = addWaits(report, validatorExit(unfinalized - buffered));
  // Ether that others stake meanwhile may cover it sooner.
  return { ...exits, min: SAFE_BORDER_SECONDS };
};

const sum = (a: bigint, b: Fact<bigint>): bigint => a + (b.known ? b.value : 0n);

/** Asks for the state of the queue, the buffer and the switches. */
export const ask = (batch: Batch): (() => StakingReading) => {
  const unfinalized = batch.ask(view(queueViews, WITHDRAWAL_QUEUE, 'unfinalizedStETH'));
  const bunker = batch.ask(view(queueViews, WITHDRAWAL_QUEUE, 'isBunkerModeActive'));
  const queuePaused = batch.ask(view(queueViews, WITHDRAWAL_QUEUE, 'isPaused'));
  const buffered = batch.ask(view(stEthViews, STETH, 'getBufferedEther'));
  const stakingPaused = batch.ask(view(stEthViews, STETH, 'isStakingPaused'));
  return () => ({
    exit: (amount) => [
      {
        id: 'queue',
        label: say('staking.exit.queue'),
        wait: combineFacts(
          [unfinalized(), buffered(), bunker()],
          'next report, or validators exit for what is asked for beyond the buffer',
          (queued, ready, isBunker) => queueWait(sum(queued, amount), ready, isBunker),
        ),
      },
    ],
    switches: [
      { what: 'deposits', isOff: stakingPaused() },
      { what: 'requests', isOff: queuePaused() },
    ],
    notices: [{ id: 'bunker', atStake: 'exit', sentence: say('staking.notice.bunker'), holds: bunker() }],
  });
};
