import type { ContractFunctionReturnType } from 'viem';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import {
  ALLOCATION_MANAGER,
  DELEGATION_MANAGER,
  EIGEN_POD_MANAGER,
  EMISSIONS_CONTROLLER,
  STRATEGY_MANAGER,
  TIMELOCK,
} from '../addresses';
import { registryValues } from '../registry';
import { allocationManagerViews, delegationManagerViews, emissionsViews, pausableViews, timelockViews } from '../views';

export type Distribution = ContractFunctionReturnType<typeof emissionsViews, 'view', 'getDistributions'>[number];

/** EIGEN emissions as the EmissionsController holds them. */
export type EmissionsReading = {
  readonly distributions: Fact<readonly Distribution[]>;
  /** uint256 max before the first epoch. */
  readonly epoch: Fact<bigint>;
  /** EIGEN base units minted per epoch, over all distributions. */
  readonly perEpoch: Fact<bigint>;
  readonly epochSeconds: Fact<bigint>;
};

/** What holds for everyone: delays in blocks, pause bitmaps, the upgrade timelock, emissions. */
export type ProtocolReading = {
  readonly withdrawalDelay: Fact<bigint>;
  readonly deallocationDelay: Fact<bigint>;
  readonly configurationDelay: Fact<bigint>;
  readonly upgradeDelaySeconds: Fact<number>;
  readonly pauses: {
    readonly delegation: Fact<bigint>;
    readonly deposits: Fact<bigint>;
    readonly allocations: Fact<bigint>;
    readonly pods: Fact<bigint>;
  };
  readonly emissions: EmissionsReading;
};

const MAX_DISTRIBUTIONS = 256n;
const asBigint = (fact: Fact<number>): Fact<bigint> => (fact.known ? { ...fact, value: BigInt(fact.value) } : fact);

/** Asks for what holds for everyone. */
export const askProtocol = ({ ask }: Batch): (() => ProtocolReading) => {
  const withdrawalDelay = ask(view(delegationManagerViews, DELEGATION_MANAGER, 'minWithdrawalDelayBlocks'));
  const deallocationDelay = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'DEALLOCATION_DELAY'));
  const configurationDelay = ask(view(allocationManagerViews, ALLOCATION_MANAGER, 'ALLOCATION_CONFIGURATION_DELAY'));
  const upgradeDelay = ask(view(timelockViews, TIMELOCK, 'getMinDelay'));
  const delegation = ask(view(pausableViews, DELEGATION_MANAGER, 'paused'));
  const deposits = ask(view(pausableViews, STRATEGY_MANAGER, 'paused'));
  const allocations = ask(view(pausableViews, ALLOCATION_MANAGER, 'paused'));
  const pods = ask(view(pausableViews, EIGEN_POD_MANAGER, 'paused'));
  const distributions = ask(view(emissionsViews, EMISSIONS_CONTROLLER, 'getDistributions', [0n, MAX_DISTRIBUTIONS]));
  const epoch = ask(view(emissionsViews, EMISSIONS_CONTROLLER, 'getCurrentEpoch'));
  const perEpoch = ask(view(emissionsViews, EMISSIONS_CONTROLLER, 'EMISSIONS_INFLATION_RATE'));
  const epochSeconds = ask(view(emissionsViews, EMISSIONS_CONTROLLER, 'EMISSIONS_EPOCH_LENGTH'));
  return () => ({
    withdrawalDelay: asBigint(withdrawalDelay()),
    deallocationDelay: asBigint(deallocationDelay()),
    configurationDelay: asBigint(configurationDelay()),
    upgradeDelaySeconds: reshape(upgradeDelay(), Number),
    pauses: { delegation: delegation(), deposits: deposits(), allocations: allocations(), pods: pods() },
    emissions: {
      distributions: distributions(),
      epoch: epoch(),
      perEpoch: perEpoch(),
      epochSeconds: epochSeconds(),
    },
  });
};

const notRead = unknown('not-read');

/** The same from the dated registry; what only the chain can say is unknown. */
export const registryProtocol: ProtocolReading = {
  withdrawalDelay: registryValues.withdrawalDelay,
  deallocationDelay: registryValues.deallocationDelay,
  configurationDelay: registryValues.configurationDelay,
  upgradeDelaySeconds: registryValues.upgradeDelaySeconds,
  pauses: { delegation: notRead, deposits: notRead, allocations: notRead, pods: notRead },
  emissions: { distributions: notRead, epoch: notRead, perEpoch: notRead, epochSeconds: notRead },
};
