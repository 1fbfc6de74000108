import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, minOf, mulDivDown, secondsOfBlocks, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit } from '../families/liquid-restaking/shape';
import { type Answer, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { ASSETS, ETHER, ORACLE, WITHDRAWAL_MANAGER } from './addresses';
import { managerViews, oracleViews } from './views';

/** Requests of one account and asset that are read; more are one unknown position. */
const MOST = 40n;

type Asset = (typeof ASSETS)[number];
type Request = readonly [rsEth: bigint, expected: bigint, startBlock: bigint, nonce: bigint];
type Rates = {
  readonly rate: Fact<bigint>;
  readonly price: Fact<bigint>;
  readonly delay: Fact<bigint>;
  readonly locked: Fact<bigint>;
};

const isUnlocked = (request: Fact<Request>, { locked }: Rates): Fact<boolean> =>
  combineFacts([request, locked], 'before the next locked request', ([, , , nonce], next) => nonce < next);

/** What a request pays: fixed once unlocked; the lower of what was asked for and what rsETH is worth until then. Base units of the asset. */
const paysOf = (request: Fact<Request>, rates: Rates): Fact<bigint> => {
  const unlocked = isUnlocked(request, rates);
  if (unlocked.known && unlocked.value) return reshape(request, ([, expected]) => expected);
  return combineFacts(
    [request, rates.rate, rates.price],
    'min(asked for, rsETH * rsETHPrice / price)',
    ([rsEth, expected], rate, price) => minOf(expected, mulDivDown(rsEth, rate, price)),
  );
};

const exitOf = (
  owner: Address,
  asset: Asset,
  index: number,
  request: Fact<Request>,
  rates: Rates,
  point: ReadPoint,
): OpenExit => {
  const amount = paysOf(request, rates);
  const openAt = combineFacts(
    [request, rates.delay],
    'block asked in + delay',
    ([, , start], blocks) => start + blocks,
  );
  return {
    id: request.known ? `${asset.symbol}:${request.value[3]}` : `${asset.symbol}:unread:${index}`,
    owner,
    symbol: 'rsETH',
    pays: asset.token === ETHER ? { symbol: 'ETH' } : { symbol: asset.symbol, address: asset.token },
    amount,
    valueWei: combineFacts([amount, rates.price], 'amount * price', (count, price) => mulDivDown(count, price, WAD)),
    isClaimable: combineFacts(
      [isUnlocked(request, rates), openAt],
      'unlocked, and the delay is over',
      (unlocked, block) => unlocked && point.block >= block,
    ),
    claimableAt: combineFacts([openAt], 'when the delay is over, once unlocked', (block) =>
      block > point.block ? point.timestamp + secondsOfBlocks(block - point.block) : point.timestamp,
    ),
  };
};

/** Requests by account and asset, in the order they are paid. One round trip after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const rateOf = batch.ask(view(oracleViews, ORACLE, 'rsETHPrice'));
  const delayOf = batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'withdrawalDelayBlocks'));
  const queues = ASSETS.map((asset) => ({
    asset,
    price: batch.ask(view(oracleViews, ORACLE, 'getAssetPrice', [asset.token])),
    locked: batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'nextLockedNonce', [asset.token])),
    ranges: owners.map((owner) =>
      batch.ask(view(managerViews, WITHDRAWAL_MANAGER, 'userAssociatedNonces', [asset.token, owner])),
    ),
  }));
  return async (context, point) => {
    const second = createBatch();
    const asked = owners.map((owner, at) => ({
      owner,
      queues: queues.map(({ asset, ranges, price, locked }) => {
        const range = ranges[at]?.() ?? unknown('not-read');
        const length = reshape(range, ([begin, end]) => end - begin);
        const count = length.known && length.value <= MOST ? Number(length.value) : 0;
        const requests = Array.from(
          { length: count },
          (_, index): Answer<Request> =>
            second.ask(
              view(managerViews, WITHDRAWAL_MANAGER, 'getUserWithdrawalRequest', [asset.token, owner, BigInt(index)]),
            ),
        );
        return { asset, length, requests, price, locked };
      }),
    }));
    await second.send(context, point);
    return asked.map((account) => {
      const unreadable = account.queues.find(({ length }) => !length.known || length.value > MOST);
      const why = unreadable && !unreadable.length.known ? unreadable.length : unknown('not-read', 'too many requests');
      const open = account.queues.flatMap(({ asset, requests, price, locked }) =>
        requests.map((request, index) =>
          exitOf(
            account.owner,
            asset,
            index,
            request(),
            { rate: rateOf(), price: price(), delay: delayOf(), locked: locked() },
            point,
          ),
        ),
      );
      const list: Fact<readonly OpenExit[]> = unreadable
        ? why
        : combineFacts([account.queues[0]?.length ?? unknown('not-read')], 'requests of the account', () => open);
      return { owner: account.owner, requests: list };
    });
  };
};
