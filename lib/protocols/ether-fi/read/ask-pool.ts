import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { maxOf } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import {
  ADMIN,
  EETH,
  ETHER,
  LIQUIDITY_POOL,
  ORACLE,
  REDEMPTION_MANAGER,
  UPGRADE_TIMELOCK,
  WITHDRAW_REQUEST_NFT,
} from '../addresses';
import { registryValues } from '../registry';
import { adminViews, eEthViews, oracleViews, poolViews, redemptionViews, requestViews, timelockViews } from '../views';

/** What holds for everyone in ether.fi's pool. Amounts in wei. */
export type PoolReading = {
  readonly pooled: Fact<bigint>;
  /** Ether at hand. */
  readonly atHand: Fact<bigint>;
  /** Asked for and not set aside yet. */
  readonly waiting: Fact<bigint>;
  readonly leastRequest: Fact<bigint>;
  readonly mostRequest: Fact<bigint>;
  readonly lastFinalized: Fact<number>;
  readonly nextRequest: Fact<number>;
  readonly isPaused: Fact<boolean>;
  /** Unix seconds until which a guardian has stopped it; in the past where nobody has. */
  readonly pausedUntil: Fact<number>;
  readonly redeemable: Fact<bigint>;
  readonly redeemFeeBps: Fact<number>;
  readonly reportBlock: Fact<number>;
  readonly reportPeriodSlots: Fact<number>;
  readonly waitAfterReportSlots: Fact<number>;
  readonly paidOutPerDay: Fact<bigint>;
  readonly largestFallBps: Fact<number>;
  /** Blocks without a report after which anyone may finalise what is at hand. */
  readonly staleAfterBlocks: Fact<number>;
  readonly quorum: Fact<{ readonly needed: number; readonly of: number }>;
  readonly upgradeDelaySeconds: Fact<number>;
};

/** Asks for what holds for everyone in the pool. */
export const askPool = ({ ask }: Batch): (() => PoolReading) => {
  const pooled = ask(view(poolViews, LIQUIDITY_POOL, 'getTotalPooledEther'));
  const atHand = ask(view(poolViews, LIQUIDITY_POOL, 'totalValueInLp'));
  const inQueue = ask(view(eEthViews, EETH, 'balanceOf', [WITHDRAW_REQUEST_NFT]));
  const setAside = ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'ethAmountLockedForWithdrawal'));
  const leastRequest = ask(view(poolViews, LIQUIDITY_POOL, 'minWithdrawAmount'));
  const mostRequest = ask(view(poolViews, LIQUIDITY_POOL, 'maxWithdrawAmount'));
  const lastFinalized = ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'lastFinalizedRequestId'));
  const nextRequest = ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'nextRequestId'));
  const isPaused = ask(view(poolViews, LIQUIDITY_POOL, 'paused'));
  const pausedUntil = ask(view(poolViews, LIQUIDITY_POOL, 'pausedUntil'));
  const redeemable = ask(view(redemptionViews, REDEMPTION_MANAGER, 'totalRedeemableAmount', [ETHER]));
  const redemption = ask(view(redemptionViews, REDEMPTION_MANAGER, 'tokenToRedemptionInfo', [ETHER]));
  const reportBlock = ask(view(adminViews, ADMIN, 'lastHandledReportRefBlock'));
  const waitAfterReport = ask(view(adminViews, ADMIN, 'postReportWaitTimeInSlots'));
  const paidOutPerDay = ask(view(adminViews, ADMIN, 'maxFinalizedWithdrawalAmountPerDay'));
  const largestFall = ask(view(adminViews, ADMIN, 'effectiveMaxNegativeRebaseBps'));
  const staleAfter = ask(view(adminViews, ADMIN, 'staleOracleReportBlockWindow'));
  const reportPeriod = ask(view(oracleViews, ORACLE, 'reportPeriodSlot'));
  const needed = ask(view(oracleViews, ORACLE, 'quorumSize'));
  const members = ask(view(oracleViews, ORACLE, 'numActiveCommitteeMembers'));
  const upgradeDelay = ask(view(timelockViews, UPGRADE_TIMELOCK, 'getMinDelay'));
  return () => ({
    pooled: pooled(),
    atHand: atHand(),
    waiting: combineFacts([inQueue(), setAside()], 'eETH of open requests - ether set aside for them', (all, paid) =>
      maxOf(all - paid, 0n),
    ),
    leastRequest: leastRequest(),
    mostRequest: mostRequest(),
    lastFinalized: lastFinalized(),
    nextRequest: nextRequest(),
    isPaused: isPaused(),
    pausedUntil: reshape(pausedUntil(), Number),
    redeemable: redeemable(),
    redeemFeeBps: reshape(redemption(), ([, , fee]) => fee),
    reportBlock: reportBlock(),
    reportPeriodSlots: reportPeriod(),
    waitAfterReportSlots: waitAfterReport(),
    paidOutPerDay: paidOutPerDay(),
    largestFallBps: reshape(largestFall(), Number),
    staleAfterBlocks: reshape(staleAfter(), Number),
    quorum: combineFacts([needed(), members()], 'quorum of the active members', (count, of) => ({ needed: count, of })),
    upgradeDelaySeconds: reshape(upgradeDelay(), Number),
  });
};

const notRead = unknown('not-read');

/** The pool as dated documents leave it: nothing of what changes from day to day. */
export const registryPool: PoolReading = {
  pooled: notRead,
  atHand: notRead,
  waiting: notRead,
  leastRequest: registryValues.leastRequest,
  mostRequest: registryValues.mostRequest,
  lastFinalized: notRead,
  nextRequest: notRead,
  isPaused: notRead,
  pausedUntil: notRead,
  redeemable: notRead,
  redeemFeeBps: notRead,
  reportBlock: notRead,
  reportPeriodSlots: notRead,
  waitAfterReportSlots: notRead,
  paidOutPerDay: registryValues.paidOutPerDay,
  largestFallBps: registryValues.largestFallBps,
  staleAfterBlocks: registryValues.staleAfterBlocks,
  quorum: notRead,
  upgradeDelaySeconds: registryValues.upgradeDelaySeconds,
};
