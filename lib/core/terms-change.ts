import { combineExit, flattenLegs } from './exit';
import { type Fact, mapFact, valueOr } from './fact';
import { camelCase, duration, percent, type Sentence, say, text } from './sentence';
import type { ServiceTerms } from './slashing';
import type { Terms } from './terms';
import { DAY, WAD, type Wad } from './units';

/** What two readings of the same target differ in. */
export type TermsChange =
  | { readonly kind: 'service-added'; readonly layerId: string }
  | { readonly kind: 'service-removed'; readonly layerId: string }
  | { readonly kind: 'service-changed'; readonly layerId: string; readonly what: keyof ServiceDigest }
  | {
      readonly kind: 'ceiling-rose';
      readonly what: 'today' | 'withinExit';
      readonly from: Wad | null;
      readonly to: Wad;
    }
  | { readonly kind: 'notice-shortened'; readonly from: number; readonly to: number }
  | { readonly kind: 'exit-longer'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'legs-changed' }
  | { readonly kind: 'layers-changed' }
  | { readonly kind: 'now-unknown'; readonly what: keyof ServiceDigest | 'today' | 'withinExit' | 'exit' }
  | { readonly kind: 'not-comparable' };

type ServiceDigest = {
  readonly state: string | null;
  readonly slasher: string | null;
  readonly pendingSlasher: string | null;
  readonly veto: string | null;
  readonly redistributes: boolean | null;
  readonly recipient: string | null;
};

// null: not known. No block, no time, no evidence, no yield: a second reading of unchanged terms gives the same text.
type TermsDigest = {
  readonly version: 1;
  readonly protocol: string;
  readonly services: Readonly<Record<string, ServiceDigest>>;
  readonly today: string | null;
  readonly withinExit: string | null;
  readonly noticeSeconds: number | null;
  readonly legs: readonly string[];
  readonly exitMax: number | 'unbounded' | null;
  readonly layers: readonly string[];
};

/** A ceiling may drift by this much without being a change of terms: other people's deposits move it. WAD. */
const DRIFT: Wad = WAD / 100n;

/** An address in lower case, `none` where there is none, null where it is not known. */
const addressOf = (fact: Fact<string> | undefined): string | null =>
  fact === undefined ? 'none' : (valueOr(fact, null)?.toLowerCase() ?? null);

const digestService = (service: ServiceTerms): ServiceDigest => ({
  // A state without its share rests on reads that failed.
  state: service.shareNow.known ? service.state : null,
  slasher: addressOf(service.slasher),
  pendingSlasher: addressOf(
    service.pendingSlasher && mapFact(service.pendingSlasher, 'its address', (pending) => pending.address),
  ),
  veto: valueOr(service.veto, null),
  redistributes: valueOr(service.isRedistributing, null),
  recipient: addressOf(service.recipient),
});

/** Sorted by key, so that the order of a read does not count. */
const byKey = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * A text that stays the same while the terms do: who may slash and on which conditions, ceilings, notice, exit steps, layers. It leaves
 * out time, block, evidence and yield. Keep it with what a person signed and give it to `compareTerms` later.
 */
export const fingerprintTerms = (terms: Terms): string => {
  const wait = combineExit(terms.exit);
  const digest: TermsDigest = {
    version: 1,
    protocol: terms.protocol,
    services: byKey(
      terms.slash.services.map((item) => [`${item.operatorLayerId}>${item.layerId}`, digestService(item)] as const),
    ),
    today: valueOr(terms.slash.today, null)?.toString() ?? null,
    withinExit: valueOr(terms.slash.withinExit, null)?.toString() ?? null,
    noticeSeconds: valueOr(terms.slash.noticeSeconds, null),
    legs: flattenLegs(terms.exit)
      .map((leg) => leg.id)
      .sort(),
    exitMax: wait.known ? (wait.value.max ?? 'unbounded') : null,
    layers: terms.layers.map((layer) => layer.id).sort(),
  };
  return JSON.stringify(digest);
};

/** undefined when the text is not a fingerprint of this version. */
const parseFingerprint = (fingerprint: string): TermsDigest | undefined => {
  try {
    const parsed = JSON.parse(fingerprint) as Partial<TermsDigest> | null;
    return parsed?.version === 1 && parsed.services && parsed.legs && parsed.layers
      ? (parsed as TermsDigest)
      : undefined;
  } catch {
    // Not JSON: an older or damaged record, which the caller sees as `not-comparable`.
    return undefined;
  }
};

const SERVICE_FIELDS = ['state', 'slasher', 'pendingSlasher', 'veto', 'redistributes', 'recipient'] as const;

const compareService = (layerId: string, was: ServiceDigest, now: ServiceDigest): TermsChange[] =>
  SERVICE_FIELDS.flatMap((what): TermsChange[] => {
    if (was[what] === now[what] || was[what] === null) return [];
    return now[what] === null ? [{ kind: 'now-unknown', what }] : [{ kind: 'service-changed', layerId, what }];
  });

const compareServices = (before: TermsDigest, after: TermsDigest): TermsChange[] => {
  const changes: TermsChange[] = [];
  for (const [layerId, now] of Object.entries(after.services)) {
    const was = before.services[layerId];
    if (was === undefined) changes.push({ kind: 'service-added', layerId });
    else changes.push(...compareService(layerId, was, now));
  }
  for (const layerId of Object.keys(before.services))
    if (after.services[layerId] === undefined) changes.push({ kind: 'service-removed', layerId });
  return changes;
};

const compareCeiling = (before: TermsDigest, after: TermsDigest, what: 'today' | 'withinExit'): TermsChange[] => {
  const [was, now] = [before[what], after[what]];
  if (now === null) return was === null ? [] : [{ kind: 'now-unknown', what }];
  const [from, to] = [was === null ? null : BigInt(was), BigInt(now)];
  return to > (from === null ? 0n : from + DRIFT) ? [{ kind: 'ceiling-rose', what, from, to }] : [];
};

const compareExit = (before: TermsDigest, after: TermsDigest): TermsChange[] => {
  const [was, now] = [before.exitMax, after.exitMax];
  if (now === null) return was === null ? [] : [{ kind: 'now-unknown', what: 'exit' }];
  if (was === null || was === 'unbounded') return [];
  const to = now === 'unbounded' ? null : now;
  return to === null || to > was + DAY ? [{ kind: 'exit-longer', from: was, to }] : [];
};

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/**
 * What has changed between two fingerprints, to the person's disadvantage or in structure: services and who slashes for them, a ceiling
 * up by more than one point, a shorter notice, a longest exit longer by more than a day, other exit steps or layers, something no longer
 * known. Empty: the same terms. An unreadable fingerprint is `not-comparable`, never "unchanged".
 */
export const compareTerms = (before: string, after: string): readonly TermsChange[] => {
  if (before === after) return [];
  const [was, now] = [parseFingerprint(before), parseFingerprint(after)];
  if (was === undefined || now === undefined || was.protocol !== now.protocol) return [{ kind: 'not-comparable' }];
  const notice: TermsChange[] =
    was.noticeSeconds !== null && now.noticeSeconds !== null && now.noticeSeconds < was.noticeSeconds
      ? [{ kind: 'notice-shortened', from: was.noticeSeconds, to: now.noticeSeconds }]
      : [];
  return [
    ...compareServices(was, now),
    ...compareCeiling(was, now, 'today'),
    ...compareCeiling(was, now, 'withinExit'),
    ...notice,
    ...compareExit(was, now),
    ...(sameList(was.legs, now.legs) ? [] : [{ kind: 'legs-changed' } as const]),
    ...(sameList(was.layers, now.layers) ? [] : [{ kind: 'layers-changed' } as const]),
  ];
};

/** A change in words, key `core.change.<kind>` in camel case. `nameOf` gives the (sanitised) name of a layer by its id. */
export const sayChange = (change: TermsChange, nameOf: (layerId: string) => string): Sentence => {
  switch (change.kind) {
    case 'service-added':
    case 'service-removed':
    case 'service-changed': {
      const layerId = change.layerId.slice(change.layerId.indexOf('>') + 1);
      const key = change.kind === 'service-changed' ? `${change.kind}.${change.what}` : change.kind;
      return say(`core.change.${camelCase(key)}`, { service: text(nameOf(layerId)) });
    }
    case 'ceiling-rose': {
      const key = `core.change.ceilingRose.${change.what}`;
      return change.from === null
        ? say(`${key}New`, { to: percent(change.to) })
        : say(key, { from: percent(change.from), to: percent(change.to) });
    }
    case 'notice-shortened':
      return say('core.change.noticeShortened', { from: duration(change.from), to: duration(change.to) });
    case 'exit-longer':
      return change.to === null
        ? say('core.change.exitUnbounded')
        : say('core.change.exitLonger', { from: duration(change.from), to: duration(change.to) });
    case 'now-unknown':
      return say(`core.change.nowUnknown.${change.what}`);
    default:
      return say(`core.change.${camelCase(change.kind)}`);
  }
};
