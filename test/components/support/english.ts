import type { Locale } from '@/components/ui/locale';
import { FIXTURE_MESSAGES } from '@/test/components/fixtures/messages';
import { readCatalogue } from './catalogue';

const catalogue = await readCatalogue();

const pluralOf = (message: string, count: number | undefined): string => {
  const forms = message.split(' | ');
  return (count === undefined ? message : forms[count === 1 ? 0 : forms.length - 1]) ?? message;
};

/** English as shipped, with the words of the fixtures' made-up layers. */
export const english: Locale = {
  language: 'en',
  direction: 'ltr',
  message: (key, count) => {
    const message = FIXTURE_MESSAGES[key] ?? catalogue[key.replaceAll('.', '_')]?.message;
    return message === undefined ? undefined : pluralOf(message, count);
  },
};

/** The same words, written from right to left. */
export const mirrored: Locale = { ...english, direction: 'rtl' };
