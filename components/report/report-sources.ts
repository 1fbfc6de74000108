import { flattenLegs } from '@/lib/core/exit';
import type { Fact, Source } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';

const sourceOf = (fact: Fact<unknown> | undefined): Source[] => (fact?.known === true ? [fact.source] : []);

/** Every source behind a report, in the order it is shown. */
export const reportSources = (report: Report): Source[] => {
  const { terms, yields } = report;
  const slash = terms?.slash;
  return [
    ...(report.lead?.evidence ?? []),
    ...report.troubles.flatMap((trouble) => trouble.evidence),
    ...(terms?.layers.flatMap((layer) => [
      ...sourceOf(layer.largestLoss),
      ...layer.marks.flatMap((mark) => mark.claim.evidence),
      ...layer.claims.flatMap((claim) => claim.evidence),
    ]) ?? []),
    ...[
      slash?.today,
      slash?.pending,
      slash?.latent,
      slash?.withinExit,
      slash?.noticeSeconds,
      slash?.gapSeconds,
    ].flatMap(sourceOf),
    ...(terms === undefined ? [] : flattenLegs(terms.exit).flatMap((leg) => sourceOf(leg.wait))),
    ...yields.parts.flatMap((part) => sourceOf(part.apr)),
    ...sourceOf(yields.advertised),
    ...report.findings.flatMap((finding) => finding.evidence),
  ];
};

const datesOf = (source: Source): string[] => {
  if (source.kind === 'registry') return [source.date];
  return source.kind === 'derived' ? source.inputs.flatMap(datesOf) : [];
};

/** The oldest date of the registry facts a report rests on; undefined when it rests on none. */
export const oldestRegistryDate = (report: Report): string | undefined =>
  reportSources(report).flatMap(datesOf).sort().at(0);
