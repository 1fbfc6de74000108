import { combineExit, type ExitPlan, inSeries, oneLeg } from '@/lib/core/exit';
import { combineFacts, type Fact, known, mapFact, unknown } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { evidenceOf, say } from '@/lib/core/sentence';
import { noticeGap } from '@/lib/core/slashing';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { isSameAddress, mulDivDown, WAD } from '@/lib/core/units';
import type { ReadTarget } from '../../contract';
import { createBatch } from '../../reading/batch';
import { secondsOfDate } from '../../reading/registry-fact';
import { atStakeOfNotice, atStakeOfSwitch } from '../at-stake';
import { layersOf, tokenLayerId } from './layers';
import type { LiquidStaking, StakedToken, StakingReading } from './shape';
import { noServices } from './validators';

/** Everything known about one stake; `rate` in wei per 1e18 of the token, unknown where it was not read. */
export type Stake = {
  readonly token: StakedToken;
  readonly reading: StakingReading;
  readonly rate: Fact<bigint>;
  readonly point?: ReadPoint;
  readonly intent?: Intent;
  /** What is to leave, base units of the token; unknown for a page. */
  readonly held?: Fact<bigint>;
  /** A withdrawal that can be claimed now, with what says so. */
  readonly claimable?: Fact<boolean>;
};

/** What the reading is before anybody was asked. */
export const unread = (definition: LiquidStaking): StakingReading => definition.ask(createBatch())();

/** The token a target is about: the one named, what the request turns into or takes, else the first of its chain. */
export const tokenOf = ({ tokens }: LiquidStaking, { intent, target }: ReadTarget): StakedToken => {
  const chainId = intent?.chainId ?? 1;
  const here = tokens.filter((token) => token.chainId === chainId);
  const symbols = [intent?.assetOut, intent?.asset].filter((symbol) => symbol !== undefined);
  return (
    tokens.find((token) => target !== undefined && token.chainId === chainId && isSameAddress(token.address, target)) ??
    symbols.flatMap((symbol) => here.filter((token) => token.symbol === symbol))[0] ??
    here[0] ??
    tokens[0]
  );
};

const amountOf = ({ intent, held, rate, point }: Stake): Fact<bigint> => {
  const isOfToken = intent?.amountKind === 'assets' && intent.amount !== undefined;
  const asked: Fact<bigint> = isOfToken
    ? known(
        intent.amount ?? 0n,
        { kind: 'derived', formula: 'amount of the request', inputs: [] },
        point?.timestamp ?? 0,
      )
    : (held ?? unknown('not-read', 'amount'));
  if (intent?.asset === 'ETH') return asked;
  return combineFacts([asked, rate], 'amount * rate / 1e18', (tokens, perToken) => mulDivDown(tokens, perToken, WAD));
};

const claimLeg = (definition: LiquidStaking, claimable: Fact<boolean>): ExitPlan =>
  oneLeg({
    id: `${definition.id}:claim`,
    layerId: tokenLayerId(definition.tokens[0]),
    label: say('staking.exit.claim'),
    wait: mapFact(claimable, 'can be claimed now', () => ({ min: 0, expected: 0, max: 0 })),
    isSlashable: false,
    isEarning: false,
  });

const exitOf = (definition: LiquidStaking, stake: Stake): ExitPlan => {
  const { claimable } = stake;
  if (claimable?.known && claimable.value) return claimLeg(definition, claimable);
  const legs = stake.reading.exit(amountOf(stake), stake.point).map(({ id, label, wait }) =>
    oneLeg({
      id: `${definition.id}:${id}`,
      layerId: tokenLayerId(definition.tokens[0]),
      label,
      wait: flattenEvidence(wait),
      // No service reaches it; losses of the validators still do, which the layer says.
      isSlashable: false,
      isEarning: false,
    }),
  );
  const [only] = legs;
  return only !== undefined && legs.length === 1 ? only : inSeries(...legs);
};

const switchFindings = (definition: LiquidStaking, { reading, point, intent }: Stake): Finding[] =>
  reading.switches.flatMap(({ what, isOff }): Finding[] => {
    const id = `${definition.id}:${what}`;
    const layerId = tokenLayerId(definition.tokens[0]);
    const evidence = evidenceOf(isOff);
    const rest = { evidence, layerId };
    if (!isOff.known)
      return point
        ? [{ id, status: 'unknown', atStake: 'exit', sentence: say('staking.paused.unknown'), ...rest }]
        : [];
    const concern = atStakeOfSwitch(what, intent, definition.tokens);
    return isOff.value ? [{ id, status: 'notable', ...concern, sentence: say(`staking.paused.${what}`), ...rest }] : [];
  });

const noticeFindings = (definition: LiquidStaking, { reading, intent }: Stake): Finding[] =>
  reading.notices.flatMap((notice): Finding[] =>
    notice.holds.known && notice.holds.value
      ? [
          {
            id: `${definition.id}:${notice.id}`,
            status: 'notable',
            ...atStakeOfNotice(notice, intent),
            sentence: notice.sentence,
            evidence: evidenceOf(notice.holds),
            layerId: tokenLayerId(definition.tokens[0]),
          },
        ]
      : [],
  );

/** What the call itself does that its name does not say. */
const callFindings = (definition: LiquidStaking, { intent }: Stake): Finding[] =>
  intent?.note?.key === 'staking.note.destroys'
    ? [
        {
          id: `${definition.id}:destroys`,
          status: 'notable',
          atStake: 'money',
          sentence: intent.note,
          evidence: [{ kind: 'derived', formula: `what ${intent.verb} does`, inputs: [definition.losses.source] }],
        },
      ]
    : [];

/** The terms of one stake from what was read about it; from dated facts alone where nothing was. Pure. */
export const buildTerms = (definition: LiquidStaking, stake: Stake): Terms => {
  const { reading, token, point } = stake;
  const { source } = definition.losses;
  const exit = exitOf(definition, stake);
  const notice = definition.control.upgradeDelaySeconds;
  const exitSeconds = mapFact(
    combineExit(exit),
    'longest exit, else the expected one',
    ({ max, expected }) => max ?? expected,
  );
  const asOf = source.kind === 'registry' ? secondsOfDate(source.date) : 0;
  const formula = 'no restaking service has a claim on a staking token';
  return {
    protocol: definition.id,
    stage: point ? 'live' : 'registry',
    ...(point ? { readPoint: point } : {}),
    layers: layersOf(definition, token, reading),
    slash: noServices(
      { kind: 'derived', formula, inputs: [source] },
      asOf,
      notice,
      flattenEvidence(noticeGap(exitSeconds, notice)),
    ),
    exit,
    yields: [],
    findings: [
      ...callFindings(definition, stake),
      ...switchFindings(definition, stake),
      ...noticeFindings(definition, stake),
    ],
  };
};
