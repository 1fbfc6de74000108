import { createContext, useContext } from 'react';
import type { Unknown, UnknownWhy } from '@/lib/core/fact';
import { Evidenced } from './Evidenced';
import { Say } from './Say';
import { useText } from './sentence-text';

/** True while live reads are under way: what has not been read yet is then awaited, not unknown. */
export const ReadingContext = createContext(false);

export const WHY_KEYS: Readonly<Record<UnknownWhy, string>> = {
  'not-read': 'ui.unknown.why.notRead',
  'other-chain': 'ui.unknown.why.otherChain',
  'call-failed': 'ui.unknown.why.callFailed',
  'feed-failed': 'ui.unknown.why.feedFailed',
  'not-published': 'ui.unknown.why.notPublished',
  'not-measured': 'ui.unknown.why.notMeasured',
  'not-watched': 'ui.unknown.why.notWatched',
  'needs-operator': 'ui.unknown.why.needsOperator',
  'needs-amount': 'ui.unknown.why.needsAmount',
  stale: 'ui.unknown.why.stale',
  disputed: 'ui.unknown.why.disputed',
  unbounded: 'ui.unknown.why.unbounded',
};

type UnknownValueProps = {
  readonly of: Unknown;
  /** Key of the words that stand for it: more than `unknown` where a sentence would not bear that. */
  readonly words?: string;
};

/** Hatched, never a zero; opens why it is not known. */
export const UnknownValue = ({ of, words = 'ui.unknown.word' }: UnknownValueProps) => {
  const text = useText();
  const isReading = useContext(ReadingContext);
  if (isReading && of.why === 'not-read')
    return (
      <span className="skeleton" role="img" aria-label={text('ui.unknown.reading')}>
        {'\u00a0'}
      </span>
    );
  const why = text(WHY_KEYS[of.why]);
  return (
    <Evidenced
      sources={[]}
      label={text('ui.unknown.label')}
      why={of.detail === undefined ? why : `${why} \u2068${of.detail}\u2069`}
      look="plain"
    >
      <span className="unknown hatch">
        <Say of={{ key: words }} />
      </span>
    </Evidenced>
  );
};
