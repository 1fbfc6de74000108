import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { Evidenced } from './Evidenced';
import { formatDuration, formatDurationRange } from './format';
import { type Locale, useLocale } from './locale';
import { sentenceText } from './sentence-text';
import { UnknownValue } from './UnknownValue';

/** `14 days`, `7–10 days`, or `14 days or more` where there is no upper bound. */
export const waitText = (wait: Wait, locale: Locale): string => {
  if (wait.max === null)
    return sentenceText(
      { key: 'ui.wait.orMore', values: { duration: { type: 'duration', seconds: wait.min } } },
      locale,
    );
  return wait.min === wait.max
    ? formatDuration(wait.max, locale.language)
    : formatDurationRange(wait.min, wait.max, locale.language);
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
