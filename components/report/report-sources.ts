import { formatQuantity } from '@/components/ui/format';
import type { Locale } from '@/components/ui/locale';
import { isLevel } from '@/components/ui/SharePair';
import { waitText } from '@/components/ui/WaitValue';
import { flattenLegs } from '@/lib/core/exit';
import type { Fact, Source } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import {
  type Claim,
  count,
  duration,
  percent,
  type Quantity,
  type Sentence,
  say,
  text,
  time,
} from '@/lib/core/sentence';
import type { ServiceTerms, SlashCeiling } from '@/lib/core/slashing';
import type { YieldSplit } from '@/lib/core/yield';
import { groupStack, rowsOf, type StackRow } from './stack-rows';

/** One number or statement as it is shown, and what it rests on. */
export type Support = {
  readonly label: Sentence;
  /** The number; absent for a statement. */
  readonly shown?: (locale: Locale) => string;
  readonly sources: readonly Source[];
};
/** What a part of the report rests on, in the order it is shown. */
export type EvidencePart = { readonly title: Sentence; readonly supports: readonly Support[] };

const ofFact = <T>(key: string, fact: Fact<T> | undefined, as: (value: T) => Quantity): Support[] =>
  fact?.known === true
    ? [{ label: say(key), shown: ({ language }) => formatQuantity(as(fact.value), language), sources: [fact.source] }]
    : [];

const ofClaim = ({ sentence, evidence }: Claim): Support => ({ label: sentence, sources: evidence });

const ofService = ({ state, shareNow, shareLater, effectAt }: ServiceTerms): Support[] => [
  ...(state === 'active' ? ofFact('ui.evidence.shareNow', shareNow, percent) : []),
  ...(state === 'active' && isLevel(shareNow, shareLater) ? [] : ofFact('ui.evidence.shareLater', shareLater, percent)),
  ...ofFact('ui.evidence.startsAt', effectAt, time),
];

const ofLayer = ({ layer, service }: StackRow): EvidencePart => {
  const claims = new Map(
    [...layer.marks.map(({ claim }) => claim), ...layer.claims].map((claim) => [claim.sentence.key, claim]),
  );
  return {
    title: say('ui.evidence.layer', { name: text(layer.name) }),
    supports: [
      ...(service === undefined ? [] : ofService(service)),
      ...ofFact('ui.evidence.loss', layer.largestLoss, percent),
      ...[...claims.values()].map(ofClaim),
    ],
  };
};

const ofCeiling = (slash: SlashCeiling): EvidencePart => ({
  title: say('ui.ceiling.title'),
  supports: [
    ...ofFact('ui.ceiling.today', slash.today, percent),
    ...(slash.pending.known ? slash.pending.value : []).map(
      ({ at, share }): Support => ({
        label: say('ui.ceiling.from', { date: time(at) }),
        shown: ({ language }) => formatQuantity(percent(share), language),
        sources: slash.pending.known ? [slash.pending.source] : [],
      }),
    ),
    ...ofFact('ui.ceiling.latent', slash.latent, percent),
    ...ofFact('ui.ceiling.withinExit', slash.withinExit, percent),
    ...ofFact('ui.evidence.notice', slash.noticeSeconds, duration),
    ...ofFact('ui.evidence.gap', slash.gapSeconds, duration),
    ...ofFact('ui.evidence.unable', slash.unableCount, count),
  ],
});

const ofExit = ({ terms, exitWait }: Report): EvidencePart => {
  const waits = [
    ...(terms === undefined ? [] : flattenLegs(terms.exit)),
    { label: say('ui.exit.total'), wait: exitWait },
  ];
  return {
    title: say('ui.exit.title'),
    supports: waits.flatMap(({ label, wait }) =>
      wait.known ? [{ label, shown: (locale: Locale) => waitText(wait.value, locale), sources: [wait.source] }] : [],
    ),
  };
};

const ofYields = ({ parts, advertised, explained, unexplained, added }: YieldSplit): EvidencePart => ({
  title: say('ui.yield.title'),
  supports: [
    ...parts.flatMap(({ label, apr }) => ofFact(label.key, apr, percent).map((support) => ({ ...support, label }))),
    ...ofFact('ui.evidence.advertised', advertised, percent),
    ...ofFact('ui.evidence.explained', explained, percent),
    ...ofFact('ui.yield.unexplained', unexplained, percent),
    ...ofFact('ui.evidence.added', added, percent),
  ],
});

/** Everything a report shows that rests on something, part by part in the order it is shown. */
export const evidenceOfReport = (report: Report): EvidencePart[] => {
  const { terms, yields, troubles, findings } = report;
  const parts = [
    ...(terms === undefined ? [] : [...rowsOf(groupStack(terms)).map(ofLayer), ofCeiling(terms.slash)]),
    ofExit(report),
    ofYields(yields),
    { title: say('ui.evidence.statements'), supports: [...troubles, ...findings].map(ofClaim) },
  ];
  return parts
    .map(({ title, supports }) => ({ title, supports: supports.filter(({ sources }) => sources.length > 0) }))
    .filter(({ supports }) => supports.length > 0);
};

/** Every source behind a report, as often as something rests on it. */
export const reportSources = (report: Report): Source[] =>
  evidenceOfReport(report).flatMap(({ supports }) => supports.flatMap(({ sources }) => sources));

const datesOf = (source: Source): string[] => {
  if (source.kind === 'registry') return [source.date];
  return source.kind === 'derived' ? source.inputs.flatMap(datesOf) : [];
};

/** The oldest date of the registry facts a report rests on; undefined when it rests on none. */
export const oldestRegistryDate = (report: Report): string | undefined =>
  reportSources(report).flatMap(datesOf).sort().at(0);
