import { type ExitPlan, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { mapFact, unknown } from '@/lib/core/fact';
import { say, text } from '@/lib/core/sentence';
import { reshape } from '../../reading/registry-fact';
import type { KarakReading } from '../reading';
import { RULES } from './constants';
import { restakingLayerId } from './ids';

const paid = (reading: KarakReading): ExitPlan =>
  oneLeg({
    id: 'karak:paid',
    layerId: restakingLayerId(reading),
    label: say('karak.exit.paid'),
    wait: reshape(RULES.redeemDelay, () => waitOf(0)),
    isSlashable: false,
    isEarning: false,
  });

/** V1's queue, which nothing can slash. Its manager may make it longer, up to 30 days, while somebody waits. */
const plainQueue = (reading: KarakReading): ExitPlan => {
  const { plain, remaining } = reading;
  const wait = remaining
    ? mapFact(remaining, 'what is left of the wait', (seconds) => waitOf(seconds))
    : plain
      ? mapFact(plain.withdrawalDelay, 'withdrawalDelay', (delay) => waitOf(Number(delay)))
      : mapFact(RULES.longestV1Delay, 'the longest its manager can set', (most) => waitOf(0, most, most));
  return oneLeg({
    id: 'karak:withdrawal',
    layerId: restakingLayerId(reading),
    label: say('karak.exit.withdrawal'),
    wait,
    isSlashable: false,
    isEarning: false,
  });
};

/** V2's queue: slashable throughout, and afterwards until somebody finishes it. */
const redeem = (reading: KarakReading): ExitPlan =>
  oneLeg({
    id: 'karak:redeem',
    layerId: restakingLayerId(reading),
    label: say('karak.exit.redeem'),
    wait: mapFact(reading.remaining ?? RULES.redeemDelay, 'until finishRedeem works', (seconds) => waitOf(seconds)),
    isSlashable: true,
    isEarning: false,
  });

const unknownWay = (reading: KarakReading): ExitPlan =>
  oneLeg({
    id: 'karak:unknown',
    layerId: restakingLayerId(reading),
    label: say('karak.exit.unknown'),
    wait: reading.kind.known ? unknown('not-measured', 'no vault of Karak') : reading.kind,
    isSlashable: true,
    isEarning: false,
  });

/** The way out of a vault; the token's own way follows once it is back. */
export const exitPlanOf = (reading: KarakReading, tokenLayer: string | undefined): ExitPlan => {
  if (reading.intent?.action === 'claimWithdrawal') return paid(reading);
  const { kind, symbol } = reading;
  const own = !kind.known || kind.value === null ? unknownWay : kind.value === 'v1' ? plainQueue : redeem;
  if (!tokenLayer || !symbol) return own(reading);
  return inSeries(
    own(reading),
    oneLeg({
      id: 'karak:token',
      layerId: tokenLayer,
      label: say('karak.exit.token', { asset: text(symbol) }),
      wait: unknown('not-read', symbol),
      isSlashable: false,
      isEarning: false,
      isBeyond: true,
    }),
  );
};
