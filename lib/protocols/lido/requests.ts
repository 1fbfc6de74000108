import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { type Address, minOf, mulDivDown } from '@/lib/core/units';
import type { OpenRequest, RequestReader } from '../families/liquid-staking/shape';
import { type Answer, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { STETH, WITHDRAWAL_QUEUE } from './contracts';
import { queueViews, stEthViews } from './views';

type Status = {
  readonly amountOfStETH: bigint;
  readonly amountOfShares: bigint;
  readonly isFinalized: boolean;
  readonly isClaimed: boolean;
};

type Pool = { readonly ether: bigint; readonly shares: bigint };

/** What an open request would pay at today's rate: no more than was asked for, less after a loss. Source: WithdrawalQueueBase._calcBatch. */
export const worthNow = (status: Status, pool: Pool): bigint =>
  pool.shares === 0n
    ? status.amountOfStETH
    : minOf(status.amountOfStETH, mulDivDown(status.amountOfShares, pool.ether, pool.shares));

const describe = (
  owner: Address,
  id: bigint,
  status: Fact<Status>,
  claimable: Fact<bigint>,
  pool: Fact<Pool>,
): OpenRequest => ({
  id,
  owner,
  symbol: 'stETH',
  amount:
    status.known && status.value.isFinalized
      ? claimable
      : combineFacts([status, pool], 'min(stETH asked for, shares * pooled ETH / all shares)', worthNow),
  isClaimable: reshape(status, ({ isFinalized }) => isFinalized),
});

type Account = {
  readonly owner: Address;
  /** In ascending order: hints are found for that alone. */
  readonly list: Fact<readonly bigint[]>;
  readonly statusesOf?: Answer<readonly Status[]>;
  readonly hintsOf?: Answer<readonly bigint[]>;
  readonly paysOf?: Answer<readonly bigint[]>;
};

const ascending = (ids: readonly bigint[]): bigint[] => [...ids].sort((a, b) => (a < b ? -1 : 1));

/** Withdrawals (unstETH) of many accounts: what became of them, and what finished ones pay. Two round trips after the balances. */
export const readRequests: RequestReader = (batch, owners) => {
  const ether = batch.ask(view(stEthViews, STETH, 'getTotalPooledEther'));
  const shares = batch.ask(view(stEthViews, STETH, 'getTotalShares'));
  const lastIndex = batch.ask(view(queueViews, WITHDRAWAL_QUEUE, 'getLastCheckpointIndex'));
  const listOf = owners.map((owner) => batch.ask(view(queueViews, WITHDRAWAL_QUEUE, 'getWithdrawalRequests', [owner])));
  return async (context, point) => {
    const pool = combineFacts(
      [ether(), shares()],
      'pooled ETH, shares',
      (all, of): Pool => ({ ether: all, shares: of }),
    );
    const last = lastIndex();
    const accounts = owners.map((owner, index) => ({
      owner,
      list: reshape(listOf[index]?.() ?? unknown('not-read'), ascending),
    }));

    const second = createBatch();
    const looked = accounts.map(({ owner, list }): Account => {
      const ids = list.known ? list.value : [];
      if (ids.length === 0) return { owner, list };
      return {
        owner,
        list,
        statusesOf: second.ask(view(queueViews, WITHDRAWAL_QUEUE, 'getWithdrawalStatus', [ids])),
        ...(last.known
          ? { hintsOf: second.ask(view(queueViews, WITHDRAWAL_QUEUE, 'findCheckpointHints', [ids, 1n, last.value])) }
          : {}),
      };
    });
    await second.send(context, point);

    const third = createBatch();
    const paid = looked.map((account): Account => {
      const hints = account.hintsOf?.();
      const { list } = account;
      if (!hints?.known || !list.known) return account;
      // What is not finished pays 0 here, whatever its hint.
      const args = [list.value, hints.value] as const;
      return { ...account, paysOf: third.ask(view(queueViews, WITHDRAWAL_QUEUE, 'getClaimableEther', args)) };
    });
    await third.send(context, point);

    return paid.map((account) => {
      const statuses: Fact<readonly Status[]> = account.statusesOf?.() ?? unknown('not-read');
      const pays: Fact<readonly bigint[]> = account.paysOf?.() ?? unknown('not-read');
      const requests = reshape(account.list, (ids) =>
        ids.map((id, at) =>
          describe(
            account.owner,
            id,
            reshape(statuses, (all) => all[at] as Status),
            reshape(pays, (all) => all[at] ?? 0n),
            pool,
          ),
        ),
      );
      return { owner: account.owner, requests };
    });
  };
};
