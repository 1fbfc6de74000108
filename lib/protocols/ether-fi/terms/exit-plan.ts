import { type ExitPlan, oneLeg, type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { say } from '@/lib/core/sentence';
import { DAY, SECONDS_PER_BLOCK } from '@/lib/core/units';
import { registryValue } from '../../reading/registry-fact';
import type { PoolReading } from '../read/ask-pool';
import { CONTRACTS, CONTRACTS_DATE } from '../registry';

const slots = (count: number): number => count * SECONDS_PER_BLOCK;

/**
 * From request to payment once the ether is at hand: the next report settles it, unless more waits than a day's reports pay out. Nothing
 * bounds it: a report may be late, and only after `staleAfterBlocks` may others settle. Seconds.
 */
const queueWait = (pool: PoolReading): Fact<Wait> =>
  flattenEvidence(
    combineFacts(
      [pool.reportPeriodSlots, pool.waitAfterReportSlots, pool.waiting, pool.paidOutPerDay],
      'report period + wait after it + days of payments in front',
      (period, after, waiting, perDay) => {
        const days = perDay === 0n ? 0 : Number(waiting / perDay);
        return waitOf(0, slots(period + after) + days * DAY, null);
      },
    ),
  );

/** The way out of eETH and weETH: the withdrawal queue. `layerId`: the pool's token. */
export const queuePlan = (pool: PoolReading, layerId: string): ExitPlan =>
  oneLeg({
    id: 'ether-fi:queue',
    layerId,
    label: say('etherFi.exit.queue'),
    wait: pool.reportPeriodSlots.known ? queueWait(pool) : unknown('not-read', 'report period'),
    // The payment is the lower of what was asked for and what the shares are worth when it is settled.
    isSlashable: true,
    isEarning: false,
  });

/** Paid at once: a settled request, or a redemption from what is at hand. */
export const paidPlan = (layerId: string): ExitPlan =>
  oneLeg({
    id: 'ether-fi:paid',
    layerId,
    label: say('etherFi.exit.paid'),
    wait: registryValue(
      waitOf(0),
      `${CONTRACTS}: WithdrawRequestNFT and EtherFiRedemptionManager pay at once`,
      CONTRACTS_DATE,
    ),
    isSlashable: false,
    isEarning: false,
  });

/** The way out of a liquid vault: its queue, as long as its own settings say, then whoever solves it. */
export const vaultPlan = (maturitySeconds: Fact<number>, layerId: string): ExitPlan =>
  oneLeg({
    id: 'ether-fi:vault-queue',
    layerId,
    label: say('etherFi.exit.vaultQueue'),
    wait: combineFacts([maturitySeconds], 'time until a request may be solved; no bound after it', (seconds) =>
      waitOf(seconds, seconds, null),
    ),
    isSlashable: true,
    isEarning: true,
  });
