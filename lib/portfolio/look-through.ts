import { UnderlayerError } from '@/lib/core/errors';
import type { Wait } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Backing, Place, Protocol, ReadContext, ReadMemory, ReadTarget } from '@/lib/protocols/contract';
import { issuerOf, protocolById } from '@/lib/protocols/registry';
import { joinTerms } from './join-terms';
import { notePlaces, type PlaceBook, placeKey } from './known-places';
import { fillOnward, openTokens, wayToEther } from './onward-exit';
import type { Part } from './part';

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

/** Reads of one report or portfolio: the same target is read once. */
export type LookThrough = {
  /** Terms of a target with those of everything under it, at one block. @throws ReadFailedError when the chain does not answer. */
  readonly terms: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<Terms>;
  /** What is under a target, without its own terms. */
  readonly parts: (protocol: Protocol, context: ReadContext, target: ReadTarget) => Promise<readonly Part[]>;
  /** Terms with the ways to ETH filled in that their protocol leaves to the issuers of its tokens. */
  readonly onward: (context: ReadContext, terms: Terms) => Promise<Terms>;
};

/** What is asked about: a target of a protocol, at a block or the latest, and on the way to which tokens' ETH. */
type Question = {
  readonly protocol: Protocol;
  readonly context: ReadContext;
  readonly target: ReadTarget;
  readonly trail: Trail;
};

/** What one look-through goes by, and what it has asked so far. */
type Run = {
  readonly byId: ById;
  readonly issuer: typeof issuerOf;
  readonly places: PlaceBook;
  readonly memory: ReadMemory;
  readonly terms: Map<string, Promise<Terms>>;
  readonly parts: Map<string, Promise<readonly Part[]>>;
};

const keyOf = ({ protocol, context: { chainId, at }, target, trail }: Question): string =>
  JSON.stringify([protocol.id, chainId, at?.block, target, trail], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** The answer to a question asked before, or `read` now. */
const once = <T>(met: Map<string, Promise<T>>, question: Question, read: () => Promise<T>): Promise<T> => {
  const key = keyOf(question);
  const answer = met.get(key) ?? read();
  met.set(key, answer);
  return answer;
};

const termsThrough = (run: Run, question: Question): Promise<Terms> =>
  once(run.terms, question, () =>
    readThrough(run, { ...question, context: { memory: run.memory, ...question.context } }),
  );

const partsBelow = (run: Run, question: Question): Promise<readonly Part[]> =>
  once(run.parts, question, () => readParts(run, question));

const readParts = async (run: Run, question: Question): Promise<readonly Part[]> => {
  const { byId, places } = run;
  const { protocol, context, target } = question;
  const { backing } = protocol;
  if (!backing) return [];
  const read = (item: Place): Promise<Terms> | undefined => {
    const place = backer(protocol, item, byId);
    return place && termsThrough(run, { ...question, protocol: place, target: { ...item.target, isPart: true } });
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

type Following = Pick<Question, 'context' | 'trail'>;

/** A token's terms as its issuer gives them; undefined when nobody of ours issues it, or it is being followed already. */
const readIssued = (run: Run, { context, trail }: Following, token: Address): Promise<Terms> | undefined => {
  const protocol = trail.includes(token) ? undefined : run.issuer(token, context.chainId);
  return protocol && termsThrough(run, { protocol, context, target: { target: token }, trail: [...trail, token] });
};

type Issued = readonly (readonly [token: Address, terms: Terms])[];

/** Terms by token, without those that could not be read: that leaves one wait unknown, and nothing else. */
const readAllIssued = async (run: Run, following: Following, tokens: readonly Address[]): Promise<Issued> => {
  const read = async (token: Address): Promise<Issued> => {
    try {
      const terms = await readIssued(run, following, token);
      return terms ? [[token, terms]] : [];
    } catch (error) {
      if (!(error instanceof UnderlayerError)) throw error;
      return [];
    }
  };
  return (await Promise.all(tokens.map(read))).flat();
};

const waitsOf = (issued: Issued): ReadonlyMap<Address, Fact<Wait>> =>
  new Map(issued.map(([token, terms]) => [token, wayToEther(terms)]));

/** What a request puts in is what comes back in the end, most often. */
const assetOf = ({ intent }: ReadTarget): readonly Address[] =>
  intent?.assetAddress === undefined ? [] : [intent.assetAddress];

/**
 * The tokens whose way to ETH terms may leave open, as far as that is known before they are read: those that bundled facts, the request and
 * the last reading name. `note` keeps what only this reading finds for the next.
 */
const expectTokens = ({ places }: Run, { protocol, context, target }: Question) => {
  const key = `${placeKey(protocol, context.chainId, target)} to ETH`;
  const listed = [...openTokens(protocol.registryTerms(target)), ...assetOf(target)];
  const noted = (places.get(key) ?? []).flatMap((place) => place.target.target ?? []);
  return {
    tokens: [...new Set([...listed, ...noted])],
    note: (open: readonly Address[]): void =>
      notePlaces(
        places,
        key,
        open
          .filter((token) => !listed.includes(token))
          .map((token) => ({ protocol: protocol.id, target: { target: token } })),
      ),
  };
};

/** Whether others were read at another block than `terms`: more was asked at once than one call takes. */
const isTorn = (terms: Terms, others: readonly Part['terms'][]): boolean =>
  others.some(
    (other) =>
      'readPoint' in other && terms.readPoint !== undefined && other.readPoint?.block !== terms.readPoint.block,
  );

/** Own terms, what lies under them and the ways of expected tokens are asked for together, so that none takes a round trip of its own. */
const readThrough = async (run: Run, question: Question): Promise<Terms> => {
  const { protocol, context, target } = question;
  const expected = expectTokens(run, question);
  const [own, below, issued] = await Promise.all([
    protocol.readTerms(context, target),
    partsBelow(run, question),
    readAllIssued(run, question, expected.tokens),
  ]);
  const open = openTokens(own);
  expected.note(open);
  // What lies under it may leave open the way of the same token.
  const joined = joinTerms(fillOnward(own, waitsOf(issued)), below);
  const used = issued.filter(([token]) => open.includes(token) || openTokens(joined).includes(token));
  const others = [...below.map(({ terms }) => terms), ...used.map(([, terms]) => terms)];
  return own.readPoint && !context.at && isTorn(own, others)
    ? termsThrough(run, { ...question, context: { ...context, at: own.readPoint } })
    : fillOnward(joined, waitsOf(used));
};

/** `places`: where money was at the last reading, and which tokens came of it; what this one finds is noted there. */
export const createLookThrough = (
  byId: ById = protocolById,
  places: PlaceBook = new Map(),
  issuer: typeof issuerOf = issuerOf,
): LookThrough => {
  const run: Run = { byId, issuer, places, memory: new Map(), terms: new Map(), parts: new Map() };
  return {
    terms: (protocol, context, target) => termsThrough(run, { protocol, context, target, trail: [] }),
    parts: (protocol, context, target) => partsBelow(run, { protocol, context, target, trail: [] }),
    onward: async (context, terms) => {
      const at = terms.readPoint;
      const reading = { memory: run.memory, ...context, ...(at === undefined ? {} : { at }) };
      const issued = await readAllIssued(run, { context: reading, trail: [] }, openTokens(terms));
      return fillOnward(terms, waitsOf(issued));
    },
  };
};
