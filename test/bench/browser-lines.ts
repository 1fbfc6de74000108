import type { BrowserFigures } from './browser';
import { judged, type Line, shown, unmeasured } from './line';
import type { Samples } from './samples';

const compared = (key: string, floor: Samples, none?: Samples, digits = 1): string =>
  [none && `none ${none.text(key, digits)}`, `floor ${floor.text(key, digits)}`].filter(Boolean).join(', ');

const worst = (samples: Samples, key: string): number => Math.max(...samples.of(key));

/** Turns a figure into its line, or into the reason why there is none. */
const attempt = (what: string, line: () => Line): Line => {
  try {
    return line();
  } catch (error) {
    return unmeasured(what, error);
  }
};

/** The browser's lines of the bench. Times are medians with the middle half. */
export const browserLines = ({ samples: { none, floor, ours }, ...once }: BrowserFigures): Line[] => {
  const limited = (what: string, key: string, most: number, unit: string, comparison: () => string, digits = 1): Line =>
    attempt(what, () =>
      judged(what, `${ours.text(key, digits)} ${unit}`, `≤ ${most} ${unit}`, ours.median(key) <= most, comparison()),
    );
  const never = (what: string, key: string, comparison?: () => string): Line =>
    attempt(what, () => {
      const most = worst(ours, key);
      if (ours.of(key).length === 0) throw new Error('no sample');
      return judged(what, `${most.toFixed(0)} at most`, '0', most <= 0, comparison?.());
    });
  const unseen = [...once.forms].filter(([, seen]) => seen !== 'held');

  return [
    attempt('page: response end → first page script', () => {
      const most = floor.median('first') + 2;
      const what = 'page: response end → first page script';
      return judged(
        what,
        `${ours.text('first')} ms`,
        '≤ floor + 2 ms',
        ours.median('first') <= most,
        compared('first', floor, none),
      );
    }),
    limited('page: script time of a recognised page', 'script', 5, 'ms', () => compared('script', floor, none, 2), 2),
    attempt('page: the same at rest, strip and sheet program in it', () =>
      shown(
        'page: the same at rest, strip and sheet program in it',
        `${ours.text('scriptAtRest')} ms`,
        compared('scriptAtRest', floor, none),
      ),
    ),
    shown(
      'page: script of ours in it',
      `${once.injected.ours.main} bytes main, ${once.injected.ours.isolated} isolated`,
      once.injected.ours.names.join(', '),
    ),
    never(
      'provider: unhooked for, ms, a wallet that says it is there',
      'unhooked',
      () => `floor ${worst(floor, 'unhooked').toFixed(0)}`,
    ),
    never(
      'provider: unhooked for, ms, a wallet that does not',
      'unhookedSilent',
      () => `floor ${worst(floor, 'unhookedSilent').toFixed(0)}`,
    ),
    limited(
      'call not looked at: first 1 000 of a page, against the bare wallet',
      'firstRatio',
      1.2,
      '×',
      () => {
        const text = compared('firstRatio', floor, none, 2);
        return `${text}; ours ${ours.text('firstCalls', 2)} µs a call, bare ${ours.text('firstBare', 2)}`;
      },
      2,
    ),
    limited('call not looked at: added when warm', 'added', 0.1, 'µs', () => compared('added', floor, none, 3), 3),
    never('call not looked at: extra microtasks', 'ticks'),
    limited('held request → sheet readable, no network, warm', 'warm', 100, 'ms', () => compared('warm', floor), 0),
    limited('held request → sheet readable, worker stopped', 'stopped', 250, 'ms', () => compared('stopped', floor), 0),
    attempt('held request → sheet readable, first of the browser', () =>
      shown(
        'held request → sheet readable, first of the browser',
        `${ours.text('firstHeld', 0)} ms`,
        compared('firstHeld', floor, undefined, 0),
      ),
    ),
    judged(
      `forms of request let through unseen, of ${once.forms.size}`,
      String(unseen.length),
      '0',
      unseen.length === 0,
      unseen.map(([name, seen]) => `${name}: ${seen}`).join(', ') || undefined,
    ),
    shown(
      'a request posted straight to the wallet’s script (cannot be held)',
      once.isDirectMessageNoticed ? 'noticed' : 'not noticed',
    ),
    judged(
      'a page that is not ours',
      once.injected.foreign.length === 0 && once.isForeignPageUntouched
        ? 'nothing injected, wallet untouched'
        : `injected: ${once.injected.foreign.join(', ') || 'a change of its wallet'}`,
      'nothing injected',
      once.injected.foreign.length === 0 && once.isForeignPageUntouched,
    ),
    limited('memory: extension processes, PSS, one page open', 'memory', 40, 'MB', () => compared('memory', floor), 0),
    limited(
      'popup: cached portfolio on the screen',
      'popupPortfolio',
      200,
      'ms',
      () => 'from the start of its page',
      0,
    ),
    limited('popup: report on the page on the screen', 'popupPage', 200, 'ms', () => 'from the start of its page', 0),
  ];
};
