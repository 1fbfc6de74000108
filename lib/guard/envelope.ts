import { z } from 'zod';

/** A request as the page's guard hands it over: plain JSON, nothing in it is trusted. */
export const envelopeSchema = z.object({
  id: z.string().min(8).max(64),
  requests: z
    .array(z.object({ method: z.string().max(100), params: z.unknown().optional() }))
    .min(1)
    .max(200),
  /** What the provider says its chain is; decimal or hex. */
  chainId: z.union([z.string().max(80), z.number()]).optional(),
  account: z.string().max(100).optional(),
  provider: z
    .object({ name: z.string().max(200).optional(), rdns: z.string().max(200).optional() })
    .loose()
    .optional(),
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
