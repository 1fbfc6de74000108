import { formatPercent, formatQuantity } from '@/components/ui/format';
import { type Growth, growthOf } from '@/components/ui/growth';
import { boundsText, sayWait } from '@/components/ui/wait-text';
import type { Wait } from '@/lib/core/exit';
import type { Report } from '@/lib/core/report';
import { leastToday, type SlashCeiling } from '@/lib/core/slashing';
import type { StripModel, StripRun, StripSegment } from './strip';

/** Words of the strip by catalogue key; `count` chooses the plural. `{name}` placeholders are filled here. */
export type StripWords = (key: string, values?: Readonly<Record<string, string>>, count?: number) => string;

/** What the strip has to tell. */
export type StripFacts = {
  readonly kind: 'facts' | 'not-covered' | 'another-host';
  readonly report: Report | null;
  readonly isBypassed: boolean;
};

const run = (text: string, tone: StripRun['tone'] = 'plain'): StripRun => ({ text, tone });

const exitText = (wait: Wait, words: StripWords, language: string): string => {
  const said = sayWait(wait);
  if (said === undefined) return boundsText(wait, language);
  const values = Object.entries(said.values ?? {}).map(([name, value]) => [name, formatQuantity(value, language)]);
  return words(said.key, Object.fromEntries(values));
};

const exitSegment = ({ exitWait }: Report, words: StripWords, language: string): StripSegment => {
  if (!exitWait.known) return { runs: [run(words('strip.exitUnknown'), 'unknown')] };
  return { runs: [run(exitText(exitWait.value, words, language), 'strong'), run(` ${words('strip.exit')}`)] };
};

const GROWTH_KEYS: Readonly<Record<Growth, string>> = {
  scheduled: 'strip.growth.scheduled',
  added: 'strip.growth.added',
  raised: 'strip.growth.raised',
  later: 'strip.growth.later',
};

/** What the share may grow to before one is out, and through what; empty where it cannot grow. */
const laterText = (slash: SlashCeiling, words: StripWords, language: string): string => {
  const { withinExit } = slash;
  if (!withinExit.known) return `, ${words('strip.growthUnknown')}`;
  const growth = growthOf(slash);
  if (growth === undefined) return '';
  return `, ${words(GROWTH_KEYS[growth], { share: formatPercent(withinExit.value, language) })}`;
};

const slashSegment = ({ terms, isCritical }: Report, words: StripWords, language: string): StripSegment | undefined => {
  if (terms === undefined) return undefined;
  const { today, services } = terms.slash;
  const least = leastToday(terms.slash);
  if (least)
    return {
      runs: [
        run(formatPercent(least.value, language), isCritical ? 'beyond' : 'strong'),
        run(` ${words('strip.slashAtLeast')}`),
      ],
    };
  if (!today.known) {
    const isOpen = today.why === 'needs-operator';
    return { runs: [run(words(isOpen ? 'strip.slashByOperator' : 'strip.slashUnknown'), 'unknown')] };
  }
  const later = laterText(terms.slash, words, language);
  const growing = later === '' ? [] : [run(later)];
  if (today.value === 0n) return { runs: [run(words('strip.notSlashable')), ...growing] };
  const count = new Set(services.filter(({ state }) => state === 'active').map(({ layerId }) => layerId)).size;
  return {
    runs: [
      run(formatPercent(today.value, language), isCritical ? 'beyond' : 'strong'),
      run(
        ` ${count === 0 ? words('strip.slashableUncounted') : words('strip.slashable', { count: String(count) }, count)}`,
      ),
      ...growing,
    ],
  };
};

const yieldSegment = ({ yields }: Report, words: StripWords, language: string): StripSegment | undefined => {
  if (!yields.advertised.known || !yields.explained.known) return undefined;
  const advertised = formatPercent(yields.advertised.value, language);
  return {
    runs: [
      run(formatPercent(yields.explained.value, language), 'strong'),
      run(` ${words('strip.explained', { advertised })}`),
    ],
  };
};

/** What happens on a chain that is not read has no numbers here: that alone is said. */
const outsideSegment = ({ findings }: Report, words: StripWords, language: string): StripSegment | undefined => {
  const chain = findings.find(({ sentence }) => sentence.key === 'offChain.outside')?.sentence.values?.chain;
  return chain && { runs: [run(words('strip.outside', { chain: formatQuantity(chain, language) }), 'unknown')] };
};

const segmentsOf = ({ kind, report, isBypassed }: StripFacts, words: StripWords, language: string): StripSegment[] => {
  if (isBypassed) {
    return [
      { isChip: true, runs: [run(words('strip.bypassed'), 'notable')] },
      { runs: [run(words('strip.bypassedText'), 'muted')] },
    ];
  }
  if (kind === 'not-covered') {
    return [
      { isChip: true, runs: [run(words('strip.notCovered'), 'unknown')] },
      { runs: [run(words('strip.notCoveredText'), 'muted')] },
    ];
  }
  if (report === null) return [];
  const outside = outsideSegment(report, words, language);
  if (outside !== undefined) return [outside];
  return [
    exitSegment(report, words, language),
    slashSegment(report, words, language),
    yieldSegment(report, words, language),
  ].filter((segment): segment is StripSegment => segment !== undefined);
};

/** Puts a page's report into one line: time to leave, what can be slashed, how much of the yield is explained. */
export const describeStrip = (
  facts: StripFacts,
  words: StripWords,
  language: string,
  direction: 'ltr' | 'rtl',
): StripModel => ({
  segments: segmentsOf(facts, words, language),
  role: facts.kind === 'another-host' ? 'alert' : 'status',
  label: words('strip.label'),
  more: words(facts.kind === 'facts' && !facts.isBypassed ? 'strip.more' : 'strip.explain'),
  close: words('strip.close'),
  direction,
  language,
});
