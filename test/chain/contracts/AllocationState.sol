// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {History} from "./History.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {Wad} from "./Wad.sol";
import {WordSet} from "./WordSet.sol";

/// What AllocationManager and its view half both know: the state, and how to read it at this block.
abstract contract AllocationState {
    using History for History.Trail;
    using OperatorSetKey for OperatorSet;
    using WordSet for WordSet.Words;

    struct Allocation {
        uint64 currentMagnitude;
        int128 pendingDiff;
        uint32 effectBlock;
    }

    struct Magnitudes {
        uint64 max;
        uint64 encumbered;
    }

    struct Registration {
        bool registered;
        uint32 slashableUntil;
    }

    struct DelaySetting {
        uint32 delay;
        bool isSet;
        uint32 pendingDelay;
        uint32 effectBlock;
    }

    struct SlasherSetting {
        address slasher;
        address pendingSlasher;
        uint32 effectBlock;
    }

    /// Sets whose deallocation waits, oldest first.
    struct Queue {
        bytes32[] sets;
        uint256 cleared;
    }

    mapping(address avs => WordSet.Words) internal _setIds;
    mapping(address avs => address) internal _registrars;
    mapping(address avs => bool) internal _hasMetadata;
    mapping(bytes32 set => WordSet.Words) internal _members;
    mapping(bytes32 set => WordSet.Words) internal _strategies;
    mapping(bytes32 set => address) internal _recipients;
    mapping(bytes32 set => SlasherSetting) internal _slashers;
    mapping(bytes32 set => uint256) internal _slashCounts;

    mapping(address operator => DelaySetting) internal _delays;
    mapping(address operator => WordSet.Words) internal _registeredSets;
    mapping(address operator => mapping(bytes32 set => Registration)) internal _registrations;
    mapping(address operator => WordSet.Words) internal _allocatedSets;
    mapping(address operator => mapping(bytes32 set => WordSet.Words)) internal _allocatedStrategies;
    mapping(address operator => mapping(bytes32 set => mapping(address strategy => Allocation))) internal _allocations;
    mapping(address operator => mapping(address strategy => uint64)) internal _encumbered;
    mapping(address operator => mapping(address strategy => History.Trail)) internal _maxMagnitudes;
    mapping(address operator => mapping(address strategy => Queue)) internal _deallocations;

    function getAllocationDelay(address operator) public view returns (bool isSet, uint32 delay) {
        DelaySetting memory setting = _delays[operator];
        if (setting.effectBlock != 0 && block.number >= setting.effectBlock) return (true, setting.pendingDelay);
        return (setting.isSet, setting.delay);
    }

    function isOperatorSlashable(address operator, OperatorSet memory operatorSet) public view returns (bool) {
        Registration memory registration = _registrations[operator][operatorSet.key()];
        return registration.registered || block.number <= registration.slashableUntil;
    }

    function isOperatorSet(OperatorSet memory operatorSet) public view returns (bool) {
        return _setIds[operatorSet.avs].contains(bytes32(uint256(operatorSet.id)));
    }

    function getSlasher(OperatorSet memory operatorSet) public view returns (address) {
        SlasherSetting memory setting = _slashers[operatorSet.key()];
        if (setting.effectBlock != 0 && block.number >= setting.effectBlock) return setting.pendingSlasher;
        return setting.slasher;
    }

    function getRedistributionRecipient(OperatorSet memory operatorSet) public view returns (address) {
        address recipient = _recipients[operatorSet.key()];
        return recipient == address(0) ? Mainnet.BURN_ADDRESS : recipient;
    }

    function isRedistributingOperatorSet(OperatorSet memory operatorSet) public view returns (bool) {
        return getRedistributionRecipient(operatorSet) != Mainnet.BURN_ADDRESS;
    }

    function getAVSRegistrar(address avs) public view returns (address) {
        address registrar = _registrars[avs];
        return registrar == address(0) ? avs : registrar;
    }

    function _maxMagnitude(address operator, address strategy) internal view returns (uint64) {
        return uint64(_maxMagnitudes[operator][strategy].latest(Wad.ONE));
    }

    /// Magnitudes and allocation as they stand at this block: a change whose block has come counts as done.
    function _current(address operator, bytes32 set, address strategy)
        internal
        view
        returns (Magnitudes memory magnitudes, Allocation memory allocation)
    {
        magnitudes = Magnitudes(_maxMagnitude(operator, strategy), _encumbered[operator][strategy]);
        allocation = _allocations[operator][set][strategy];
        if (block.number < allocation.effectBlock) return (magnitudes, allocation);

        if (allocation.pendingDiff < 0) magnitudes.encumbered = Wad.shift(magnitudes.encumbered, allocation.pendingDiff);
        allocation.currentMagnitude = Wad.shift(allocation.currentMagnitude, allocation.pendingDiff);
        allocation.pendingDiff = 0;
        allocation.effectBlock = 0;
    }
}
