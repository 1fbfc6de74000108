import { readAdvertisedRates } from '@/lib/core/advertised';
import type { Intent } from '@/lib/core/intent';
import type { Report } from '@/lib/core/report';
import { fingerprintTerms } from '@/lib/core/terms-change';
import type { Address, Wad } from '@/lib/core/units';
import type { Review } from '@/lib/messaging/contract';
import { assessAtHand, assessNow, type RequestCase } from '@/lib/portfolio/assess-request';
import type { Deps } from '@/lib/portfolio/deps';
import { describeLookedUp, mainIntent } from '@/lib/portfolio/describe-request';
import { LOOK_UP_BUDGET } from '@/lib/portfolio/recognise-contracts';
import { within } from '@/lib/portfolio/within';
import { protocolsOnHost, recognisePage } from '@/lib/protocols/pages';
import type { Pending } from '@/lib/storage/pending';
import { seenItem } from '@/lib/storage/seen';
import { settingsItem } from '@/lib/storage/settings';
import { parseEnvelope } from './envelope';
import { accountOf, readRequest } from './read-request';
import { hostOf } from './tab-page';

/** How long a repeat may wait for terms before it is held after all. Milliseconds. */
const REPEAT_BUDGET = 1_500;

/** A request, read and decoded. */
export type Reading = {
  readonly id: string;
  readonly intents: readonly Intent[];
  readonly account?: Address;
};

/**
 * Reads a request as the page of `origin` handed it over; undefined when it is no request. Contracts nobody lists are looked up: on the
 * chain where `isLive`, else in what was looked up before.
 */
export const readEnvelope = async (
  json: string,
  origin: string,
  isLive: boolean,
  deps: Deps,
): Promise<Reading | undefined> => {
  const envelope = parseEnvelope(json);
  if (envelope === undefined) return undefined;
  const items = await readRequest(envelope);
  const account = accountOf(items, envelope);
  const lookUp = { isOnKnownPage: recognisePage(`${origin}/`) !== undefined, budget: isLive ? LOOK_UP_BUDGET : 0 };
  const intents = await describeLookedUp(items, lookUp, deps);
  return { id: envelope.id, intents, ...(account === undefined ? {} : { account }) };
};

const seenKey = (intent: Intent, account: Address | undefined): string =>
  [intent.protocol, intent.action, intent.target ?? intent.contract, account ?? '-'].join('|').toLowerCase();

/** What a page with an opaque origin (`null`) is called by. */
const nameOfOrigin = (origin: string): string => hostOf(origin) ?? origin;

/** Everything a report on a request needs beside the chain. */
export const caseOf = async (reading: Reading, origin: string, advertised: readonly Wad[]): Promise<RequestCase> => {
  const [settings, seen] = await Promise.all([settingsItem.read(), seenItem.read()]);
  const main = mainIntent(reading.intents);
  const seenBefore = main === undefined ? undefined : seen[seenKey(main, reading.account)];
  return {
    id: reading.id,
    intents: reading.intents,
    ...(reading.account === undefined ? {} : { account: reading.account }),
    advertised,
    host: nameOfOrigin(origin),
    limits: settings.limits,
    setting: settings.holdMode,
    ...(seenBefore === undefined ? {} : { seenBefore }),
  };
};

/**
 * Whether a request is held. What is not about restaking, and what a person asked never to hold, is not. A first time is held from facts at
 * hand, without waiting for anyone; a repeat only after its terms were read again, or could not be in time.
 */
export const shouldHold = async (request: RequestCase, deps: Deps): Promise<boolean> => {
  if (request.intents.length === 0) return false;
  const atHand = await assessAtHand(request, deps);
  if (request.setting === 'never') return false;
  if (atHand.report.interruption.isHeld) return true;
  if (request.seenBefore === undefined) return false;
  const now = await within(assessNow(request, deps), REPEAT_BUDGET);
  return now === undefined || now.report.interruption.isHeld;
};

/** Remembers what a person continued with, so that a repeat within limits need not be held again. */
export const rememberContinued = async (reading: Reading, report: Report, deps: Deps): Promise<void> => {
  const main = mainIntent(reading.intents);
  if (main === undefined) return;
  const fingerprint = report.terms === undefined ? '' : fingerprintTerms(report.terms);
  await seenItem.update((all) => ({ ...all, [seenKey(main, reading.account)]: { fingerprint, at: deps.now() } }));
};

/** What the sheet draws for a held request: at once, or with terms read now. */
export const buildReview = async (
  pending: Pending,
  queue: { position: number; total: number },
  advertised: readonly Wad[],
  isLive: boolean,
  deps: Deps,
): Promise<Review | null> => {
  const reading = await readEnvelope(pending.envelope, pending.origin, isLive, deps);
  if (reading === undefined) return null;
  const request = await caseOf(reading, pending.origin, advertised);
  const { report, asked, about, changes } = isLive ? await assessNow(request, deps) : await assessAtHand(request, deps);
  const protocol = mainIntent(reading.intents)?.protocol;
  const onHost = protocolsOnHost(`${pending.origin}/`);
  return {
    id: pending.id,
    host: nameOfOrigin(pending.origin),
    isRegisteredHost:
      protocol === undefined || protocol === 'unregistered' ? onHost.length > 0 : onHost.includes(protocol),
    topHost: nameOfOrigin(pending.topOrigin),
    report,
    asked: [...asked],
    about,
    adds: { changes: [...changes], limitWad: request.limits.largestLossWad },
    queue,
  };
};

/** Rates in the page's own words, WAD. */
export const ratesOf = (texts: readonly string[]): readonly Wad[] => readAdvertisedRates(texts);
