import { UnderlayerError } from '@/lib/core/errors';
import { type Fact, unknown } from '@/lib/core/fact';
import { type Claim, say, text } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import type { Wad } from '@/lib/core/units';
import type { YieldPart } from '@/lib/core/yield';
import type { Protocol, ReadTarget } from '@/lib/protocols/contract';
import { readCached, writeCached } from '@/lib/storage/cache';
import { termsSchema } from '@/lib/storage/report-schema';
import type { Deps } from './deps';
import { keepPlaces, recallPlaces } from './known-places';
import { createLookThrough, registryTermsThrough } from './look-through';
import { nameLayers } from './name-layers';

/** Cached terms this young are shown at once while newer ones are read; older ones give way to the registry. Seconds. */
export const TERMS_VALID_SECONDS = 6 * 3600;

export type TermsReading = {
  readonly terms: Terms;
  readonly stage: 'registry' | 'live' | 'failed';
  readonly troubles: readonly Claim[];
  /** Unix seconds of the read behind them; null for the registry. */
  readonly readAt: number | null;
};

const keyOf = (protocol: Protocol, chainId: number, target: ReadTarget): string =>
  [
    'terms',
    protocol.id,
    chainId,
    target.intent?.action ?? 'page',
    target.owner,
    target.target ?? target.intent?.target,
    target.operator,
  ]
    .map((part) => String(part ?? '-').toLowerCase())
    .join(':');

/** The staked asset's own yield, which no restaking protocol states. */
const basePart = (asset: string, apr: Fact<Wad>): YieldPart => ({
  id: 'base',
  kind: 'base',
  label: say('yield.base'),
  payer: asset === 'ETH' ? say('yield.baseEther') : say('yield.basePayer', { asset: text(asset) }),
  apr,
});

/** Adds the asset's own yield from the feed, unless the protocol measured it itself. */
const withBaseYield = async (terms: Terms, asset: string | undefined, deps: Deps): Promise<Terms> => {
  if (asset === undefined || terms.yields.some(({ kind, apr }) => kind === 'base' && apr.known)) return terms;
  const apr = await deps.baseYield(asset, deps.now());
  return { ...terms, yields: [basePart(asset, apr), ...terms.yields.filter(({ kind }) => kind !== 'base')] };
};

/** The asset's own yield stands there as not read yet, so that what is found without it never passes for the whole. */
const awaitingBase = (terms: Terms, asset: string | undefined): Terms =>
  asset === undefined || terms.yields.some(({ kind }) => kind === 'base')
    ? terms
    : { ...terms, yields: [basePart(asset, unknown('not-read')), ...terms.yields] };

/** What is known without asking anyone: terms read within their validity, else the dated registry. */
export const termsAtHand = async (
  protocol: Protocol,
  chainId: number,
  target: ReadTarget,
  asset: string | undefined,
  deps: Deps,
): Promise<TermsReading> => {
  const cached = await readCached(keyOf(protocol, chainId, target), termsSchema, deps.now(), TERMS_VALID_SECONDS);
  return cached === undefined
    ? {
        terms: awaitingBase(registryTermsThrough(protocol, target), asset),
        stage: 'registry',
        troubles: [],
        readAt: null,
      }
    : { terms: await nameLayers(cached.value, deps), stage: 'live', troubles: [], readAt: cached.storedAt };
};

/** Reads terms now and caches them; falls back to what is at hand and says what could not be read. Never throws for an unreachable chain. */
export const readTermsNow = async (
  protocol: Protocol,
  chainId: number,
  target: ReadTarget,
  asset: string | undefined,
  deps: Deps,
): Promise<TermsReading> => {
  try {
    const client = await deps.reader(chainId);
    if (client === undefined)
      return { ...(await termsAtHand(protocol, chainId, target, asset, deps)), stage: 'failed' };
    const places = await recallPlaces(deps.now());
    const context = { client, chainId, now: deps.now(), memory: new Map() };
    const read = await createLookThrough(undefined, places).terms(protocol, context, target);
    await keepPlaces(places, deps.now());
    const terms = await nameLayers(await withBaseYield(read, asset, deps), deps);
    await writeCached(keyOf(protocol, chainId, target), terms, deps.now());
    return { terms, stage: 'live', troubles: [], readAt: deps.now() };
  } catch (error) {
    if (!(error instanceof UnderlayerError)) throw error;
    const atHand = await termsAtHand(protocol, chainId, target, asset, deps);
    const trouble: Claim = { sentence: say('trouble.chain', { reason: text(error.message) }), evidence: [] };
    return {
      ...atHand,
      terms: await withBaseYield(atHand.terms, asset, deps),
      stage: 'failed',
      troubles: [trouble],
    };
  }
};
