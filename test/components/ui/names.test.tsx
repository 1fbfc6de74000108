// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Names } from '@/components/ui/Names';
import { draw, plain } from '../support/draw';

const read = (of: readonly string[], most?: number) =>
  plain(draw(<p>{<Names of={of} {...(most === undefined ? {} : { most })} />}</p>).one('p').textContent);

test('names are listed each once, and a long list is counted to its end', () => {
  expect(read(['A', 'B', 'A'])).toBe('A and B');
  expect(read(['A', 'B', 'C', 'D'], 3)).toBe('A, B, C, and D');
  expect(read(['A', 'B', 'C', 'D', 'E'], 3)).toBe('A, B, C, and 2 more');
});
