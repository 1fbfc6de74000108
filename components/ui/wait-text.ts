import type { Wait } from '@/lib/core/exit';
import { duration, type Sentence, say } from '@/lib/core/sentence';
import { formatDuration, formatDurationRange } from './format';

/** Where a duration alone would mislead: no wait, no bound, or neither a bound nor an expectation. Undefined elsewhere. */
export const sayWait = ({ min, expected, max }: Wait): Sentence | undefined => {
  if (max === 0) return say('ui.wait.none');
  if (max !== null) return undefined;
  if (expected === 0) return say('ui.wait.unset');
  return expected > min
    ? say('ui.wait.usually', { duration: duration(expected) })
    : say('ui.wait.orMore', { duration: duration(min) });
};

/** A wait whose bounds say it all: `14 days`, `7–10 days`. */
export const boundsText = ({ min, expected, max }: Wait, language: string): string => {
  const longest = max ?? expected;
  return min === longest ? formatDuration(longest, language) : formatDurationRange(min, longest, language);
};
