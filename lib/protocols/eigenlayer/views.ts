import { parseAbi } from 'viem';

/** Views of the core contracts. Source: Layr-Labs/eigenlayer-contracts f84a515 (mainnet release v1.13). */
export const delegationManagerViews = parseAbi([
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'function delegatedTo(address staker) view returns (address operator)',
  'function isOperator(address operator) view returns (bool)',
  'function delegationApprover(address operator) view returns (address)',
  'function minWithdrawalDelayBlocks() view returns (uint32)',
  'function getDepositedShares(address staker) view returns (address[] strategies, uint256[] shares)',
  'function getWithdrawableShares(address staker, address[] strategies) view returns (uint256[] withdrawableShares, uint256[] depositShares)',
  'function getQueuedWithdrawals(address staker) view returns (Withdrawal[] withdrawals, uint256[][] shares)',
]);

export const strategyManagerViews = parseAbi([
  'function strategyIsWhitelistedForDeposit(address strategy) view returns (bool whitelisted)',
]);

export const pausableViews = parseAbi(['function paused() view returns (uint256)']);

export const allocationManagerViews = parseAbi([
  'struct OperatorSet { address avs; uint32 id; }',
  'struct Allocation { uint64 currentMagnitude; int128 pendingDiff; uint32 effectBlock; }',
  'function DEALLOCATION_DELAY() view returns (uint32 delay)',
  'function ALLOCATION_CONFIGURATION_DELAY() view returns (uint32)',
  'function getAllocationDelay(address operator) view returns (bool isSet, uint32 delay)',
  'function getRegisteredSets(address operator) view returns (OperatorSet[] operatorSets)',
  'function getMaxMagnitude(address operator, address strategy) view returns (uint64)',
  'function getEncumberedMagnitude(address operator, address strategy) view returns (uint64)',
  'function getStrategyAllocations(address operator, address strategy) view returns (OperatorSet[] operatorSets, Allocation[] allocations)',
  'function isMemberOfOperatorSet(address operator, OperatorSet operatorSet) view returns (bool)',
  'function isOperatorSlashable(address operator, OperatorSet operatorSet) view returns (bool)',
  'function getStrategiesInOperatorSet(OperatorSet operatorSet) view returns (address[] strategies)',
  'function getSlasher(OperatorSet operatorSet) view returns (address)',
  'function getPendingSlasher(OperatorSet operatorSet) view returns (address pendingSlasher, uint32 effectBlock)',
  'function isRedistributingOperatorSet(OperatorSet operatorSet) view returns (bool)',
  'function getRedistributionRecipient(OperatorSet operatorSet) view returns (address)',
  'function getSlashCount(OperatorSet operatorSet) view returns (uint256)',
]);

export const avsDirectoryViews = parseAbi([
  'function avsOperatorStatus(address avs, address operator) view returns (uint8)',
]);

export const eigenPodManagerViews = parseAbi([
  'function getPod(address podOwner) view returns (address)',
  'function hasPod(address podOwner) view returns (bool)',
]);

export const eigenPodViews = parseAbi([
  'function currentCheckpointTimestamp() view returns (uint64)',
  'function lastCheckpointTimestamp() view returns (uint64)',
]);

export const strategyViews = parseAbi([
  'function sharesToUnderlyingView(uint256 amountShares) view returns (uint256)',
  'function underlyingToken() view returns (address)',
]);

export const strategyFactoryViews = parseAbi(['function deployedStrategies(address token) view returns (address)']);

/** Views only a duration vault has; on a plain strategy they revert. */
export const durationVaultViews = parseAbi([
  'function state() view returns (uint8)',
  'function duration() view returns (uint32)',
  'function unlockTimestamp() view returns (uint32)',
  'function vaultAdmin() view returns (address)',
  'function arbitrator() view returns (address)',
]);

export const tokenViews = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);

export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);

export const emissionsViews = parseAbi([
  'struct OperatorSet { address avs; uint32 id; }',
  'struct StrategyMultiplier { address strategy; uint96 multiplier; }',
  'struct Distribution { uint64 weight; uint64 startEpoch; uint64 totalEpochs; uint8 distributionType; OperatorSet operatorSet; StrategyMultiplier[][] strategiesAndMultipliers; }',
  'function getCurrentEpoch() view returns (uint256)',
  'function getDistributions(uint256 start, uint256 length) view returns (Distribution[] distributions)',
  'function EMISSIONS_INFLATION_RATE() view returns (uint256)',
  'function EMISSIONS_EPOCH_LENGTH() view returns (uint256)',
]);
