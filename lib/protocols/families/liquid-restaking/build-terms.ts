import { type ExitPlan, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { evidenceOf, say } from '@/lib/core/sentence';
import { type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { createBatch } from '../../reading/batch';
import { registryValue, secondsOfDate } from '../../reading/registry-fact';
import { atStakeOfNotice, atStakeOfSwitch } from '../at-stake';
import type { StakedToken } from '../liquid-staking/shape';
import { validatorsLayer } from '../liquid-staking/validators';
import { buildOwnTerms, type Form, formId, upgradeClaim } from './own-terms';
import { releasedCeiling, undelegatedRest } from './rest';
import type { LiquidRestaking, RestakedReading, Subject } from './shape';
import { isPaidAtOnce, MAINNET } from './subject';

/** What the reading is before anybody was asked. */
export const unread = (definition: LiquidRestaking, subject: Subject): RestakedReading =>
  definition.ask(createBatch(), subject)();

const wrapperForm = ({ symbol, address }: StakedToken, reading: RestakedReading): Form => ({
  kind: 'wrapper',
  symbol,
  address,
  chainId: MAINNET,
  claims: [...(reading.upgradeDelay ? upgradeClaim(reading.upgradeDelay) : []), ...reading.tokenClaims],
});

const remoteForm = ({ symbol, address, chainId }: StakedToken, definition: LiquidRestaking): Form => ({
  kind: 'bridge',
  symbol,
  address,
  chainId,
  claims: [
    { sentence: say('restakedToken.bridge.claim'), evidence: [definition.control] },
    ...(definition.bridgeClaims ?? []),
  ],
});

/** The token on mainnet; over it what a bridge makes of it, and what wraps that. */
const formsOf = (
  definition: LiquidRestaking,
  { token, base }: Subject,
  reading: RestakedReading,
): readonly [Form, ...Form[]] => {
  const ground = wrapperForm(base, reading);
  if (token.address === base.address) return [ground];
  const { chainId, wraps } = token;
  const under = definition.tokens.find((it) => it.chainId === chainId && it.symbol === wraps);
  const upper: Form = remoteForm(token, definition);
  const wrapping: Form = {
    ...upper,
    kind: 'wrapper',
    claims: [{ sentence: say('restakedToken.bridge.wraps'), evidence: [definition.control] }],
  };
  if (chainId === MAINNET) return [wrapping, ground];
  return under ? [wrapping, remoteForm(under, definition), ground] : [upper, ground];
};

const exitOf = (
  definition: LiquidRestaking,
  { base }: Subject,
  reading: RestakedReading,
  isReleased: boolean,
): ExitPlan => {
  const layerId = formId({ kind: 'wrapper', chainId: MAINNET, address: base.address });
  const { document, date } = definition.control;
  if (isReleased)
    return oneLeg({
      id: `${definition.id}:paid`,
      layerId,
      label: say('restakedToken.exit.paid'),
      wait: registryValue(waitOf(0), `${document}: pays at once`, date),
      isSlashable: false,
      isEarning: false,
    });
  const legs = reading.exit.map(({ id, label, wait }) =>
    oneLeg({
      id: `${definition.id}:${id}`,
      layerId,
      label,
      wait: flattenEvidence(wait),
      // The payment is the lower of what was asked for and what the token is worth when it is settled.
      isSlashable: true,
      isEarning: false,
    }),
  );
  const [only] = legs;
  return only !== undefined && legs.length === 1 ? only : inSeries(...legs);
};

const switchFindings = (
  { id: protocol, tokens }: LiquidRestaking,
  { intent }: Subject,
  { switches }: RestakedReading,
  point: ReadPoint | undefined,
): Finding[] =>
  switches.flatMap(({ what, isOff }): Finding[] => {
    const id = `${protocol}:${what}`;
    const evidence = evidenceOf(isOff);
    if (!isOff.known)
      return point
        ? [{ id, status: 'unknown', atStake: 'exit', sentence: say('staking.paused.unknown'), evidence }]
        : [];
    const concern = atStakeOfSwitch(what, intent, tokens);
    return isOff.value
      ? [{ id, status: 'notable', ...concern, sentence: say(`staking.paused.${what}`), evidence }]
      : [];
  });

const noticeFindings = (id: string, { intent }: Subject, { notices }: RestakedReading): Finding[] =>
  notices.flatMap((notice): Finding[] =>
    notice.holds.known && notice.holds.value
      ? [
          {
            id: `${id}:${notice.id}`,
            status: 'notable',
            ...atStakeOfNotice(notice, intent),
            sentence: notice.sentence,
            evidence: evidenceOf(notice.holds),
          },
        ]
      : [],
  );

/** What the call itself does that its name does not say. */
const callFindings = ({ id, control }: LiquidRestaking, { intent }: Subject): Finding[] =>
  intent?.note?.key === 'staking.note.destroys'
    ? [{ id: `${id}:destroys`, status: 'notable', atStake: 'money', sentence: intent.note, evidence: [control] }]
    : [];

/** Money that may be with operators nobody has named. */
const unstated = (symbol: string): SlashCeiling => ({
  ...unknownCeiling(unknown('not-published', symbol)),
  why: say('restakedToken.slash.unstated'),
});

/** Terms of the token itself; what its money is restaked in is joined to them. `isReleased`: set aside for its owner. Pure. */
export const buildTerms = (
  definition: LiquidRestaking,
  subject: Subject,
  reading: RestakedReading,
  point: ReadPoint | undefined,
  isReleased: boolean = isPaidAtOnce(subject.intent),
): Terms => {
  const { id, control } = definition;
  const asOf = secondsOfDate(control.date);
  const rest = definition.isRestIdle ? undelegatedRest(control, asOf) : unstated(subject.base.symbol);
  return buildOwnTerms({
    protocol: id,
    ...(point ? { point } : {}),
    forms: formsOf(definition, subject, reading),
    oracle: { ...definition.oracleOf(subject), claims: reading.rateClaims },
    control,
    controlAsOf: asOf,
    ground: definition.ground ?? [validatorsLayer],
    exit: exitOf(definition, subject, reading, isReleased),
    rest: isReleased ? releasedCeiling(control, asOf) : rest,
    yields: [],
    findings: [
      ...callFindings(definition, subject),
      ...switchFindings(definition, subject, reading, point),
      ...noticeFindings(id, subject, reading),
    ],
  });
};
