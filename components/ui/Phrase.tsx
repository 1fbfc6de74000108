import { Fragment, type ReactNode } from 'react';
import { useLocale } from './locale';
import { missingText, splitMessage } from './sentence-text';

type PhraseProps = {
  /** Key of the message. */
  readonly of: string;
  /** Chooses the plural. */
  readonly count?: number;
  /** What stands at each placeholder. */
  readonly slots: Readonly<Record<string, ReactNode>>;
};

/** A message whose placeholders are filled with elements: facts that open their evidence, ranges, what is unknown. */
export const Phrase = ({ of, count, slots }: PhraseProps) => {
  const locale = useLocale();
  const message = locale.message(of, count);
  if (message === undefined)
    return (
      <>
        <span className="missing">{missingText(of, locale)}</span> {Object.values(slots)}
      </>
    );
  return splitMessage(message).map((part) => (
    <Fragment key={part.place}>{part.kind === 'words' ? part.words : (slots[part.name] ?? '…')}</Fragment>
  ));
};
