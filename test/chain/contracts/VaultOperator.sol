// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {AllocationManager} from "./AllocationManager.sol";
import {AllocationManagerView} from "./AllocationManagerView.sol";
import {AllocationState} from "./AllocationState.sol";
import {IAllocations, IDelegations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {OperatorSets} from "./OperatorSets.sol";
import {Wad} from "./Wad.sol";

interface ISplits {
    function setOperatorAVSSplit(address operator, address avs, uint16 split) external;
    function setOperatorSetSplit(address operator, OperatorSet calldata operatorSet, uint16 split) external;
    function setOperatorPISplit(address operator, uint16 split) external;
}

/// A vault acting as the operator of its own stake in one operator set.
abstract contract VaultOperator {
    error OperatorIntegrationInvalid();
    error PendingAllocation();
    error StrategyNotSupportedByOperatorSet();

    event DeallocateAttempted(bool success);
    event DeregisterAttempted(bool success);

    OperatorSet private _operatorSet;

    function operatorSetInfo() external view returns (address avs, uint32 operatorSetId) {
        return (_operatorSet.avs, _operatorSet.id);
    }

    function operatorSetRegistered() external view returns (bool) {
        return IAllocations(Mainnet.ALLOCATION_MANAGER).isMemberOfOperatorSet(address(this), _operatorSet);
    }

    function operatorIntegrationConfigured() external pure returns (bool) {
        return true;
    }

    /// The allocation delay is longer than the exit, so what is queued before the lock gets out unslashed.
    function _becomeOperator(
        OperatorSet memory operatorSet,
        bytes memory registrationData,
        address delegationApprover,
        string memory operatorMetadataURI
    ) internal {
        require(operatorSet.avs != address(0), OperatorIntegrationInvalid());
        _operatorSet = operatorSet;
        IDelegations(Mainnet.DELEGATION_MANAGER).registerAsOperator(
            delegationApprover, Mainnet.MIN_WITHDRAWAL_DELAY_BLOCKS + 1, operatorMetadataURI
        );
        OperatorSets.RegisterParams memory params;
        params.avs = operatorSet.avs;
        params.operatorSetIds = _oneId();
        params.data = registrationData;
        OperatorSets(Mainnet.ALLOCATION_MANAGER).registerForOperatorSets(address(this), params);

        ISplits splits = ISplits(Mainnet.REWARDS_COORDINATOR);
        splits.setOperatorAVSSplit(address(this), operatorSet.avs, 0);
        splits.setOperatorSetSplit(address(this), operatorSet, 0);
        splits.setOperatorPISplit(address(this), 0);
    }

    function _requireSupported() internal view {
        address[] memory strategies =
            IAllocations(Mainnet.ALLOCATION_MANAGER).getStrategiesInOperatorSet(_operatorSet);
        for (uint256 i = 0; i < strategies.length; i++) if (strategies[i] == address(this)) return;
        revert StrategyNotSupportedByOperatorSet();
    }

    function _allocateAll() internal {
        require(_allocation().effectBlock == 0, PendingAllocation());
        AllocationManager(Mainnet.ALLOCATION_MANAGER).modifyAllocations(address(this), _change(Wad.ONE));
    }

    /// As far as it goes: a failure must not keep the stakers' funds locked.
    function _leaveOperatorSet() internal {
        emit DeallocateAttempted(_tryDeallocate());
        emit DeregisterAttempted(_tryDeregister());
    }

    function _operatorShares() internal view returns (uint256) {
        address[] memory own = new address[](1);
        own[0] = address(this);
        return IDelegations(Mainnet.DELEGATION_MANAGER).getOperatorShares(address(this), own)[0];
    }

    function _tryDeallocate() private returns (bool done) {
        AllocationState.Allocation memory allocation = _allocation();
        if (allocation.currentMagnitude == 0 && allocation.pendingDiff == 0) return true;
        if (allocation.effectBlock != 0) return false;
        (done,) = Mainnet.ALLOCATION_MANAGER.call(
            abi.encodeCall(AllocationManager.modifyAllocations, (address(this), _change(0)))
        );
    }

    function _tryDeregister() private returns (bool done) {
        if (!IAllocations(Mainnet.ALLOCATION_MANAGER).isMemberOfOperatorSet(address(this), _operatorSet)) return true;
        OperatorSets.DeregisterParams memory params =
            OperatorSets.DeregisterParams(address(this), _operatorSet.avs, _oneId());
        (done,) = Mainnet.ALLOCATION_MANAGER.call(abi.encodeCall(OperatorSets.deregisterFromOperatorSets, (params)));
    }

    function _allocation() private view returns (AllocationState.Allocation memory) {
        return
            AllocationManagerView(Mainnet.ALLOCATION_MANAGER).getAllocation(address(this), _operatorSet, address(this));
    }

    function _change(uint64 magnitude) private view returns (AllocationManager.AllocateParams[] memory params) {
        params = new AllocationManager.AllocateParams[](1);
        params[0].operatorSet = _operatorSet;
        params[0].strategies = new address[](1);
        params[0].strategies[0] = address(this);
        params[0].newMagnitudes = new uint64[](1);
        params[0].newMagnitudes[0] = magnitude;
    }

    function _oneId() private view returns (uint32[] memory ids) {
        ids = new uint32[](1);
        ids[0] = _operatorSet.id;
    }
}
