import { type Fact, unknown } from '@/lib/core/fact';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { WITHDRAW_REQUEST_NFT } from '../addresses';
import { requestViews } from '../views';

/** Requests looked at, newest first: the contract lists nobody's, and each costs up to three calls. */
const MOST_LOOKED_AT = 300;

/** A withdrawal request somebody holds. */
export type HeldRequest = {
  readonly id: number;
  readonly owner: Address;
  readonly isSettled: boolean;
  /** What it pays, or would pay now. Wei. */
  readonly amount: Fact<bigint>;
};

/**
 * Asks for the newest requests that the given accounts hold, all in one round trip. `next`: the number the next one will get;
 * `lastSettled`: the last that can be paid. One that was paid out has no holder; one declared invalid pays nothing that is known.
 */
export const askHeldRequests = (
  { ask }: Batch,
  owners: readonly Address[],
  next: number,
  lastSettled: number,
): (() => readonly HeldRequest[]) => {
  const first = Math.max(1, next - MOST_LOOKED_AT);
  const asked = Array.from({ length: Math.max(0, next - first) }, (_, index) => {
    const id = first + index;
    const isSettled = id <= lastSettled;
    return {
      id,
      isSettled,
      holder: ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'ownerOf', [BigInt(id)])),
      request: ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'getRequest', [BigInt(id)])),
      pays: isSettled ? ask(view(requestViews, WITHDRAW_REQUEST_NFT, 'getClaimableAmount', [BigInt(id)])) : undefined,
    };
  });
  return () =>
    asked.flatMap(({ id, isSettled, holder, request, pays }) => {
      const holding = holder();
      const owner = holding.known ? owners.find((it) => isSameAddress(it, holding.value)) : undefined;
      if (owner === undefined) return [];
      const answer = request();
      if (!answer.known) return [{ id, owner, isSettled, amount: answer }];
      if (!answer.value.isValid)
        return [{ id, owner, isSettled, amount: unknown('disputed', `request ${id} is invalid`) }];
      return [{ id, owner, isSettled, amount: pays?.() ?? { ...answer, value: answer.value.amountOfEEth } }];
    });
};
