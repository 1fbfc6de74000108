import { describe, expect, it } from 'vitest';
import { decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { callOf, inFixtureWords, readCases, type TransactionCase } from '../real-transactions';

const own = readCases(new URL('./fixtures/transactions.fixture.json', import.meta.url));
const foreign = readCases(new URL('./fixtures/foreign.fixture.json', import.meta.url));

const COMPARED = [
  'action',
  'verb',
  'asset',
  'assetAddress',
  'amount',
  'target',
  'targetKind',
  'beneficiary',
  'subject',
  'owner',
  'unlimited',
  'spenderProtocol',
  'assetOut',
  'args',
] as const;

const expectedOf = ({ expected }: TransactionCase): Record<string, unknown> => {
  const fields = Object.fromEntries(COMPARED.filter((key) => key in expected).map((key) => [key, expected[key]]));
  if (!Array.isArray(expected.items)) return fields;
  const items = expected.items.map(({ asset, strategy, amount }) => ({ asset, strategy, amount }));
  return { ...fields, items };
};

describe('real EigenLayer transactions', () => {
  it.each(own.map((item) => [item.id, item] as const))('%s', (_, item) => {
    const intent = decodeCall(callOf(item));
    expect(intent).toBeDefined();
    if (!intent) return;
    expect(inFixtureWords(intent)).toMatchObject({ protocol: 'eigenlayer', ...expectedOf(item) });
    expect(intent.flags.filter((flag) => flag !== 'unlimited')).toEqual([]);
    if (Array.isArray(item.expected.items)) expect(intent.amountKind).toBe('shares');
  });
});

describe('everything else', () => {
  it.each(foreign.map((item) => [item.id, item] as const))('%s is left alone', (_, item) => {
    expect(decodeCall(callOf(item))).toBeUndefined();
  });
});
