import { type Fact, unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadContext, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { MAINNET, WEETH } from './addresses';
import { askPool, registryPool } from './read/ask-pool';
import { type Subject, subjectOf } from './subject';
import { poolTerms, vaultTerms } from './terms/build-terms';
import { queueViews } from './views';

const termsAtHand = (subject: Subject): Terms =>
  subject.kind === 'vault' ? vaultTerms(subject, undefined) : poolTerms(subject, registryPool, undefined);

/** Terms without the chain: who controls what, limits and delays as of the contracts' source. */
export const registryTerms = (target: ReadTarget): Terms => termsAtHand(subjectOf(target));

type Order = readonly [allowed: boolean, secondsToMaturity: number, ...rest: unknown[]];

/** How long a request waits until it may be solved; unknown where the vault does not pay out in weETH. */
const maturityOf = (order: Fact<Order> | undefined, symbol: string): Fact<number> =>
  order?.known && order.value[0] ? reshape(order, ([, seconds]) => seconds) : unknown('not-published', symbol);

/**
 * Terms of eETH, weETH or a liquid vault themselves, in one round trip.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readTerms = async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
  const subject = subjectOf(target);
  if (context.chainId !== MAINNET) return termsAtHand(subject);
  const batch = createBatch();
  if (subject.kind === 'pool') {
    const poolOf = askPool(batch);
    const point = await batch.send(context);
    return poolTerms(subject, poolOf(), point);
  }
  const { queue } = subject.vault;
  const order = queue && batch.ask(view(queueViews, queue, 'withdrawAssets', [WEETH]));
  const point = await batch.send(context);
  return vaultTerms(subject, point, maturityOf(order?.(), subject.vault.symbol));
};
