import { assess } from '@/lib/core/assess';
import { type Fact, known, unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import type { HoldSetting } from '@/lib/core/interruption';
import type { Report } from '@/lib/core/report';
import type { Sentence } from '@/lib/core/sentence';
import type { Address, Wad } from '@/lib/core/units';
import type { Protocol, ReadTarget } from '@/lib/protocols/contract';
import { protocolById } from '@/lib/protocols/registry';
import type { Deps } from './deps';
import { mainIntent } from './describe-request';
import { nameAmong } from './name-layers';
import { readTermsNow, type TermsReading, termsAtHand } from './read-terms';
import { sayIntent } from './say-intent';
import { type ExposureRow, weighIntent } from './weigh-intent';

/** What a report on a request is made from. */
export type RequestCase = {
  readonly id: string;
  readonly intents: readonly Intent[];
  readonly account?: Address;
  /** Rates the page states, WAD, with the host that states them. */
  readonly advertised: readonly Wad[];
  readonly host: string;
  readonly limits: Limits;
  readonly setting: HoldSetting;
  readonly seenBefore?: { readonly fingerprint?: string };
};

/** One stated rate is what is advertised; several different ones leave open which is meant. */
export const advertisedFact = (rates: readonly Wad[], host: string, now: number): Fact<Wad> => {
  const [rate, another] = rates;
  if (rate === undefined) return unknown('not-published', host);
  if (another !== undefined) return unknown('disputed', host);
  return known(rate, { kind: 'page', host, seenAt: now }, now);
};

type Subject = {
  readonly protocol: Protocol;
  readonly chainId: number;
  readonly target: ReadTarget;
  readonly intent: Intent;
};

const subjectOf = ({ intents, account }: RequestCase): Subject | undefined => {
  const intent = mainIntent(intents);
  const protocol = intent && protocolById(intent.protocol);
  if (intent === undefined || protocol === undefined) return undefined;
  const owner = intent.beneficiary ?? account;
  const target: ReadTarget = {
    intent,
    ...(owner === undefined ? {} : { owner }),
    ...(intent.target === undefined ? {} : { target: intent.target }),
    ...(intent.targetKind === 'operator' && intent.target !== undefined ? { operator: intent.target } : {}),
  };
  return { protocol, chainId: intent.chainId, target, intent };
};

/** What yields on its own, whoever restakes it: a stake yields as what is got for it. */
const yieldingAsset = ({ protocol, intent }: Subject): string | undefined =>
  protocol.kind === 'staking' ? (intent.assetOut ?? intent.asset) : intent.asset;

/** A report with what stands beside it at signing. */
export type Assessment = {
  readonly report: Report;
  /** What each intent asks for, in the order they are carried out. */
  readonly asked: readonly Sentence[];
  /** Which of them the report is about. */
  readonly about: number;
  readonly changes: readonly ExposureRow[];
};

const assessReading = async (
  request: RequestCase,
  reading: TermsReading | undefined,
  deps: Deps,
): Promise<Assessment> => {
  const main = mainIntent(request.intents);
  const { weight, changes } = await weighIntent(
    main,
    request.account,
    reading?.terms,
    request.limits.largestLossWad,
    deps,
  );
  const report = assess({
    id: request.id,
    stage: reading?.stage ?? 'registry',
    // The intent the report is about leads; the others keep their order.
    intents: main === undefined ? [] : [main, ...request.intents.filter((intent) => intent !== main)],
    ...(reading === undefined ? {} : { terms: reading.terms, troubles: reading.troubles }),
    limits: request.limits,
    setting: request.setting,
    advertised: advertisedFact(request.advertised, request.host, deps.now()),
    ...(request.seenBefore === undefined ? {} : { seenBefore: request.seenBefore }),
    weight,
  });
  const named = nameAmong(reading?.terms.layers ?? []);
  const asked = request.intents.map((intent) => named(sayIntent(intent)));
  const about = main === undefined ? 0 : request.intents.indexOf(main);
  return { report, asked, about, changes };
};

/** The report that can be shown at once: cached or bundled facts. No network. */
export const assessAtHand = async (request: RequestCase, deps: Deps): Promise<Assessment> => {
  const subject = subjectOf(request);
  const reading =
    subject && (await termsAtHand(subject.protocol, subject.chainId, subject.target, yieldingAsset(subject), deps));
  return assessReading(request, reading, deps);
};

/** The report with terms read now. Where the chain does not answer: the one at hand, with what could not be read. */
export const assessNow = async (request: RequestCase, deps: Deps): Promise<Assessment> => {
  const subject = subjectOf(request);
  if (subject === undefined) return assessReading(request, undefined, deps);
  const { protocol, chainId, target } = subject;
  return assessReading(request, await readTermsNow(protocol, chainId, target, yieldingAsset(subject), deps), deps);
};
