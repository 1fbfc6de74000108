import { browser } from 'wxt/browser';
import { z } from 'zod';
import { UnderlayerError } from '@/lib/core/errors';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { type InputOf, type MessageName, messages, type OutputOf } from './contract';

/** The background refused or could not answer; its words are in the message. */
export class MessageFailedError extends UnderlayerError {
  override readonly name = 'MessageFailedError';
}

const replySchema = z.union([z.object({ ok: z.string() }), z.object({ error: z.string() })]);

/**
 * Asks the background. Asked once more when the worker was just being stopped, as the first try then fails without having been heard.
 * @throws MessageFailedError in words for the person.
 */
export const ask = async <N extends MessageName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const message = { type: name, data: encodeJson(input) };
  let raw: unknown;
  try {
    raw = await browser.runtime.sendMessage(message);
  } catch {
    raw = await browser.runtime.sendMessage(message).catch((error: unknown) => {
      throw new MessageFailedError('Underlayer was updated or is restarting. Reload this page.', { cause: error });
    });
  }
  const reply = replySchema.safeParse(raw);
  if (!reply.success) throw new MessageFailedError('Underlayer gave no answer. Reload this page.');
  if ('error' in reply.data) throw new MessageFailedError(reply.data.error);
  return messages[name].output.parse(decodeJson(reply.data.ok)) as OutputOf<N>;
};
