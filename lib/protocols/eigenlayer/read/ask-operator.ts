import type { ContractFunctionReturnType } from 'viem';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import type { Address, Wad } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { ALLOCATION_MANAGER, AVS_DIRECTORY, DELEGATION_MANAGER } from '../addresses';
import { legacyServices } from '../registry';
import { ZERO_ADDRESS } from '../strategies';
import { allocationManagerViews, avsDirectoryViews, delegationManagerViews } from '../views';

export type OperatorSet = { readonly avs: Address; readonly id: number };
type Allocations = ContractFunctionReturnType<typeof allocationManagerViews, 'view', 'getStrategyAllocations'>;
export type SetAllocation = { readonly set: OperatorSet; readonly allocation: Allocations[1][number] };

/** One operator, whatever the strategy. */
export type OperatorReading = {
  readonly operator: Address;
  readonly isOperator: Fact<boolean>;
  /** null: anyone may delegate. */
  readonly approver: Fact<Address | null>;
  /** Blocks before a new allocation bites. Where none was ever set, the time a first one takes to count. */
  readonly allocationDelay: Fact<bigint>;
  /** The operator has set a delay and so can allocate. */
  readonly canAllocate: Fact<boolean>;
  readonly registeredSets: Fact<readonly OperatorSet[]>;
  /** Services of the old directory it is registered with: none of them can slash. */
  readonly legacy: Fact<readonly Address[]>;
};

/** One operator's promises in one strategy. Magnitudes in WAD. */
export type BookReading = {
  readonly maxMagnitude: Fact<Wad>;
  readonly encumbered: Fact<Wad>;
  /** Sets with something allocated or on its way. */
  readonly allocations: Fact<readonly SetAllocation[]>;
};

/**
 * Asks about an operator. `configurationDelay`: blocks a first allocation delay takes to count. `isBrief`: without the old directory, which
 * takes a call for each of its services and can take nothing from anybody.
 */
export const askOperator = (
  { ask }: Batch,
  operator: Address,
  configurationDelay: Fact<bigint>,
  isBrief = false,
): (() => OperatorReading) => {
  const isOperator = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'isOperator', [operator]));
  const approver = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'delegationApprover', [operator]));
  const delay = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getAllocationDelay', [operator]));
  const registeredSets = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getRegisteredSets', [operator]));
  const statuses = (isBrief ? [] : legacyServices).map((avs) =>
    ask(view(avsDirectoryViews, AVS_DIRECTORY, 'avsOperatorStatus', [avs, operator])),
  );
  return () => ({
    operator,
    isOperator: isOperator(),
    approver: reshape(approver(), (it) => (it === ZERO_ADDRESS ? null : it)),
    allocationDelay: combineFacts(
      [delay(), configurationDelay],
      'allocation delay; without one, the time until a first one counts',
      ([isSet, blocks], first) => (isSet ? BigInt(blocks) : first + 1n),
    ),
    canAllocate: reshape(delay(), ([isSet]) => isSet),
    registeredSets: registeredSets(),
    legacy: isBrief
      ? unknown('not-read', 'the old directory')
      : combineFacts(
          statuses.map((status) => status()),
          'status 1 in AVSDirectory',
          (...values) => legacyServices.filter((_, index) => values[index] === 1),
        ),
  });
};

/** Asks for an operator's promises in a strategy; sets with nothing in it and nothing on its way are left out. */
export const askBook = ({ ask }: Batch, operator: Address, strategy: Address): (() => BookReading) => {
  const maxMagnitude = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'getMaxMagnitude', [operator, strategy]));
  const encumbered = ask(
    view(allocationManagerViews, ALLOCATION_MANAGER, 'getEncumberedMagnitude', [operator, strategy]),
  );
  const allocations = ask(
    view(allocationManagerViews, ALLOCATION_MANAGER, 'getStrategyAllocations', [operator, strategy]),
  );
  return () => ({
    maxMagnitude: maxMagnitude(),
    encumbered: encumbered(),
    allocations: reshape(allocations(), ([sets, list]) =>
      sets.flatMap((set, index) => {
        const allocation = list[index];
        const isEmpty = !allocation || (allocation.currentMagnitude === 0n && allocation.pendingDiff === 0n);
        return isEmpty ? [] : [{ set, allocation }];
      }),
    ),
  });
};
