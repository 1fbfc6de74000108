import { useMemo } from 'react';
import type { Quantity, Sentence } from '@/lib/core/sentence';
import { formatQuantity } from './format';
import { type Locale, useLocale } from './locale';

/** A message's own words, or the name of what goes between them. `place` tells the parts of one message apart. */
export type MessagePart =
  | { readonly place: number; readonly kind: 'words'; readonly words: string }
  | { readonly place: number; readonly kind: 'slot'; readonly name: string };

const PLACEHOLDER = /\{([A-Za-z0-9_]+)\}/;

/** Splits a message at its placeholders. */
export const splitMessage = (message: string): MessagePart[] =>
  // Splitting by a pattern with one group leaves words at even places and names at odd ones.
  message
    .split(PLACEHOLDER)
    .map(
      (part, place): MessagePart =>
        place % 2 === 0 ? { place, kind: 'words', words: part } : { place, kind: 'slot', name: part },
    )
    .filter((part) => part.kind !== 'words' || part.words !== '');

/** A part of a sentence: words, a value, a value its message names but it does not carry, or a message nobody wrote. */
export type Piece =
  | { readonly place: number; readonly kind: 'words'; readonly words: string }
  | { readonly place: number; readonly kind: 'value'; readonly quantity: Quantity }
  | { readonly place: number; readonly kind: 'absent' }
  | { readonly place: number; readonly kind: 'missing'; readonly key: string };

/**
 * Looks a sentence up and puts its values in place. A message the catalogue lacks yields `missing` followed by the sentence's
 * values, so that no number is lost with the words.
 */
export const splitSentence = (sentence: Sentence, locale: Locale): Piece[] => {
  const values = sentence.values ?? {};
  const counted = values.count;
  const message = locale.message(sentence.key, counted?.type === 'count' ? counted.count : undefined);
  if (message === undefined)
    return [
      { place: 0, kind: 'missing', key: sentence.key },
      ...Object.values(values).map((quantity, at): Piece => ({ place: at + 1, kind: 'value', quantity })),
    ];
  return splitMessage(message).map((part): Piece => {
    if (part.kind === 'words') return part;
    const quantity = values[part.name];
    return quantity === undefined
      ? { place: part.place, kind: 'absent' }
      : { place: part.place, kind: 'value', quantity };
  });
};

/** Directional isolates keep text written by others from reordering ours. */
const isolate = (untrusted: string): string => `\u2068${untrusted}\u2069`;

/** What stands in for a message that is not in the catalogue: its key while developing, a plain remark in a release. */
export const missingText = (key: string, locale: Locale): string =>
  import.meta.env.DEV ? `⟦${key}⟧` : (locale.message('ui.say.missing') ?? '…');

const pieceText = (piece: Piece, locale: Locale): string => {
  switch (piece.kind) {
    case 'words':
      return piece.words;
    case 'missing':
      return missingText(piece.key, locale);
    case 'absent':
      return '…';
    case 'value': {
      const formatted = formatQuantity(piece.quantity, locale.language);
      return piece.quantity.type === 'text' ? isolate(formatted) : formatted;
    }
  }
};

/** A sentence as plain text: for accessible names, and for the surfaces that are not React. */
export const sentenceText = (sentence: Sentence, locale: Locale): string =>
  splitSentence(sentence, locale)
    .map((piece) => pieceText(piece, locale))
    .join('');

/** Text for attributes: `text('ui.sheet.queue', { position: count(1) })`. */
export const useText = (): ((key: string, values?: Sentence['values']) => string) => {
  const locale = useLocale();
  return useMemo(
    () => (key, values) => sentenceText(values === undefined ? { key } : { key, values }, locale),
    [locale],
  );
};
