import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import { amount, type Claim, duration, evidenceOf, percent, say, time } from '@/lib/core/sentence';
import { DAY } from '@/lib/core/units';
import type { RestakedReading, Subject } from '../families/liquid-restaking/shape';
import { handedIn } from '../families/liquid-restaking/subject';
import type { Notice } from '../families/liquid-staking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import {
  ACCESS_MANAGER,
  accessViews,
  DEPOSIT_MANAGER,
  etherViews,
  exitViews,
  MULTICALL3,
  RSWETH,
  RSWEXIT,
  tokenViews,
} from './contracts';
import { contractsSource, reviewSource } from './facts';

/** A rate nobody has reported for longer stands still. Seconds. */
const OLD = 3 * DAY;

const claim = (key: string, evidence: Claim['evidence']): Claim => ({
  sentence: say(`swellRestaking.${key}`),
  evidence,
});
const or = (fact: Fact<bigint>): bigint => (fact.known ? fact.value : 0n);

const limitNotices = (asked: Fact<bigint>, least: Fact<bigint>, most: Fact<bigint>): Notice[] => [
  {
    id: 'tooSmall',
    stops: ['createWithdrawRequest'],
    sentence: say('restakedToken.finding.tooSmall', { amount: amount(or(least), 18, 'rswETH') }),
    holds: combineFacts([asked, least], 'less than the least request', (own, min) => own < min),
  },
  {
    id: 'tooLarge',
    stops: ['createWithdrawRequest'],
    sentence: say('restakedToken.finding.tooLarge', { amount: amount(or(most), 18, 'rswETH') }),
    holds: combineFacts([asked, most], 'more than the largest request', (own, max) => own > max),
  },
];

/** How long the rate has stood still: seconds from its report to the block it was read in. */
const ageOf = (reportedAt: Fact<bigint>): Fact<number> =>
  mapFact(reportedAt, 'block time - last reprice', (at) =>
    reportedAt.known ? Math.max(0, reportedAt.asOf - Number(at)) : 0,
  );

const rateClaims = (limit: Fact<bigint>, reportedAt: Fact<bigint>): Claim[] => [
  claim('rate.account', [reviewSource]),
  ...(limit.known
    ? [
        {
          sentence: say('swellRestaking.rate.limit', { share: percent(limit.value) }),
          evidence: evidenceOf(limit),
        },
      ]
    : []),
  ...(reportedAt.known
    ? [
        {
          sentence: say('staking.oracle.reportedAt', { date: time(Number(reportedAt.value)) }),
          evidence: evidenceOf(reportedAt),
        },
      ]
    : []),
];

/** Asks for the rate and its age, what waits, the limits, and the switches. */
export const ask = (batch: Batch, subject: Subject): (() => RestakedReading) => {
  const put = batch.ask;
  const reportedAt = put(view(tokenViews, RSWETH, 'lastRepriceUNIX'));
  const limit = put(view(tokenViews, RSWETH, 'maximumRepriceDifferencePercentage'));
  const listed = put(view(tokenViews, RSWETH, 'whitelistEnabled'));
  const waiting = put(view(exitViews, RSWEXIT, 'exitingETH'));
  const least = put(view(exitViews, RSWEXIT, 'withdrawRequestMinimum'));
  const most = put(view(exitViews, RSWEXIT, 'withdrawRequestMaximum'));
  const atHand = put(view(etherViews, MULTICALL3, 'getEthBalance', [DEPOSIT_MANAGER]));
  const depositsOff = put(view(accessViews, ACCESS_MANAGER, 'coreMethodsPaused'));
  const exitsOff = put(view(accessViews, ACCESS_MANAGER, 'withdrawalsPaused'));
  return () => {
    const age = ageOf(reportedAt());
    return {
      exit: [
        {
          id: 'queue',
          label: say('swellRestaking.exit.queue'),
          wait: mapFact(waiting(), 'nothing bounds when Swell processes a request', () => waitOf(0, 0, null)),
        },
      ],
      switches: [
        { what: 'deposits', isOff: depositsOff() },
        { what: 'requests', isOff: exitsOff() },
        { what: 'claims', isOff: exitsOff() },
      ],
      notices: [
        {
          id: 'rateOld',
          sentence: say('restakedToken.finding.rateOld', { age: duration(age.known ? age.value : 0) }),
          holds: reshape(age, (seconds) => seconds > OLD),
        },
        { id: 'listedOnly', atStake: 'exit', sentence: say('swellRestaking.finding.listedOnly'), holds: listed() },
        ...limitNotices(handedIn(subject), least(), most()),
      ],
      tokenClaims: [claim('control.safe', [reviewSource]), claim('control.delegates', [contractsSource])],
      rateClaims: rateClaims(limit(), reportedAt()),
      atHand: atHand(),
      waiting: waiting(),
    };
  };
};
