import { growthOf } from '@/components/ui/growth';
import type { Locale } from '@/components/ui/locale';
import { isLevel } from '@/components/ui/SharePair';
import { sentenceText } from '@/components/ui/sentence-text';
import { waitText } from '@/components/ui/WaitValue';
import type { Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import type { Report } from '@/lib/core/report';
import { percent, type Sentence, say, text } from '@/lib/core/sentence';
import { leastToday, type SlashCeiling } from '@/lib/core/slashing';

const sayExit = (exitWait: Fact<Wait>, locale: Locale): Sentence => {
  if (!exitWait.known) return say('ui.decision.exitUnknown');
  if (exitWait.value.max === 0) return say('ui.decision.exitAtOnce');
  return say('ui.decision.exit', { exit: text(waitText(exitWait.value, locale)) });
};

const todayText = (slash: SlashCeiling): Sentence => {
  const { today } = slash;
  if (today.known)
    return say(today.value === 0n ? 'ui.decision.slashNone' : 'ui.decision.slash', { share: percent(today.value) });
  const least = leastToday(slash);
  return least ? say('ui.decision.slashAtLeast', { share: percent(least.value) }) : say('ui.decision.slashUnknown');
};

/** What the share may grow to before one is out, and through what; undefined where it says no more than today's. */
const growthText = (slash: SlashCeiling): Sentence | undefined => {
  const { today, withinExit } = slash;
  if (isLevel(today, withinExit)) return undefined;
  if (!withinExit.known) return say('ui.decision.growthUnknown');
  const growth = growthOf(slash);
  return growth && say(`ui.decision.growth.${growth}`, { share: percent(withinExit.value) });
};

/** The numbers *Continue to wallet* carries: time to leave, and what can be slashed now and until then. A line breaks only between them. */
export const decisionNumbers = ({ terms, exitWait }: Report, locale: Locale): readonly string[] => {
  if (terms === undefined && !exitWait.known) return [sentenceText(say('ui.decision.termsUnknown'), locale)];
  const exit = sentenceText(sayExit(exitWait, locale), locale);
  if (terms === undefined) return [exit];
  return [
    exit,
    ...[todayText(terms.slash), growthText(terms.slash)]
      .flatMap((it) => it ?? [])
      .map((it) => sentenceText(it, locale)),
  ];
};
