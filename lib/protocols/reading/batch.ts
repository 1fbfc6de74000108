import { type Fact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import type { Reader } from './aggregate';
import { readBatch, type TypedView } from './read-batch';

/** What an asked view answered; `not-read` until its batch was sent. */
export type Answer<T> = () => Fact<T>;

/** Views collected first and read together afterwards, in one round trip. */
export type Batch = {
  /** Adds a view; the same view asked twice is read once. */
  readonly ask: <T>(view: TypedView<T>) => Answer<T>;
  /** Reads all views added, at `at`, else the context's block, else the latest. Nothing to read at a known point costs no round trip. */
  readonly send: (context: Reader & { readonly at?: ReadPoint }, at?: ReadPoint) => Promise<ReadPoint>;
};

const keyOf = (item: TypedView<unknown>): string =>
  JSON.stringify([item.address, item.functionName, item.args, item.abi.length], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );

/** An empty batch. */
export const createBatch = (): Batch => {
  const views = new Map<string, TypedView<unknown>>();
  const answers = new Map<string, Fact<unknown>>();
  return {
    ask: <T>(item: TypedView<T>): Answer<T> => {
      const key = keyOf(item);
      views.set(key, item);
      return () => (answers.get(key) ?? unknown('not-read')) as Fact<T>;
    },
    send: async (context, given) => {
      const at = given ?? context.at;
      if (views.size === 0 && at) return at;
      const keys = [...views.keys()];
      const { point, facts } = await readBatch(context, [...views.values()], at);
      keys.forEach((key, index) => {
        answers.set(key, facts[index] as Fact<unknown>);
      });
      return point;
    },
  };
};
