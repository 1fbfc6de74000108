import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { duration, type Sentence, say } from '@/lib/core/sentence';
import { Evidenced } from './Evidenced';
import { formatDuration, formatDurationRange } from './format';
import { type Locale, useLocale } from './locale';
import { sentenceText } from './sentence-text';
import { UnknownValue } from './UnknownValue';

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

/** `14 days`, `7–10 days`; `usually 6 days` or `14 days or more` where there is no upper bound. */
export const waitText = (wait: Wait, locale: Locale): string => {
  const said = sayWait(wait);
  return said === undefined ? boundsText(wait, locale.language) : sentenceText(said, locale);
};

export const WaitValue = ({ of }: { of: Fact<Wait> }) => {
  const locale = useLocale();
  if (!of.known) return <UnknownValue of={of} />;
  const shown = waitText(of.value, locale);
  return (
    <Evidenced sources={[of.source]} label={shown} asOf={of.asOf}>
      {shown}
    </Evidenced>
  );
};
