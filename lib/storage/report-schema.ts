import * as z from 'zod/mini';
import type { ExitPlan } from '@/lib/core/exit';
import type { Fact, Source } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import type { Layer } from '@/lib/core/layer';
import type { Report } from '@/lib/core/report';
import type { Claim, Quantity, Sentence } from '@/lib/core/sentence';
import type { Position, Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';

// Extension pages forbid eval; without this zod probes for it and logs a violation.
z.config({ jitless: true });

/** 20 bytes in hex, any casing. */
export const addressSchema = z.custom<Address>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  'an address: 0x and 40 hex digits',
);

const sourceSchema: z.ZodMiniType<Source> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('onchain'),
      chainId: z.int(),
      block: z.bigint(),
      contract: addressSchema,
      call: z.string(),
    }),
    z.object({ kind: z.literal('feed'), url: z.string(), fetchedAt: z.number() }),
    z.object({ kind: z.literal('registry'), document: z.string(), date: z.string() }),
    z.object({ kind: z.literal('page'), host: z.string(), seenAt: z.number() }),
    z.object({ kind: z.literal('derived'), formula: z.string(), inputs: z.array(sourceSchema) }),
    z.object({ kind: z.literal('assumed'), why: z.string() }),
  ]),
);

const unknownSchema = z.object({
  known: z.literal(false),
  why: z.enum([
    'not-read',
    'other-chain',
    'call-failed',
    'feed-failed',
    'not-published',
    'not-measured',
    'not-watched',
    'needs-operator',
    'needs-amount',
    'stale',
    'disputed',
    'unbounded',
  ]),
  detail: z.exactOptional(z.string()),
});

/** A fact over a value of the given schema. */
export const factSchema = <T>(value: z.ZodMiniType<T>): z.ZodMiniType<Fact<T>> =>
  z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, source: sourceSchema, asOf: z.number() }),
    unknownSchema,
  ]) as unknown as z.ZodMiniType<Fact<T>>;

const quantitySchema: z.ZodMiniType<Quantity> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('percent'), wad: z.bigint() }),
  z.object({ type: z.literal('duration'), seconds: z.number() }),
  z.object({ type: z.literal('time'), at: z.number() }),
  z.object({ type: z.literal('day'), at: z.number() }),
  z.object({ type: z.literal('amount'), base: z.bigint(), decimals: z.int(), symbol: z.string() }),
  z.object({ type: z.literal('count'), count: z.number() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('address'), address: addressSchema }),
]);

/** A catalogue key with its values. */
export const sentenceSchema: z.ZodMiniType<Sentence> = z.object({
  key: z.string(),
  values: z.exactOptional(z.record(z.string(), quantitySchema)),
});

const claimSchema: z.ZodMiniType<Claim> = z.object({ sentence: sentenceSchema, evidence: z.array(sourceSchema) });

const findingSchema: z.ZodMiniType<Finding> = z.object({
  id: z.string(),
  status: z.enum(['within', 'beyond', 'notable', 'unknown', 'not-applicable']),
  atStake: z.exactOptional(z.enum(['fails', 'money', 'exit', 'control'])),
  sentence: sentenceSchema,
  measure: z.exactOptional(quantitySchema),
  limit: z.exactOptional(quantitySchema),
  layerId: z.exactOptional(z.string()),
  evidence: z.array(sourceSchema),
  why: z.exactOptional(sentenceSchema),
});

const waitSchema = z.object({ min: z.number(), expected: z.number(), max: z.nullable(z.number()) });

const exitPlanSchema: z.ZodMiniType<ExitPlan> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('leg'),
      leg: z.looseObject({
        id: z.string(),
        layerId: z.string(),
        label: sentenceSchema,
        wait: factSchema(waitSchema),
        isSlashable: z.boolean(),
        isEarning: z.union([z.boolean(), z.literal('until-exited')]),
      }),
    }),
    z.object({ kind: z.literal('series'), parts: z.array(exitPlanSchema) }),
    z.object({ kind: z.literal('parallel'), parts: z.array(exitPlanSchema) }),
  ]),
);

export const layerKindSchema = z.enum([
  'chain',
  'staking',
  'restaking',
  'operator',
  'service',
  'wrapper',
  'bridge',
  'oracle',
  'market',
]);

const layerSchema: z.ZodMiniType<Layer> = z.looseObject({
  id: z.string(),
  kind: layerKindSchema,
  protocol: z.string(),
  name: z.string(),
  isSelfNamed: z.boolean(),
  address: z.exactOptional(addressSchema),
  chainId: z.int(),
  restsOn: z.array(z.string()),
  largestLoss: factSchema(z.bigint()),
  marks: z.array(
    z.object({ key: z.string(), tone: z.enum(['plain', 'notable', 'beyond', 'unknown']), claim: claimSchema }),
  ),
  claims: z.array(claimSchema),
});

const serviceTermsSchema = z.looseObject({
  layerId: z.string(),
  state: z.enum(['active', 'pending', 'latent', 'unable']),
  operatorLayerId: z.string(),
  shareNow: factSchema(z.bigint()),
  shareLater: factSchema(z.bigint()),
  effectAt: z.exactOptional(factSchema(z.number())),
  slasher: factSchema(addressSchema),
  pendingSlasher: z.exactOptional(factSchema(z.object({ address: addressSchema, effectAt: z.number() }))),
  veto: factSchema(z.enum(['none', 'resolver', 'no-resolver-set'])),
  isRedistributing: factSchema(z.boolean()),
  recipient: z.exactOptional(factSchema(addressSchema)),
  slashCount: factSchema(z.bigint()),
  conditions: factSchema(z.string()),
});

const ceilingSchema = z.looseObject({
  today: factSchema(z.bigint()),
  pending: factSchema(z.array(z.object({ at: z.number(), share: z.bigint() }))),
  latent: factSchema(z.bigint()),
  withinExit: factSchema(z.bigint()),
  noticeSeconds: factSchema(z.number()),
  gapSeconds: factSchema(z.number()),
  services: z.array(serviceTermsSchema),
  unableCount: factSchema(z.number()),
  unableName: z.exactOptional(z.string()),
  why: z.exactOptional(sentenceSchema),
});

const yieldPartSchema = z.looseObject({
  id: z.string(),
  kind: z.enum(['base', 'fee', 'emission', 'points', 'borrowed']),
  label: sentenceSchema,
  payer: sentenceSchema,
  apr: factSchema(z.bigint()),
  endsAt: z.exactOptional(factSchema(z.number())),
});

/** Terms, as cached and as part of a report. */
export const termsSchema = z.looseObject({
  protocol: z.string(),
  stage: z.enum(['registry', 'live']),
  readPoint: z.exactOptional(z.object({ chainId: z.int(), block: z.bigint(), timestamp: z.number() })),
  layers: z.array(layerSchema),
  slash: ceilingSchema,
  exit: exitPlanSchema,
  yields: z.array(yieldPartSchema),
  findings: z.array(findingSchema),
}) as unknown as z.ZodMiniType<Terms>;

/** What the core calls an intent; arguments stay unknown, they are only listed. */
export const intentSchema = z.looseObject({
  protocol: z.string(),
  action: z.enum([
    'deposit',
    'delegate',
    'undelegate',
    'requestWithdrawal',
    'claimWithdrawal',
    'approve',
    'permit',
    'wrap',
    'swapIn',
    'borrowAgainst',
    'bridge',
    'other',
  ]),
  verb: z.string(),
  chainId: z.int(),
  contract: addressSchema,
  flags: z.array(z.string()),
  args: z.record(z.string(), z.unknown()),
}) as unknown as z.ZodMiniType<Intent>;

/** A whole report, as the background sends it to the surfaces. */
export const reportSchema = z.looseObject({
  id: z.string(),
  stage: z.enum(['registry', 'reading', 'live', 'failed']),
  troubles: z.array(claimSchema),
  intents: z.array(intentSchema),
  headline: z.array(sentenceSchema),
  lead: z.exactOptional(claimSchema),
  terms: z.exactOptional(termsSchema),
  exitWait: factSchema(waitSchema),
  yields: z.looseObject({
    advertised: factSchema(z.bigint()),
    parts: z.array(yieldPartSchema),
    explained: factSchema(z.bigint()),
    unexplained: factSchema(z.bigint()),
    added: factSchema(z.bigint()),
  }),
  findings: z.array(findingSchema),
  interruption: z.object({
    isHeld: z.boolean(),
    reason: z.enum(['first-time', 'limit-exceeded', 'terms-changed', 'always', 'not-needed', 'unreadable']),
  }),
  isCritical: z.boolean(),
}) as unknown as z.ZodMiniType<Report>;

/** A position as the portfolio holds and caches it. */
export const positionSchema = z.looseObject({
  id: z.string(),
  protocol: z.string(),
  owner: addressSchema,
  chainId: z.int(),
  kind: z.enum(['deposit', 'queued', 'native', 'token']),
  asset: z.object({ symbol: z.string(), decimals: z.int(), address: z.exactOptional(addressSchema) }),
  amount: factSchema(z.bigint()),
  valueWei: factSchema(z.bigint()),
  heldAt: z.string(),
  terms: termsSchema,
  claimableAt: z.exactOptional(factSchema(z.number())),
  isClaimable: z.exactOptional(factSchema(z.boolean())),
}) as unknown as z.ZodMiniType<Position>;
