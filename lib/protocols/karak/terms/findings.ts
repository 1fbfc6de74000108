import type { Fact, Source } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
import { count, day, duration, evidenceOf, type Quantity, say } from '@/lib/core/sentence';
import { secondsOfDate } from '../../reading/registry-fact';
import { STATE_DATE, stateSource } from '../facts';
import type { KarakReading } from '../reading';
import { RULES } from './constants';
import { restakingLayerId } from './ids';

type Values = Readonly<Record<string, Quantity>>;

const finding = (id: string, status: Finding['status'], evidence: readonly Source[], values?: Values): Finding => ({
  id: `karak:${id}`,
  status,
  sentence: say(`karak.finding.${id}`, values),
  evidence,
});

const notable = (id: string, fact: Fact<unknown>, values?: Values): Finding =>
  finding(id, 'notable', evidenceOf(fact), values);

/** Pause bits of a V2 vault. Source: Constants, karak-network/v2-contracts 3b3b78f. */
const hasBit = (map: Fact<bigint>, bits: readonly bigint[]): boolean =>
  map.known && bits.some((bit) => ((map.value >> bit) & 1n) === 1n);

const isTrue = (fact: Fact<boolean>): boolean => fact.known && fact.value;

const plainFindings = ({ plain, intent, kind }: KarakReading): Finding[] => {
  if (!kind.known || kind.value !== 'v1') return [];
  const list: Finding[] = [
    notable('delayMayRise', RULES.longestV1Delay, { most: duration(RULES.longestV1Delay.value) }),
  ];
  if (!plain) return list;
  const { isDepositPaused, isExitPaused, room } = plain;
  if (isTrue(isDepositPaused)) list.push(notable('depositsPaused', isDepositPaused));
  if (isTrue(isExitPaused)) list.push(notable('exitPaused', isExitPaused));
  if (!isDepositPaused.known || !isExitPaused.known) list.push(finding('paused', 'unknown', []));
  const wanted = intent?.action === 'deposit' && intent.amountKind === 'assets' ? (intent.amount ?? 0n) : 1n;
  if (room.known && room.value < wanted && (intent === undefined || intent.action === 'deposit'))
    list.push(notable('full', room));
  if (intent?.verb === 'depositAndGimmie' || intent?.verb === 'gimmieShares')
    list.push(notable('sharesOut', RULES.nothingSlashes));
  return list;
};

const stakedFindings = ({ staked, intent }: KarakReading): Finding[] => {
  if (!staked) return [];
  const { paused, slots, services } = staked;
  const list: Finding[] = [];
  if (hasBit(paused, [0n, 1n, 2n])) list.push(notable('depositsPaused', paused));
  if (hasBit(paused, [3n, 4n])) list.push(notable('exitPaused', paused));
  if (!paused.known) list.push(finding('paused', 'unknown', []));
  if (!services.known) list.push(finding('services', 'unknown', []));
  if (slots.known && slots.value.queuedSlashes > 0)
    list.push(
      notable('queuedSlashes', slots, {
        count: count(slots.value.queuedSlashes),
        window: duration(RULES.vetoWindow.value),
      }),
    );
  if (slots.known && slots.value.isStakeChanging) list.push(notable('stakeChanging', slots));
  if (intent?.action === 'requestWithdrawal')
    list.push(notable('finishYourself', RULES.redeemDelay, { wait: duration(RULES.redeemDelay.value) }));
  return list;
};

const SWITCHED_OFF = ['withdraw', 'redeem'];

/** What Karak's terms say beside numbers: its present state first. */
export const findingsOf = (reading: KarakReading): Finding[] => {
  const { kind, intent, token, isSelfNamed } = reading;
  const list: Finding[] = [
    finding('dormant', 'notable', [stateSource], { date: day(secondsOfDate(STATE_DATE)) }),
    { ...notable('upgrade', RULES.nothingSlashes), layerId: restakingLayerId(reading) },
  ];
  if (kind.known && kind.value === null) list.push(notable('notAVault', kind));
  if (intent && SWITCHED_OFF.includes(intent.verb)) list.push(notable('switchedOff', RULES.redeemDelay));
  if (isSelfNamed) list.push(notable('unlistedToken', token));
  return [...list, ...plainFindings(reading), ...stakedFindings(reading)];
};
