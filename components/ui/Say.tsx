import type { Source } from '@/lib/core/fact';
import type { Sentence } from '@/lib/core/sentence';
import { useLocale } from './locale';
import { Quantity } from './Quantity';
import { missingText, splitSentence } from './sentence-text';

type SayProps = { readonly of: Sentence; readonly evidence?: readonly Source[] };

/** A sentence in the person's language, each value in it an element of its own. */
export const Say = ({ of, evidence = [] }: SayProps) => {
  const locale = useLocale();
  return splitSentence(of, locale).map((piece) => {
    const key = piece.place;
    if (piece.kind === 'words') return <span key={key}>{piece.words}</span>;
    if (piece.kind === 'value') return <Quantity key={key} of={piece.quantity} evidence={evidence} />;
    return (
      <span key={key} className="missing">
        {piece.kind === 'missing' ? missingText(piece.key, locale) : '…'}
      </span>
    );
  });
};
