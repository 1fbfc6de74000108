import type { Wait } from './exit';
import type { Fact } from './fact';
import { type AtStake, defineFinding, type FindingRule, type Limits } from './findings';
import { count, duration, percent, say, text, time } from './sentence';
import type { SingleFailure } from './single-failure';
import { mulDivDown, WAD, type Wad } from './units';
import { yearsCovered } from './yield';

/** What the rules of a report draw on. Shares and APRs in WAD, times in seconds. */
export type ReportFacts = {
  readonly today: Fact<Wad>;
  readonly withinExit: Fact<Wad>;
  readonly latent: Fact<Wad>;
  readonly noticeSeconds: Fact<number>;
  readonly gapSeconds: Fact<number>;
  readonly activeCount: Fact<number>;
  readonly latentCount: Fact<number>;
  readonly exitWait: Fact<Wait>;
  /** As a share of everything held. */
  readonly singleFailure: Fact<SingleFailure>;
  /** As a share of this money. */
  readonly ownFailure: Fact<SingleFailure>;
  /** null: nothing is borrowed against it. */
  readonly liquidationDistance: Fact<Wad | null>;
  readonly advertised: Fact<Wad>;
  readonly unexplained: Fact<Wad>;
  readonly incentives: Fact<Wad>;
  readonly afterDrop: Fact<Wad>;
  readonly added: Fact<Wad>;
  readonly redistributing: Fact<number>;
  readonly vetoless: Fact<number>;
  /** Unix seconds of the next slasher change; null: none. */
  readonly slasherChangeAt: Fact<number | null>;
  readonly slashesRecorded: Fact<number>;
  readonly unpublished: Fact<number>;
};

const define = defineFinding<ReportFacts>();
const YEAR = 365 * 86_400;
/** Differences below what is shown (0.01 points) are rounding, not a finding. */
const VISIBLE: Wad = WAD / 10_000n;
const yearsAsSeconds = (years: Wad): number => Number(mulDivDown(years, BigInt(YEAR), WAD));

const exitKey = ({ min, max, expected }: Wait, status: 'beyond' | 'notable' | 'within'): string => {
  if (max === 0) return 'free';
  if (max !== null) return status;
  if (expected === 0) return 'unset';
  if (expected === min) return status === 'beyond' ? 'beyondOrMore' : 'orMore';
  return status === 'beyond' ? 'beyondUnbounded' : 'unbounded';
};

const exitWithin = define({
  id: 'exit',
  needs: ['exitWait'],
  atStake: 'exit',
  judge: ({ exitWait }, limits) => {
    const limit = duration(limits.longestExitSeconds);
    const worst = exitWait.max ?? exitWait.expected;
    const values = { exit: duration(worst), limit };
    const status = worst > limits.longestExitSeconds ? 'beyond' : exitWait.max === null ? 'notable' : 'within';
    const key = exitKey(exitWait, status);
    return { status, sentence: say(`core.finding.exit.${key}`, values), measure: values.exit, limit };
  },
});

const slashToday = define({
  id: 'slashToday',
  needs: ['today', 'activeCount'],
  atStake: 'money',
  judge: ({ today, activeCount }) => ({
    status: today > 0n ? 'notable' : 'within',
    sentence:
      today > 0n
        ? say('core.finding.slashToday.some', { share: percent(today), count: count(activeCount) })
        : say('core.finding.slashToday.none'),
    measure: percent(today),
  }),
});

const slashWithinExit = define({
  id: 'slashWithinExit',
  needs: ['withinExit', 'today'],
  atStake: 'money',
  judge: ({ withinExit, today }) => {
    const values = { share: percent(withinExit), today: percent(today) };
    return withinExit > today
      ? { status: 'notable', sentence: say('core.finding.slashWithinExit.more', values), measure: values.share }
      : { status: 'within', sentence: say('core.finding.slashWithinExit.same', values), measure: values.share };
  },
});

const slashLatent = define({
  id: 'slashLatent',
  needs: ['latent', 'latentCount'],
  atStake: 'money',
  judge: ({ latent, latentCount }) =>
    latent === 0n
      ? undefined
      : {
          status: 'notable',
          sentence: say('core.finding.slashLatent.some', { share: percent(latent), count: count(latentCount) }),
          measure: percent(latent),
        },
});

const noticeGap = define({
  id: 'noticeGap',
  needs: ['noticeSeconds', 'gapSeconds', 'withinExit'],
  atStake: 'exit',
  judge: ({ noticeSeconds, gapSeconds, withinExit }) => {
    const exit = noticeSeconds + gapSeconds;
    if (withinExit === 0n || exit <= 0) return undefined;
    const values = { notice: duration(noticeSeconds), exit: duration(exit) };
    // Exactly no gap is too late: the last waiting block can still be slashed.
    const isTooLate = gapSeconds >= 0;
    const key = isTooLate ? (noticeSeconds === 0 ? 'none' : 'tooLate') : 'inTime';
    return {
      status: isTooLate ? 'notable' : 'within',
      sentence: say(`core.finding.noticeGap.${key}`, values),
      measure: duration(Math.abs(gapSeconds)),
    };
  },
});

const largestLoss = define({
  id: 'largestLoss',
  needs: ['singleFailure'],
  atStake: 'money',
  judge: ({ singleFailure }, limits) => {
    const limit = percent(limits.largestLossWad);
    const values = { share: percent(singleFailure.share), layer: text(singleFailure.name), limit };
    const status = singleFailure.share > limits.largestLossWad ? 'beyond' : 'within';
    const { layerId } = singleFailure;
    return {
      status,
      sentence: say(`core.finding.largestLoss.${status}`, values),
      measure: values.share,
      limit,
      layerId,
    };
  },
});

const liquidation = define({
  id: 'liquidation',
  needs: ['liquidationDistance'],
  atStake: 'money',
  judge: ({ liquidationDistance }, limits) => {
    if (liquidationDistance === null) return undefined;
    const limit = percent(limits.smallestDistanceWad);
    const values = { distance: percent(liquidationDistance), limit };
    const status = liquidationDistance < limits.smallestDistanceWad ? 'beyond' : 'within';
    return { status, sentence: say(`core.finding.liquidation.${status}`, values), measure: values.distance, limit };
  },
});

const yieldUnexplained = define({
  id: 'yieldUnexplained',
  needs: ['unexplained', 'advertised'],
  judge: ({ unexplained, advertised }) => {
    const values = { share: percent(unexplained), advertised: percent(advertised) };
    return unexplained < VISIBLE
      ? undefined
      : { status: 'notable', sentence: say('core.finding.yieldUnexplained.some', values), measure: values.share };
  },
});

const yieldAfterDrop = define({
  id: 'yieldAfterDrop',
  needs: ['incentives', 'afterDrop'],
  judge: ({ incentives, afterDrop }) => {
    if (incentives <= 0n) return undefined;
    const values = { incentives: percent(incentives), rest: percent(afterDrop) };
    return { status: 'notable', sentence: say('core.finding.yieldAfterDrop.some', values), measure: values.rest };
  },
});

const yieldYears = define({
  id: 'yieldYears',
  needs: ['ownFailure', 'added'],
  judge: ({ ownFailure, added }) => {
    if (ownFailure.share === 0n) return undefined;
    const years = yearsCovered(ownFailure.share, added, 0n);
    const values = { loss: percent(ownFailure.share), layer: text(ownFailure.name), added: percent(added) };
    if (years === null) return { status: 'notable', sentence: say('core.finding.yieldYears.never', values) };
    const measure = duration(yearsAsSeconds(years));
    return { status: 'notable', sentence: say('core.finding.yieldYears.some', { ...values, years: measure }), measure };
  },
});

const countRule = (
  id: string,
  need: 'redistributing' | 'vetoless' | 'slashesRecorded' | 'unpublished',
  atStake?: AtStake,
) =>
  define({
    id,
    needs: [need],
    ...(atStake === undefined ? {} : { atStake }),
    judge: (values) => {
      const found = values[need];
      return found === 0
        ? undefined
        : {
            status: 'notable',
            sentence: say(`core.finding.${id}.some`, { count: count(found) }),
            measure: count(found),
          };
    },
  });

const slasherChange = define({
  id: 'slasherChange',
  needs: ['slasherChangeAt'],
  atStake: 'control',
  judge: ({ slasherChangeAt }) =>
    slasherChangeAt === null
      ? undefined
      : {
          status: 'notable',
          sentence: say('core.finding.slasherChange.some', { date: time(slasherChangeAt) }),
          measure: time(slasherChangeAt),
        },
});

/** Rules every report is checked against, most consequential first. */
export const REPORT_RULES: readonly FindingRule<ReportFacts>[] = [
  largestLoss,
  exitWithin,
  liquidation,
  noticeGap,
  slashWithinExit,
  slashToday,
  slashLatent,
  countRule('vetoless', 'vetoless', 'control'),
  countRule('redistributing', 'redistributing', 'money'),
  slasherChange,
  countRule('slashesRecorded', 'slashesRecorded'),
  countRule('unpublished', 'unpublished'),
  yieldUnexplained,
  yieldAfterDrop,
  yieldYears,
];

/** Limits before a person sets their own: half of everything held, 21 days, 10 %. */
export const DEFAULT_LIMITS: Limits = {
  largestLossWad: WAD / 2n,
  longestExitSeconds: 21 * 86_400,
  smallestDistanceWad: WAD / 10n,
};
