// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations, IDelegations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {Owned} from "./Owned.sol";
import {RewardClaims} from "./RewardClaims.sol";
import {Transfers} from "./Transfers.sol";

interface IDepositWhitelist {
    function strategyIsWhitelistedForDeposit(address strategy) external view returns (bool);
}

/// Takes rewards in from services and from the emissions; claims live in RewardClaims, splits in OperatorSplits.
contract RewardsCoordinator is RewardClaims, Owned, Once {
    error AmountExceedsMax();
    error AmountIsZero();
    error DurationExceedsMax();
    error DurationIsZero();
    error InputArrayLengthZero();
    error InvalidAddressZero();
    error InvalidDurationRemainder();
    error InvalidStartTimestampRemainder();
    error StartTimestampTooFarInFuture();
    error StartTimestampTooFarInPast();
    error StrategiesNotInAscendingOrder();
    error StrategyNotWhitelisted();

    event AVSRewardsSubmissionCreated(
        address indexed avs,
        uint256 indexed submissionNonce,
        bytes32 indexed rewardsSubmissionHash,
        RewardsSubmission rewardsSubmission
    );
    event FeeRecipientSet(address indexed oldFeeRecipient, address indexed newFeeRecipient);
    event OptInForProtocolFeeSet(address indexed submitter, bool indexed oldValue, bool indexed newValue);
    event RewardsSubmissionForAllEarnersCreated(
        address indexed tokenHopper,
        uint256 indexed submissionNonce,
        bytes32 indexed rewardsSubmissionHash,
        RewardsSubmission rewardsSubmission
    );
    event TotalStakeRewardsSubmissionCreated(
        address indexed caller,
        bytes32 indexed rewardsSubmissionHash,
        OperatorSet operatorSet,
        uint256 submissionNonce,
        RewardsSubmission rewardsSubmission
    );
    event UniqueStakeRewardsSubmissionCreated(
        address indexed caller,
        bytes32 indexed rewardsSubmissionHash,
        OperatorSet operatorSet,
        uint256 submissionNonce,
        RewardsSubmission rewardsSubmission
    );

    struct StrategyAndMultiplier {
        address strategy;
        uint96 multiplier;
    }

    struct RewardsSubmission {
        StrategyAndMultiplier[] strategiesAndMultipliers;
        address token;
        uint256 amount;
        uint32 startTimestamp;
        uint32 duration;
    }

    uint32 public constant CALCULATION_INTERVAL_SECONDS = 86_400;
    uint32 public constant MAX_REWARDS_DURATION = 63_072_000;
    uint32 public constant MAX_RETROACTIVE_LENGTH = 14_515_200;
    uint32 public constant MAX_FUTURE_LENGTH = 2_592_000;
    uint32 public constant GENESIS_REWARDS_TIMESTAMP = 1_710_979_200;
    uint256 private constant MAX_REWARDS_AMOUNT = 1e38 - 1;
    uint256 private constant PROTOCOL_FEE_BIPS = 2_000;
    uint8 private constant PAUSED_AVS_REWARDS = 0;
    uint8 private constant PAUSED_REWARDS_FOR_ALL_EARNERS = 4;
    uint8 private constant PAUSED_UNIQUE_STAKE = 10;
    uint8 private constant PAUSED_TOTAL_STAKE = 11;

    address public feeRecipient;
    mapping(address submitter => uint256) public submissionNonce;
    mapping(address submitter => bool isOptedIn) public isOptedInForProtocolFee;

    function initialize(
        address initialOwner,
        uint256 initialPausedStatus,
        address rewardsUpdater_,
        uint32 activationDelay_,
        uint16 defaultSplitBips,
        address feeRecipient_
    ) external once {
        _setPaused(initialPausedStatus);
        _setOwner(initialOwner);
        _setUpdater(rewardsUpdater_);
        activationDelay = activationDelay_;
        _setDefaultSplit(defaultSplitBips);
        _setFeeRecipient(feeRecipient_);
    }

    function createAVSRewardsSubmission(RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenRunning(PAUSED_AVS_REWARDS)
    {
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) _submitForService(msg.sender, rewardsSubmissions[i]);
    }

    function createEigenDARewardsSubmission(address avs, RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenRunning(PAUSED_AVS_REWARDS)
    {
        require(msg.sender == Mainnet.EMISSIONS_CONTROLLER, UnauthorizedCaller());
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) _submitForService(avs, rewardsSubmissions[i]);
    }

    function createRewardsForAllEarners(RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenRunning(PAUSED_REWARDS_FOR_ALL_EARNERS)
    {
        require(msg.sender == Mainnet.EMISSIONS_CONTROLLER, UnauthorizedCaller());
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            RewardsSubmission memory submission = _accept(rewardsSubmissions[i]);
            uint256 nonce = submissionNonce[msg.sender]++;
            bytes32 hash = keccak256(abi.encode(msg.sender, nonce, submission));
            emit RewardsSubmissionForAllEarnersCreated(msg.sender, nonce, hash, submission);
        }
    }

    function createUniqueStakeRewardsSubmission(
        OperatorSet calldata operatorSet,
        RewardsSubmission[] calldata rewardsSubmissions
    ) external whenRunning(PAUSED_UNIQUE_STAKE) {
        _requireSubmitterFor(operatorSet);
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            RewardsSubmission memory submission = _accept(rewardsSubmissions[i]);
            uint256 nonce = submissionNonce[operatorSet.avs]++;
            bytes32 hash = keccak256(abi.encode(operatorSet.avs, nonce, submission));
            emit UniqueStakeRewardsSubmissionCreated(msg.sender, hash, operatorSet, nonce, submission);
        }
    }

    function createTotalStakeRewardsSubmission(
        OperatorSet calldata operatorSet,
        RewardsSubmission[] calldata rewardsSubmissions
    ) external whenRunning(PAUSED_TOTAL_STAKE) {
        _requireSubmitterFor(operatorSet);
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            RewardsSubmission memory submission = _accept(rewardsSubmissions[i]);
            uint256 nonce = submissionNonce[operatorSet.avs]++;
            bytes32 hash = keccak256(abi.encode(operatorSet.avs, nonce, submission));
            emit TotalStakeRewardsSubmissionCreated(msg.sender, hash, operatorSet, nonce, submission);
        }
    }

    function setOptInForProtocolFee(address submitter, bool optInForProtocolFee) external onlyFor(submitter) {
        emit OptInForProtocolFeeSet(submitter, isOptedInForProtocolFee[submitter], optInForProtocolFee);
        isOptedInForProtocolFee[submitter] = optInForProtocolFee;
    }

    function setDefaultOperatorSplit(uint16 split) external onlyOwner {
        _setDefaultSplit(split);
    }

    function setRewardsUpdater(address newRewardsUpdater) external onlyOwner {
        _setUpdater(newRewardsUpdater);
    }

    function setFeeRecipient(address newFeeRecipient) external onlyOwner {
        _setFeeRecipient(newFeeRecipient);
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return Mainnet.BEACON_ETH_STRATEGY;
    }

    function _mayHaveClaimerSet(address earner) internal view override returns (bool) {
        return IDelegations(Mainnet.DELEGATION_MANAGER).isOperator(earner)
            || IServiceSets(Mainnet.ALLOCATION_MANAGER).getOperatorSetCount(earner) > 0;
    }

    function _submitForService(address avs, RewardsSubmission calldata offered) private {
        RewardsSubmission memory submission = _accept(offered);
        uint256 nonce = submissionNonce[avs]++;
        bytes32 hash = keccak256(abi.encode(avs, nonce, submission));
        emit AVSRewardsSubmissionCreated(avs, nonce, hash, submission);
    }

    /// Checks a submission and takes its tokens; the fee of an opted-in submitter comes off the amount.
    function _accept(RewardsSubmission memory submission) private returns (RewardsSubmission memory) {
        require(submission.strategiesAndMultipliers.length > 0, InputArrayLengthZero());
        require(submission.duration <= MAX_REWARDS_DURATION, DurationExceedsMax());
        require(submission.duration % CALCULATION_INTERVAL_SECONDS == 0, InvalidDurationRemainder());
        require(submission.duration > 0, DurationIsZero());
        require(submission.startTimestamp % CALCULATION_INTERVAL_SECONDS == 0, InvalidStartTimestampRemainder());
        require(
            block.timestamp - MAX_RETROACTIVE_LENGTH <= submission.startTimestamp
                && GENESIS_REWARDS_TIMESTAMP <= submission.startTimestamp,
            StartTimestampTooFarInPast()
        );
        require(submission.startTimestamp <= block.timestamp + MAX_FUTURE_LENGTH, StartTimestampTooFarInFuture());
        require(submission.amount > 0, AmountIsZero());
        require(submission.amount <= MAX_REWARDS_AMOUNT, AmountExceedsMax());
        address last;
        for (uint256 i = 0; i < submission.strategiesAndMultipliers.length; i++) {
            address strategy = submission.strategiesAndMultipliers[i].strategy;
            require(
                strategy == Mainnet.BEACON_ETH_STRATEGY
                    || IDepositWhitelist(Mainnet.STRATEGY_MANAGER).strategyIsWhitelistedForDeposit(strategy),
                StrategyNotWhitelisted()
            );
            require(last < strategy, StrategiesNotInAscendingOrder());
            last = strategy;
        }
        Transfers.pull(submission.token, msg.sender, address(this), submission.amount);
        if (isOptedInForProtocolFee[msg.sender]) {
            uint256 fee = (submission.amount * PROTOCOL_FEE_BIPS) / ONE_HUNDRED_IN_BIPS;
            submission.amount -= fee;
            if (fee != 0) Transfers.send(submission.token, feeRecipient, fee);
        }
        return submission;
    }

    function _requireSubmitterFor(OperatorSet calldata operatorSet) private view {
        require(
            msg.sender == Mainnet.EMISSIONS_CONTROLLER || _canCall(operatorSet.avs), InvalidPermissions()
        );
        require(IAllocations(Mainnet.ALLOCATION_MANAGER).isOperatorSet(operatorSet), InvalidOperatorSet());
    }

    function _setFeeRecipient(address newFeeRecipient) private {
        require(newFeeRecipient != address(0), InvalidAddressZero());
        emit FeeRecipientSet(feeRecipient, newFeeRecipient);
        feeRecipient = newFeeRecipient;
    }
}

interface IServiceSets {
    function getOperatorSetCount(address avs) external view returns (uint256);
}
