import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';

const OPERATOR_SET = '(address avs, uint32 id)';
const SET = '(uint32 operatorSetId, address[] strategies)';
const SET_WITH_SLASHER = '(uint32 operatorSetId, address[] strategies, address slasher)';

/** An operator's doing: it changes what its delegators can lose. */
const byOperator = (operator: Address, avs?: Address): IntentPart => ({
  action: 'other',
  subject: operator,
  target: avs,
  targetKind: avs && 'contract',
  note: note('operatorSide'),
});

/** A service's doing. */
const byService = (avs: Address): IntentPart => ({
  action: 'other',
  target: avs,
  targetKind: 'contract',
  note: note('serviceSide'),
});

/** AllocationManager: which stake of which operator a service may slash. Called by operators and services, not by stakers. */
export const allocationManager = entryPointTable(() => [
  entryPoint(
    `function modifyAllocations(address operator, (${OPERATOR_SET} operatorSet, address[] strategies, uint64[] newMagnitudes)[] params)`,
    ([operator]) => byOperator(operator),
  ),
  entryPoint(
    'function registerForOperatorSets(address operator, (address avs, uint32[] operatorSetIds, bytes data) params)',
    ([operator, { avs }]) => byOperator(operator, avs),
  ),
  entryPoint(
    'function deregisterFromOperatorSets((address operator, address avs, uint32[] operatorSetIds) params)',
    ([{ operator, avs }]) => byOperator(operator, avs),
  ),
  entryPoint('function setAllocationDelay(address operator, uint32 delay)', ([operator]) => byOperator(operator)),
  entryPoint(
    'function clearDeallocationQueue(address operator, address[] strategies, uint16[] numToClear)',
    ([operator]) => byOperator(operator),
  ),
  entryPoint(
    'function slashOperator(address avs, (address operator, uint32 operatorSetId, address[] strategies, uint256[] wadsToSlash, string description) params)',
    ([avs, { operator }]) => ({ ...byService(avs), subject: operator }),
  ),
  entryPoint(`function createOperatorSets(address avs, ${SET}[] params)`, ([avs]) => byService(avs)),
  entryPoint(`function createOperatorSets(address avs, ${SET_WITH_SLASHER}[] params)`, ([avs]) => byService(avs)),
  entryPoint(
    `function createRedistributingOperatorSets(address avs, ${SET}[] params, address[] redistributionRecipients)`,
    ([avs]) => byService(avs),
  ),
  entryPoint(
    `function createRedistributingOperatorSets(address avs, ${SET_WITH_SLASHER}[] params, address[] redistributionRecipients)`,
    ([avs]) => byService(avs),
  ),
  entryPoint('function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] strategies)', ([avs]) =>
    byService(avs),
  ),
  entryPoint(
    'function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] strategies)',
    ([avs]) => byService(avs),
  ),
  entryPoint(`function updateSlasher(${OPERATOR_SET} operatorSet, address slasher)`, ([{ avs }]) => byService(avs)),
  entryPoint('function setAVSRegistrar(address avs, address registrar)', ([avs]) => byService(avs)),
  entryPoint('function updateAVSMetadataURI(address avs, string metadataURI)', ([avs]) => byService(avs)),
  entryPoint(`function migrateSlashers(${OPERATOR_SET}[] operatorSets)`, () => ({
    action: 'other',
    note: note('serviceSide'),
  })),
]);

/** AVSDirectory: the registry that came before operator sets. Nothing in it can slash. */
export const avsDirectory = entryPointTable(() => [
  entryPoint(
    'function registerOperatorToAVS(address operator, (bytes signature, bytes32 salt, uint256 expiry) operatorSignature)',
    ([operator]) => ({ action: 'other', subject: operator, note: note('legacyRegistry') }),
  ),
  entryPoint('function deregisterOperatorFromAVS(address operator)', ([operator]) => ({
    action: 'other',
    subject: operator,
    note: note('legacyRegistry'),
  })),
  entryPoint('function cancelSalt(bytes32 salt)', (_, call) => ({ action: 'other', subject: call.from })),
  entryPoint('function updateAVSMetadataURI(string metadataURI)', (_, call) => ({
    action: 'other',
    target: call.from,
  })),
]);

/** StrategyFactory: anyone may add a strategy for any token. */
export const strategyFactory = entryPointTable(() => [
  entryPoint('function deployNewStrategy(address token)', ([token]) => ({
    action: 'other',
    target: token,
    targetKind: 'token',
    note: note('strategyAdded'),
  })),
  entryPoint(
    `function deployDurationVaultStrategy((address underlyingToken, address vaultAdmin, address arbitrator, uint32 duration, uint256 maxPerDeposit, uint256 stakeCap, string metadataURI, ${OPERATOR_SET} operatorSet, bytes operatorSetRegistrationData, address delegationApprover, string operatorMetadataURI) config)`,
    ([{ underlyingToken }]) => ({
      action: 'other',
      target: underlyingToken,
      targetKind: 'token',
      note: note('strategyAdded'),
    }),
  ),
]);

/**
 * Duration vaults are made by the factory, so their addresses are unknown here. `lock()` is left out: half of all locker contracts
 * have it.
 */
export const durationVault = entryPointTable(() => [
  entryPoint('function markMatured()', (_, call) => ({ action: 'other', target: call.to, targetKind: 'vault' })),
  entryPoint('function advanceToWithdrawals()', (_, call) => ({
    action: 'other',
    target: call.to,
    targetKind: 'vault',
  })),
]);
