import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { type Locale, LocaleContext } from '@/components/ui/locale';
import { english } from './english';

afterEach(cleanup);

/** Thin spaces, no-break spaces and isolates as a reader sees them: plain spaces, and nothing. */
export const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** A component in the page, in English unless told otherwise. */
export const draw = (drawn: ReactElement, locale: Locale = english) => {
  const { container, rerender, unmount } = render(<LocaleContext value={locale}>{drawn}</LocaleContext>);
  return {
    container,
    redraw: (next: ReactElement) => rerender(<LocaleContext value={locale}>{next}</LocaleContext>),
    unmount,
    /** What it says, as a reader sees it. */
    text: () => plain(container.textContent),
    all: (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)],
    one: (selector: string) => {
      const found = container.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`nothing matches ${selector} in ${plain(container.textContent)}`);
      return found;
    },
    /** The element whose own visible words are exactly these. */
    saying: (words: string, selector = '*') => {
      const found = [...container.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => plain(element.textContent) === words,
      );
      const innermost = found.at(-1);
      if (innermost === undefined) throw new Error(`nothing says “${words}” in: ${plain(container.textContent)}`);
      return innermost;
    },
  };
};
