import type { Quantity, Sentence } from '@/lib/core/sentence';

/** The amount a sentence speaks of. */
export const amountIn = (sentence: Sentence | undefined): Quantity | undefined =>
  Object.values(sentence?.values ?? {}).find((quantity) => quantity.type === 'amount');
