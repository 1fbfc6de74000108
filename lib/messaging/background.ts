import { type Browser, browser } from 'wxt/browser';
import { UnderlayerError } from '@/lib/core/errors';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { type Asker, type InputOf, type MessageName, messages, type OutputOf } from './contract';

/** The sender as the browser vouches for it. */
export type Sender = {
  readonly asker: Asker;
  readonly tabId?: number;
  readonly frameId: number;
  readonly origin: string;
  readonly topOrigin: string;
  readonly url: string;
};

type DeepReadonly<T> = unknown extends T ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** What answers each message. Answers may be read-only; they are encoded and parsed again on the other side. */
export type Handlers = {
  readonly [N in MessageName]: (input: InputOf<N>, sender: Sender) => Promise<DeepReadonly<OutputOf<N>>>;
};

/** The answers to some of them, by the first word of their names. */
export type HandlersOf<Word extends string> = Pick<Handlers, Extract<MessageName, `${Word}.${string}`>>;

/** What crosses back: an encoded value or the words of an error. */
export type Reply = { readonly ok: string } | { readonly error: string };

const originOf = (url: string | undefined): string => {
  if (url === undefined || !URL.canParse(url)) return 'null';
  return new URL(url).origin;
};

/** Who is asking, or undefined when it is nobody of ours. Everything here is the browser's word. */
export const identifySender = (sender: Browser.runtime.MessageSender): Sender | undefined => {
  if (sender.id !== browser.runtime.id) return undefined;
  const own = browser.runtime.getURL('/');
  const url = sender.url ?? '';
  if (url.startsWith(own)) {
    return { asker: 'extension', frameId: 0, origin: originOf(own), topOrigin: originOf(own), url };
  }
  if (sender.tab?.id === undefined) return undefined;
  const origin = 'origin' in sender && typeof sender.origin === 'string' ? sender.origin : originOf(url);
  const topOrigin = sender.frameId === 0 || sender.tab.url === undefined ? origin : originOf(sender.tab.url);
  return { asker: 'page', tabId: sender.tab.id, frameId: sender.frameId ?? 0, origin, topOrigin, url };
};

const answer = async <N extends MessageName>(
  handlers: Handlers,
  name: N,
  data: unknown,
  sender: Sender,
): Promise<Reply> => {
  const contract = messages[name];
  if (!contract.askers.includes(sender.asker)) return { error: `${name} may not be asked by a ${sender.asker}` };
  const input = contract.input.safeParse(typeof data === 'string' && name !== 'guard.review' ? decodeJson(data) : data);
  if (!input.success) return { error: `${name}: ${input.error.issues[0]?.message ?? 'unexpected shape'}` };
  const output = await handlers[name](input.data as InputOf<N>, sender);
  const parsed = contract.output.safeParse(output);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { error: `${name} answered a wrong shape at ${issue?.path.join('.')}: ${issue?.message}` };
  }
  return { ok: encodeJson(parsed.data) };
};

const isMessageName = (name: unknown): name is MessageName => typeof name === 'string' && Object.hasOwn(messages, name);

/**
 * Answers messages by contract: unknown names, senders and shapes get a refusal in words, logged here; a handler's failure is told, never swallowed.
 * Must be called synchronously when the worker starts, or the message that woke it is lost.
 */
export const answerMessages = (handlers: Handlers): void => {
  browser.runtime.onMessage.addListener((message: unknown, rawSender, reply: (value: Reply) => void) => {
    const { type, data } = (typeof message === 'object' && message !== null ? message : {}) as {
      type?: unknown;
      data?: unknown;
    };
    const sender = identifySender(rawSender);
    if (!isMessageName(type) || sender === undefined) {
      reply({ error: 'not a message of this extension' });
      return false;
    }
    answer(handlers, type, data, sender)
      .catch((error: unknown): Reply => ({ error: error instanceof UnderlayerError ? error.message : String(error) }))
      .then((result) => {
        if ('error' in result) console.warn(`Underlayer: ${type}: ${result.error}`);
        reply(result);
      });
    return true;
  });
};
