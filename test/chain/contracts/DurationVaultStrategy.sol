// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IDelegations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {StrategyBaseTVLLimits} from "./StrategyBaseTVLLimits.sol";
import {VaultOperator} from "./VaultOperator.sol";

/// A strategy that is its own operator: deposits open, then locked and fully allocated to one operator set until
/// maturity (or until the arbitrator ends it), then withdrawals.
contract DurationVaultStrategy is StrategyBaseTVLLimits, VaultOperator {
    error DepositsLocked();
    error DurationAlreadyElapsed();
    error DurationNotElapsed();
    error InputAddressZero();
    error InvalidArbitrator();
    error InvalidDuration();
    error InvalidVaultAdmin();
    error MustBeDelegatedToVaultOperator();
    error OnlyArbitrator();
    error OnlyVaultAdmin();
    error VaultAlreadyLocked();
    error VaultNotLocked();
    error WithdrawalsLockedDuringAllocations();

    event MetadataURIUpdated(string newMetadataURI);
    event VaultAdvancedToWithdrawals(address indexed arbitrator, uint32 maturedAt);
    event VaultInitialized(
        address indexed vaultAdmin,
        address indexed arbitrator,
        address indexed underlyingToken,
        uint32 duration,
        uint256 maxPerDeposit,
        uint256 stakeCap,
        string metadataURI
    );
    event VaultLocked(uint32 lockedAt, uint32 unlockAt);
    event VaultMatured(uint32 maturedAt);

    enum VaultState {
        UNINITIALIZED,
        DEPOSITS,
        ALLOCATIONS,
        WITHDRAWALS
    }

    struct VaultConfig {
        address underlyingToken;
        address vaultAdmin;
        address arbitrator;
        uint32 duration;
        uint256 maxPerDeposit;
        uint256 stakeCap;
        string metadataURI;
        OperatorSet operatorSet;
        bytes operatorSetRegistrationData;
        address delegationApprover;
        string operatorMetadataURI;
    }

    uint32 public constant MAX_DURATION = 2 * 365 days;

    VaultState public state;
    address public vaultAdmin;
    address public arbitrator;
    uint32 public duration;
    uint32 public lockedAt;
    uint32 public unlockAt;
    uint32 public maturedAt;
    string public metadataURI;

    modifier onlyVaultAdmin() {
        require(msg.sender == vaultAdmin, OnlyVaultAdmin());
        _;
    }

    function initialize(VaultConfig memory config) external once {
        require(config.vaultAdmin != address(0), InvalidVaultAdmin());
        require(config.arbitrator != address(0), InvalidArbitrator());
        require(config.duration != 0 && config.duration <= MAX_DURATION, InvalidDuration());
        _setLimits(config.maxPerDeposit, config.stakeCap);
        _setToken(config.underlyingToken);
        (vaultAdmin, arbitrator, duration) = (config.vaultAdmin, config.arbitrator, config.duration);
        metadataURI = config.metadataURI;
        _becomeOperator(
            config.operatorSet,
            config.operatorSetRegistrationData,
            config.delegationApprover,
            config.operatorMetadataURI
        );
        state = VaultState.DEPOSITS;
        emit VaultInitialized(
            config.vaultAdmin,
            config.arbitrator,
            config.underlyingToken,
            config.duration,
            config.maxPerDeposit,
            config.stakeCap,
            config.metadataURI
        );
    }

    /// At any time the admin chooses while deposits are open.
    function lock() external onlyVaultAdmin {
        require(depositsOpen(), VaultAlreadyLocked());
        _requireSupported();
        lockedAt = uint32(block.timestamp);
        unlockAt = lockedAt + duration;
        state = VaultState.ALLOCATIONS;
        emit VaultLocked(lockedAt, unlockAt);
        _allocateAll();
    }

    function markMatured() external {
        if (state != VaultState.WITHDRAWALS) {
            require(state == VaultState.ALLOCATIONS && block.timestamp >= unlockAt, DurationNotElapsed());
            _mature();
        }
        _leaveOperatorSet();
    }

    function advanceToWithdrawals() external {
        require(msg.sender == arbitrator, OnlyArbitrator());
        if (state != VaultState.WITHDRAWALS) {
            require(state == VaultState.ALLOCATIONS, VaultNotLocked());
            require(block.timestamp < unlockAt, DurationAlreadyElapsed());
            _mature();
            emit VaultAdvancedToWithdrawals(msg.sender, maturedAt);
        }
        _leaveOperatorSet();
    }

    function updateMetadataURI(string calldata newMetadataURI) external onlyVaultAdmin {
        metadataURI = newMetadataURI;
        emit MetadataURIUpdated(newMetadataURI);
    }

    function updateDelegationApprover(address newDelegationApprover) external onlyVaultAdmin {
        IDelegations(Mainnet.DELEGATION_MANAGER).modifyOperatorDetails(address(this), newDelegationApprover);
    }

    function updateOperatorMetadataURI(string calldata newOperatorMetadataURI) external onlyVaultAdmin {
        IDelegations(Mainnet.DELEGATION_MANAGER).updateOperatorMetadataURI(address(this), newOperatorMetadataURI);
    }

    function updateTVLLimits(uint256 newMaxPerDeposit, uint256 newStakeCap) external onlyVaultAdmin {
        require(depositsOpen(), DepositsLocked());
        _setLimits(newMaxPerDeposit, newStakeCap);
    }

    function setTVLLimits(uint256 newMaxPerDeposit, uint256 newMaxTotalDeposits) external override onlyUnpauser {
        require(depositsOpen(), DepositsLocked());
        _setLimits(newMaxPerDeposit, newMaxTotalDeposits);
    }

    function beforeAddShares(address staker, uint256 shares_) external view override onlyStrategyManager {
        require(depositsOpen(), DepositsLocked());
        require(
            IDelegations(Mainnet.DELEGATION_MANAGER).delegatedTo(staker) == address(this),
            MustBeDelegatedToVaultOperator()
        );
        require(sharesToUnderlyingView(shares_) <= maxPerDeposit, DepositExceedsMaxPerDeposit());
        require(
            sharesToUnderlyingView(_operatorShares() + shares_) <= maxTotalDeposits, BalanceExceedsMaxTotalDeposits()
        );
    }

    /// Entering the queue is closed while locked; what was queued before can still be completed.
    function beforeRemoveShares(address, uint256) external view override onlyStrategyManager {
        require(state != VaultState.ALLOCATIONS, WithdrawalsLockedDuringAllocations());
    }

    function explanation() external pure override returns (string memory) {
        return "Duration-bound vault strategy with configurable deposit caps and lock periods";
    }

    function stakeCap() external view returns (uint256) {
        return maxTotalDeposits;
    }

    function depositsOpen() public view returns (bool) {
        return state == VaultState.DEPOSITS;
    }

    function allocationsActive() external view returns (bool) {
        return state == VaultState.ALLOCATIONS;
    }

    function withdrawalsOpen() external view returns (bool) {
        return state != VaultState.ALLOCATIONS;
    }

    function isLocked() external view returns (bool) {
        return state != VaultState.DEPOSITS;
    }

    function isMatured() external view returns (bool) {
        return state == VaultState.WITHDRAWALS;
    }

    function unlockTimestamp() external view returns (uint32) {
        return unlockAt;
    }

    function _beforeDeposit(address token, uint256) internal view override {
        require(token == underlyingToken, OnlyUnderlyingToken());
    }

    function _mature() private {
        state = VaultState.WITHDRAWALS;
        maturedAt = uint32(block.timestamp);
        emit VaultMatured(maturedAt);
    }
}
