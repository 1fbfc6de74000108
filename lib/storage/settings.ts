import * as z from 'zod/mini';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { WAD } from '@/lib/core/units';
import { addressSchema } from '@/lib/storage/report-schema';
import { defineParsedItem } from './parsed-item';

/** What a person sets. Every field has a default, so that a store of an older version still opens. */
export const settingsSchema = z.object({
  limits: z._default(
    z.object({
      largestLossWad: z.bigint().check(z.minimum(0n), z.maximum(WAD)),
      longestExitSeconds: z.int().check(z.minimum(0)),
      smallestDistanceWad: z.bigint().check(z.minimum(0n), z.maximum(WAD)),
    }),
    DEFAULT_LIMITS,
  ),
  /** Limits the person set; the others are the defaults. */
  ownLimits: z._default(z.array(z.enum(['loss', 'exit', 'liquidation'])), []),
  /** When a request is held: always, when it matters, or never. */
  holdMode: z._default(z.enum(['always', 'when-it-matters', 'never']), 'when-it-matters'),
  /** Watched accounts, newest last. */
  accounts: z._default(z.array(addressSchema), []),
  /** Endpoints chosen by the person, by chain id; empty: the defaults. */
  rpcUrls: z._default(z.record(z.string(), z.array(z.url({ protocol: /^https?$/ }))), {}),
  /** Choices about single sites, by host. */
  sites: z._default(
    z.record(
      z.string(),
      z.object({ isOff: z._default(z.boolean(), false), isStripClosed: z._default(z.boolean(), false) }),
    ),
    {},
  ),
});

export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = settingsSchema.parse({});

/** The settings as stored on this machine. */
export const settingsItem = defineParsedItem('local:settings', settingsSchema, defaultSettings);
