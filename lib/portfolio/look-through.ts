import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadMemory } from '@/lib/protocols/aggregate';
import type { Backing, Place, Protocol, ReadContext, ReadTarget } from '@/lib/protocols/contract';
import { protocolById } from '@/lib/protocols/registry';
import { joinTerms, type Part } from './join-terms';
import { notePlaces, type PlaceBook, placeKey } from './known-places';

/** Finds a protocol by its id. */
type ById = (id: string) => Protocol | undefined;

/**
 * The protocol a wrapper says its money is in. One it does not build on is not followed: `buildsOn` has no circle, so that looking through
 * ends.
 */
const backer = ({ buildsOn }: Protocol, { protocol }: Place, byId: ById): Protocol | undefined =>
  buildsOn.includes(protocol) ? byId(protocol) : undefined;

const partOf = ({ protocol, share, isCovered }: Backing, terms: Terms | undefined): Part => ({
  share,
  ...(isCovered === undefined ? {} : { isCovered }),
  terms: terms ?? unknown('not-read', protocol),
});

/** Terms from bundled facts alone, with those of everything under them. Offline. */
export const registryTermsThrough = (protocol: Protocol, target: ReadTarget, byId: ById = protocolById): Terms =>
  joinTerms(
    protocol.registryTerms(target),
    (protocol.backing?.registry(target) ?? []).map((backing) => {
      const under = backer(protocol, backing, byId);
      return partOf(backing, under && registryTermsThrough(under, backing.target, byId));
    }),
  );

const keyOf = (protocol: Protocol, { chainId, at }: ReadContext, target: ReadTarget): string =>
  JSON.stringify([protocol.id, chainId, at?.block, target], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** Reads of one report or portfolio: the same target is read once. */
export type LookThrough = {
  /** Terms of a target with those of everything under it, at one block. @throws ReadFailedError when the chain does not answer. */
  readonly terms: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<Terms>;
  /** What is under a target, without its own terms. */
  readonly parts: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<readonly Part[]>;
};

/** Whether parts were read at another block than `terms`: more was asked at once than one call takes. */
const isTorn = (terms: Terms, parts: readonly Part[]): boolean =>
  parts.some(
    (part) =>
      'readPoint' in part.terms &&
      terms.readPoint !== undefined &&
      part.terms.readPoint?.block !== terms.readPoint.block,
  );

/** `places`: where money was at the last reading; what this one finds is noted there. */
export const createLookThrough = (byId: ById = protocolById, places: PlaceBook = new Map()): LookThrough => {
  const memory: ReadMemory = new Map();
  const reads = new Map<string, Promise<Terms>>();
  const under = new Map<string, Promise<readonly Part[]>>();

  const readParts = async (protocol: Protocol, context: ReadContext, target: ReadTarget): Promise<readonly Part[]> => {
    const { backing } = protocol;
    if (!backing) return [];
    const read = (item: Place): Promise<Terms> | undefined => {
      const place = backer(protocol, item, byId);
      return place && terms(place, context, { ...item.target, isPart: true });
    };
    // What is known already is read beside the question what there is, not after it. The answer says which of it counts, and only of that a
    // failure does.
    const readAhead = (item: Place): void => void Promise.allSettled([read(item)]);
    const key = placeKey(protocol, context.chainId, target);
    for (const item of [...backing.registry(target), ...(places.get(key) ?? [])]) readAhead(item);
    const list = await backing.read(context, target, readAhead);
    notePlaces(places, key, list);
    return Promise.all(list.map(async (item) => partOf(item, await read(item))));
  };

  const parts = (protocol: Protocol, context: ReadContext, target: ReadTarget): Promise<readonly Part[]> => {
    const key = keyOf(protocol, context, target);
    const met = under.get(key) ?? readParts(protocol, context, target);
    under.set(key, met);
    return met;
  };

  const readThrough = async (protocol: Protocol, context: ReadContext, target: ReadTarget): Promise<Terms> => {
    const [own, below] = await Promise.all([protocol.readTerms(context, target), parts(protocol, context, target)]);
    return own.readPoint && !context.at && isTorn(own, below)
      ? terms(protocol, { ...context, at: own.readPoint }, target)
      : joinTerms(own, below);
  };

  const terms = (protocol: Protocol, context: ReadContext, target: ReadTarget): Promise<Terms> => {
    const key = keyOf(protocol, context, target);
    const met = reads.get(key) ?? readThrough(protocol, { memory, ...context }, target);
    reads.set(key, met);
    return met;
  };

  return { terms, parts };
};
