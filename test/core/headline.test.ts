import { describe, expect, test } from 'vitest';
import { waitOf } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import { writeHeadline } from '@/lib/core/headline';
import type { Intent } from '@/lib/core/intent';
import { percent, time } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import { DAY, WAD } from '@/lib/core/units';
import { pct, read, TIME } from './support/readings';
import { depositIntent, termsOf } from './support/terms';

const write = (slash: Partial<SlashCeiling>, intents: readonly Intent[] = [depositIntent()], wait = waitOf(14 * DAY)) =>
  writeHeadline({ ...termsOf(), slash: { ...termsOf().slash, ...slash } }, read(wait), intents, read(2));
const keys = (...from: Parameters<typeof write>): string[] => write(...from).map(({ key }) => key);

const level = { today: read(pct(31n)), pending: read([]), withinExit: read(pct(31n)) };
const EXACT = 'core.headline.exit.exact';

describe('the headline', () => {
  test('adds the worst before one is out only where it is larger', () => {
    expect(keys(level)).toEqual(['core.headline.slash', EXACT]);
    const grows = write({ ...level, withinExit: read(WAD) });
    expect(grows[0]).toMatchObject({ key: 'core.headline.slashGrows', values: { worst: percent(WAD) } });
  });

  test('says when a scheduled step bites, unless more is possible before one is out', () => {
    const pending = read([{ at: TIME + DAY, share: pct(47n) }]);
    const stepped = write({ ...level, pending, withinExit: read(pct(47n)) });
    expect(stepped[0]).toMatchObject({
      key: 'core.headline.slashStep',
      values: { worst: percent(pct(47n)), date: time(TIME + DAY) },
    });
    expect(keys({ ...level, pending, withinExit: read(WAD) })[0]).toBe('core.headline.slashGrows');
    expect(keys({ ...level, pending, withinExit: unknown('call-failed') })[0]).toBe('core.headline.slashStep');
  });

  test('says never only where nothing can come either', () => {
    const none = { ...level, today: read(0n) };
    expect(keys({ ...none, withinExit: read(0n) })[0]).toBe('core.headline.neverSlash');
    expect(keys({ ...none, withinExit: unknown('call-failed') })[0]).toBe('core.headline.noSlash');
    expect(keys(none)[0]).toBe('core.headline.noSlashGrows');
  });

  test('says that a number is being read while it is, and that it could not be where it failed', () => {
    const unread = { ...termsOf(), slash: { ...termsOf().slash, services: [], today: unknown('not-read') } };
    const say = (terms: typeof unread, isReading: boolean) =>
      writeHeadline(terms, unknown('not-read'), [depositIntent()], read(2), isReading).map(({ key }) => key);
    expect(say(unread, true)).toEqual(['core.headline.readingSlash', 'core.headline.exit.reading']);
    expect(say(unread, false)).toEqual(['core.headline.unknownSlash', 'core.headline.exit.unread']);
    const failed = { ...unread, slash: { ...unread.slash, today: unknown('call-failed') } };
    expect(say(failed, true)[0]).toBe('core.headline.unknownSlash');
  });

  test('calls a wait "up to" only where it has a range', () => {
    expect(keys(level, [], waitOf(7 * DAY, 8 * DAY, 9 * DAY))[1]).toBe('core.headline.exit.upTo');
    expect(keys(level, [], waitOf(7 * DAY))[1]).toBe(EXACT);
  });

  test('calls a wait without bound usual only where more than its least is expected', () => {
    expect(keys(level, [], waitOf(1 * DAY, 5 * DAY, null))[1]).toBe('core.headline.exit.open');
    expect(keys(level, [], waitOf(5 * DAY, 5 * DAY, null))[1]).toBe('core.headline.exit.orMore');
    expect(keys(level, [], waitOf(0, 0, null))[1]).toBe('core.headline.exit.unset');
  });

  test('says of an approval that it deposits nothing, unless a deposit follows in the same request', () => {
    const approval: Intent = { ...depositIntent(), action: 'approve' };
    expect(keys(level, [approval])).toEqual(['core.headline.approval', 'core.headline.slash', EXACT]);
    expect(keys(level, [approval, depositIntent()])[0]).toBe('core.headline.slash');
    expect(keys(level, [{ ...approval, flags: ['revoke'] }])).toEqual(['core.headline.revoke']);
  });
});
