import type { Fact, Source } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import { count, day, duration, evidenceOf, type Quantity, say } from '@/lib/core/sentence';
import { secondsOfDate } from '../../reading/registry-fact';
import { STATE_DATE, stateSource } from '../facts';
import type { KarakReading } from '../reading';
import { RULES } from './constants';
import { restakingLayerId } from './ids';

type Values = Readonly<Record<string, Quantity>>;

const finding = (
  id: string,
  status: Finding['status'],
  evidence: readonly Source[],
  atStake?: AtStake,
  values?: Values,
): Finding => ({
  id: `karak:${id}`,
  status,
  ...(atStake === undefined ? {} : { atStake }),
  sentence: say(`karak.finding.${id}`, values),
  evidence,
});

const notable = (id: string, fact: Fact<unknown>, atStake?: AtStake, values?: Values): Finding =>
  finding(id, 'notable', evidenceOf(fact), atStake, values);

/** Pause bits of a V2 vault. Source: Constants, karak-network/v2-contracts 3b3b78f. */
const DEPOSIT_BITS: readonly bigint[] = [0n, 1n, 2n];
const EXIT_BITS: readonly bigint[] = [3n, 4n];

const hasBit = (map: Fact<bigint>, bits: readonly bigint[]): boolean =>
  map.known && bits.some((bit) => ((map.value >> bit) & 1n) === 1n);

/** The bits that switch a request off; those of deposits for a page that asks nothing yet. */
const bitsOf = (intent: Intent | undefined): readonly bigint[] => {
  switch (intent?.verb) {
    case undefined:
      return DEPOSIT_BITS;
    case 'deposit':
      return [intent?.minOut === undefined ? 0n : 1n];
    case 'mint':
      return [2n];
    case 'startRedeem':
    case 'startWithdrawal':
      return [3n];
    case 'finishRedeem':
    case 'finishWithdrawal':
      return [4n];
    default:
      return [];
  }
};

const isTrue = (fact: Fact<boolean>): boolean => fact.known && fact.value;

const plainFindings = ({ plain, intent, kind }: KarakReading): Finding[] => {
  if (!kind.known || kind.value !== 'v1') return [];
  const list: Finding[] = [
    notable('delayMayRise', RULES.longestV1Delay, 'exit', { most: duration(RULES.longestV1Delay.value) }),
  ];
  if (!plain) return list;
  const { isDepositPaused, isExitPaused, room } = plain;
  const isEntering = intent === undefined || intent.action === 'deposit';
  if (isTrue(isDepositPaused)) list.push(notable('depositsPaused', isDepositPaused, isEntering ? 'fails' : undefined));
  // A vault that is paused by itself still lets a withdrawal be started.
  if (isTrue(isExitPaused))
    list.push(notable('exitPaused', isExitPaused, intent?.action === 'claimWithdrawal' ? 'fails' : 'exit'));
  if (!isDepositPaused.known || !isExitPaused.known) list.push(finding('paused', 'unknown', [], 'exit'));
  const wanted = intent?.action === 'deposit' && intent.amountKind === 'assets' ? (intent.amount ?? 0n) : 1n;
  if (room.known && room.value < wanted && isEntering) list.push(notable('full', room, 'fails'));
  if (intent?.verb === 'depositAndGimmie' || intent?.verb === 'gimmieShares')
    list.push(notable('sharesOut', RULES.nothingSlashes, 'exit'));
  return list;
};

const stakedFindings = ({ staked, intent }: KarakReading): Finding[] => {
  if (!staked) return [];
  const { paused, slots, services } = staked;
  const list: Finding[] = [];
  const isRefused = (bits: readonly bigint[]): boolean =>
    hasBit(
      paused,
      bitsOf(intent).filter((bit) => bits.includes(bit)),
    );
  if (hasBit(paused, DEPOSIT_BITS))
    list.push(notable('depositsPaused', paused, isRefused(DEPOSIT_BITS) ? 'fails' : undefined));
  if (hasBit(paused, EXIT_BITS)) list.push(notable('exitPaused', paused, isRefused(EXIT_BITS) ? 'fails' : 'exit'));
  if (!paused.known) list.push(finding('paused', 'unknown', [], 'exit'));
  if (!services.known) list.push(finding('services', 'unknown', [], 'money'));
  if (slots.known && slots.value.queuedSlashes > 0)
    list.push(
      notable('queuedSlashes', slots, 'money', {
        count: count(slots.value.queuedSlashes),
        window: duration(RULES.vetoWindow.value),
      }),
    );
  if (slots.known && slots.value.isStakeChanging) list.push(notable('stakeChanging', slots, 'money'));
  if (intent?.action === 'requestWithdrawal')
    list.push(notable('finishYourself', RULES.redeemDelay, 'money', { wait: duration(RULES.redeemDelay.value) }));
  return list;
};

const SWITCHED_OFF = ['withdraw', 'redeem'];

/** What Karak's terms say beside numbers: its present state first. */
export const findingsOf = (reading: KarakReading): Finding[] => {
  const { kind, intent, token, isSelfNamed } = reading;
  const list: Finding[] = [
    finding('dormant', 'notable', [stateSource], undefined, { date: day(secondsOfDate(STATE_DATE)) }),
    { ...notable('upgrade', RULES.nothingSlashes, 'control'), layerId: restakingLayerId(reading) },
  ];
  if (kind.known && kind.value === null) list.push(notable('notAVault', kind, 'money'));
  if (intent && SWITCHED_OFF.includes(intent.verb)) list.push(notable('switchedOff', RULES.redeemDelay, 'fails'));
  if (isSelfNamed) list.push(notable('unlistedToken', token));
  return [...list, ...plainFindings(reading), ...stakedFindings(reading)];
};
