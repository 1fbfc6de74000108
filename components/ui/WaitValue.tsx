import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { Evidenced } from './Evidenced';
import { type Locale, useLocale } from './locale';
import { sentenceText } from './sentence-text';
import { UnknownValue } from './UnknownValue';
import { boundsText, sayWait } from './wait-text';

/** `14 days`, `7–10 days`; `usually 6 days` or `14 days or more` where there is no upper bound. */
export const waitText = (wait: Wait, locale: Locale): string => {
  const said = sayWait(wait);
  return said === undefined ? boundsText(wait, locale.language) : sentenceText(said, locale);
};

/** How long something takes, which opens its evidence, or that it is not known and why. */
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
