import type { Moved } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import type { IntentPart } from '../../decoding/entry-point';
import { assetOfStrategy } from '../strategies';

/** One movement per strategy. EigenLayer's withdrawals count shares, not tokens. */
export const sharesOf = (strategies: readonly Address[], shares: readonly bigint[]): Moved[] =>
  strategies.map((strategy, index) => {
    const amount = shares[index];
    return {
      ...assetOfStrategy(strategy),
      ...(amount === undefined ? {} : { amount }),
      amountKind: 'shares' as const,
      target: strategy,
    };
  });

/** All movements, with the first one's asset and amount (and its strategy, when it is the only one) on the intent itself. */
export const movesPart = (moves: readonly Moved[]): Partial<IntentPart> => {
  const [first] = moves;
  if (!first) return { moves };
  const { target, ...rest } = first;
  return { ...rest, moves, ...(moves.length === 1 ? { target, targetKind: 'strategy' as const } : {}) };
};
