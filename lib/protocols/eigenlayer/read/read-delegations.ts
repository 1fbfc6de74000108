import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import type { Delegation } from '../terms/stake';
import { askBook, askOperator, type BookReading, type OperatorReading } from './ask-operator';
import type { ProtocolReading } from './ask-protocol';
import { askSet, keyOfSet, type OperatorSetReading } from './ask-set';

/** One operator with its promises in one strategy, before its sets are read. */
export type OpenDelegation = {
  readonly strategy: Address;
  readonly operator: OperatorReading;
  readonly book: BookReading;
};

/** Asks about one operator in several strategies; `isBrief` leaves out the old directory. */
export const askDelegations = (
  batch: Batch,
  operator: Address,
  strategies: readonly Address[],
  protocol: ProtocolReading,
  isBrief = false,
): (() => readonly OpenDelegation[]) => {
  const about = askOperator(batch, operator, protocol.configurationDelay, isBrief);
  const books = strategies.map((strategy) => ({ strategy, book: askBook(batch, operator, strategy) }));
  return () => {
    const reading = about();
    return books.map(({ strategy, book }) => ({ strategy, operator: reading, book: book() }));
  };
};

/** Asks about every set an open delegation has something allocated to. */
export const askSets = (
  batch: Batch,
  open: OpenDelegation,
  protocol: ProtocolReading,
  point: ReadPoint,
): (() => Delegation) => {
  const allocations = open.book.allocations.known ? open.book.allocations.value : [];
  const asked = allocations.map(({ set }) => ({
    key: keyOfSet(set),
    answer: askSet(batch, open.operator.operator, set, protocol.deallocationDelay, point),
  }));
  return () => ({
    operator: open.operator,
    book: open.book,
    sets: new Map<string, OperatorSetReading>(asked.map(({ key, answer }) => [key, answer()])),
  });
};
