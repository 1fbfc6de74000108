import type { Wait } from './exit';
import { combineFacts, type Fact, known, mapFact, strongestUnknown, type Unknown, unknown } from './fact';
import type { ReportFacts } from './report-rules';
import { evidenceOf } from './sentence';
import { largestSingleFailure, type SingleFailure, weighSingleFailure } from './single-failure';
import type { ServiceTerms } from './slashing';
import { isRestaked, type Terms } from './terms';
import { sumOf, WAD, type Wad } from './units';
import { afterDropApr, type YieldPart, type YieldSplit } from './yield';

const NO_TERMS: Unknown = unknown('not-read', 'no terms were read');

/** What a report knows beside the terms. */
export type ReportContext = {
  readonly terms: Terms | undefined;
  readonly exitWait: Fact<Wait>;
  readonly yields: YieldSplit;
  /** Share of everything held that this money is, after signing. WAD. */
  readonly weight: Fact<Wad>;
  /** Largest single failure over all holdings after signing, where the portfolio knows it; else it is weighed from the terms. */
  readonly portfolioFailure?: Fact<SingleFailure>;
  readonly largestLossLimit: Wad;
  /** null: nothing is borrowed against it. */
  readonly liquidationDistance: Fact<Wad | null>;
};

const isReaching = (service: ServiceTerms): boolean => service.state !== 'unable';

/** Counts services, each once however many operators lead to it. */
const countDistinct = (services: readonly ServiceTerms[]): number => new Set(services.map((item) => item.layerId)).size;

/** Counts services for which a property holds; unknown when none is known to and one is not known. */
const countServices = (
  services: Fact<readonly ServiceTerms[]>,
  formula: string,
  property: (service: ServiceTerms) => boolean | Unknown,
): Fact<number> => {
  if (!services.known) return services;
  const reaching = services.value.filter(isReaching);
  const answers = reaching.map(property);
  const found = countDistinct(reaching.filter((_, index) => answers[index] === true));
  const unknowns = answers.filter((answer): answer is Unknown => typeof answer !== 'boolean');
  return found === 0 && unknowns.length > 0 ? strongestUnknown(unknowns) : mapFact(services, formula, () => found);
};

/** Recorded slashes of all services, each once. */
const sumSlashes = (services: Fact<readonly ServiceTerms[]>): Fact<number> => {
  if (!services.known) return services;
  const counts = [
    ...new Map(services.value.filter(isReaching).map((item) => [item.layerId, item.slashCount])).values(),
  ];
  const unknowns = counts.filter((item): item is Unknown => !item.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts([services, ...counts], 'recorded slashes of all services', (_services, ...found) =>
    Number(sumOf(found as bigint[])),
  );
};

/**
 * The services as a fact: a list that was read, or the reason why the ceiling over it is unknown. Where something can be taken and no
 * service is listed, who takes it is not known: an empty list would read as nobody.
 */
const servicesOf = (terms: Terms): Fact<readonly ServiceTerms[]> => {
  const { today, services } = terms.slash;
  if (services.length === 0 && today.known && today.value > 0n) return unknown('not-read', 'which services');
  if (services.length === 0) return mapFact(today, 'no service', () => services);
  const asOf = terms.readPoint?.timestamp ?? (today.known ? today.asOf : 0);
  return known(services, { kind: 'derived', formula: 'services with terms', inputs: evidenceOf(today) }, asOf);
};

const sumIncentives = (parts: readonly YieldPart[]): Fact<Wad> => {
  const incentives = parts.filter((part) => part.kind === 'emission').map((part) => part.apr);
  if (parts.length === 0) return unknown('not-read', 'no yield part was read');
  const missing = incentives.filter((apr): apr is Unknown => !apr.known);
  if (missing.length > 0) return strongestUnknown(missing);
  return combineFacts(incentives, 'sum of incentives', (...aprs) => sumOf(aprs));
};

const slasherChangeAt = (services: Fact<readonly ServiceTerms[]>): Fact<number | null> =>
  mapFact(services, 'earliest pending slasher change', (items) => {
    const times = items.flatMap((item) =>
      isReaching(item) && item.pendingSlasher?.known ? [item.pendingSlasher.value.effectAt] : [],
    );
    return times.length === 0 ? null : Math.min(...times);
  });

/** A notice that no service has to give, since none can reach this: there is no gap. */
const noticeOf = (terms: Terms | undefined): Pick<ReportFacts, 'noticeSeconds' | 'gapSeconds'> => {
  if (terms === undefined) return { noticeSeconds: NO_TERMS, gapSeconds: NO_TERMS };
  const { withinExit, noticeSeconds, gapSeconds } = terms.slash;
  if (!withinExit.known || withinExit.value > 0n) return { noticeSeconds, gapSeconds };
  const none = mapFact(withinExit, 'nothing can be reached', () => 0);
  return { noticeSeconds: none, gapSeconds: none };
};

/** What restaking adds and what may be lost for it; nothing of either where nothing is restaked. */
const againstLoss = (
  terms: Terms | undefined,
  ownFailure: Fact<SingleFailure>,
  added: Fact<Wad>,
): Pick<ReportFacts, 'ownFailure' | 'added'> => {
  if (terms === undefined || isRestaked(terms)) return { ownFailure, added };
  const { today } = terms.slash;
  return {
    ownFailure: mapFact(today, 'nothing is restaked', () => ({ layerId: '', name: '', share: 0n })),
    added: mapFact(today, 'nothing is restaked', () => 0n),
  };
};

/** Draws the facts the report rules need out of terms and context. Missing terms make them unknown, never zero. */
export const gatherReportFacts = (context: ReportContext): ReportFacts => {
  const { terms, yields } = context;
  const slash = terms?.slash;
  const services = terms === undefined ? NO_TERMS : servicesOf(terms);
  const ownFailure = terms === undefined ? NO_TERMS : largestSingleFailure(terms.layers);
  const incentives = sumIncentives(yields.parts);
  const afterDrop = afterDropApr(yields.parts, WAD);
  const inState = (state: ServiceTerms['state']): Fact<number> =>
    mapFact(services, `services in state ${state}`, (items) =>
      countDistinct(items.filter((item) => item.state === state)),
    );
  return {
    today: slash?.today ?? NO_TERMS,
    withinExit: slash?.withinExit ?? NO_TERMS,
    latent: slash?.latent ?? NO_TERMS,
    ...noticeOf(terms),
    activeCount: inState('active'),
    latentCount: inState('latent'),
    exitWait: context.exitWait,
    ...againstLoss(terms, ownFailure, yields.added),
    singleFailure: context.portfolioFailure ?? weighSingleFailure(ownFailure, context.weight, context.largestLossLimit),
    liquidationDistance: context.liquidationDistance,
    advertised: yields.advertised,
    unexplained: yields.unexplained,
    incentives,
    // Without an incentive nothing can drop, whatever else is not known.
    afterDrop: !afterDrop.known && incentives.known && incentives.value === 0n ? incentives : afterDrop,
    redistributing: countServices(services, 'services that redistribute', ({ isRedistributing }) =>
      isRedistributing.known ? isRedistributing.value : isRedistributing,
    ),
    vetoless: countServices(services, 'services with a veto nobody holds', ({ veto }) =>
      veto.known ? veto.value === 'no-resolver-set' : veto,
    ),
    slasherChangeAt: slasherChangeAt(services),
    slashesRecorded: sumSlashes(services),
    unpublished: countServices(services, 'services without published conditions', ({ conditions }) =>
      conditions.known ? false : conditions.why === 'not-published' ? true : conditions,
    ),
  };
};
