import * as z from 'zod/mini';
import { UnderlayerError } from '@/lib/core/errors';
import type { Position } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Protocol, ReadContext } from '@/lib/protocols/contract';
import { protocols } from '@/lib/protocols/registry';
import { readCached, writeCached } from '@/lib/storage/cache';
import { positionSchema } from '@/lib/storage/report-schema';
import { settingsItem } from '@/lib/storage/settings';
import type { Deps } from './deps';
import { joinTerms } from './join-terms';
import { keepPlaces, recallPlaces } from './known-places';
import { createLookThrough, type LookThrough } from './look-through';
import { namePositions } from './name-layers';

/** Positions of the watched accounts, with the read behind them. `readAt` unix seconds; null: never read. */
export type Portfolio = {
  readonly accounts: readonly Address[];
  readonly positions: readonly Position[];
  readonly readAt: number | null;
  readonly block: bigint | null;
  readonly isFromCache: boolean;
  /** What could not be read, in words; null: everything could. */
  readonly trouble: string | null;
};

/** Mainnet: the only chain positions are read on. */
const CHAIN_ID = 1;
/** A portfolio older than this is not shown any more. Seconds. */
const VALID_SECONDS = 7 * 86_400;

const storedSchema = z.object({
  positions: z.array(positionSchema),
  readAt: z.number(),
  block: z.nullable(z.bigint()),
});

const keyOf = (accounts: readonly Address[]): string =>
  `portfolio:${CHAIN_ID}:${accounts
    .map((account) => account.toLowerCase())
    .sort()
    .join(',')}`;

const emptyPortfolio = (accounts: readonly Address[]): Portfolio => ({
  accounts,
  positions: [],
  readAt: null,
  block: null,
  isFromCache: true,
  trouble: null,
});

/** The last portfolio read for the accounts watched now; no network. */
export const cachedPortfolio = async (deps: Pick<Deps, 'now'>): Promise<Portfolio> => {
  const { accounts } = await settingsItem.read();
  const cached = await readCached(keyOf(accounts), storedSchema, deps.now(), VALID_SECONDS);
  return cached === undefined ? emptyPortfolio(accounts) : { ...emptyPortfolio(accounts), ...cached.value };
};

const blockOf = (positions: readonly Position[]): bigint | null =>
  positions.reduce<bigint | null>((newest, { terms }) => {
    const block = terms.readPoint?.block;
    return block !== undefined && (newest === null || block > newest) ? block : newest;
  }, null);

/**
 * A position with its token's way to ETH, and a wrapper's with what lies under it, read at the position's block. What has been released to
 * its owner is under nothing any more.
 */
const seenThrough = async (
  position: Position,
  protocol: Protocol,
  context: ReadContext,
  lookThrough: LookThrough,
): Promise<Position> => {
  const { isClaimable } = position;
  if (isClaimable?.known && isClaimable.value) return position;
  const terms = await lookThrough.onward(context, position.terms);
  if (!protocol.backing) return { ...position, terms };
  const at = terms.readPoint;
  // The layer nearest the person is the token or vault itself, also for what has been asked back.
  const target = terms.layers[0]?.address;
  const parts = await lookThrough.parts(
    protocol,
    { ...context, ...(at === undefined ? {} : { at }) },
    target === undefined ? {} : { target },
  );
  return { ...position, terms: joinTerms(terms, parts) };
};

/** One protocol's positions, each with what lies under it; that is begun as soon as it is known what is held. */
const readThrough = async (
  protocol: Protocol,
  context: ReadContext,
  accounts: readonly Address[],
  lookThrough: LookThrough,
): Promise<readonly Position[]> => {
  const ahead: Promise<unknown>[] = [];
  try {
    const own = await protocol.readPositions(context, accounts, (target, at) => {
      ahead.push(Promise.allSettled([lookThrough.parts(protocol, { ...context, at }, target)]));
    });
    return await Promise.all(own.map((position) => seenThrough(position, protocol, context, lookThrough)));
  } finally {
    await Promise.all(ahead);
  }
};

/** Without the remarks that only a report of its own shows: they are most of what a position weighs. */
const inShort = (position: Position): Position => ({
  ...position,
  terms: {
    ...position.terms,
    layers: position.terms.layers.map((layer) => ({ ...layer, marks: [], claims: [] })),
    yields: [],
    findings: [],
  },
});

/**
 * Reads the positions of every watched account in every protocol, together, and caches them. What fails is named and the last reading kept
 * in its place. Never throws for an unreachable chain.
 */
export const loadPortfolio = async (deps: Deps): Promise<Portfolio> => {
  const { accounts } = await settingsItem.read();
  if (accounts.length === 0) return { ...emptyPortfolio(accounts), isFromCache: false };
  const before = await cachedPortfolio(deps);
  const client = await deps.reader(CHAIN_ID);
  if (client === undefined) return before;
  const context = { client, chainId: CHAIN_ID, now: deps.now(), memory: new Map() };
  const places = await recallPlaces(deps.now());
  const lookThrough = createLookThrough(undefined, places);
  const troubles: string[] = [];
  const read = await Promise.all(
    protocols.map(async (protocol) => {
      try {
        return await readThrough(protocol, context, accounts, lookThrough);
      } catch (error) {
        if (!(error instanceof UnderlayerError)) throw error;
        troubles.push(`${protocol.name}: ${error.message}`);
        return before.positions.filter((position) => position.protocol === protocol.id);
      }
    }),
  );
  await keepPlaces(places, deps.now());
  const positions = (await namePositions(read.flat(), deps)).map(inShort);
  if (troubles.length > 0) return { ...before, positions, trouble: troubles.join(' ') };
  const portfolio = { positions, readAt: deps.now(), block: blockOf(positions) };
  await writeCached(keyOf(accounts), portfolio, deps.now());
  return { ...emptyPortfolio(accounts), ...portfolio, isFromCache: false };
};
