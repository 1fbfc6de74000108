import { UnderlayerError } from '@/lib/core/errors';
import type { Wait } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Backing, Place, Protocol, ReadContext, ReadMemory, ReadTarget } from '@/lib/protocols/contract';
import { issuerOf, protocolById } from '@/lib/protocols/registry';
import { joinTerms, type Part } from './join-terms';
import { notePlaces, type PlaceBook, placeKey } from './known-places';
import { fillOnward, openTokens, wayToEther } from './onward-exit';

/** Finds a protocol by its id. */
type ById = (id: string) => Protocol | undefined;

const MAINNET = 1;

/** Tokens whose way to ETH is being followed. None of them is followed again, so that following ends. */
type Trail = readonly Address[];

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
export const registryTermsThrough = (
  protocol: Protocol,
  target: ReadTarget,
  byId: ById = protocolById,
  trail: Trail = [],
): Terms => {
  const own = protocol.registryTerms(target);
  const waits = new Map<Address, Fact<Wait>>();
  for (const token of openTokens(own)) {
    const issuer = trail.includes(token) ? undefined : issuerOf(token, target.intent?.chainId ?? MAINNET);
    if (issuer) waits.set(token, wayToEther(registryTermsThrough(issuer, { target: token }, byId, [...trail, token])));
  }
  return joinTerms(
    fillOnward(own, waits),
    (protocol.backing?.registry(target) ?? []).map((backing) => {
      const under = backer(protocol, backing, byId);
      return partOf(backing, under && registryTermsThrough(under, backing.target, byId, trail));
    }),
  );
};

const keyOf = (protocol: Protocol, { chainId, at }: ReadContext, target: ReadTarget, trail: Trail): string =>
  JSON.stringify([protocol.id, chainId, at?.block, target, trail], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** Reads of one report or portfolio: the same target is read once. */
export type LookThrough = {
  /** Terms of a target with those of everything under it, at one block. @throws ReadFailedError when the chain does not answer. */
  readonly terms: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<Terms>;
  /** What is under a target, without its own terms. */
  readonly parts: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<readonly Part[]>;
  /** Terms with the ways to ETH filled in that their protocol leaves to the issuers of its tokens. */
  readonly onward: (context: ReadContext, terms: Terms) => Promise<Terms>;
};

/** What a request puts in is what comes back in the end, most often. */
const assetOf = ({ intent }: ReadTarget): readonly Address[] =>
  intent?.assetAddress === undefined ? [] : [intent.assetAddress];

/** Whether others were read at another block than `terms`: more was asked at once than one call takes. */
const isTorn = (terms: Terms, others: readonly Part['terms'][]): boolean =>
  others.some(
    (other) =>
      'readPoint' in other && terms.readPoint !== undefined && other.readPoint?.block !== terms.readPoint.block,
  );

/** `places`: where money was at the last reading, and which tokens came of it; what this one finds is noted there. */
export const createLookThrough = (
  byId: ById = protocolById,
  places: PlaceBook = new Map(),
  issuer: typeof issuerOf = issuerOf,
): LookThrough => {
  const memory: ReadMemory = new Map();
  const reads = new Map<string, Promise<Terms>>();
  const under = new Map<string, Promise<readonly Part[]>>();

  const readParts = async (
    protocol: Protocol,
    context: ReadContext,
    target: ReadTarget,
    trail: Trail,
  ): Promise<readonly Part[]> => {
    const { backing } = protocol;
    if (!backing) return [];
    const read = (item: Place): Promise<Terms> | undefined => {
      const place = backer(protocol, item, byId);
      return place && through(place, context, { ...item.target, isPart: true }, trail);
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

  const partsBelow = (
    protocol: Protocol,
    context: ReadContext,
    target: ReadTarget,
    trail: Trail,
  ): Promise<readonly Part[]> => {
    const key = keyOf(protocol, context, target, trail);
    const met = under.get(key) ?? readParts(protocol, context, target, trail);
    under.set(key, met);
    return met;
  };

  /** A token's terms as its issuer gives them; undefined when nobody of ours issues it, or it is being followed already. */
  const readIssued = (context: ReadContext, token: Address, trail: Trail): Promise<Terms> | undefined => {
    const by = trail.includes(token) ? undefined : issuer(token, context.chainId);
    return by && through(by, context, { target: token }, [...trail, token]);
  };

  /** Terms by token, without those that could not be read: that leaves one wait unknown, and nothing else. */
  const readAll = async (context: ReadContext, tokens: readonly Address[], trail: Trail) => {
    const read = async (token: Address): Promise<readonly [Address, Terms][]> => {
      try {
        const terms = await readIssued(context, token, trail);
        return terms ? [[token, terms]] : [];
      } catch (error) {
        if (!(error instanceof UnderlayerError)) throw error;
        return [];
      }
    };
    return (await Promise.all(tokens.map(read))).flat();
  };

  const waitsOf = (issued: readonly (readonly [Address, Terms])[]): ReadonlyMap<Address, Fact<Wait>> =>
    new Map(issued.map(([token, terms]) => [token, wayToEther(terms)]));

  /**
   * Whatever tokens bundled facts, the request and the last reading name are asked about beside the rest, so that their way to ETH takes no
   * round trip of its own; one that only this reading finds is noted for the next.
   */
  const readThrough = async (
    protocol: Protocol,
    context: ReadContext,
    target: ReadTarget,
    trail: Trail,
  ): Promise<Terms> => {
    const key = `${placeKey(protocol, context.chainId, target)} to ETH`;
    const listed = [...openTokens(protocol.registryTerms(target)), ...assetOf(target)];
    const noted = (places.get(key) ?? []).flatMap((place) => place.target.target ?? []);
    const [own, below, issued] = await Promise.all([
      protocol.readTerms(context, target),
      partsBelow(protocol, context, target, trail),
      readAll(context, [...new Set([...listed, ...noted])], trail),
    ]);
    const open = openTokens(own);
    const unlisted = open.filter((token) => !listed.includes(token));
    notePlaces(
      places,
      key,
      unlisted.map((token) => ({ protocol: protocol.id, target: { target: token } })),
    );
    // What lies under it may leave open the way of the same token.
    const joined = joinTerms(fillOnward(own, waitsOf(issued)), below);
    const used = issued.filter(([token]) => open.includes(token) || openTokens(joined).includes(token));
    const others = [...below.map(({ terms }) => terms), ...used.map(([, terms]) => terms)];
    return own.readPoint && !context.at && isTorn(own, others)
      ? through(protocol, { ...context, at: own.readPoint }, target, trail)
      : fillOnward(joined, waitsOf(used));
  };

  const through = (protocol: Protocol, context: ReadContext, target: ReadTarget, trail: Trail): Promise<Terms> => {
    const key = keyOf(protocol, context, target, trail);
    const met = reads.get(key) ?? readThrough(protocol, { memory, ...context }, target, trail);
    reads.set(key, met);
    return met;
  };

  return {
    terms: (protocol, context, target) => through(protocol, context, target, []),
    parts: (protocol, context, target) => partsBelow(protocol, context, target, []),
    onward: async (context, terms) => {
      const at = terms.readPoint;
      const reading = { memory, ...context, ...(at === undefined ? {} : { at }) };
      return fillOnward(terms, waitsOf(await readAll(reading, openTokens(terms), [])));
    },
  };
};
