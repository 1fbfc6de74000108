import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { adapterVaultViews, queueViews, vaultViews } from '../views';
import { type Candidate, EPOCHS_BACK } from './find-candidates';

/** What one account has in one vault: what is in it, or one exit from it. Base units of the collateral. */
export type Holding = {
  readonly vault: Address;
  readonly owner: Address;
  readonly amount: Fact<bigint>;
  readonly exit?: {
    readonly id: string;
    /** Epoch it is paid from; absent for a ticket, which nobody times. */
    readonly epoch?: bigint;
    readonly isClaimable: Fact<boolean>;
  };
};

type Answer = () => readonly Holding[];

const isSome = ({ amount }: Holding): boolean => !amount.known || amount.value > 0n;

/** Exits keep their amount after they were paid; only the mark beside tells. */
const askExit = ({ ask }: Batch, vault: Address, owner: Address, epoch: bigint, current: bigint): Answer => {
  const asked = ask(view(vaultViews, vault, 'withdrawalsOf', [epoch, owner]));
  const paid = ask(view(vaultViews, vault, 'isWithdrawalsClaimed', [epoch, owner]));
  return () => {
    const amount = combineFacts([asked(), paid()], '0 once claimed', (value, isPaid) => (isPaid ? 0n : value));
    const isClaimable = reshape(asked(), () => epoch < current);
    return [{ vault, owner, amount, exit: { id: `epoch:${epoch}`, epoch, isClaimable } }];
  };
};

const askEpochHoldings = (batch: Batch, { vault, currentEpoch }: Candidate, owner: Address): Answer[] => {
  const active = batch.ask(view(vaultViews, vault, 'activeBalanceOf', [owner]));
  const deposit: Answer = () => [{ vault, owner, amount: active() }];
  if (currentEpoch === undefined) return [deposit];
  const first = currentEpoch > EPOCHS_BACK ? currentEpoch - EPOCHS_BACK : 0n;
  const epochs = Array.from({ length: Number(currentEpoch + 2n - first) }, (_, index) => first + BigInt(index));
  return [deposit, ...epochs.map((epoch) => askExit(batch, vault, owner, epoch, currentEpoch))];
};

const askTicket = ({ ask }: Batch, vault: Address, ticket: Candidate['tickets'][number]): Answer => {
  const { queue, tokenId, owner } = ticket;
  const holder = ask(view(queueViews, queue, 'ownerOf', [tokenId]));
  const request = ask(view(queueViews, queue, 'requests', [tokenId]));
  const payable = ask(view(queueViews, queue, 'claimable', [tokenId]));
  const assets = ask(view(adapterVaultViews, vault, 'totalAssets'));
  const supply = ask(view(adapterVaultViews, vault, 'totalSupply'));
  return () => {
    const by = holder();
    if (by.known && !isSameAddress(by.value, owner)) return [];
    const amount = combineFacts(
      [request(), payable(), assets(), supply()],
      'claimable + waiting shares at today’s price',
      ([shares, taken], [ready, filled], whole, all) => {
        const waiting = shares - taken - filled;
        return ready + (all === 0n ? 0n : (waiting * whole) / all);
      },
    );
    const isClaimable = mapFact(payable(), 'claimable(tokenId) > 0', ([ready]) => ready > 0n);
    return [{ vault, owner, amount, exit: { id: `ticket:${tokenId}`, isClaimable } }];
  };
};

const askShares = ({ ask }: Batch, vault: Address, owner: Address, isPriced: boolean): Answer => {
  const shares = ask(view(adapterVaultViews, vault, 'balanceOf', [owner]));
  const assets = isPriced ? ask(view(adapterVaultViews, vault, 'totalAssets')) : undefined;
  const supply = isPriced ? ask(view(adapterVaultViews, vault, 'totalSupply')) : undefined;
  return () => {
    if (!assets || !supply) return [{ vault, owner, amount: shares() }];
    const amount = combineFacts(
      [shares(), assets(), supply()],
      'shares * totalAssets / totalSupply',
      (own, whole, all) => (all === 0n ? 0n : (own * whole) / all),
    );
    return [{ vault, owner, amount }];
  };
};

const askCandidate = (batch: Batch, candidate: Candidate): Answer[] => {
  const { vault, kind, owners, tickets } = candidate;
  switch (kind) {
    case 'vault':
    case 'vault-token':
      return owners.flatMap((owner) => askEpochHoldings(batch, candidate, owner));
    case 'vault-v2':
      return [
        ...owners.map((owner) => askShares(batch, vault, owner, true)),
        ...tickets.map((ticket) => askTicket(batch, vault, ticket)),
      ];
    case 'collateral':
      return owners.map((owner) => askShares(batch, vault, owner, false));
    default:
      // A version of vault whose form nobody here knows: something is held, and it cannot be said how much.
      return owners.map((owner) => () => [
        { vault, owner, amount: unknown('not-measured', 'vault of a newer version') },
      ]);
  }
};

/** Reads what the accounts have in the vaults found, in one round trip. What is nothing is left out. */
export const readHoldings = async (
  context: ReadContext,
  point: ReadPoint,
  candidates: readonly Candidate[],
): Promise<readonly Holding[]> => {
  const batch = createBatch();
  const open = candidates.flatMap((candidate) => askCandidate(batch, candidate));
  await batch.send(context, point);
  return open.flatMap((answer) => answer()).filter(isSome);
};
