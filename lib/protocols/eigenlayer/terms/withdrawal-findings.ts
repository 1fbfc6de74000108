import type { Finding } from '@/lib/core/findings';
import { evidenceOf, say, time } from '@/lib/core/sentence';
import { isSameAddress, secondsOfBlocks } from '@/lib/core/units';
import type { StakeReading } from './stake';

const startBlocksOf = (args: Readonly<Record<string, unknown>>): readonly bigint[] => {
  const list = Array.isArray(args.withdrawals) ? args.withdrawals : [args.withdrawal];
  return list.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'startBlock' in item && typeof item.startBlock === 'number'
      ? [BigInt(item.startBlock)]
      : [],
  );
};

/** A withdrawal can be completed when block > startBlock + delay; before that the call fails. Source: Layr-Labs/eigenlayer-contracts f84a515, DelegationManager. */
export const claimTimeFinding = ({ intent, point, protocol }: StakeReading): Finding | undefined => {
  const { withdrawalDelay } = protocol;
  if (intent?.action !== 'claimWithdrawal' || !point || !withdrawalDelay.known) return undefined;
  const latest = startBlocksOf(intent.args).reduce((most, block) => (block > most ? block : most), -1n);
  const claimableFrom = latest + withdrawalDelay.value + 1n;
  if (latest < 0n || point.block >= claimableFrom) return undefined;
  return {
    id: 'eigenlayer:notYetClaimable',
    status: 'notable',
    atStake: 'fails',
    sentence: say('eigenlayer.finding.notYetClaimable', {
      date: time(point.timestamp + secondsOfBlocks(claimableFrom - point.block)),
    }),
    evidence: evidenceOf(withdrawalDelay),
  };
};

/** `queueWithdrawals` takes deposit shares; more than the account has makes it fail. */
export const overdrawnFinding = ({ intent, owner }: StakeReading): Finding | undefined => {
  if (intent?.action !== 'requestWithdrawal' || intent.verb !== 'queueWithdrawals' || !owner?.held.known)
    return undefined;
  const { held } = owner;
  const isTooMuch = (intent.moves ?? []).some(({ target, amount }) => {
    if (target === undefined || amount === undefined) return false;
    const mine = held.value.find((item) => isSameAddress(item.strategy, target));
    return amount > (mine?.depositShares ?? 0n);
  });
  if (!isTooMuch) return undefined;
  return {
    id: 'eigenlayer:moreThanHeld',
    status: 'notable',
    atStake: 'fails',
    sentence: say('eigenlayer.finding.moreThanHeld'),
    evidence: evidenceOf(held),
  };
};
