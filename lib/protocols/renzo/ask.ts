import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Claim, evidenceOf, say } from '@/lib/core/sentence';
import { type Address, isSameAddress, mulDivDown, WAD } from '@/lib/core/units';
import type { RestakedReading, Subject } from '../families/liquid-restaking/shape';
import { handedIn } from '../families/liquid-restaking/subject';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { ASSETS, ETHER, RATE_PROVIDER, RESTAKE_MANAGER, TIMELOCK, WITHDRAW_QUEUE } from './addresses';
import { contractsSource, profileSource } from './facts';
import { managerViews, queueViews, rateViews, timelockViews } from './views';

/** Operator delegators asked for by number; the manager says how many there are. */
const MOST_DELEGATORS = 16;

/** Everything that belongs to holders of ezETH, wei, as the manager counts it. */
export const askPooled = ({ ask }: Batch): (() => Fact<bigint>) => {
  const tvls = ask(view(managerViews, RESTAKE_MANAGER, 'calculateTVLs'));
  return () => reshape(tvls(), ([, , total]) => total);
};

/** Contracts that restake for ezETH; unknown where there are more than were asked for, or one could not be read. */
export const askDelegators = ({ ask }: Batch): (() => Fact<readonly Address[]>) => {
  const lengthOf = ask(view(managerViews, RESTAKE_MANAGER, 'getOperatorDelegatorsLength'));
  const answers = Array.from({ length: MOST_DELEGATORS }, (_, index) =>
    ask(view(managerViews, RESTAKE_MANAGER, 'operatorDelegators', [BigInt(index)])),
  );
  return () => {
    const length = lengthOf();
    if (!length.known) return length;
    if (length.value > BigInt(MOST_DELEGATORS)) return unknown('not-read', 'more operator delegators');
    return combineFacts(
      [length, ...answers.slice(0, Number(length.value)).map((answer) => answer())],
      'operator delegators of the manager',
      (_length, ...list) => list as Address[],
    );
  };
};

const claim = (key: string, evidence: Claim['evidence']): Claim => ({ sentence: say(`renzo.${key}`), evidence });

/** What a request asks to be paid in; ether where it does not say. */
const askedAsset = ({ intent }: Subject): Address => {
  const named = intent?.args._assetOut;
  const known = Object.keys(ASSETS) as Address[];
  return known.find((asset) => typeof named === 'string' && isSameAddress(asset, named)) ?? ETHER;
};

/** Asks for the rate, the queue of the asset asked for, and the switches. */
export const ask = (batch: Batch, subject: Subject): (() => RestakedReading) => {
  const asset = askedAsset(subject);
  const put = batch.ask;
  const rate = put(view(rateViews, RATE_PROVIDER, 'getRate'));
  const coolDown = put(view(queueViews, WITHDRAW_QUEUE, 'coolDownPeriod'));
  const available = put(view(queueViews, WITHDRAW_QUEUE, 'getAvailableToWithdraw', [asset]));
  const deficit = put(view(queueViews, WITHDRAW_QUEUE, 'getQueueDeficit', [asset]));
  const depositsOff = put(view(managerViews, RESTAKE_MANAGER, 'paused'));
  const exitsOff = put(view(queueViews, WITHDRAW_QUEUE, 'paused'));
  const upgradeDelay = put(view(timelockViews, TIMELOCK, 'getMinDelay'));
  return () => {
    const rateNow = rate();
    const worth = combineFacts([handedIn(subject), rateNow], 'ezETH * rate', (count, perToken) =>
      mulDivDown(count, perToken, WAD),
    );
    return {
      exit: [
        {
          id: 'queue',
          label: say('renzo.exit.queue'),
          // A risk oracle may make it longer; a request above what is at hand is paid in turn, whenever money comes in.
          wait: mapFact(coolDown(), 'coolDownPeriod; no bound above it', (seconds) =>
            waitOf(Number(seconds), Number(seconds), null),
          ),
        },
      ],
      switches: [
        { what: 'deposits', isOff: depositsOff() },
        { what: 'requests', isOff: exitsOff() },
        { what: 'claims', isOff: exitsOff() },
      ],
      notices: [
        {
          id: 'queued',
          atStake: 'exit',
          sentence: say('renzo.finding.queued'),
          holds: combineFacts([worth, available()], 'worth more than is at hand', (wei, most) => wei > most),
        },
      ],
      tokenClaims: [
        claim('control.roles', [profileSource]),
        claim('control.oracle', [contractsSource]),
        claim('control.delegates', [contractsSource]),
      ],
      rateClaims: [
        claim('rate.live', [contractsSource]),
        claim('rate.feeds', [contractsSource]),
        ...(rateNow.known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(rateNow.value, 18, 'ETH') }),
                evidence: evidenceOf(rateNow),
              },
            ]
          : []),
      ],
      upgradeDelay: reshape(upgradeDelay(), Number),
      atHand: available(),
      waiting: deficit(),
    };
  };
};
