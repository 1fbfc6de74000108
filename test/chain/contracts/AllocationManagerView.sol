// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {AllocationState} from "./AllocationState.sol";
import {IDelegations} from "./CoreCalls.sol";
import {History} from "./History.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {Wad} from "./Wad.sol";
import {WordSet} from "./WordSet.sol";

/// The reading half of AllocationManager; AllocationManager delegate-calls it.
contract AllocationManagerView is AllocationState {
    using History for History.Trail;
    using OperatorSetKey for OperatorSet;
    using OperatorSetKey for bytes32[];
    using WordSet for WordSet.Words;

    function DEALLOCATION_DELAY() external pure returns (uint32 delay) {
        return Mainnet.DEALLOCATION_DELAY_BLOCKS;
    }

    function ALLOCATION_CONFIGURATION_DELAY() external pure returns (uint32) {
        return Mainnet.ALLOCATION_CONFIGURATION_DELAY_BLOCKS;
    }

    function SLASHER_CONFIGURATION_DELAY() external pure returns (uint32) {
        return Mainnet.SLASHER_CONFIGURATION_DELAY_BLOCKS;
    }

    function delegation() external pure returns (address) {
        return Mainnet.DELEGATION_MANAGER;
    }

    function eigenStrategy() external pure returns (address) {
        return Mainnet.EIGEN_STRATEGY;
    }

    function getOperatorSetCount(address avs) external view returns (uint256) {
        return _setIds[avs].length();
    }

    function getAllocatedSets(address operator) external view returns (OperatorSet[] memory) {
        return _allocatedSets[operator].list.fromKeys();
    }

    function getAllocatedStrategies(address operator, OperatorSet memory operatorSet)
        external
        view
        returns (address[] memory)
    {
        return _allocatedStrategies[operator][operatorSet.key()].addresses();
    }

    function getAllocation(address operator, OperatorSet memory operatorSet, address strategy)
        public
        view
        returns (Allocation memory allocation)
    {
        (, allocation) = _current(operator, operatorSet.key(), strategy);
    }

    function getAllocations(address[] memory operators, OperatorSet memory operatorSet, address strategy)
        external
        view
        returns (Allocation[] memory allocations)
    {
        allocations = new Allocation[](operators.length);
        for (uint256 i = 0; i < operators.length; i++) {
            allocations[i] = getAllocation(operators[i], operatorSet, strategy);
        }
    }

    function getStrategyAllocations(address operator, address strategy)
        external
        view
        returns (OperatorSet[] memory operatorSets, Allocation[] memory allocations)
    {
        operatorSets = _allocatedSets[operator].list.fromKeys();
        allocations = new Allocation[](operatorSets.length);
        for (uint256 i = 0; i < operatorSets.length; i++) {
            allocations[i] = getAllocation(operator, operatorSets[i], strategy);
        }
    }

    function getEncumberedMagnitude(address operator, address strategy) public view returns (uint64 encumbered) {
        encumbered = _encumbered[operator][strategy];
        Queue storage queue = _deallocations[operator][strategy];
        for (uint256 i = queue.cleared; i < queue.sets.length; i++) {
            Allocation memory allocation = _allocations[operator][queue.sets[i]][strategy];
            if (block.number < allocation.effectBlock) break;
            encumbered = Wad.shift(encumbered, allocation.pendingDiff);
        }
    }

    function getAllocatableMagnitude(address operator, address strategy) external view returns (uint64) {
        return _maxMagnitude(operator, strategy) - getEncumberedMagnitude(operator, strategy);
    }

    function getMaxMagnitude(address operator, address strategy) external view returns (uint64) {
        return _maxMagnitude(operator, strategy);
    }

    function getMaxMagnitudes(address[] memory operators, address strategy)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](operators.length);
        for (uint256 i = 0; i < operators.length; i++) magnitudes[i] = _maxMagnitude(operators[i], strategy);
    }

    function getMaxMagnitudes(address operator, address[] memory strategies)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) magnitudes[i] = _maxMagnitude(operator, strategies[i]);
    }

    function getMaxMagnitudesAtBlock(address operator, address[] memory strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            magnitudes[i] = uint64(_maxMagnitudes[operator][strategies[i]].valueAt(blockNumber, Wad.ONE));
        }
    }

    function getRegisteredSets(address operator) external view returns (OperatorSet[] memory operatorSets) {
        return _registeredSets[operator].list.fromKeys();
    }

    function isMemberOfOperatorSet(address operator, OperatorSet memory operatorSet) external view returns (bool) {
        return _members[operatorSet.key()].contains(operator);
    }

    function getMembers(OperatorSet memory operatorSet) external view returns (address[] memory operators) {
        return _members[operatorSet.key()].addresses();
    }

    function getMemberCount(OperatorSet memory operatorSet) external view returns (uint256) {
        return _members[operatorSet.key()].length();
    }

    function getStrategiesInOperatorSet(OperatorSet memory operatorSet)
        external
        view
        returns (address[] memory strategies)
    {
        return _strategies[operatorSet.key()].addresses();
    }

    function getPendingSlasher(OperatorSet memory operatorSet)
        external
        view
        returns (address pendingSlasher, uint32 effectBlock)
    {
        SlasherSetting memory setting = _slashers[operatorSet.key()];
        if (block.number >= setting.effectBlock) return (address(0), 0);
        return (setting.pendingSlasher, setting.effectBlock);
    }

    function getSlashCount(OperatorSet memory operatorSet) external view returns (uint256) {
        return _slashCounts[operatorSet.key()];
    }

    /// Whether a set that pays someone can slash the operator.
    function isOperatorRedistributable(address operator) external view returns (bool) {
        return _anyRedistributes(operator, _registeredSets[operator].list.fromKeys())
            || _anyRedistributes(operator, _allocatedSets[operator].list.fromKeys());
    }

    function getAllocatedStake(OperatorSet memory operatorSet, address[] memory operators, address[] memory strategies)
        external
        view
        returns (uint256[][] memory slashableStake)
    {
        return _stakeUntil(operatorSet, operators, strategies, uint32(block.number));
    }

    function getMinimumSlashableStake(
        OperatorSet memory operatorSet,
        address[] memory operators,
        address[] memory strategies,
        uint32 futureBlock
    ) external view returns (uint256[][] memory slashableStake) {
        slashableStake = _stakeUntil(operatorSet, operators, strategies, futureBlock);
        for (uint256 i = 0; i < operators.length; i++) {
            if (isOperatorSlashable(operators[i], operatorSet)) continue;
            slashableStake[i] = new uint256[](strategies.length);
        }
    }

    /// Allocated share of the delegated stake; a deallocation done by `futureBlock` no longer counts, an allocation
    /// still pending does not count yet.
    function _stakeUntil(
        OperatorSet memory operatorSet,
        address[] memory operators,
        address[] memory strategies,
        uint32 futureBlock
    ) private view returns (uint256[][] memory stake) {
        uint256[][] memory delegated =
            IDelegations(Mainnet.DELEGATION_MANAGER).getOperatorsShares(operators, strategies);
        stake = new uint256[][](operators.length);
        for (uint256 i = 0; i < operators.length; i++) {
            stake[i] = new uint256[](strategies.length);
            for (uint256 j = 0; j < strategies.length; j++) {
                uint64 max = _maxMagnitude(operators[i], strategies[j]);
                if (max == 0) continue;
                Allocation memory allocation = getAllocation(operators[i], operatorSet, strategies[j]);
                uint64 magnitude = allocation.currentMagnitude;
                if (allocation.pendingDiff < 0 && allocation.effectBlock <= futureBlock) {
                    magnitude = Wad.shift(magnitude, allocation.pendingDiff);
                }
                stake[i][j] = Wad.mul(delegated[i][j], Wad.div(magnitude, max));
            }
        }
    }

    function _anyRedistributes(address operator, OperatorSet[] memory operatorSets) private view returns (bool) {
        for (uint256 i = 0; i < operatorSets.length; i++) {
            if (isOperatorSlashable(operator, operatorSets[i]) && isRedistributingOperatorSet(operatorSets[i])) {
                return true;
            }
        }
        return false;
    }
}
