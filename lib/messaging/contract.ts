import * as z from 'zod/mini';
import { networkEntrySchema } from '@/lib/storage/network-log';
import {
  addressSchema,
  factSchema,
  layerKindSchema,
  type positionSchema,
  reportSchema,
  sentenceSchema,
} from '@/lib/storage/report-schema';
import { settingsSchema } from '@/lib/storage/settings';

/**
 * Who may ask. `page`: our content scripts in a tab (the bridge, the strip, the sheet) · `extension`: our own pages (popup, options).
 * Origin, tab and frame always come from the browser's sender, never from the message.
 */
export type Asker = 'page' | 'extension';

/** One message: what goes in, what comes out, who may send it. */
export type MessageContract<In, Out> = {
  readonly input: z.ZodMiniType<In>;
  readonly output: z.ZodMiniType<Out>;
  readonly askers: readonly Asker[];
};

const define = <In, Out>(
  input: z.ZodMiniType<In>,
  output: z.ZodMiniType<Out>,
  ...askers: Asker[]
): MessageContract<In, Out> => ({
  input,
  output,
  askers,
});

const nothing = z.null();
const reviewId = z.object({ id: z.string().check(z.maxLength(64)) });

/** What the sheet draws. */
export const reviewSchema = z.object({
  id: z.string(),
  host: z.string(),
  /** The host is registered for the protocol the request is about. */
  isRegisteredHost: z.boolean(),
  topHost: z.string(),
  report: reportSchema,
  asked: z.array(sentenceSchema),
  /** Place in `asked` of the one the report is about. */
  about: z.int(),
  adds: z.object({
    changes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: layerKindSchema,
        before: factSchema(z.bigint()),
        after: factSchema(z.bigint()),
        isBeyond: z.boolean(),
      }),
    ),
    limitWad: z.bigint(),
  }),
  queue: z.object({ position: z.int(), total: z.int() }),
});
export type Review = z.infer<typeof reviewSchema>;

/** The strip, drawn in words: the script that shows it knows no schema and no catalogue. */
const stripSchema = z.object({
  segments: z.array(
    z.object({
      runs: z.array(
        z.object({ text: z.string(), tone: z.enum(['plain', 'strong', 'muted', 'beyond', 'unknown', 'notable']) }),
      ),
      isChip: z.exactOptional(z.boolean()),
    }),
  ),
  role: z.enum(['status', 'alert']),
  label: z.string(),
  more: z.string(),
  close: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  language: z.string(),
});

const pageViewSchema = z.object({
  state: z.enum(['unknown-site', 'recognised', 'guarded', 'not-covered', 'off', 'needs-reload']),
  host: z.nullable(z.string()),
  protocolName: z.nullable(z.string()),
  /** A request of this page reached the wallet without passing us. */
  hasBypassed: z.boolean(),
  providers: z.object({ covered: z.int(), notCovered: z.array(z.object({ name: z.string(), reason: z.string() })) }),
  report: z.nullable(reportSchema),
});
export type PageView = z.infer<typeof pageViewSchema>;

const portfolioSchema = z.object({
  accounts: z.array(addressSchema),
  /** Parsed when they are read from storage, or made here: parsing a large portfolio twice would be felt. */
  positions: z.custom<z.infer<typeof positionSchema>[]>(Array.isArray),
  /** Unix seconds of the read behind it; null: never read. */
  readAt: z.nullable(z.number()),
  block: z.nullable(z.bigint()),
  isFromCache: z.boolean(),
  /** What could not be read, for the person. */
  trouble: z.nullable(z.string()),
});
export type PortfolioView = z.infer<typeof portfolioSchema>;

/** Everything the contexts of the extension may ask the background, by name. */
export const messages = {
  'guard.review': define(z.string().check(z.maxLength(4_000_000)), z.enum(['pass', 'held']), 'page'),
  'guard.abandon': define(
    z.object({ ids: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)) }),
    nothing,
    'page',
  ),
  'guard.coverage': define(
    z.object({
      covered: z.int().check(z.minimum(0), z.maximum(1000)),
      notCovered: z
        .array(
          z.object({
            name: z._default(z.string().check(z.maxLength(200)), ''),
            reason: z.string().check(z.maxLength(200)),
          }),
        )
        .check(z.maxLength(50)),
      isBypassed: z._default(z.boolean(), false),
    }),
    nothing,
    'page',
  ),
  'page.seen': define(z.object({ url: z.string().check(z.maxLength(8_000)) }), nothing, 'page'),
  'strip.open': define(
    z.object({ texts: z.array(z.string().check(z.maxLength(400))).check(z.maxLength(40)) }),
    z.nullable(stripSchema),
    'page',
  ),
  'strip.explain': define(nothing, nothing, 'page'),
  'strip.close': define(nothing, nothing, 'page'),
  'sheet.preload': define(nothing, nothing, 'page'),
  /** What a sheet on this page would say before anything is asked: to draw it once out of sight, so that the first one is drawn at once. */
  'sheet.rehearse': define(nothing, z.nullable(reviewSchema), 'page'),
  'sheet.current': define(
    z.object({ texts: z.array(z.string().check(z.maxLength(400))).check(z.maxLength(40)) }),
    z.nullable(reviewSchema),
    'page',
    'extension',
  ),
  'sheet.refine': define(reviewId, z.nullable(reviewSchema), 'page', 'extension'),
  /** The same once names were looked up that were not at hand; null where that changes nothing. */
  'sheet.named': define(reviewId, z.nullable(reviewSchema), 'page', 'extension'),
  'sheet.decide': define(
    z.object({ id: z.string().check(z.maxLength(64)), outcome: z.enum(['release', 'reject']) }),
    z.enum(['settled', 'gone']),
    'page',
    'extension',
  ),
  /** Decides the oldest held request when it could not be shown. */
  'sheet.decideUnread': define(
    z.object({ outcome: z.enum(['release', 'reject']) }),
    z.enum(['settled', 'gone']),
    'page',
    'extension',
  ),
  'sheet.popOut': define(nothing, nothing, 'page'),
  'tab.view': define(z.object({ tabId: z.int() }), pageViewSchema, 'extension'),
  'tab.refine': define(z.object({ tabId: z.int() }), pageViewSchema, 'extension'),
  'tab.named': define(z.object({ tabId: z.int() }), z.nullable(pageViewSchema), 'extension'),
  'portfolio.cached': define(nothing, portfolioSchema, 'extension'),
  'portfolio.load': define(nothing, portfolioSchema, 'extension'),
  'settings.read': define(nothing, settingsSchema, 'extension'),
  'settings.write': define(settingsSchema, settingsSchema, 'extension'),
  'endpoint.check': define(
    z.object({ url: z.string().check(z.maxLength(2_000)) }),
    z.enum(['ok', 'no-answer', 'wrong-chain']),
    'extension',
  ),
  'network.read': define(nothing, z.array(networkEntrySchema), 'extension'),
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type InputOf<N extends MessageName> = z.infer<Messages[N]['input']>;
export type OutputOf<N extends MessageName> = z.infer<Messages[N]['output']>;
