import type { Wait } from './exit';
import type { Fact, Unknown } from './fact';
import type { Intent } from './intent';
import { isApproving, isPuttingIn } from './interruption';
import { count, duration, percent, type Sentence, say, text, time } from './sentence';
import { leastToday, type SlashCeiling } from './slashing';
import { outOfReach, type Terms } from './terms';

/** Nobody has answered yet, and somebody is being asked. */
const isComing = ({ why }: Unknown, isReading: boolean): boolean => isReading && why === 'not-read';

/** How long leaving takes, in one sentence of `core.headline.<group>`. A wait without bound is never "up to", one without range neither. */
const sayExit = (group: 'exit' | 'leaving', exitWait: Fact<Wait>, isReading: boolean): Sentence => {
  if (!exitWait.known) return say(`core.headline.${group}.${isComing(exitWait, isReading) ? 'reading' : 'unread'}`);
  const { min, max, expected } = exitWait.value;
  if (expected === 0 && max === null) return say(`core.headline.${group}.unset`);
  if (max === 0) return say(`core.headline.${group}.free`);
  // What is expected to take no longer than the least is only known to take no less.
  if (max === null)
    return say(`core.headline.${group}.${expected > min ? 'open' : 'orMore'}`, { exit: duration(expected) });
  return say(`core.headline.${group}.${min === max ? 'exact' : 'upTo'}`, { exit: duration(max) });
};

/** How much more than today's can be slashed: at worst before one is out, or else by a step that has a date; '' where no more is known. */
const furtherOf = ({ today, pending, withinExit }: SlashCeiling): readonly [string, Sentence['values']] => {
  const now = today.known ? today.value : 0n;
  const last = pending.known ? pending.value.at(-1) : undefined;
  const worst = withinExit.known ? withinExit.value : 0n;
  if (last !== undefined && last.share > now && last.share >= worst)
    return ['Step', { worst: percent(last.share), date: time(last.at) }];
  return worst > now ? ['Grows', { worst: percent(worst) }] : ['', {}];
};

/** How much can be slashed today, and how much more is known to be possible. */
const saySlash = (slash: SlashCeiling, activeCount: Fact<number>, isReading: boolean): Sentence => {
  const { today, withinExit } = slash;
  const least = leastToday(slash);
  if (least) return say('core.headline.partSlash', { share: percent(least.value) });
  if (!today.known) {
    if (today.why === 'needs-operator') return say('core.headline.byOperator');
    return say(`core.headline.${isComing(today, isReading) ? 'readingSlash' : 'unknownSlash'}`);
  }
  const [growth, values] = furtherOf(slash);
  if (today.value === 0n) {
    const isNever = withinExit.known && growth === '';
    return isNever ? say('core.headline.neverSlash') : say(`core.headline.noSlash${growth}`, values);
  }
  const services = activeCount.known ? { count: count(activeCount.value) } : {};
  return say(`core.headline.${activeCount.known ? 'slash' : 'slashUncounted'}${growth}`, {
    share: percent(today.value),
    ...services,
    ...values,
  });
};

/**
 * The few short sentences a person can act on: what can be slashed, and how long leaving takes. Keys under `core.headline`.
 * `isReading`: answers are still on their way.
 */
export const writeHeadline = (
  terms: Terms | undefined,
  exitWait: Fact<Wait>,
  intents: readonly Intent[],
  activeCount: Fact<number>,
  isReading = false,
): readonly Sentence[] => {
  const first = intents[0];
  if (terms === undefined)
    return [first?.note ?? say(first === undefined ? 'core.headline.nothingKnown' : 'core.headline.noTerms')];
  const outside = outOfReach(terms);
  if (outside) return [say('core.headline.otherChain', { chain: text(outside.detail ?? terms.protocol) })];
  if (first?.action === 'claimWithdrawal') return [say('core.headline.claim')];
  if (first?.flags.includes('revoke')) return [say('core.headline.revoke')];
  if (first !== undefined && !isPuttingIn(first)) return [sayExit('leaving', exitWait, isReading)];
  const sentences = [saySlash(terms.slash, activeCount, isReading), sayExit('exit', exitWait, isReading)];
  const areApprovals = first !== undefined && intents.every((intent) => isApproving(intent) || !isPuttingIn(intent));
  return areApprovals ? [say('core.headline.approval'), ...sentences] : sentences;
};
