import { describe, expect, it } from 'vitest';
import { decodeCall, decodeTypedData } from '@/lib/protocols/registry';
import { callOfCase, expectedOf, type FixtureCase, inFixtureWords, messageOfCase } from '../conformance/folders';
import { readCases } from '../real-transactions';

const casesOf = (name: string) =>
  readCases(new URL(`./fixtures/${name}.fixture.json`, import.meta.url)) as unknown as readonly FixtureCase[];

const intentsOf = (item: FixtureCase) => {
  const message = messageOfCase(item);
  return message ? decodeTypedData(message) : decodeCall(callOfCase(item));
};

describe('Renzo’s entry points', () => {
  it.each([...casesOf('transactions'), ...casesOf('entry-points')].map((item) => [item.id, item] as const))(
    '%s',
    (_, item) => {
      const [intent, ...others] = intentsOf(item);
      expect(others).toEqual([]);
      expect(intent && inFixtureWords(intent)).toMatchObject({ protocol: 'renzo', ...expectedOf(item) });
    },
  );
});

describe('everything else', () => {
  it.each(casesOf('foreign').map((item) => [item.id, item] as const))('%s is not Renzo’s', (_, item) => {
    expect(intentsOf(item).filter(({ protocol }) => protocol === 'renzo')).toEqual([]);
  });
});
