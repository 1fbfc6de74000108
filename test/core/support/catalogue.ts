import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import type { Sentence } from '@/lib/core/sentence';

const messages = await parseMessagesFile(resolve(import.meta.dirname, '../../../lib/locales/en.yml'));
const byKey = new Map(messages.map((message) => [message.key.join('.'), message]));

/** What is wrong with a sentence: no such key, a placeholder without a value, a plural without a count. Empty when nothing is. */
export const flawsOf = (sentence: Sentence): string[] => {
  const message = byKey.get(sentence.key);
  if (message === undefined) return [`${sentence.key} is not in the catalogue`];
  const given = Object.keys(sentence.values ?? {});
  const missing = message.namedSubstitutions.filter((name) => !given.includes(name));
  const flaws = missing.map((name) => `${sentence.key} needs {${name}}`);
  return message.type === 'plural' && !given.includes('count') ? [...flaws, `${sentence.key} needs a count`] : flaws;
};

const isSentence = (value: object): value is Sentence => 'key' in value && typeof value.key === 'string';

/** Every sentence anywhere in a value. */
export const sentencesIn = (value: unknown): Sentence[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isSentence(value) ? [value] : []), ...Object.values(value).flatMap(sentencesIn)];
};
