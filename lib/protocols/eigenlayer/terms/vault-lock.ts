import { type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import { SECONDS_PER_BLOCK } from '@/lib/core/units';
import type { VaultReading } from '../read/ask-strategy';
import { type StakeReading, waitOfStake } from './stake';

const DEPOSITS_OPEN = 1;
const LOCKED = 2;

/** What is queued before a lock gets out in spite of it. */
const isAlreadyLeaving = ({ remainingDelay, intent }: StakeReading, { state }: VaultReading): boolean =>
  remainingDelay !== undefined ||
  (state === DEPOSITS_OPEN && (intent?.action === 'requestWithdrawal' || intent?.action === 'undelegate'));

/**
 * How long a duration vault may keep a stake locked before it can even enter the queue, in seconds; null where no lock stands in the
 * way. Its admin may lock it at any time while deposits are open; its arbitrator may open it sooner. Unknown where nobody could say
 * whether an unlisted strategy is a vault. Source: Layr-Labs/eigenlayer-contracts f84a515, DurationVaultStrategy.
 */
export const vaultLockOf = (stake: StakeReading): Fact<Wait> | null => {
  const vault = stake.strategy?.vault;
  if (vault === undefined) return null;
  if (!vault.known) return vault;
  const { value } = vault;
  if (value === null || isAlreadyLeaving(stake, value)) return null;
  if (value.state === DEPOSITS_OPEN)
    return mapFact(value.duration, 'its admin may lock it at any time', (most) => waitOf(0, 0, most));
  if (value.state !== LOCKED) return null;
  const now = stake.point?.timestamp ?? 0;
  return mapFact(value.unlockAt, 'unlock time - now; its arbitrator may open it sooner', (at) => {
    const left = Math.max(0, at - now);
    return waitOf(0, left, left);
  });
};

/** Blocks from now until the stake is out of reach at the latest: a vault's lock, then the escrow. */
export const reachOfStake = (stake: StakeReading): Fact<bigint> => {
  const lock = vaultLockOf(stake);
  if (lock === null) return waitOfStake(stake);
  return combineFacts(
    [lock, waitOfStake(stake)],
    'longest lock / 12 s + escrow',
    ({ max }, escrow) => escrow + BigInt(Math.ceil((max ?? 0) / SECONDS_PER_BLOCK)),
  );
};
