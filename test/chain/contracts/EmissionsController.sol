// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {Pausable} from "./Pausable.sol";
import {RewardsCoordinator} from "./RewardsCoordinator.sol";
import {Token} from "./Token.sol";

interface IWrappingEigen {
    function wrap(uint256 amount) external;
}

/// Makes a fixed amount of EIGEN each epoch and hands it out by weight, as the Incentive Council sets.
contract EmissionsController is Pausable, Once {
    error AllDistributionsMustBeProcessed();
    error AllDistributionsProcessed();
    error CallerIsNotIncentiveCouncil();
    error CannotAddDisabledDistribution();
    error EmissionsNotStarted();
    error OperatorSetNotRegistered();
    error RewardsSubmissionsCannotBeEmpty();
    error StartEpochMustBeInTheFuture();
    error TotalWeightExceedsMax();

    event DistributionAdded(uint256 indexed distributionId, uint256 indexed epoch, Distribution distribution);
    event DistributionProcessed(
        uint256 indexed distributionId, uint256 indexed epoch, Distribution distribution, bool success
    );
    event DistributionUpdated(uint256 indexed distributionId, uint256 indexed epoch, Distribution distribution);
    event IncentiveCouncilUpdated(address indexed incentiveCouncil);
    event Swept(address indexed incentiveCouncil, uint256 amount);

    enum DistributionType {
        Disabled,
        RewardsForAllEarners,
        OperatorSetTotalStake,
        OperatorSetUniqueStake,
        EigenDA,
        Manual
    }

    struct Distribution {
        uint64 weight;
        uint64 startEpoch;
        uint64 totalEpochs;
        DistributionType distributionType;
        OperatorSet operatorSet;
        RewardsCoordinator.StrategyAndMultiplier[][] strategiesAndMultipliers;
    }

    struct Epoch {
        bool minted;
        uint64 processed;
        uint64 added;
    }

    uint256 public constant MAX_TOTAL_WEIGHT = 10_000;
    uint256 public constant EMISSIONS_START_TIME = 1_773_878_400;
    uint256 public constant EMISSIONS_EPOCH_LENGTH = 604_800;
    /// EIGEN wei per epoch, to the digits known.
    uint256 public constant EMISSIONS_INFLATION_RATE = 2_356_969_864211533 * 1e9;
    uint8 private constant PAUSED_TOKEN_FLOWS = 0;

    address public incentiveCouncil;
    uint16 public totalWeight;
    Distribution[] private _distributions;
    mapping(uint256 epoch => Epoch) private _epochs;

    modifier onlyIncentiveCouncil() {
        require(msg.sender == incentiveCouncil, CallerIsNotIncentiveCouncil());
        _;
    }

    function initialize(address initialIncentiveCouncil, uint256 initialPausedStatus) external once {
        _setPaused(initialPausedStatus);
        incentiveCouncil = initialIncentiveCouncil;
        emit IncentiveCouncilUpdated(initialIncentiveCouncil);
    }

    function addDistribution(Distribution calldata distribution)
        external
        onlyIncentiveCouncil
        returns (uint256 distributionId)
    {
        require(distribution.distributionType != DistributionType.Disabled, CannotAddDisabledDistribution());
        uint256 epoch = _requireChangeable(distribution, 0);
        _epochs[epoch].added++;
        distributionId = _distributions.length;
        _distributions.push(distribution);
        totalWeight += uint16(distribution.weight);
        emit DistributionAdded(distributionId, epoch, distribution);
    }

    function updateDistribution(uint256 distributionId, Distribution calldata distribution)
        external
        onlyIncentiveCouncil
    {
        uint64 weightBefore = _distributions[distributionId].weight;
        uint256 epoch = _requireChangeable(distribution, weightBefore);
        totalWeight = totalWeight - uint16(weightBefore) + uint16(distribution.weight);
        _distributions[distributionId] = distribution;
        emit DistributionUpdated(distributionId, epoch, distribution);
    }

    /// Anyone may have this epoch's EIGEN made and handed out, `length` distributions at a time.
    function pressButton(uint256 length) external whenRunning(PAUSED_TOKEN_FLOWS) {
        uint256 epoch = getCurrentEpoch();
        require(epoch != type(uint256).max, EmissionsNotStarted());
        uint256 first = _epochs[epoch].processed;
        uint256 end = getTotalProcessableDistributions();
        require(first < end, AllDistributionsProcessed());
        if (first + length < end) end = first + length;
        if (!_epochs[epoch].minted) _mintEpoch(epoch);
        for (uint256 i = first; i < end; i++) {
            Distribution memory distribution = _distributions[i];
            if (!_runsIn(distribution, epoch)) continue;
            bool success = _handOut(distribution, uint32(EMISSIONS_START_TIME + EMISSIONS_EPOCH_LENGTH * epoch));
            emit DistributionProcessed(i, epoch, distribution, success);
        }
        _epochs[epoch].processed = uint64(end);
    }

    /// What is left once all distributions are processed goes to the Incentive Council.
    function sweep() external whenRunning(PAUSED_TOKEN_FLOWS) {
        uint256 left = Token(Mainnet.EIGEN).balanceOf(address(this));
        if (isButtonPressable() || left == 0) return;
        Token(Mainnet.EIGEN).transfer(incentiveCouncil, left);
        emit Swept(incentiveCouncil, left);
    }

    /// Max uint256 before emissions start.
    function getCurrentEpoch() public view returns (uint256) {
        if (block.timestamp < EMISSIONS_START_TIME) return type(uint256).max;
        return (block.timestamp - EMISSIONS_START_TIME) / EMISSIONS_EPOCH_LENGTH;
    }

    function isButtonPressable() public view returns (bool) {
        uint256 epoch = getCurrentEpoch();
        return epoch != type(uint256).max && _epochs[epoch].processed < getTotalProcessableDistributions();
    }

    function nextTimeButtonPressable() external view returns (uint256) {
        uint256 epoch = getCurrentEpoch();
        if (epoch == type(uint256).max) return EMISSIONS_START_TIME;
        return EMISSIONS_START_TIME + EMISSIONS_EPOCH_LENGTH * (epoch + 1);
    }

    function lastTimeButtonPressable() external view returns (uint256) {
        uint256 epoch = getCurrentEpoch();
        if (epoch == type(uint256).max) return epoch;
        return EMISSIONS_START_TIME + EMISSIONS_EPOCH_LENGTH * epoch;
    }

    /// Distributions added this epoch wait for the next.
    function getTotalProcessableDistributions() public view returns (uint256) {
        uint256 epoch = getCurrentEpoch();
        if (epoch == type(uint256).max) return _distributions.length;
        return _distributions.length - _epochs[epoch].added;
    }

    function getDistribution(uint256 distributionId) external view returns (Distribution memory) {
        return _distributions[distributionId];
    }

    function getDistributions(uint256 start, uint256 length)
        external
        view
        returns (Distribution[] memory distributions)
    {
        if (start + length > _distributions.length) length = _distributions.length - start;
        distributions = new Distribution[](length);
        for (uint256 i = 0; i < length; i++) distributions[i] = _distributions[start + i];
    }

    function _requireChangeable(Distribution calldata distribution, uint256 weightReplaced)
        private
        view
        returns (uint256 epoch)
    {
        epoch = getCurrentEpoch();
        require(!isButtonPressable(), AllDistributionsMustBeProcessed());
        if (
            distribution.distributionType == DistributionType.OperatorSetTotalStake
                || distribution.distributionType == DistributionType.OperatorSetUniqueStake
        ) {
            require(
                IAllocations(Mainnet.ALLOCATION_MANAGER).isOperatorSet(distribution.operatorSet),
                OperatorSetNotRegistered()
            );
        }
        require(epoch == type(uint256).max || distribution.startEpoch > epoch, StartEpochMustBeInTheFuture());
        require(
            distribution.weight + totalWeight - weightReplaced <= MAX_TOTAL_WEIGHT, TotalWeightExceedsMax()
        );
        require(
            distribution.distributionType == DistributionType.Manual
                || distribution.strategiesAndMultipliers.length > 0,
            RewardsSubmissionsCannotBeEmpty()
        );
    }

    function _mintEpoch(uint256 epoch) private {
        _epochs[epoch].minted = true;
        Token(Mainnet.BACKING_EIGEN).mint(address(this), EMISSIONS_INFLATION_RATE);
        Token(Mainnet.BACKING_EIGEN).approve(Mainnet.EIGEN, EMISSIONS_INFLATION_RATE);
        IWrappingEigen(Mainnet.EIGEN).wrap(EMISSIONS_INFLATION_RATE);
        Token(Mainnet.EIGEN).approve(Mainnet.REWARDS_COORDINATOR, EMISSIONS_INFLATION_RATE);
    }

    function _runsIn(Distribution memory distribution, uint256 epoch) private pure returns (bool) {
        if (distribution.distributionType == DistributionType.Disabled) return false;
        if (distribution.startEpoch > epoch) return false;
        return distribution.totalEpochs == 0 || epoch < distribution.startEpoch + distribution.totalEpochs;
    }

    /// One failing distribution does not stop the others.
    function _handOut(Distribution memory distribution, uint32 startTimestamp) private returns (bool success) {
        uint256 amount = (EMISSIONS_INFLATION_RATE * distribution.weight) / MAX_TOTAL_WEIGHT;
        if (distribution.distributionType == DistributionType.Manual) {
            return Token(Mainnet.EIGEN).transfer(incentiveCouncil, amount);
        }
        uint256 count = distribution.strategiesAndMultipliers.length;
        RewardsCoordinator.RewardsSubmission[] memory submissions = new RewardsCoordinator.RewardsSubmission[](count);
        for (uint256 i = 0; i < count; i++) {
            submissions[i] = RewardsCoordinator.RewardsSubmission(
                distribution.strategiesAndMultipliers[i],
                Mainnet.EIGEN,
                amount / count,
                startTimestamp,
                uint32(EMISSIONS_EPOCH_LENGTH)
            );
        }
        (success,) = Mainnet.REWARDS_COORDINATOR.call(_submission(distribution, submissions));
    }

    function _submission(
        Distribution memory distribution,
        RewardsCoordinator.RewardsSubmission[] memory submissions
    ) private pure returns (bytes memory) {
        if (distribution.distributionType == DistributionType.EigenDA) {
            return abi.encodeCall(
                RewardsCoordinator.createEigenDARewardsSubmission, (distribution.operatorSet.avs, submissions)
            );
        }
        if (distribution.distributionType == DistributionType.OperatorSetTotalStake) {
            return abi.encodeCall(
                RewardsCoordinator.createTotalStakeRewardsSubmission, (distribution.operatorSet, submissions)
            );
        }
        if (distribution.distributionType == DistributionType.OperatorSetUniqueStake) {
            return abi.encodeCall(
                RewardsCoordinator.createUniqueStakeRewardsSubmission, (distribution.operatorSet, submissions)
            );
        }
        return abi.encodeCall(RewardsCoordinator.createRewardsForAllEarners, (submissions));
    }
}
