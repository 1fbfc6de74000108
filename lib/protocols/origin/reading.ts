import { waitOf } from '@/lib/core/exit';
import { combineFacts } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { StakingReading } from '../families/liquid-staking/shape';
import { validatorExit } from '../families/liquid-staking/validators';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { VAULT, vaultViews } from './contracts';

/** Asks for the claim delay, the queue against what the vault holds for it, and the switch. */
export const ask = (batch: Batch): (() => StakingReading) => {
  const delay = batch.ask(view(vaultViews, VAULT, 'withdrawalClaimDelay'));
  const queue = batch.ask(view(vaultViews, VAULT, 'withdrawalQueueMetadata'));
  const paused = batch.ask(view(vaultViews, VAULT, 'capitalPaused'));
  return () => {
    const missing = reshape(queue(), ([queued, claimable]) => (queued > claimable ? queued - claimable : 0n));
    return {
      exit: () => [
        {
          id: 'queue',
          label: say('staking.exit.delay'),
          wait: combineFacts(
            [delay(), missing],
            'claim delay; validators exit for what the vault does not hold, or sooner',
            (seconds, short) => {
              const least = Number(seconds);
              return short === 0n
                ? waitOf(least, least, null)
                : waitOf(least, least + validatorExit(short).expected, null);
            },
          ),
        },
      ],
      switches: [
        { what: 'deposits', isOff: paused() },
        { what: 'requests', isOff: paused() },
      ],
      notices: [
        {
          id: 'queueShort',
          atStake: 'exit',
          sentence: say('staking.notice.queueShort'),
          holds: reshape(missing, (short) => short > 0n),
        },
      ],
    };
  };
};
