import * as z from 'zod/mini';

/** A request as the page's guard hands it over: plain JSON, nothing in it is trusted. */
export const envelopeSchema = z.object({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  requests: z
    .array(z.object({ method: z.string().check(z.maxLength(100)), params: z.optional(z.unknown()) }))
    .check(z.minLength(1), z.maxLength(200)),
  /** What the provider says its chain is; decimal or hex. */
  chainId: z.optional(z.union([z.string().check(z.maxLength(80)), z.number()])),
  account: z.optional(z.string().check(z.maxLength(100))),
  provider: z.optional(
    z.looseObject({
      name: z.optional(z.string().check(z.maxLength(200))),
      rdns: z.optional(z.string().check(z.maxLength(200))),
    }),
  ),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** Parses the guard's JSON. Undefined when it is not an envelope. */
export const parseEnvelope = (json: string): Envelope | undefined => {
  try {
    const result = envelopeSchema.safeParse(JSON.parse(json));
    return result.success ? result.data : undefined;
  } catch {
    // Not JSON at all: nothing to hold, the caller lets it pass with a note.
    return undefined;
  }
};
