import { createI18n } from '@wxt-dev/i18n';
import { createContext, useContext } from 'react';
import { browser } from 'wxt/browser';

/** The language a surface speaks: the catalogue's messages, and how numbers and dates are written. */
export type Locale = {
  /** BCP 47 tag, for Intl. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The raw message with its `{name}` placeholders, its plural chosen by `count`; undefined when the catalogue lacks it. */
  readonly message: (key: string, count?: number) => string | undefined;
};

// Asked of the browser directly first, because `t` writes to the console when a message is missing.
const has = (key: string): boolean =>
  (browser.i18n.getMessage as (name: string) => string)(key.replaceAll('.', '_')) !== '';

const i18n = createI18n();

/** The browser's own language and the catalogue shipped in `_locales`. */
export const browserLocale: Locale = {
  get language() {
    return browser.i18n.getUILanguage();
  },
  get direction() {
    return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  },
  message: (key, count) => {
    if (!has(key)) return undefined;
    return count === undefined ? i18n.t(key) : i18n.t(key, count);
  },
};

/** The browser's own, unless a test or the gallery puts another in its place. */
export const LocaleContext = createContext<Locale>(browserLocale);

/** The language of the surface around a component. */
export const useLocale = (): Locale => useContext(LocaleContext);
