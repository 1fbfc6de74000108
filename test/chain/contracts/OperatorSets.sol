// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {AllocationState} from "./AllocationState.sol";
import {IDelegations, IServiceRegistrar} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {Pausable} from "./Pausable.sol";
import {PermissionController} from "./PermissionController.sol";
import {Permissioned} from "./Permissioned.sol";
import {WordSet} from "./WordSet.sol";

/// AllocationManager's keeping of operator sets: who made them, who is in them, what they may slash, who slashes.
abstract contract OperatorSets is AllocationState, Pausable, Permissioned {
    using OperatorSetKey for OperatorSet;
    using WordSet for WordSet.Words;

    error AlreadyMemberOfSet();
    error InputAddressZero();
    error InputArrayLengthMismatch();
    error InvalidAVSRegistrar();
    error InvalidCaller();
    error InvalidOperator();
    error InvalidOperatorSet();
    error InvalidRedistributionRecipient();
    error InvalidStrategy();
    error NonexistentAVSMetadata();
    error NotMemberOfSet();
    error SlasherNotSet();
    error StrategyAlreadyInOperatorSet();
    error StrategyNotInOperatorSet();

    event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
    event AVSRegistrarSet(address avs, address registrar);
    event OperatorAddedToOperatorSet(address indexed operator, OperatorSet operatorSet);
    event OperatorRemovedFromOperatorSet(address indexed operator, OperatorSet operatorSet);
    event OperatorSetCreated(OperatorSet operatorSet);
    event RedistributionAddressSet(OperatorSet operatorSet, address redistributionRecipient);
    event SlasherMigrated(OperatorSet operatorSet, address slasher);
    event SlasherUpdated(OperatorSet operatorSet, address slasher, uint32 effectBlock);
    event StrategyAddedToOperatorSet(OperatorSet operatorSet, address strategy);
    event StrategyRemovedFromOperatorSet(OperatorSet operatorSet, address strategy);

    struct CreateSetParams {
        uint32 operatorSetId;
        address[] strategies;
    }

    struct CreateSetParamsV2 {
        uint32 operatorSetId;
        address[] strategies;
        address slasher;
    }

    struct RegisterParams {
        address avs;
        uint32[] operatorSetIds;
        bytes data;
    }

    struct DeregisterParams {
        address operator;
        address avs;
        uint32[] operatorSetIds;
    }

    uint8 private constant PAUSED_REGISTRATION = 2;

    function updateAVSMetadataURI(address avs, string calldata metadataURI) external onlyFor(avs) {
        _hasMetadata[avs] = true;
        emit AVSMetadataURIUpdated(avs, metadataURI);
    }

    function setAVSRegistrar(address avs, address registrar) external onlyFor(avs) {
        require(IServiceRegistrar(registrar).supportsAVS(avs), InvalidAVSRegistrar());
        _registrars[avs] = registrar;
        emit AVSRegistrarSet(avs, getAVSRegistrar(avs));
    }

    function createOperatorSets(address avs, CreateSetParams[] calldata params) external onlyFor(avs) {
        require(_hasMetadata[avs], NonexistentAVSMetadata());
        for (uint256 i = 0; i < params.length; i++) {
            _createSet(avs, params[i].operatorSetId, params[i].strategies, avs, address(0));
        }
    }

    function createOperatorSets(address avs, CreateSetParamsV2[] calldata params) external onlyFor(avs) {
        require(_hasMetadata[avs], NonexistentAVSMetadata());
        for (uint256 i = 0; i < params.length; i++) {
            _createSet(avs, params[i].operatorSetId, params[i].strategies, params[i].slasher, address(0));
        }
    }

    function createRedistributingOperatorSets(
        address avs,
        CreateSetParams[] calldata params,
        address[] calldata redistributionRecipients
    ) external onlyFor(avs) {
        require(params.length == redistributionRecipients.length, InputArrayLengthMismatch());
        require(_hasMetadata[avs], NonexistentAVSMetadata());
        for (uint256 i = 0; i < params.length; i++) {
            _requireRecipient(redistributionRecipients[i]);
            _createSet(avs, params[i].operatorSetId, params[i].strategies, avs, redistributionRecipients[i]);
        }
    }

    function createRedistributingOperatorSets(
        address avs,
        CreateSetParamsV2[] calldata params,
        address[] calldata redistributionRecipients
    ) external onlyFor(avs) {
        require(params.length == redistributionRecipients.length, InputArrayLengthMismatch());
        require(_hasMetadata[avs], NonexistentAVSMetadata());
        for (uint256 i = 0; i < params.length; i++) {
            _requireRecipient(redistributionRecipients[i]);
            _createSet(
                avs, params[i].operatorSetId, params[i].strategies, params[i].slasher, redistributionRecipients[i]
            );
        }
    }

    function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        onlyFor(avs)
    {
        OperatorSet memory operatorSet = _requireSet(avs, operatorSetId);
        for (uint256 i = 0; i < strategies.length; i++) _addStrategy(operatorSet, strategies[i]);
    }

    function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        onlyFor(avs)
    {
        OperatorSet memory operatorSet = _requireSet(avs, operatorSetId);
        for (uint256 i = 0; i < strategies.length; i++) {
            require(_strategies[operatorSet.key()].remove(strategies[i]), StrategyNotInOperatorSet());
            emit StrategyRemovedFromOperatorSet(operatorSet, strategies[i]);
        }
    }

    function updateSlasher(OperatorSet memory operatorSet, address slasher) external onlyFor(operatorSet.avs) {
        _requireSet(operatorSet.avs, operatorSet.id);
        require(getSlasher(operatorSet) != address(0), SlasherNotSet());
        _setSlasher(operatorSet, slasher, false);
    }

    /// Gives sets older than slashers the one they had by appointment, else the service itself.
    function migrateSlashers(OperatorSet[] memory operatorSets) external {
        for (uint256 i = 0; i < operatorSets.length; i++) {
            if (!isOperatorSet(operatorSets[i]) || getSlasher(operatorSets[i]) != address(0)) continue;
            address[] memory appointees = PermissionController(Mainnet.PERMISSION_CONTROLLER).getAppointees(
                operatorSets[i].avs, address(this), bytes4(0x36352057)
            );
            bool appointed = appointees.length != 0 && appointees[0] != address(0);
            address slasher = appointed ? appointees[0] : operatorSets[i].avs;
            _setSlasher(operatorSets[i], slasher, true);
            emit SlasherMigrated(operatorSets[i], slasher);
        }
    }

    function registerForOperatorSets(address operator, RegisterParams calldata params)
        external
        whenRunning(PAUSED_REGISTRATION)
        onlyFor(operator)
    {
        require(IDelegations(Mainnet.DELEGATION_MANAGER).isOperator(operator), InvalidOperator());
        for (uint256 i = 0; i < params.operatorSetIds.length; i++) {
            OperatorSet memory operatorSet = _requireSet(params.avs, params.operatorSetIds[i]);
            require(!isOperatorSlashable(operator, operatorSet), AlreadyMemberOfSet());
            bytes32 set = operatorSet.key();
            _registeredSets[operator].add(set);
            _members[set].add(operator);
            _registrations[operator][set].registered = true;
            emit OperatorAddedToOperatorSet(operator, operatorSet);
        }
        IServiceRegistrar(getAVSRegistrar(params.avs)).registerOperator(
            operator, params.avs, params.operatorSetIds, params.data
        );
    }

    function deregisterFromOperatorSets(DeregisterParams calldata params) external whenRunning(PAUSED_REGISTRATION) {
        require(_canCall(params.operator) || _canCall(params.avs), InvalidCaller());
        for (uint256 i = 0; i < params.operatorSetIds.length; i++) {
            OperatorSet memory operatorSet = _requireSet(params.avs, params.operatorSetIds[i]);
            bytes32 set = operatorSet.key();
            require(_registrations[params.operator][set].registered, NotMemberOfSet());
            _registeredSets[params.operator].remove(set);
            _members[set].remove(params.operator);
            _registrations[params.operator][set] =
                Registration(false, uint32(block.number) + Mainnet.DEALLOCATION_DELAY_BLOCKS);
            emit OperatorRemovedFromOperatorSet(params.operator, operatorSet);
        }
        IServiceRegistrar(getAVSRegistrar(params.avs)).deregisterOperator(
            params.operator, params.avs, params.operatorSetIds
        );
    }

    function _createSet(
        address avs,
        uint32 id,
        address[] calldata strategies,
        address slasher,
        address redistributionRecipient
    ) private {
        OperatorSet memory operatorSet = OperatorSet(avs, id);
        require(_setIds[avs].add(bytes32(uint256(id))), InvalidOperatorSet());
        emit OperatorSetCreated(operatorSet);
        if (redistributionRecipient != address(0)) {
            _recipients[operatorSet.key()] = redistributionRecipient;
            emit RedistributionAddressSet(operatorSet, redistributionRecipient);
        }
        for (uint256 i = 0; i < strategies.length; i++) _addStrategy(operatorSet, strategies[i]);
        _setSlasher(operatorSet, slasher, true);
    }

    /// Native ETH and EIGEN cannot be handed to anyone, so no redistributing set may hold them.
    function _addStrategy(OperatorSet memory operatorSet, address strategy) private {
        if (isRedistributingOperatorSet(operatorSet)) {
            require(
                strategy != Mainnet.BEACON_ETH_STRATEGY && strategy != Mainnet.EIGEN_STRATEGY, InvalidStrategy()
            );
        }
        require(_strategies[operatorSet.key()].add(strategy), StrategyAlreadyInOperatorSet());
        emit StrategyAddedToOperatorSet(operatorSet, strategy);
    }

    function _setSlasher(OperatorSet memory operatorSet, address slasher, bool atOnce) private {
        require(slasher != address(0), InputAddressZero());
        SlasherSetting memory setting = _slashers[operatorSet.key()];
        if (slasher == setting.pendingSlasher && block.number < setting.effectBlock) return;
        setting.slasher = atOnce ? slasher : getSlasher(operatorSet);
        setting.pendingSlasher = slasher;
        setting.effectBlock = uint32(block.number) + (atOnce ? 0 : Mainnet.SLASHER_CONFIGURATION_DELAY_BLOCKS + 1);
        _slashers[operatorSet.key()] = setting;
        emit SlasherUpdated(operatorSet, slasher, setting.effectBlock);
    }

    function _requireSet(address avs, uint32 id) private view returns (OperatorSet memory operatorSet) {
        operatorSet = OperatorSet(avs, id);
        require(isOperatorSet(operatorSet), InvalidOperatorSet());
    }

    function _requireRecipient(address recipient) private pure {
        require(recipient != address(0), InputAddressZero());
        require(recipient != Mainnet.BURN_ADDRESS, InvalidRedistributionRecipient());
    }
}
