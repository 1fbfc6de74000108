import { type Fact, unknown } from '@/lib/core/fact';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Batch } from '../../batch';
import { view } from '../../read-batch';
import { WITHDRAW_REQUEST_NFT } from '../addresses';
import { requestViews } from '../views';

/** Requests looked at, newest first: the contract lists nobody's, and each costs a call. */
const MOST_LOOKED_AT = 400;

/** A withdrawal request somebody holds. */
export type HeldRequest = {
  readonly id: number;
  readonly owner: Address;
  readonly isSettled: boolean;
  /** What it pays, or would pay now. Wei. */
  readonly amount: Fact<bigint>;
};

/** Asks who holds each of the newest requests. `next`: the number the next one will get. */
export const askOwnersOfRequests = ({ ask }: Batch, next: number): (() => ReadonlyMap<number, Address>) => {
  const first = Math.max(1, next - MOST_LOOKED_AT);
  const asked = Array.from({ length: Math.max(0, next - first) }, (_, index) => {
    const id = first + index;
    return { id, owner: ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'ownerOf', [BigInt(id)])) };
  });
  return () =>
    new Map(
      asked.flatMap(({ id, owner }) => {
        // A request that was paid out has no holder, and the question fails.
        const answer = owner();
        return answer.known ? [[id, answer.value] as const] : [];
      }),
    );
};

/** Asks what the requests of the given accounts pay; those that were declared invalid pay nothing that is known. */
export const askHeldRequests = (
  { ask }: Batch,
  holders: ReadonlyMap<number, Address>,
  owners: readonly Address[],
  lastSettled: number,
): (() => readonly HeldRequest[]) => {
  const asked = [...holders].flatMap(([id, holder]) => {
    const owner = owners.find((it) => isSameAddress(it, holder));
    if (owner === undefined) return [];
    const isSettled = id <= lastSettled;
    const request = ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'getRequest', [BigInt(id)]));
    const pays = isSettled
      ? ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'getClaimableAmount', [BigInt(id)]))
      : undefined;
    return [{ id, owner, isSettled, request, pays }];
  });
  return () =>
    asked.map(({ id, owner, isSettled, request, pays }) => {
      const answer = request();
      if (!answer.known) return { id, owner, isSettled, amount: answer };
      if (!answer.value.isValid)
        return { id, owner, isSettled, amount: unknown('disputed', `request ${id} is invalid`) };
      return { id, owner, isSettled, amount: pays?.() ?? { ...answer, value: answer.value.amountOfEEth } };
    });
};
