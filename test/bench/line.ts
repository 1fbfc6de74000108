import type { BenchResult } from './core';

/** One line of the bench: a figure beside its budget and beside what it is compared with. */
export type Line = {
  readonly what: string;
  readonly measured: string;
  /** `met` and `over` judge the budget; `shown` has none; `unmeasured` says why there is no figure. */
  readonly verdict: 'met' | 'over' | 'shown' | 'unmeasured';
  readonly budget?: string;
  readonly comparison?: string;
};

/** A figure with a budget. */
export const judged = (what: string, measured: string, budget: string, isMet: boolean, comparison?: string): Line => ({
  what,
  measured,
  budget,
  verdict: isMet ? 'met' : 'over',
  ...(comparison && { comparison }),
});

/** A figure without one. */
export const shown = (what: string, measured: string, comparison?: string): Line => ({
  what,
  measured,
  verdict: 'shown',
  ...(comparison && { comparison }),
});

/** A figure that could not be taken, with the reason in its place. */
export const unmeasured = (what: string, why: unknown): Line => ({
  what,
  measured: `not measured: ${why instanceof Error ? why.message : String(why)}`,
  verdict: 'unmeasured',
});

export const fromResult = ({ name, figure, budget, ok }: BenchResult): Line => judged(name, figure, budget, ok);

const marks = { met: 'ok  ', over: 'OVER', shown: '    ', unmeasured: '??  ' } as const;

/** One line for people: what · measured · budget · comparison. */
export const draw = ({ what, measured, verdict, budget, comparison }: Line): string =>
  [`${marks[verdict]} ${what}`, measured, budget, comparison].filter((part) => part !== undefined).join(' · ');

/** How the lines stand, and which of them are over or missing. */
export const summarise = (lines: readonly Line[]): string => {
  const of = (verdict: Line['verdict']) => lines.filter((line) => line.verdict === verdict);
  const named = (verdict: Line['verdict'], title: string) =>
    of(verdict).map(({ what, measured, budget }) => `${title}: ${what} (${measured}${budget ? `, ${budget}` : ''})`);
  return [
    `${of('met').length} within budget, ${of('over').length} over, ${of('unmeasured').length} not measured, ${of('shown').length} without a budget`,
    ...named('over', 'over'),
    ...named('unmeasured', 'missing'),
  ].join('\n');
};
