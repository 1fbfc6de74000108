import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { type Address, minOf, mulDivDown, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit } from '../families/liquid-restaking/shape';
import { type Answer, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { exitViews, RSWETH, RSWEXIT, tokenViews } from './contracts';

/** Requests of one account that are read; more are one unknown position. */
const MOST = 50n;

type Request = readonly [amount: bigint, lastProcessed: bigint, rateWhenCreated: bigint];
type Processed = readonly [isProcessed: boolean, rate: bigint];

/** What a request pays: the lower of the rate when asked for and when processed, until then now. Source: rswEXIT.finalizeWithdrawal. */
const exitOf = (
  owner: Address,
  id: bigint,
  request: Fact<Request>,
  processed: Fact<Processed>,
  now: Fact<bigint>,
): OpenExit => {
  const amount = combineFacts(
    [request, processed, now],
    'amount * min(rate when asked, rate when processed, until then now)',
    ([tokens, , created], [isDone, rate], current) => mulDivDown(tokens, minOf(created, isDone ? rate : current), WAD),
  );
  return {
    id: id.toString(),
    owner,
    symbol: 'rswETH',
    pays: { symbol: 'ETH' },
    amount,
    valueWei: amount,
    isClaimable: reshape(processed, ([isDone]) => isDone),
  };
};

/** Requests by account, as rswEXIT lists them. Two round trips after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const rateOf = batch.ask(view(tokenViews, RSWETH, 'getRate'));
  const counts = owners.map((owner) => batch.ask(view(exitViews, RSWEXIT, 'balanceOf', [owner])));
  return async (context, point) => {
    const second = createBatch();
    const listed = owners.map((owner, at) => {
      const count = counts[at]?.() ?? unknown('not-read');
      const length = count.known && count.value <= MOST ? Number(count.value) : 0;
      const ids = Array.from({ length }, (_, index) =>
        second.ask(view(exitViews, RSWEXIT, 'tokenOfOwnerByIndex', [owner, BigInt(index)])),
      );
      return { owner, count, ids };
    });
    await second.send(context, point);

    const third = createBatch();
    const asked = listed.map(({ owner, count, ids }) => ({
      owner,
      count,
      unread: ids.map((id) => id()).find((id) => !id.known),
      requests: ids.flatMap((answer) => {
        const id = answer();
        if (!id.known) return [];
        const request: Answer<Request> = third.ask(view(exitViews, RSWEXIT, 'withdrawalRequests', [id.value]));
        const rate: Answer<Processed> = third.ask(view(exitViews, RSWEXIT, 'getProcessedRateForTokenId', [id.value]));
        return [{ id: id.value, request, rate }];
      }),
    }));
    await third.send(context, point);
    return asked.map(({ owner, count, unread, requests }) => {
      if (unread) return { owner, requests: unknown('call-failed', 'tokenOfOwnerByIndex') };
      if (count.known && count.value > MOST) return { owner, requests: unknown('not-read', `${count.value} requests`) };
      return {
        owner,
        requests: reshape(count, () =>
          requests.map(({ id, request, rate }) => exitOf(owner, id, request(), rate(), rateOf())),
        ),
      };
    });
  };
};
