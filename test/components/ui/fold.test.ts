import { expect, test } from 'vitest';
import { foldAfter } from '@/components/ui/fold';

const rows = (many: number) => Array.from({ length: many }, (_, place) => place);
const sizes = (many: number, most: number) => {
  const { first, rest } = foldAfter(rows(many), most);
  expect([...first, ...rest]).toEqual(rows(many));
  return [first.length, rest.length];
};

test('a list is folded after as many rows as were asked for, and never to hide a single one', () => {
  expect(sizes(0, 6)).toEqual([0, 0]);
  expect(sizes(6, 6)).toEqual([6, 0]);
  expect(sizes(7, 6)).toEqual([7, 0]);
  expect(sizes(8, 6)).toEqual([6, 2]);
});
