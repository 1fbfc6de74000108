import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress, minOf, mulDivDown, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit } from '../families/liquid-restaking/shape';
import { type Answer, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { ASSETS, ETHER, RATE_PROVIDER, WITHDRAW_QUEUE } from './addresses';
import { queueViews, rateViews } from './views';

/** Requests of one account that are read; more are one unknown position. */
const MOST = 40n;

type Request = readonly [token: Address, id: bigint, amount: bigint, locked: bigint, createdAt: bigint];
type Queued = readonly [queued: boolean, fillAt: bigint];
type Fill = { readonly status: Fact<Queued>; readonly filled: Fact<bigint> };

/** The name the queue keeps a request under. Source: WithdrawQueue, keccak256(abi.encode(request, user)). */
const hashOf = (request: Request, owner: Address) =>
  keccak256(
    encodeAbiParameters(parseAbiParameters('(address, uint256, uint256, uint256, uint256), address'), [request, owner]),
  );

const isFilled = ({ status, filled }: Fill): Fact<boolean> =>
  combineFacts(
    [status, filled],
    'not queued, or filled up to it',
    ([queued, fillAt], level) => !queued || level >= fillAt,
  );

const exitOf = (
  owner: Address,
  index: number,
  request: Fact<Request>,
  rate: Fact<bigint>,
  coolDown: Fact<bigint>,
  fill: Fill,
  point: ReadPoint,
): OpenExit => {
  const worth = combineFacts([request, rate], 'ezETH * rate', ([, , , locked], perToken) =>
    mulDivDown(locked, perToken, WAD),
  );
  const token = request.known ? request.value[0] : ETHER;
  const isEther = isSameAddress(token, ETHER);
  const symbol = Object.entries(ASSETS).find(([address]) => isSameAddress(address, token))?.[1] ?? 'token';
  const asked = reshape(request, ([, , amount]) => amount);
  const openAt = combineFacts([request, coolDown], 'asked at + coolDownPeriod', ([, , , , at], wait) =>
    Number(at + wait),
  );
  return {
    id: request.known ? String(request.value[1]) : `unread:${index}`,
    owner,
    symbol: 'ezETH',
    pays: isEther ? { symbol: 'ETH' } : { symbol, address: token },
    amount: isEther
      ? combineFacts([asked, worth], 'min(asked for, worth now)', (most, now) => minOf(most, now))
      : asked,
    valueWei: isEther ? combineFacts([asked, worth], 'min(asked for, worth now)', (a, b) => minOf(a, b)) : worth,
    isClaimable: combineFacts(
      [isFilled(fill), openAt],
      'filled, and the wait is over',
      (filled, at) => filled && point.timestamp >= at,
    ),
    claimableAt: mapFact(openAt, 'when the wait is over, once filled', (at) => Math.max(at, point.timestamp)),
  };
};

/** Requests of each account, and whether the queue has reached them. Two round trips after the balances, none where there are no requests. */
export const readExits: ExitReader = (batch, owners) => {
  const rate = batch.ask(view(rateViews, RATE_PROVIDER, 'getRate'));
  const coolDown = batch.ask(view(queueViews, WITHDRAW_QUEUE, 'coolDownPeriod'));
  const counts = owners.map((owner) =>
    batch.ask(view(queueViews, WITHDRAW_QUEUE, 'getOutstandingWithdrawRequests', [owner])),
  );
  return async (context, point) => {
    const second = createBatch();
    const asked = owners.map((owner, at) => {
      const count = counts[at]?.() ?? unknown('not-read');
      const length = count.known && count.value <= MOST ? Number(count.value) : 0;
      const requests = Array.from(
        { length },
        (_, index): Answer<Request> =>
          second.ask(view(queueViews, WITHDRAW_QUEUE, 'withdrawRequests', [owner, BigInt(index)])),
      );
      return { owner, count, requests };
    });
    await second.send(context, point);
    const third = createBatch();
    const filled = asked.map(({ owner, count, requests }) => ({
      owner,
      count,
      requests: requests.map((answer) => {
        const request = answer();
        if (!request.known) return { request, fillOf: (): Fill => ({ status: request, filled: request }) };
        const [token] = request.value;
        const status = third.ask(view(queueViews, WITHDRAW_QUEUE, 'withdrawQueued', [hashOf(request.value, owner)]));
        const queue = isSameAddress(token, ETHER)
          ? third.ask(view(queueViews, WITHDRAW_QUEUE, 'ethWithdrawQueue'))
          : third.ask(view(queueViews, WITHDRAW_QUEUE, 'erc20WithdrawQueue', [token]));
        return { request, fillOf: (): Fill => ({ status: status(), filled: reshape(queue(), ([, level]) => level) }) };
      }),
    }));
    await third.send(context, point);
    return filled.map(({ owner, count, requests }) => ({
      owner,
      requests:
        count.known && count.value > MOST
          ? unknown('not-read', 'too many requests')
          : reshape(count, () =>
              requests.map(({ request, fillOf }, index) =>
                exitOf(owner, index, request, rate(), coolDown(), fillOf(), point),
              ),
            ),
    }));
  };
};
