import { browser } from 'wxt/browser';
import { decodeJson, encodeJson } from '@/lib/core/json';

/**
 * Asks the background from a script that must stay small: no schemas here, so the answer is unknown until the caller has checked it.
 * Undefined when there is no answer: the extension was reloaded, and what asked has nothing left to show.
 */
export const tell = async (type: string, data: unknown): Promise<unknown> => {
  try {
    const reply: unknown = await browser.runtime.sendMessage({ type, data: encodeJson(data) });
    if (typeof reply !== 'object' || reply === null || !('ok' in reply) || typeof reply.ok !== 'string')
      return undefined;
    return decodeJson(reply.ok);
  } catch {
    return undefined;
  }
};
