import type * as z from 'zod/mini';
import { FeedFailedError } from './errors';
import { loggedFetch, type Purpose } from './network-log';

/** Limits of one feed. */
export type FeedLimits = { readonly maxBytes: number; readonly timeoutMilliseconds: number };

/** Reads at most `maxBytes`, so that a huge answer cannot exhaust memory. */
const readLimited = async (response: Response, url: string, maxBytes: number): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let bytes = 0;
  let body = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return body + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new FeedFailedError(url, `answer is larger than ${maxBytes} bytes`);
    }
    body += decoder.decode(value, { stream: true });
  }
};

/**
 * Fetches JSON within size, type and time limits and parses it.
 * @throws FeedFailedError with the reason, whatever went wrong.
 */
export const fetchFeed = async <T>(
  url: string,
  schema: z.ZodMiniType<T>,
  purpose: Purpose,
  limits: FeedLimits,
): Promise<T> => {
  try {
    const response = await loggedFetch(purpose)(url, {
      signal: AbortSignal.timeout(limits.timeoutMilliseconds),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (!response.ok) throw new FeedFailedError(url, `status ${response.status}`);
    const type = response.headers.get('content-type') ?? '';
    if (!/json|text\/plain/.test(type))
      throw new FeedFailedError(url, `answered ${type || 'no content type'} instead of JSON`);
    const parsed = schema.safeParse(JSON.parse(await readLimited(response, url, limits.maxBytes)));
    if (!parsed.success)
      throw new FeedFailedError(url, parsed.error.issues[0]?.message ?? 'unexpected shape', parsed.error);
    return parsed.data;
  } catch (error) {
    if (error instanceof FeedFailedError) throw error;
    throw new FeedFailedError(url, error instanceof Error ? error.message : String(error), error);
  }
};
