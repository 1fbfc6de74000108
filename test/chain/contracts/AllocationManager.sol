// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IDelegations} from "./CoreCalls.sol";
import {History} from "./History.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {OperatorSets} from "./OperatorSets.sol";
import {Wad} from "./Wad.sol";
import {WordSet} from "./WordSet.sol";

/// Operators give services slashable shares of what is delegated to them; services take them by slashing.
/// Reading functions live in AllocationManagerView.
contract AllocationManager is OperatorSets, Once {
    using History for History.Trail;
    using OperatorSetKey for OperatorSet;
    using WordSet for WordSet.Words;

    /// In mainnet's interface; unreachable there.
    error Empty();
    error OperatorSetAlreadyMigrated();

    error InsufficientMagnitude();
    error InvalidWadToSlash();
    error ModificationAlreadyPending();
    error OperatorNotSlashable();
    error SameMagnitude();
    error StrategiesMustBeInAscendingOrder();
    error UninitializedAllocationDelay();

    event AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock);
    event AllocationUpdated(
        address operator, OperatorSet operatorSet, address strategy, uint64 magnitude, uint32 effectBlock
    );
    event EncumberedMagnitudeUpdated(address operator, address strategy, uint64 encumberedMagnitude);
    event MaxMagnitudeUpdated(address operator, address strategy, uint64 maxMagnitude);
    event OperatorSlashed(
        address operator, OperatorSet operatorSet, address[] strategies, uint256[] wadSlashed, string description
    );

    struct AllocateParams {
        OperatorSet operatorSet;
        address[] strategies;
        uint64[] newMagnitudes;
    }

    struct SlashingParams {
        address operator;
        uint32 operatorSetId;
        address[] strategies;
        uint256[] wadsToSlash;
        string description;
    }

    uint8 private constant PAUSED_ALLOCATIONS = 0;
    uint8 private constant PAUSED_SLASHING = 1;

    function initialize(uint256 initialPausedStatus) external once {
        _setPaused(initialPausedStatus);
    }

    function viewImplementation() external pure returns (address) {
        return Mainnet.ALLOCATION_MANAGER_VIEW;
    }

    fallback() external {
        address viewer = Mainnet.ALLOCATION_MANAGER_VIEW;
        assembly {
            calldatacopy(0, 0, calldatasize())
            let answered := delegatecall(gas(), viewer, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(answered) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }

    function modifyAllocations(address operator, AllocateParams[] memory params)
        external
        whenRunning(PAUSED_ALLOCATIONS)
        onlyFor(operator)
    {
        (bool isSet, uint32 delay) = getAllocationDelay(operator);
        require(isSet, UninitializedAllocationDelay());
        for (uint256 i = 0; i < params.length; i++) {
            require(params[i].strategies.length == params[i].newMagnitudes.length, InputArrayLengthMismatch());
            require(isOperatorSet(params[i].operatorSet), InvalidOperatorSet());
            for (uint256 j = 0; j < params[i].strategies.length; j++) {
                _modify(operator, params[i].operatorSet, params[i].strategies[j], params[i].newMagnitudes[j], delay);
            }
        }
    }

    function clearDeallocationQueue(address operator, address[] calldata strategies, uint16[] calldata numToClear)
        external
        whenRunning(PAUSED_ALLOCATIONS)
    {
        require(strategies.length == numToClear.length, InputArrayLengthMismatch());
        for (uint256 i = 0; i < strategies.length; i++) _clearDeallocations(operator, strategies[i], numToClear[i]);
    }

    /// The first delay of a new operator holds at once; a later one after the configuration delay.
    function setAllocationDelay(address operator, uint32 delay) external {
        bool isNew = msg.sender == Mainnet.DELEGATION_MANAGER;
        if (!isNew) {
            require(_canCall(operator), InvalidPermissions());
            require(IDelegations(Mainnet.DELEGATION_MANAGER).isOperator(operator), InvalidOperator());
        }
        (bool isSet, uint32 current) = getAllocationDelay(operator);
        uint32 effectBlock =
            uint32(block.number) + (isNew ? 0 : Mainnet.ALLOCATION_CONFIGURATION_DELAY_BLOCKS + 1);
        _delays[operator] = DelaySetting(isNew ? delay : current, isNew || isSet, delay, effectBlock);
        emit AllocationDelaySet(operator, delay, effectBlock);
    }

    function slashOperator(address avs, SlashingParams calldata params)
        external
        whenRunning(PAUSED_SLASHING)
        returns (uint256 slashId, uint256[] memory shares)
    {
        OperatorSet memory operatorSet = OperatorSet(avs, params.operatorSetId);
        require(params.strategies.length == params.wadsToSlash.length, InputArrayLengthMismatch());
        require(isOperatorSet(operatorSet), InvalidOperatorSet());
        require(isOperatorSlashable(params.operator, operatorSet), OperatorNotSlashable());
        require(msg.sender == getSlasher(operatorSet), InvalidCaller());

        slashId = ++_slashCounts[operatorSet.key()];
        shares = new uint256[](params.strategies.length);
        uint256[] memory wadSlashed = new uint256[](params.strategies.length);
        for (uint256 i = 0; i < params.strategies.length; i++) {
            require(i == 0 || params.strategies[i] > params.strategies[i - 1], StrategiesMustBeInAscendingOrder());
            require(0 < params.wadsToSlash[i] && params.wadsToSlash[i] <= Wad.ONE, InvalidWadToSlash());
            require(_strategies[operatorSet.key()].contains(params.strategies[i]), StrategyNotInOperatorSet());
            (wadSlashed[i], shares[i]) =
                _slash(params.operator, operatorSet, slashId, params.strategies[i], params.wadsToSlash[i]);
        }
        emit OperatorSlashed(params.operator, operatorSet, params.strategies, wadSlashed, params.description);
    }

    function _modify(
        address operator,
        OperatorSet memory operatorSet,
        address strategy,
        uint64 newMagnitude,
        uint32 allocationDelay
    ) private {
        _clearDeallocations(operator, strategy, type(uint16).max);
        bytes32 set = operatorSet.key();
        (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, set, strategy);
        require(allocation.effectBlock == 0, ModificationAlreadyPending());
        int128 change = int128(uint128(newMagnitude)) - int128(uint128(allocation.currentMagnitude));
        require(change != 0, SameMagnitude());

        allocation.effectBlock = uint32(block.number);
        if (change > 0) {
            magnitudes.encumbered = Wad.shift(magnitudes.encumbered, change);
            require(magnitudes.encumbered <= magnitudes.max, InsufficientMagnitude());
            allocation.pendingDiff = change;
            allocation.effectBlock += allocationDelay;
        } else if (
            allocation.currentMagnitude != 0 && isOperatorSlashable(operator, operatorSet)
                && _strategies[set].contains(strategy)
        ) {
            // Still slashable through the whole delay; freed in the block after it.
            _deallocations[operator][strategy].sets.push(set);
            allocation.pendingDiff = change;
            allocation.effectBlock += Mainnet.DEALLOCATION_DELAY_BLOCKS + 1;
        } else {
            magnitudes.encumbered = Wad.shift(magnitudes.encumbered, change);
            allocation.currentMagnitude = newMagnitude;
        }
        _store(operator, set, strategy, magnitudes, allocation);
        emit AllocationUpdated(operator, operatorSet, strategy, newMagnitude, allocation.effectBlock);
    }

    function _slash(
        address operator,
        OperatorSet memory operatorSet,
        uint256 slashId,
        address strategy,
        uint256 wadToSlash
    ) private returns (uint256 wadSlashed, uint256 shares) {
        bytes32 set = operatorSet.key();
        (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, set, strategy);
        if (allocation.currentMagnitude == 0) return (0, 0);

        uint64 slashed = uint64(Wad.mulUp(allocation.currentMagnitude, wadToSlash));
        uint64 maxBefore = magnitudes.max;
        wadSlashed = Wad.div(slashed, maxBefore);
        allocation.currentMagnitude -= slashed;
        magnitudes.max -= slashed;
        magnitudes.encumbered -= slashed;
        if (allocation.pendingDiff < 0) {
            uint256 pendingSlashed = Wad.mulUp(uint256(-int256(allocation.pendingDiff)), wadToSlash);
            allocation.pendingDiff += int128(uint128(pendingSlashed));
            uint64 left = Wad.shift(allocation.currentMagnitude, allocation.pendingDiff);
            emit AllocationUpdated(operator, operatorSet, strategy, left, allocation.effectBlock);
        }
        _store(operator, set, strategy, magnitudes, allocation);
        emit AllocationUpdated(operator, operatorSet, strategy, allocation.currentMagnitude, uint32(block.number));
        _maxMagnitudes[operator][strategy].push(magnitudes.max);
        emit MaxMagnitudeUpdated(operator, strategy, magnitudes.max);
        shares = IDelegations(Mainnet.DELEGATION_MANAGER).slashOperatorShares(
            operator, operatorSet, slashId, strategy, maxBefore, magnitudes.max
        );
    }

    function _clearDeallocations(address operator, address strategy, uint16 most) private {
        Queue storage queue = _deallocations[operator][strategy];
        for (uint256 done = 0; done < most && queue.cleared < queue.sets.length; done++) {
            bytes32 set = queue.sets[queue.cleared];
            (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, set, strategy);
            if (block.number < allocation.effectBlock) break;
            _store(operator, set, strategy, magnitudes, allocation);
            queue.cleared++;
        }
    }

    function _store(
        address operator,
        bytes32 set,
        address strategy,
        Magnitudes memory magnitudes,
        Allocation memory allocation
    ) private {
        if (_encumbered[operator][strategy] != magnitudes.encumbered) {
            _encumbered[operator][strategy] = magnitudes.encumbered;
            emit EncumberedMagnitudeUpdated(operator, strategy, magnitudes.encumbered);
        }
        _allocations[operator][set][strategy] = allocation;
        if (allocation.pendingDiff != 0) {
            _allocatedStrategies[operator][set].add(strategy);
            _allocatedSets[operator].add(set);
        } else if (allocation.currentMagnitude == 0) {
            _allocatedStrategies[operator][set].remove(strategy);
            if (_allocatedStrategies[operator][set].length() == 0) _allocatedSets[operator].remove(set);
        }
    }
}
