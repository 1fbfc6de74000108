// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations, IShareKeeper} from "./CoreCalls.sol";
import {History} from "./History.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {Wad} from "./Wad.sol";

interface IPods {
    function podOwnerDepositShares(address podOwner) external view returns (int256);
    function beaconChainSlashingFactor(address staker) external view returns (uint64);
}

interface IStakerDeposits {
    function getDeposits(address staker) external view returns (address[] memory, uint256[] memory);
}

/// DelegationManager's accounting: deposit scaling of stakers, shares of operators, and what slashing takes from both.
abstract contract DelegatedShares {
    using History for History.Trail;

    error FullySlashed();
    error InvalidDepositScalingFactor();
    error OnlyAllocationManager();
    error OnlyEigenPodManager();
    error OnlyStrategyManagerOrEigenPodManager();

    event DepositScalingFactorUpdated(address staker, address strategy, uint256 newDepositScalingFactor);
    event OperatorSharesDecreased(address indexed operator, address staker, address strategy, uint256 shares);
    event OperatorSharesIncreased(address indexed operator, address staker, address strategy, uint256 shares);
    event OperatorSharesSlashed(address indexed operator, address strategy, uint256 totalSlashedShares);

    mapping(address staker => address) public delegatedTo;
    mapping(address operator => mapping(address strategy => uint256)) public operatorShares;
    /// 0 stands for the starting factor, 1e18.
    mapping(address staker => mapping(address strategy => uint256)) private _scaling;
    /// Scaled shares ever queued under an operator; what was added within the withdrawal delay is still slashable.
    mapping(address operator => mapping(address strategy => History.Trail)) private _queued;

    function isDelegated(address staker) public view virtual returns (bool);

    function depositScalingFactor(address staker, address strategy) public view returns (uint256) {
        uint256 scaling = _scaling[staker][strategy];
        return scaling == 0 ? Wad.ONE : scaling;
    }

    function getOperatorShares(address operator, address[] memory strategies)
        public
        view
        returns (uint256[] memory shares)
    {
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) shares[i] = operatorShares[operator][strategies[i]];
    }

    function getOperatorsShares(address[] memory operators, address[] memory strategies)
        external
        view
        returns (uint256[][] memory shares)
    {
        shares = new uint256[][](operators.length);
        for (uint256 i = 0; i < operators.length; i++) shares[i] = getOperatorShares(operators[i], strategies);
    }

    function getDepositedShares(address staker)
        public
        view
        returns (address[] memory strategies, uint256[] memory depositShares)
    {
        (strategies, depositShares) = IStakerDeposits(Mainnet.STRATEGY_MANAGER).getDeposits(staker);
        int256 podShares = IPods(Mainnet.EIGEN_POD_MANAGER).podOwnerDepositShares(staker);
        if (podShares <= 0) return (strategies, depositShares);

        uint256 count = strategies.length;
        address[] memory withPod = new address[](count + 1);
        uint256[] memory sharesWithPod = new uint256[](count + 1);
        for (uint256 i = 0; i < count; i++) (withPod[i], sharesWithPod[i]) = (strategies[i], depositShares[i]);
        (withPod[count], sharesWithPod[count]) = (Mainnet.BEACON_ETH_STRATEGY, uint256(podShares));
        return (withPod, sharesWithPod);
    }

    function getWithdrawableShares(address staker, address[] memory strategies)
        public
        view
        returns (uint256[] memory withdrawableShares, uint256[] memory depositShares)
    {
        uint256[] memory factors = _slashingFactors(staker, delegatedTo[staker], strategies);
        withdrawableShares = new uint256[](strategies.length);
        depositShares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            depositShares[i] = _keeperOf(strategies[i]).stakerDepositShares(staker, strategies[i]);
            withdrawableShares[i] =
                Wad.withdrawable(depositShares[i], depositScalingFactor(staker, strategies[i]), factors[i]);
        }
    }

    function convertToDepositShares(address staker, address[] memory strategies, uint256[] memory withdrawableShares)
        external
        view
        returns (uint256[] memory depositShares)
    {
        uint256[] memory factors = _slashingFactors(staker, delegatedTo[staker], strategies);
        depositShares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            depositShares[i] =
                Wad.div(Wad.div(withdrawableShares[i], depositScalingFactor(staker, strategies[i])), factors[i]);
        }
    }

    function getSlashableSharesInQueue(address operator, address strategy) external view returns (uint256) {
        return _slashedInQueue(operator, strategy, _allocations().getMaxMagnitude(operator, strategy), 0);
    }

    /// Told by the share keepers that a staker got shares.
    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external
    {
        require(
            msg.sender == Mainnet.STRATEGY_MANAGER || msg.sender == Mainnet.EIGEN_POD_MANAGER,
            OnlyStrategyManagerOrEigenPodManager()
        );
        address operator = delegatedTo[staker];
        uint256 factor = _slashingFactor(staker, strategy, _allocations().getMaxMagnitude(operator, strategy));
        _addDelegated(operator, staker, strategy, prevDepositShares, addedShares, factor);
    }

    /// Told by EigenPodManager that a pod lost ETH on the beacon chain.
    function decreaseDelegatedShares(address staker, uint256 curDepositShares, uint64 beaconChainSlashingFactorDecrease)
        external
    {
        require(msg.sender == Mainnet.EIGEN_POD_MANAGER, OnlyEigenPodManager());
        if (!isDelegated(staker)) return;
        address operator = delegatedTo[staker];
        address strategy = Mainnet.BEACON_ETH_STRATEGY;
        uint256 factorLost =
            Wad.mul(_allocations().getMaxMagnitude(operator, strategy), beaconChainSlashingFactorDecrease);
        uint256 lost = Wad.withdrawable(curDepositShares, depositScalingFactor(staker, strategy), factorLost);
        _removeDelegated(operator, staker, strategy, lost);
    }

    /// Told by AllocationManager that an operator's max magnitude fell.
    function slashOperatorShares(
        address operator,
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256 totalDepositSharesToSlash) {
        require(msg.sender == Mainnet.ALLOCATION_MANAGER, OnlyAllocationManager());
        uint256 slashed =
            Wad.slashedShares(operatorShares[operator][strategy], prevMaxMagnitude, newMaxMagnitude);
        totalDepositSharesToSlash = slashed + _slashedInQueue(operator, strategy, prevMaxMagnitude, newMaxMagnitude);
        _removeDelegated(operator, address(0), strategy, slashed);
        emit OperatorSharesSlashed(operator, strategy, totalDepositSharesToSlash);
        _keeperOf(strategy).increaseBurnOrRedistributableShares(
            operatorSet, slashId, strategy, totalDepositSharesToSlash
        );
    }

    /// A staker does not pay for slashes from before it joined: its scaling rises by what the operator has lost.
    function _placeSharesUnder(address operator, address staker) internal {
        (address[] memory strategies,) = getDepositedShares(staker);
        uint256[] memory ownFactors = _slashingFactors(staker, address(0), strategies);
        uint64[] memory magnitudes = _allocations().getMaxMagnitudes(operator, strategies);
        for (uint256 i = 0; i < strategies.length; i++) {
            uint256 depositShares = _keeperOf(strategies[i]).stakerDepositShares(staker, strategies[i]);
            uint256 held =
                Wad.withdrawable(depositShares, depositScalingFactor(staker, strategies[i]), ownFactors[i]);
            _addDelegated(operator, staker, strategies[i], 0, held, magnitudes[i]);
        }
    }

    function _addDelegated(
        address operator,
        address staker,
        address strategy,
        uint256 prevDepositShares,
        uint256 addedShares,
        uint256 slashingFactor
    ) internal {
        require(slashingFactor != 0, FullySlashed());
        if (addedShares == 0) return;

        uint256 scaling = depositScalingFactor(staker, strategy);
        if (prevDepositShares == 0) {
            scaling = Wad.div(scaling, slashingFactor);
        } else {
            uint256 held = Wad.withdrawable(prevDepositShares, scaling, slashingFactor) + addedShares;
            scaling = Wad.div(Wad.div(held, prevDepositShares + addedShares), slashingFactor);
            require(scaling != 0, InvalidDepositScalingFactor());
        }
        _setScaling(staker, strategy, scaling);
        if (!isDelegated(staker)) return;
        operatorShares[operator][strategy] += addedShares;
        emit OperatorSharesIncreased(operator, staker, strategy, addedShares);
    }

    function _removeDelegated(address operator, address staker, address strategy, uint256 shares) internal {
        operatorShares[operator][strategy] -= shares;
        emit OperatorSharesDecreased(operator, staker, strategy, shares);
    }

    function _setScaling(address staker, address strategy, uint256 scaling) internal {
        _scaling[staker][strategy] = scaling;
        emit DepositScalingFactorUpdated(staker, strategy, depositScalingFactor(staker, strategy));
    }

    function _addToQueue(address operator, address strategy, uint256 scaledShares) internal {
        History.Trail storage queued = _queued[operator][strategy];
        queued.push(queued.latest(0) + scaledShares);
    }

    function _slashedInQueue(address operator, address strategy, uint64 magnitudeBefore, uint64 magnitudeAfter)
        private
        view
        returns (uint256)
    {
        if (magnitudeBefore == 0) return 0;
        History.Trail storage queued = _queued[operator][strategy];
        uint32 lastSafeBlock = uint32(block.number) - Mainnet.MIN_WITHDRAWAL_DELAY_BLOCKS - 1;
        uint256 scaledShares = queued.latest(0) - queued.valueAt(lastSafeBlock, 0);
        return Wad.slashedShares(Wad.mul(scaledShares, magnitudeBefore), magnitudeBefore, magnitudeAfter);
    }

    function _slashingFactor(address staker, address strategy, uint64 maxMagnitude) internal view returns (uint256) {
        if (strategy != Mainnet.BEACON_ETH_STRATEGY) return maxMagnitude;
        return Wad.mul(maxMagnitude, IPods(Mainnet.EIGEN_POD_MANAGER).beaconChainSlashingFactor(staker));
    }

    function _slashingFactors(address staker, address operator, address[] memory strategies)
        internal
        view
        returns (uint256[] memory)
    {
        return _withBeacon(staker, strategies, _allocations().getMaxMagnitudes(operator, strategies));
    }

    function _withBeacon(address staker, address[] memory strategies, uint64[] memory magnitudes)
        internal
        view
        returns (uint256[] memory factors)
    {
        factors = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            factors[i] = _slashingFactor(staker, strategies[i], magnitudes[i]);
        }
    }

    function _keeperOf(address strategy) internal pure returns (IShareKeeper) {
        return IShareKeeper(
            strategy == Mainnet.BEACON_ETH_STRATEGY ? Mainnet.EIGEN_POD_MANAGER : Mainnet.STRATEGY_MANAGER
        );
    }

    function _allocations() internal pure returns (IAllocations) {
        return IAllocations(Mainnet.ALLOCATION_MANAGER);
    }
}
