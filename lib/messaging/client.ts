import { browser } from 'wxt/browser';
import { UnderlayerError } from '@/lib/core/errors';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { InputOf, MessageName, OutputOf } from './contract';

/** The background refused or could not answer; its words are in the message. */
export class MessageFailedError extends UnderlayerError {
  override readonly name = 'MessageFailedError';
}

/** We were reloaded or switched off and this script was left behind: requests pass, and nothing is left to show or to say here. */
export const isOrphaned = (): boolean => browser.runtime.id === undefined;

const isReply = (raw: unknown): raw is { readonly ok: string } | { readonly error: string } =>
  typeof raw === 'object' &&
  raw !== null &&
  (('ok' in raw && typeof raw.ok === 'string') || ('error' in raw && typeof raw.error === 'string'));

/** A worker that is being stopped is not woken by what reaches it meanwhile; within this time, in milliseconds, it has stopped. */
const STOPPING_MILLISECONDS = 1_000;

/**
 * Asks the background. Asked once more when the worker was just being stopped, as the first try then fails without having been answered.
 * What comes back has been parsed against the contract by the background on its way out, over a channel only this extension can write
 * to; parsing it again here would put the schemas into every page a sheet is shown in.
 * @throws MessageFailedError in words for the person.
 */
export const ask = async <N extends MessageName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const message = { type: name, data: encodeJson(input) };
  let raw: unknown;
  try {
    raw = await browser.runtime.sendMessage(message);
  } catch {
    await new Promise((stopped) => setTimeout(stopped, STOPPING_MILLISECONDS));
    raw = await browser.runtime.sendMessage(message).catch((error: unknown) => {
      throw new MessageFailedError('Underlayer was updated or is restarting. Reload this page.', { cause: error });
    });
  }
  if (!isReply(raw)) throw new MessageFailedError('Underlayer gave no answer. Reload this page.');
  if ('error' in raw) throw new MessageFailedError(raw.error);
  return decodeJson(raw.ok) as OutputOf<N>;
};
