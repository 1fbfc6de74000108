import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Claim, evidenceOf, say } from '@/lib/core/sentence';
import { type Address, mulDivDown, WAD } from '@/lib/core/units';
import { createdBy, createdSource } from '../families/liquid-restaking/created';
import { BEACON_STRATEGY } from '../families/liquid-restaking/operators';
import type {
  ExitReader,
  OpenExit,
  RestakedReading,
  RestakingAccounts,
  Subject,
} from '../families/liquid-restaking/shape';
import { handedIn, isPaidAtOnce } from '../families/liquid-restaking/subject';
import type { Notice } from '../families/liquid-staking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { registryValue, reshape } from '../reading/registry-fact';
import { REDEEM, RESTAKING, redeemViews, restakingViews, STAKING, stakingViews } from './contracts';
import { contractsSource } from './facts';

/** Redeemed in whole validators. Source: staking.sol, DEPOSIT_SIZE. */
const VALIDATOR = 32n * WAD;
/** Pods are numbered from 0; as many are asked for. */
const MOST_PODS = 24;

const claim = (key: string): Claim => ({ sentence: say(`bedrock.${key}`), evidence: [contractsSource] });

const noticesOf = ({ intent }: Subject, worth: Fact<bigint>, pending: Fact<bigint>): Notice[] => {
  if (intent?.verb === 'redeemFromValidators' && intent.minOut !== undefined) {
    const isWhole = intent.minOut > 0n && intent.minOut % VALIDATOR === 0n;
    return [
      {
        id: 'notWhole',
        atStake: 'fails',
        sentence: say('bedrock.finding.notWhole'),
        holds: registryValue(!isWhole, contractsSource.document, contractsSource.date),
      },
    ];
  }
  if (!isPaidAtOnce(intent)) return [];
  return [
    {
      id: 'partly',
      atStake: 'exit',
      sentence: say('bedrock.finding.partly', { amount: amount(pending.known ? pending.value : 0n, 18, 'ETH') }),
      holds: combineFacts([worth, pending], 'worth more than the ether not staked yet', (own, most) => own > most),
    },
  ];
};

/** Asks for the rate, what waits, what is not staked yet, and the switch. */
export const ask = ({ ask: put }: Batch, subject: Subject): (() => RestakedReading) => {
  const rateOf = put(view(stakingViews, STAKING, 'exchangeRatio'));
  const pendingOf = put(view(stakingViews, STAKING, 'getPendingEthers'));
  const debtsOf = put(view(stakingViews, STAKING, 'getCurrentDebts'));
  const pausedOf = put(view(stakingViews, STAKING, 'paused'));
  return () => {
    const rate = rateOf();
    const worth = combineFacts([handedIn(subject), rate], 'amount * rate / 1e18', (own, perToken) =>
      mulDivDown(own, perToken, WAD),
    );
    return {
      exit: [
        {
          id: 'queue',
          label: say('bedrock.exit.queue'),
          wait: mapFact(debtsOf(), 'nothing bounds when validators are stopped', () => waitOf(0, 0, null)),
        },
      ],
      // Leaving through validators is never paused.
      switches: [{ what: 'deposits', isOff: pausedOf() }],
      notices: noticesOf(subject, worth, pendingOf()),
      tokenClaims: [claim('exit.wholeOnly'), claim('control.operators'), claim('control.upgrade')],
      rateClaims: [
        claim('rate.reported'),
        ...(rate.known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(rate.value, 18, 'ETH') }),
                evidence: evidenceOf(rate),
              },
            ]
          : []),
      ],
    };
  };
};

const askPodOwners = ({ ask: put }: Batch): (() => Fact<readonly Address[]>) => {
  const totalOf = put(view(restakingViews, RESTAKING, 'getTotalPods'));
  const owners = Array.from({ length: MOST_PODS }, (_, index) =>
    put(view(restakingViews, RESTAKING, 'podOwners', [BigInt(index)])),
  );
  return () => {
    const total = totalOf();
    if (!total.known) return total;
    if (total.value > BigInt(MOST_PODS)) return unknown('not-read', `${total.value} pods`);
    const inUse = owners.slice(0, Number(total.value)).map((answer) => answer());
    return (
      inUse.find((fact) => !fact.known) ?? reshape(total, () => inUse.flatMap((it) => (it.known ? [it.value] : [])))
    );
  };
};

export const accounts: RestakingAccounts = {
  places: [{ asset: 'ETH', strategy: BEACON_STRATEGY }],
  // The first pod belongs to the restaking contract itself.
  known: [RESTAKING],
  // It made the beacon first, then the owner of each further pod. Source: Bedrock-Technology/stake, src/contracts/restaking.sol, 2024-06-16.
  expected: () => createdBy(RESTAKING, 2n),
  expectedBy: createdSource,
  list: askPodOwners,
  pooled: ({ ask: put }) => put(view(stakingViews, STAKING, 'currentReserve')),
};

/** What an account has asked for and what it can claim: two sums. Nothing more to read after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const asked = owners.map((owner) => ({
    owner,
    owed: batch.ask(view(stakingViews, STAKING, 'debtOf', [owner])),
    ready: batch.ask(view(redeemViews, REDEEM, 'balanceOf', [owner])),
  }));
  const exitOf = (owner: Address, id: string, sum: Fact<bigint>, isClaimable: boolean): OpenExit[] =>
    sum.known && sum.value === 0n
      ? []
      : [
          {
            id,
            owner,
            symbol: 'uniETH',
            pays: { symbol: 'ETH' },
            amount: sum,
            valueWei: sum,
            isClaimable: reshape(sum, () => isClaimable),
          },
        ];
  return async () =>
    asked.map(({ owner, owed, ready }) => ({
      owner,
      requests: combineFacts([owed(), ready()], 'asked for, and paid', () => [
        ...exitOf(owner, 'owed', owed(), false),
        ...exitOf(owner, 'ready', ready(), true),
      ]),
    }));
};
