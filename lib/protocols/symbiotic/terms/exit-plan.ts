import { type ExitLeg, type ExitPlan, inSeries, oneLeg, type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { say, text } from '@/lib/core/sentence';
import { epochExitSeconds, epochExitWait } from '@/lib/core/symbiotic-stake';
import { reshape } from '../../reading/registry-fact';
import type { AdapterVaultState, EpochReading, SymbioticReading } from '../reading';
import { byDesign } from '../registry';

/** Nothing waits and everything could be paid at once. */
const isLiquid = ({ pendingAssets, withdrawable, totalAssets }: AdapterVaultState): Fact<boolean> =>
  combineFacts(
    [pendingAssets, withdrawable, totalAssets],
    'empty queue, withdrawable() covers totalAssets()',
    (waiting, payable, assets) => waiting === 0n && payable >= assets,
  );

/** Seconds until an exit that is under way can be claimed. */
const remaining = ({ leaving, point }: SymbioticReading): Fact<number> | undefined =>
  leaving && mapFact(leaving.claimableAt, 'claimable from - now', (at) => Math.max(0, at - (point?.timestamp ?? at)));

/** The exit asked for now: to the end of the next epoch. */
const epochWait = (epoch: EpochReading, reading: SymbioticReading): Fact<Wait> => {
  const left = remaining(reading);
  if (left) return mapFact(left, 'claimable from - now', (seconds) => waitOf(seconds));
  if (reading.intent?.action === 'requestWithdrawal' && reading.point) {
    const now = reading.point.timestamp;
    return combineFacts(
      [epoch.startedAt, epoch.epochSeconds],
      'end of the next epoch - now',
      (start, durationSeconds) => waitOf(epochExitSeconds({ start, durationSeconds, now })),
    );
  }
  return mapFact(epoch.epochSeconds, 'one to two epochs', epochExitWait);
};

/** Longest time until the money is out of reach, seconds. */
export const exitSecondsOf = (reading: SymbioticReading): Fact<number> => {
  const { epoch, adapters } = reading;
  const left = remaining(reading);
  if (left) return left;
  if (epoch) return mapFact(epochWait(epoch, reading), 'longest wait', ({ max, expected }) => max ?? expected);
  if (!adapters) return unknown('not-read');
  const liquid = isLiquid(adapters);
  if (!liquid.known) return liquid;
  return liquid.value ? reshape(liquid, () => 0) : unknown('unbounded', 'the queue has no longest wait');
};

type Leg = Pick<ExitLeg, 'wait' | 'isSlashable' | 'isEarning'>;

/** An ERC-4626 exit pays at once while the queue is empty; then first come, first served, as assets come back. */
const adapterWait = (vault: AdapterVaultState): Fact<Wait> =>
  mapFact(isLiquid(vault), 'at once while liquid, else the queue, without end', (liquid) =>
    liquid ? waitOf(0) : waitOf(0, 0, null),
  );

const legOf = (reading: SymbioticReading): readonly [key: string, leg: Leg] => {
  const { epoch, adapters, kind, intent, leaving } = reading;
  const generation = kind.known ? kind.value : undefined;
  const isDone = leaving?.isClaimable.known && leaving.isClaimable.value;
  if (generation === 'collateral' || intent?.action === 'claimWithdrawal' || isDone)
    return ['paid', { wait: byDesign(waitOf(0)), isSlashable: false, isEarning: false }];
  if (epoch) {
    const slasher = epoch.slasherKind;
    const isSlashable = !(slasher.known && slasher.value === 'fixed-none');
    return ['epochs', { wait: epochWait(epoch, reading), isSlashable, isEarning: false }];
  }
  if (adapters) return ['queue', { wait: adapterWait(adapters), isSlashable: true, isEarning: true }];
  return ['unread', { wait: unknown('not-read'), isSlashable: true, isEarning: false }];
};

/** The way out of a vault, then what the token itself still asks for. */
export const exitPlanOf = (reading: SymbioticReading, vaultLayer: string, tokenLayer: string): ExitPlan => {
  const [key, leg] = legOf(reading);
  const first = oneLeg({ id: `symbiotic:${key}`, layerId: vaultLayer, label: say(`symbiotic.exit.${key}`), ...leg });
  const { symbol } = reading.token;
  if (tokenLayer === vaultLayer || symbol === undefined) return first;
  const onward: ExitLeg = {
    id: 'symbiotic:token',
    layerId: tokenLayer,
    label: say('symbiotic.exit.token', { asset: text(symbol) }),
    wait: unknown('not-read', symbol),
    isSlashable: false,
    isEarning: false,
    isBeyond: true,
  };
  return inSeries(first, oneLeg(onward));
};
