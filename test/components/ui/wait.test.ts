import { expect, test } from 'vitest';
import { waitText } from '@/components/ui/WaitValue';
import { waitOf } from '@/lib/core/exit';
import { DAY } from '@/lib/core/units';
import { english } from '../support/english';

test.each([
  [waitOf(14 * DAY), '14 days'],
  [waitOf(7 * DAY, 9 * DAY, 10 * DAY), '7–10 days'],
  [waitOf(8 * DAY, 8 * DAY, null), '8 days or more'],
  [waitOf(0, 6 * DAY, null), 'usually 6 days'],
  [waitOf(0, 0, null), 'no set time'],
  [waitOf(0), 'no wait'],
])('a wait of %o reads %s', (wait, words) => {
  expect(waitText(wait, english).replaceAll(/[\u2009\u202f]/g, ' ')).toBe(words);
});
