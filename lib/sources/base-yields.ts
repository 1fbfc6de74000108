import * as z from 'zod/mini';
import { type Fact, known, unknown } from '@/lib/core/fact';
import type { Wad } from '@/lib/core/units';
import { FeedFailedError } from './errors';
import { fetchFeed } from './feed';

/** DefiLlama's pool of each staked asset. Source: captured pool ids, DefiLlama yield data, 2025-09 to 2026-08. */
const POOLS: Readonly<Record<string, string>> = {
  stETH: '747c1d2a-c668-4682-b9f9-296708a3dd90',
  wstETH: '747c1d2a-c668-4682-b9f9-296708a3dd90',
  rETH: 'd4b3c522-6127-4b89-bedf-83641cdcd2eb',
  wBETH: '80b8bf92-b953-4c20-98ea-c9653ef2bb98',
};

const chartSchema = z.object({
  status: z.literal('success'),
  data: z
    .array(
      z.object({
        timestamp: z.iso.datetime({ offset: true }),
        apyBase: z.nullable(z.number().check(z.minimum(0), z.maximum(1000))),
      }),
    )
    .check(z.minLength(1)),
});

/** A row older than this says nothing about today: DefiLlama keeps a failed pool's last value up to 7 days. */
const STALE_AFTER_SECONDS = 7 * 86_400;

/** Percent of the feed, at most 5 decimals, as WAD without a binary detour. */
const wadOfPercent = (percent: number): Wad => BigInt(percent.toFixed(5).replace('.', '')) * 10n ** 11n;

/**
 * Yearly base yield of holding a staked asset, from DefiLlama (`apyBase`, last daily row). WAD. Never throws: a failed or stale feed is unknown.
 * `now` unix seconds.
 */
export const readBaseYield = async (asset: string, now: number): Promise<Fact<Wad>> => {
  const pool = POOLS[asset];
  if (pool === undefined) return unknown('not-measured', asset);
  const url = `https://yields.llama.fi/chart/${pool}`;
  try {
    const { data } = await fetchFeed(url, chartSchema, 'baseYield', {
      maxBytes: 4_000_000,
      timeoutMilliseconds: 8_000,
    });
    const row = data[data.length - 1];
    if (!row || row.apyBase === null) return unknown('not-published', url);
    const rowAt = Math.floor(Date.parse(row.timestamp) / 1000);
    if (now - rowAt > STALE_AFTER_SECONDS) return unknown('stale', row.timestamp);
    return known(wadOfPercent(row.apyBase), { kind: 'feed', url, fetchedAt: now }, rowAt);
  } catch (error) {
    if (error instanceof FeedFailedError) return unknown('feed-failed', error.details ?? error.shortMessage);
    throw error;
  }
};
