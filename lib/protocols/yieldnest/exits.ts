import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { type Address, minOf, mulDivDown, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit } from '../families/liquid-restaking/shape';
import { type Answer, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { type Line, lines, queueViews, redemptionViews, tokenViews } from './contracts';
import { FEE_PRECISION } from './reading';

type Request = {
  readonly amount: bigint;
  readonly feeAtRequestTime: bigint;
  readonly redemptionRateAtRequestTime: bigint;
};

/** What a request pays: at the lower of its rates, less its fee. Source: WithdrawalQueueManager._claimWithdrawal. */
const paysOf = ({ amount, feeAtRequestTime, redemptionRateAtRequestTime }: Request, rate: bigint): bigint => {
  const gross = mulDivDown(amount, minOf(redemptionRateAtRequestTime, rate), WAD);
  return gross - mulDivDown(gross, feeAtRequestTime, FEE_PRECISION);
};

type Open = {
  readonly id: bigint;
  readonly request: Request;
  readonly finalization?: Answer<{ readonly redemptionRate: bigint }>;
};

const exitOf = (line: Line, owner: Address, open: Open, now: Fact<bigint>, atHand: Fact<bigint>): OpenExit => {
  const settled = open.finalization?.();
  const rate = settled ? reshape(settled, ({ redemptionRate }) => redemptionRate) : now;
  const amount = combineFacts([rate], 'amount * min(rate when asked, when finalized, until then now) - fee', (value) =>
    paysOf(open.request, value),
  );
  return {
    id: `${line.symbol}:${open.id}`,
    owner,
    symbol: line.symbol,
    pays: { symbol: 'ETH' },
    amount,
    valueWei: amount,
    isClaimable: combineFacts(
      [amount, atHand],
      'finalized, and the redemption vault can pay',
      (wei, cash) => settled !== undefined && cash >= wei,
    ),
  };
};

/** Requests by account, as each queue lists them. Two round trips after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const asked = lines.map((line) => ({
    line,
    rate: batch.ask(view(tokenViews, line.token, 'previewRedeem', [WAD])),
    atHand: batch.ask(view(redemptionViews, line.redemption, 'availableRedemptionAssets')),
    last: batch.ask(view(queueViews, line.queue, 'lastFinalizedIndex')),
    lists: owners.map((owner) => batch.ask(view(queueViews, line.queue, 'withdrawalRequestsForOwner', [owner]))),
  }));
  return async (context, point) => {
    const second = createBatch();
    const found = asked.map((queue) => {
      const last = queue.last();
      const ids = queue.lists.flatMap((list) => {
        const fact = list();
        return fact.known ? fact.value[0].filter((id) => last.known && id < last.value) : [];
      });
      const finalizations = new Map(
        ids.map((id) => [id, second.ask(view(queueViews, queue.line.queue, 'findFinalizationForTokenId', [id]))]),
      );
      return { ...queue, finalizations };
    });
    await second.send(context, point);

    const third = createBatch();
    const settled = found.map((queue) => ({
      ...queue,
      rates: new Map(
        [...queue.finalizations].map(([id, answer]) => {
          const index = answer();
          return [
            id,
            index.known ? third.ask(view(queueViews, queue.line.queue, 'getFinalization', [index.value])) : () => index,
          ] as const;
        }),
      ),
    }));
    await third.send(context, point);

    return owners.map((owner, at) => {
      const lists = settled.map(({ lists: all }) => all[at]?.() ?? unknown('not-read'));
      const requests = combineFacts(lists, 'requests of the account in each queue', (...all) =>
        settled.flatMap(({ line, rate, atHand, rates }, index) => {
          const [ids, list] = all[index] ?? [[], []];
          return ids.flatMap((id, position): OpenExit[] => {
            const request = list[position];
            const finalization = rates.get(id);
            return request
              ? [exitOf(line, owner, { id, request, ...(finalization ? { finalization } : {}) }, rate(), atHand())]
              : [];
          });
        }),
      );
      return { owner, requests };
    });
  };
};
