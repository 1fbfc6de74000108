import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Claim, evidenceOf, percent, say } from '@/lib/core/sentence';
import { isSameAddress, WAD } from '@/lib/core/units';
import { createdBy, createdSource } from '../families/liquid-restaking/created';
import { BEACON_STRATEGY, STETH_STRATEGY } from '../families/liquid-restaking/operators';
import type { Place, RestakedReading, RestakingAccounts, Subject } from '../families/liquid-restaking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import {
  type Line,
  lines,
  nodeViews,
  queueViews,
  redemptionViews,
  timelockViews,
  tokenViews,
  UPGRADE_TIMELOCK,
  YNETH,
  YNLSDE,
} from './contracts';
import { contractsSource } from './facts';

/** Fees are in parts of a million. Source: WithdrawalQueueManager.FEE_PRECISION. */
export const FEE_PRECISION = 1_000_000n;

const claim = (key: string): Claim => ({ sentence: say(`yieldnest.${key}`), evidence: [contractsSource] });

/** The line a token belongs to; undefined for the strategy vault. */
export const lineOf = ({ base }: Subject): Line | undefined =>
  lines.find(({ token }) => isSameAddress(token, base.address));

const unstated = (): RestakedReading => ({
  exit: [{ id: 'vault', label: say('yieldnest.exit.vault'), wait: unknown('not-published', 'ynETHx') }],
  switches: [],
  notices: [],
  tokenClaims: [claim('vault.strategies')],
  rateClaims: [claim('rate.live')],
});

/** Asks for the queue of the token, what is at hand for it, the fee and the switches. */
export const ask = ({ ask: put }: Batch, subject: Subject): (() => RestakedReading) => {
  const line = lineOf(subject);
  if (!line) return unstated;
  const rateOf = put(view(tokenViews, line.token, 'previewRedeem', [WAD]));
  const feeOf = put(view(queueViews, line.queue, 'withdrawalFee'));
  const waiting = put(view(queueViews, line.queue, 'pendingRequestedRedemptionAmount'));
  const atHand = put(view(redemptionViews, line.redemption, 'availableRedemptionAssets'));
  const depositsOff = put(view(tokenViews, line.token, 'depositsPaused'));
  const claimsOff = put(view(redemptionViews, line.redemption, 'paused'));
  const delay = line === YNLSDE ? put(view(timelockViews, UPGRADE_TIMELOCK, 'getMinDelay')) : undefined;
  return () => {
    const rate = rateOf();
    const fee = feeOf();
    const isLeaving = subject.intent?.action === 'requestWithdrawal';
    return {
      exit: [
        {
          id: 'queue',
          label: say('yieldnest.exit.queue'),
          wait: mapFact(waiting(), 'nothing bounds when YieldNest finalizes', () => waitOf(0, 0, null)),
        },
      ],
      switches: [
        { what: 'deposits', isOff: depositsOff() },
        { what: 'claims', isOff: claimsOff() },
      ],
      notices: isLeaving
        ? [
            {
              id: 'fee',
              atStake: 'exit',
              sentence: say('yieldnest.finding.fee', {
                share: percent(fee.known ? (fee.value * WAD) / FEE_PRECISION : 0n),
              }),
              holds: mapFact(fee, 'above none', (parts) => parts > 0n),
            },
          ]
        : [],
      tokenClaims: [claim('control.delegates')],
      rateClaims: [
        claim('rate.live'),
        ...(rate.known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(rate.value, 18, 'ETH') }),
                evidence: evidenceOf(rate),
              },
            ]
          : []),
      ],
      ...(delay ? { upgradeDelay: reshape(delay(), Number) } : { upgradeDelay: unknown('not-published', 'ynETH') }),
      atHand: atHand(),
      waiting: waiting(),
    };
  };
};

/** Strategies of the tokens ynLSDe takes. Source: eigenlayer-contracts README, 2026-05-01. */
const tokenPlaces: readonly Place[] = [
  { asset: 'stETH', strategy: STETH_STRATEGY },
  { asset: 'sfrxETH', strategy: '0x8CA7A5d6f3acd3A7A8bC468a8CD0FB14B6BD28b6' },
  { asset: 'OETH', strategy: '0xa4C637e0F704745D182e4D38cAb7E7485321d059' },
  { asset: 'rETH', strategy: '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2' },
  { asset: 'mETH', strategy: '0x298aFB19A105D59E74658C4C334Ff360BadE6dd2' },
];

/** Staking nodes restake; each line lists its own. */
export const accountsOf = (subject: Subject): RestakingAccounts | undefined => {
  const line = lineOf(subject);
  return (
    line && {
      places: line === YNETH ? [{ asset: 'ETH', strategy: BEACON_STRATEGY }] : tokenPlaces,
      known: [],
      // Each manager made its beacon first, then its nodes. Source: yieldnest-protocol 81046a6, StakingNodesManager, TokenStakingNodesManager.
      expected: () => createdBy(line.nodes, 2n),
      expectedBy: createdSource,
      list: ({ ask: put }) => put(view(nodeViews, line.nodes, 'getAllNodes')),
      pooled: ({ ask: put }): (() => Fact<bigint>) => {
        const total = put(view(tokenViews, line.token, 'totalAssets'));
        return () => combineFacts([total()], 'totalAssets', (wei) => wei);
      },
    }
  );
};
