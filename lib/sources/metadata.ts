import * as z from 'zod/mini';
import { sanitizeText } from '@/lib/core/text';
import { FeedFailedError } from './errors';
import { fetchFeed } from './feed';

/** Public file hosts. No server of an operator or service is asked, so none of them learns who looks at it. */
const FILE_HOSTS: readonly string[] = ['raw.githubusercontent.com', 'gist.githubusercontent.com'];

const metadataSchema = z.looseObject({ name: z.string() });

/**
 * The name a metadata file gives its author, made safe to show; undefined when there is none, it is not on a public file host, or it
 * cannot be read. The file is written by whoever it is about: at most 32 kB are read, within four seconds.
 */
export const readSelfGivenName = async (uri: string): Promise<string | undefined> => {
  if (!URL.canParse(uri)) return undefined;
  const { protocol, hostname, port, username } = new URL(uri);
  if (protocol !== 'https:' || port !== '' || username !== '' || !FILE_HOSTS.includes(hostname)) return undefined;
  try {
    const { name } = await fetchFeed(uri, metadataSchema, 'name', {
      maxBytes: 32_000,
      timeoutMilliseconds: 4_000,
    });
    return sanitizeText(name) || undefined;
  } catch (error) {
    // Gone or not JSON: the address stands in, as for everybody without a name.
    if (error instanceof FeedFailedError) return undefined;
    throw error;
  }
};
