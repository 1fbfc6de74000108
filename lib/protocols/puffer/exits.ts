import { combineFacts, type Fact, known, mapFact, unknown } from '@/lib/core/fact';
import { type Address, isSameAddress, minOf, mulDivDown, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit } from '../families/liquid-restaking/shape';
import { newestIds } from '../families/liquid-restaking/tickets';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { VAULT, WETH, WITHDRAWAL_MANAGER } from './addresses';
import { managerViews, vaultViews } from './views';

type Withdrawal = {
  readonly pufETHAmount: bigint;
  readonly pufETHToETHExchangeRate: bigint;
  readonly recipient: Address;
};
type Found = { readonly id: bigint; readonly owner: Address; readonly request: Fact<Withdrawal> };

/** What it pays at the lower of both rates. Wei of WETH. Source: PufferWithdrawalManager.completeQueuedWithdrawal. */
const paysOf = (request: Fact<Withdrawal>, settled: Fact<bigint>): Fact<bigint> =>
  combineFacts([request, settled], 'amount * min(rate when asked, rate when settled, until then now)', (asked, rate) =>
    mulDivDown(asked.pufETHAmount, minOf(asked.pufETHToETHExchangeRate, rate), WAD),
  );

const exitOf = ({ id, owner, request }: Found, isSettled: Fact<boolean>, rate: Fact<bigint>): OpenExit => {
  const amount = paysOf(request, rate);
  return {
    id: id.toString(),
    owner,
    symbol: 'pufETH',
    pays: { symbol: 'WETH', address: WETH },
    amount,
    valueWei: amount,
    isClaimable: isSettled,
  };
};

/** Requests paid to an account, among the newest; the queue keeps no list by account. Two round trips after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const rateOf = batch.ask(view(vaultViews, VAULT, 'convertToAssets', [WAD]));
  const sizeOf = batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'BATCH_SIZE'));
  const lengthOf = batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'getWithdrawalsLength'));
  const settledOf = batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'getFinalizedWithdrawalBatch'));
  return async (context, point) => {
    const facts = combineFacts([sizeOf(), lengthOf(), settledOf()], 'the queue', (size, length, settled) => ({
      size,
      length,
      settled,
    }));
    if (!facts.known) return owners.map((owner) => ({ owner, requests: facts }));
    const { size, length, settled } = facts.value;

    const second = createBatch();
    const tickets = newestIds(size, length).map((id) => ({
      id,
      request: second.ask(view(managerViews, WITHDRAWAL_MANAGER, 'getWithdrawal', [id])),
    }));
    await second.send(context, point);
    const found = tickets.flatMap(({ id, request }): Found[] => {
      const fact = request();
      const owner = fact.known && owners.find((it) => isSameAddress(it, fact.value.recipient));
      return owner ? [{ id, owner, request: fact }] : [];
    });

    const third = createBatch();
    const batches = new Map(
      found
        .map(({ id }) => id / size)
        .filter((index) => index <= settled)
        .map((index) => [index, third.ask(view(managerViews, WITHDRAWAL_MANAGER, 'getBatch', [index]))]),
    );
    await third.send(context, point);

    const unread = tickets.find(({ request }) => !request().known);
    return owners.map((owner) => {
      const list = found
        .filter((item) => isSameAddress(item.owner, owner))
        .map((item) => {
          const paid = batches.get(item.id / size)?.();
          const isSettled = mapFact(facts, 'its batch is settled', () => paid !== undefined);
          return exitOf(item, isSettled, paid ? reshape(paid, (it) => it.pufETHToETHExchangeRate) : rateOf());
        });
      return {
        owner,
        requests: unread ? unknown('call-failed', 'getWithdrawal') : known(list, facts.source, facts.asOf),
      };
    });
  };
};
