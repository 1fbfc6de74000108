import type { Fact } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import type { Action, Intent } from '@/lib/core/intent';
import { amount, duration, evidenceOf, percent, type Quantity, say, time } from '@/lib/core/sentence';
import type { ReadPoint } from '@/lib/core/terms';
import { isSameAddress, secondsOfBlocks, wadOfBps } from '@/lib/core/units';
import { LIQUIDITY_POOL, MAINNET } from '../addresses';
import type { PoolReading } from '../read/ask-pool';

const finding = (
  id: string,
  facts: readonly Fact<unknown>[],
  atStake: AtStake,
  values?: Readonly<Record<string, Quantity>>,
  status: Finding['status'] = 'notable',
): Finding => ({
  id: `ether-fi:${id}`,
  status,
  atStake,
  sentence: say(`etherFi.finding.${id}`, values),
  evidence: evidenceOf(...facts),
});

const ether = (wei: bigint): Quantity => amount(wei, 18, 'ETH');

const THROUGH_POOL: readonly Action[] = ['deposit', 'requestWithdrawal', 'claimWithdrawal'];

const pauseFindings = (
  { isPaused, pausedUntil }: PoolReading,
  point: ReadPoint,
  intent: Intent | undefined,
): Finding[] => {
  const list: Finding[] = [];
  const isAsked = intent === undefined || (intent.chainId === MAINNET && THROUGH_POOL.includes(intent.action));
  const atStake = isAsked ? 'fails' : 'exit';
  if (isPaused.known && isPaused.value) list.push(finding('paused', [isPaused], atStake));
  if (pausedUntil.known && pausedUntil.value >= point.timestamp)
    list.push(finding('pausedUntil', [pausedUntil], atStake, { date: time(pausedUntil.value) }));
  return list;
};

/** Twice the period without a report: the rate and the queue stand still. */
const reportFindings = ({ reportBlock, reportPeriodSlots }: PoolReading, point: ReadPoint): Finding[] => {
  if (!reportBlock.known || !reportPeriodSlots.known) return [];
  const age = secondsOfBlocks(point.block - BigInt(reportBlock.value));
  return age > 2 * secondsOfBlocks(BigInt(reportPeriodSlots.value))
    ? [finding('reportLate', [reportBlock, reportPeriodSlots], 'exit', { age: duration(age) })]
    : [];
};

const coverFindings = ({ atHand, waiting, redeemable, redeemFeeBps }: PoolReading): Finding[] => {
  const list: Finding[] = [];
  if (atHand.known && waiting.known && waiting.value > atHand.value)
    list.push(
      finding('queueShort', [atHand, waiting], 'exit', { waiting: ether(waiting.value), atHand: ether(atHand.value) }),
    );
  if (redeemable.known && redeemFeeBps.known)
    list.push(
      redeemable.value === 0n
        ? finding('redeemNone', [redeemable], 'exit')
        : finding(
            'redeemable',
            [redeemable, redeemFeeBps],
            'exit',
            { amount: ether(redeemable.value), fee: percent(wadOfBps(redeemFeeBps.value)) },
            'within',
          ),
    );
  return list;
};

const requestFindings = (pool: PoolReading, intent: Intent): Finding[] => {
  const { amount: asked, amountKind, verb } = intent;
  const list: Finding[] = [];
  const { leastRequest, mostRequest, redeemable, lastFinalized } = pool;
  if (asked === undefined) return list;
  if (intent.action === 'requestWithdrawal' && amountKind === 'assets') {
    if (verb.startsWith('redeem')) {
      // What is known is what is left in ether.
      const atStake = intent.assetOut === 'ETH' ? 'fails' : 'exit';
      if (redeemable.known && asked > redeemable.value)
        list.push(finding('redeemTooMuch', [redeemable], atStake, { amount: ether(redeemable.value) }));
    } else {
      // Another contract may take other amounts, and weETH counts for more than its number.
      const atStake = isSameAddress(intent.contract, LIQUIDITY_POOL) ? 'fails' : 'exit';
      if (leastRequest.known && asked < leastRequest.value)
        list.push(finding('requestTooSmall', [leastRequest], atStake, { amount: ether(leastRequest.value) }));
      if (mostRequest.known && asked > mostRequest.value)
        list.push(finding('requestTooLarge', [mostRequest], atStake, { amount: ether(mostRequest.value) }));
    }
  }
  if (intent.action === 'claimWithdrawal' && amountKind === 'tokenId' && lastFinalized.known) {
    const ids = [asked, ...(intent.moves ?? []).flatMap(({ amount: id }) => id ?? [])];
    if (ids.some((id) => id > BigInt(lastFinalized.value))) list.push(finding('notSettled', [lastFinalized], 'fails'));
  }
  return list;
};

/** Everything ether.fi itself has to say about a request or a holding, beside the numbers. */
export const findingsOf = (pool: PoolReading, point: ReadPoint | undefined, intent: Intent | undefined): Finding[] => [
  ...(point ? [...pauseFindings(pool, point, intent), ...reportFindings(pool, point)] : []),
  ...coverFindings(pool),
  ...(intent ? requestFindings(pool, intent) : []),
];
