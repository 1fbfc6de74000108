import type { Source } from '@/lib/core/fact';
import type { Sentence } from '@/lib/core/sentence';
import { Evidenced } from './Evidenced';
import { useLocale } from './locale';
import { sentenceText, useText } from './sentence-text';

/** Opens the evidence of a statement that has no number to open it from. */
export const EvidenceMark = ({ sentence, sources }: { sentence: Sentence; sources: readonly Source[] }) => {
  const locale = useLocale();
  const text = useText();
  return (
    <span className="marked">
      {'\u00a0'}
      <Evidenced sources={sources} label={sentenceText(sentence, locale)} look="mark" name={text('ui.evidence.open')}>
        <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeDasharray="1.5 1.5" />
          <path d="M6 5.4v3M6 3.4v.9" stroke="currentColor" strokeLinecap="round" />
        </svg>
      </Evidenced>
    </span>
  );
};
