import { formatPercent } from '@/components/ui/format';
import type { Locale } from '@/components/ui/locale';
import { isLevel } from '@/components/ui/SharePair';
import { sentenceText } from '@/components/ui/sentence-text';
import { waitText } from '@/components/ui/WaitValue';
import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import { percent, say, text } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';

const exitText = (exitWait: Fact<Wait>, locale: Locale): string =>
  sentenceText(
    exitWait.known
      ? say('ui.decision.exit', { exit: text(waitText(exitWait.value, locale)) })
      : say('ui.decision.exitUnknown'),
    locale,
  );

const slashText = ({ today, withinExit }: SlashCeiling, locale: Locale): string => {
  if (isLevel(today, withinExit))
    return sentenceText(
      today.known ? say('ui.decision.slashLevel', { share: percent(today.value) }) : say('ui.decision.slashUnknown'),
      locale,
    );
  const unknownWord = sentenceText(say('ui.unknown.word'), locale);
  const from = today.known ? formatPercent(today.value, locale.language, withinExit.known) : unknownWord;
  const to = withinExit.known ? formatPercent(withinExit.value, locale.language) : unknownWord;
  return sentenceText(say('ui.decision.slash', { today: text(from), exit: text(to) }), locale);
};

/** The numbers *Continue to wallet* carries: time to leave, and what can be slashed now and until then. A line breaks only between them. */
export const decisionNumbers = ({ terms, exitWait }: Report, locale: Locale): readonly string[] => {
  if (terms === undefined && !exitWait.known) return [sentenceText(say('ui.decision.termsUnknown'), locale)];
  const exit = exitText(exitWait, locale);
  return terms === undefined ? [exit] : [exit, slashText(terms.slash, locale)];
};
