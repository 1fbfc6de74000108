import { readFileSync } from 'node:fs';
import type { Call, Intent } from '@/lib/core/intent';
import type { Address, Hex } from '@/lib/core/units';

/** A real transaction and what a decoder must say of it. Big numbers are decimal text, as in the fixture files. */
export type TransactionCase = {
  readonly id: string;
  readonly protocol: string;
  readonly chainId: number;
  readonly from: Address;
  readonly to: Address;
  readonly value: string;
  readonly data: Hex;
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly recognise: 'must' | 'mustNot';
    readonly action: string;
  };
};

export const readCases = (url: URL): readonly TransactionCase[] => JSON.parse(readFileSync(url, 'utf8')).cases;

export const callOf = (item: TransactionCase): Call => ({
  chainId: item.chainId,
  from: item.from,
  to: item.to,
  value: BigInt(item.value),
  data: item.data,
});

/** Bigints as decimal text, the way the fixtures write them. */
export const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item)));

type Item = { asset?: string; strategy?: string; vault?: string; amount?: string };

/** An intent in the words of the fixtures. */
export const inFixtureWords = (intent: Intent): Record<string, unknown> => {
  const { moves, ...rest } = plain(intent) as Record<string, unknown> & { moves?: (Item & { target?: string })[] };
  return {
    ...rest,
    ...(moves
      ? { items: moves.map((move) => ({ asset: move.asset, strategy: move.target, amount: move.amount })) }
      : {}),
  };
};
