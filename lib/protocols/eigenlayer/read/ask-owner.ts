import type { ContractFunctionReturnType } from 'viem';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import type { Address } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { DELEGATION_MANAGER, EIGEN_POD_MANAGER } from '../addresses';
import { podAddressOf } from '../pod-address';
import { ZERO_ADDRESS } from '../strategies';
import { delegationManagerViews, eigenPodManagerViews, eigenPodViews } from '../views';

type Queued = ContractFunctionReturnType<typeof delegationManagerViews, 'view', 'getQueuedWithdrawals'>;
export type Withdrawal = Queued[0][number];

/** One queued withdrawal with the shares it would pay now, after slashing. */
export type QueuedWithdrawal = { readonly withdrawal: Withdrawal; readonly shares: readonly bigint[] };

/** Deposit shares in one strategy, before slashing. */
export type Held = { readonly strategy: Address; readonly depositShares: bigint };

/** What one account has at EigenLayer. */
export type OwnerReading = {
  readonly owner: Address;
  /** null: not delegated. */
  readonly operator: Fact<Address | null>;
  readonly held: Fact<readonly Held[]>;
  readonly queued: Fact<readonly QueuedWithdrawal[]>;
  readonly pod: { readonly address: Address; readonly isDeployed: Fact<boolean>; readonly onChain: Fact<Address> };
  /** Unix seconds of the last finished checkpoint; unknown where there is no pod. */
  readonly lastCheckpoint: Fact<bigint>;
  /** A checkpoint has been started and not finished: the pod pays nothing out until it is. */
  readonly isCheckpointOpen: Fact<boolean>;
};

/** Asks for everything one account has. The pod's address needs no asking; the manager's own answer is kept beside it. */
export const askOwner = ({ ask }: Batch, owner: Address): (() => OwnerReading) => {
  const pod = podAddressOf(owner);
  const operator = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'delegatedTo', [owner]));
  const held = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'getDepositedShares', [owner]));
  const queued = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'getQueuedWithdrawals', [owner]));
  const isDeployed = ask(view(eigenPodManagerViews, EIGEN_POD_MANAGER, 'hasPod', [owner]));
  const onChain = ask(view(eigenPodManagerViews, EIGEN_POD_MANAGER, 'getPod', [owner]));
  const lastCheckpoint = ask(view(eigenPodViews, pod, 'lastCheckpointTimestamp'));
  const openCheckpoint = ask(view(eigenPodViews, pod, 'currentCheckpointTimestamp'));
  return () => ({
    owner,
    operator: reshape(operator(), (it) => (it === ZERO_ADDRESS ? null : it)),
    held: reshape(held(), ([strategies, shares]) =>
      strategies.map((strategy, index) => ({ strategy, depositShares: shares[index] ?? 0n })),
    ),
    queued: reshape(queued(), ([withdrawals, shares]) =>
      withdrawals.map((withdrawal, index) => ({ withdrawal, shares: shares[index] ?? [] })),
    ),
    pod: { address: pod, isDeployed: isDeployed(), onChain: onChain() },
    lastCheckpoint: lastCheckpoint(),
    isCheckpointOpen: reshape(openCheckpoint(), (it) => it !== 0n),
  });
};

/** Asks what of the given strategies an account could withdraw now, in shares, after slashing. */
export const askWithdrawable = (
  { ask }: Batch,
  owner: Address,
  strategies: readonly Address[],
): ((strategy: Address) => Fact<bigint>) => {
  const answer = ask(
    view(delegationManagerViews, DELEGATION_MANAGER, 'getWithdrawableShares', [owner, [...strategies]]),
  );
  return (strategy) => {
    const index = strategies.indexOf(strategy);
    const share = mapFact(answer(), `withdrawable shares of ${strategy}`, ([withdrawable]) => withdrawable[index]);
    return combineFacts([share], 'withdrawableShares', (value) => value ?? 0n);
  };
};
