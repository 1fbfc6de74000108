import { type ExitLeg, type ExitPlan, inParallel, inSeries, oneLeg, type Wait, waitOf } from '@/lib/core/exit';
import { type Fact, known, mapFact, unknown } from '@/lib/core/fact';
import { ELECTRA } from '@/lib/core/fork';
import { beaconExitWait } from '@/lib/core/native-exit';
import { say, text } from '@/lib/core/sentence';
import { DAY, secondsOfBlocks } from '@/lib/core/units';
import { registrySource, registryValue, secondsOfDate } from '../../reading/registry-fact';
import type { StrategyReading } from '../read/ask-strategy';
import { CONTRACTS, CONTRACTS_DATE } from '../registry';
import { RESTAKING_LAYER, type StakeReading, waitOfStake } from './stake';
import { vaultLockOf } from './vault-lock';

/** Longest time until a sweep reaches a validator. Source: EigenLayer documentation's estimate, 2025-07-24. */
const SWEEP_MAX_SECONDS = 9 * DAY;
const CONSENSUS_DATE = '2026-08-07';

const earnsWhileWaiting = (strategy: StrategyReading | undefined): boolean =>
  strategy?.kind === 'lst' || strategy?.kind === 'native';

/** The wait in EigenLayer's withdrawal queue, reachable by the operator's services throughout. */
const escrowLeg = (stake: StakeReading): ExitLeg => ({
  id: 'eigenlayer:escrow',
  layerId: RESTAKING_LAYER,
  label: say('eigenlayer.exit.escrow'),
  wait: mapFact(waitOfStake(stake), '12 s per block', (blocks) => waitOf(secondsOfBlocks(blocks))),
  isSlashable: !stake.delegation.known || stake.delegation.value !== null,
  isEarning: earnsWhileWaiting(stake.strategy),
});

/**
 * A validator's exit, which runs beside the escrow. Its queue cannot be read from the chain's contracts, so there is no upper bound; the
 * least is an empty queue.
 */
const validatorLeg = (layerId: string): ExitLeg => ({
  id: 'eigenlayer:validator-exit',
  layerId,
  label: say('eigenlayer.exit.validators'),
  wait: known(
    beaconExitWait({
      queued: 0n,
      churnPerEpoch: ELECTRA.maxExitChurnGwei ?? ELECTRA.minChurnGwei,
      sweepMaxSeconds: SWEEP_MAX_SECONDS,
      isQueueKnown: false,
    }),
    registrySource('ethereum/consensus-specs electra: exit queue, withdrawability, sweep', CONSENSUS_DATE),
    secondsOfDate(CONSENSUS_DATE),
  ),
  isSlashable: false,
  isEarning: 'until-exited',
});

const vaultLeg = (wait: Fact<Wait>): ExitLeg => ({
  id: 'eigenlayer:vault-lock',
  layerId: RESTAKING_LAYER,
  label: say('eigenlayer.exit.lock'),
  wait,
  isSlashable: true,
  isEarning: true,
});

/** A staked token has its own way back to ETH, after the token is back. */
const toEtherLeg = (symbol: string, layerId: string): ExitLeg => ({
  id: 'eigenlayer:token-to-eth',
  layerId,
  label: say('eigenlayer.exit.toEth', { asset: text(symbol) }),
  wait: unknown('not-read', symbol),
  isSlashable: false,
  isEarning: false,
  isBeyond: true,
});

const paidLeg: ExitLeg = {
  id: 'eigenlayer:paid',
  layerId: RESTAKING_LAYER,
  label: say('eigenlayer.exit.paid'),
  wait: registryValue(
    waitOf(0),
    `${CONTRACTS}: DelegationManager.completeQueuedWithdrawal pays at once`,
    CONTRACTS_DATE,
  ),
  isSlashable: false,
  isEarning: false,
};

const isPaidOut = ({ intent }: StakeReading): boolean => {
  if (intent?.action !== 'claimWithdrawal') return false;
  const { receiveAsTokens } = intent.args;
  return Array.isArray(receiveAsTokens) ? receiveAsTokens.every(Boolean) : receiveAsTokens !== false;
};

/** The way out of a stake: lock, queue, validator exit, in the order and side by side as they run. `tokenLayer`: the layer under it. */
export const exitPlanOf = (stake: StakeReading, tokenLayer: string): ExitPlan => {
  if (isPaidOut(stake)) return oneLeg(paidLeg);
  const { strategy } = stake;
  const escrow = oneLeg(escrowLeg(stake));
  if (strategy?.kind === 'native') return inParallel(escrow, oneLeg(validatorLeg(tokenLayer)));
  const lock = vaultLockOf(stake);
  const parts = [...(lock ? [oneLeg(vaultLeg(lock))] : []), escrow];
  if (strategy?.kind === 'lst') parts.push(oneLeg(toEtherLeg(strategy.symbol, tokenLayer)));
  return parts.length === 1 ? escrow : inSeries(...parts);
};
