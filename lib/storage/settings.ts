import { z } from 'zod';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { WAD } from '@/lib/core/units';
import { addressSchema } from '@/lib/storage/report-schema';
import { defineParsedItem } from './parsed-item';

/** What a person sets. Every field has a default, so that a store of an older version still opens. */
export const settingsSchema = z.object({
  limits: z
    .object({
      largestLossWad: z.bigint().min(0n).max(WAD),
      longestExitSeconds: z.int().min(0),
      smallestDistanceWad: z.bigint().min(0n).max(WAD),
    })
    .default(DEFAULT_LIMITS),
  /** When a request is held: always, when it matters, or never. */
  holdMode: z.enum(['always', 'when-it-matters', 'never']).default('when-it-matters'),
  /** Watched accounts, newest last. */
  accounts: z.array(addressSchema).default([]),
  /** Endpoints chosen by the person, by chain id; empty: the defaults. */
  rpcUrls: z.record(z.string(), z.array(z.url({ protocol: /^https?$/ }))).default({}),
  /** Choices about single sites, by host. */
  sites: z
    .record(z.string(), z.object({ isOff: z.boolean().default(false), isStripClosed: z.boolean().default(false) }))
    .default({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = settingsSchema.parse({});

/** The settings as stored on this machine. */
export const settingsItem = defineParsedItem('local:settings', settingsSchema, defaultSettings);
