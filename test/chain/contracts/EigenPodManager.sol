// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IDelegations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {OperatorSet} from "./OperatorSet.sol";
import {Pausable} from "./Pausable.sol";
import {Wad} from "./Wad.sol";

interface IPod {
    function initialize(address podOwner) external;
    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot) external payable;
    function withdrawRestakedBeaconChainETH(address recipient, uint256 amount) external;
}

/// Makes pods and keeps the shares of native ETH: one share is one wei.
contract EigenPodManager is Pausable, Once {
    error EigenPodAlreadyExists();
    error InputAddressZero();
    error InvalidStrategy();
    error LegacyWithdrawalsNotCompleted();
    error OnlyDelegationManager();
    error OnlyEigenPod();
    error OnlyProofTimestampSetter();
    error SharesNegative();
    error SharesNotMultipleOfGwei();

    /// Of this chain alone: see _deployPod.
    error PodCodeNotPlaced(address pod);

    event BeaconChainETHDeposited(address indexed podOwner, uint256 amount);
    /// Of mainnet's past; nothing emits it any more.
    event BeaconChainETHWithdrawalCompleted(
        address indexed podOwner,
        uint256 shares,
        uint96 nonce,
        address delegatedAddress,
        address withdrawer,
        bytes32 withdrawalRoot
    );
    event BeaconChainSlashingFactorDecreased(
        address staker, uint64 prevBeaconChainSlashingFactor, uint64 newBeaconChainSlashingFactor
    );
    event BurnableETHSharesIncreased(uint256 shares);
    event NewTotalShares(address indexed podOwner, int256 newTotalShares);
    event PectraForkTimestampSet(uint64 newPectraForkTimestamp);
    event PodDeployed(address indexed eigenPod, address indexed podOwner);
    event PodSharesUpdated(address indexed podOwner, int256 sharesDelta);

    struct SlashingFactor {
        bool isSet;
        uint64 factor;
    }

    uint8 private constant PAUSED_NEW_PODS = 0;
    /// keccak256 of what mainnet creates a pod with, so that pods have the same addresses here.
    bytes32 private constant POD_INIT_CODE_HASH = 0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3;

    uint256 public numPods;
    uint256 public burnableETHShares;
    /// From when on proofs follow the Pectra fork, and who may say so.
    uint64 public pectraForkTimestamp;
    address public proofTimestampSetter;
    mapping(address podOwner => address) public ownerToPod;
    mapping(address podOwner => int256 shares) public podOwnerDepositShares;
    mapping(address podOwner => SlashingFactor) private _beaconFactors;

    modifier onlyPodOf(address podOwner) {
        require(msg.sender == ownerToPod[podOwner], OnlyEigenPod());
        _;
    }

    modifier onlyDelegationManager() {
        require(msg.sender == Mainnet.DELEGATION_MANAGER, OnlyDelegationManager());
        _;
    }

    function initialize(address initialProofTimestampSetter, uint256 initialPausedStatus) external once {
        _setPaused(initialPausedStatus);
        proofTimestampSetter = initialProofTimestampSetter;
    }

    function setPectraForkTimestamp(uint64 timestamp) external {
        require(msg.sender == proofTimestampSetter, OnlyProofTimestampSetter());
        pectraForkTimestamp = timestamp;
        emit PectraForkTimestampSet(timestamp);
    }

    function createPod() external whenRunning(PAUSED_NEW_PODS) returns (address) {
        require(!hasPod(msg.sender), EigenPodAlreadyExists());
        return _deployPod();
    }

    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot)
        external
        payable
        whenRunning(PAUSED_NEW_PODS)
    {
        address pod = hasPod(msg.sender) ? ownerToPod[msg.sender] : _deployPod();
        IPod(pod).stake{value: msg.value}(pubkey, signature, depositDataRoot);
    }

    /// A pod reports what its validators gained or lost since the last report.
    function recordBeaconChainETHBalanceUpdate(
        address podOwner,
        uint256 prevRestakedBalanceWei,
        int256 balanceDeltaWei
    ) external onlyPodOf(podOwner) {
        require(podOwner != address(0), InputAddressZero());
        require(balanceDeltaWei % 1 gwei == 0, SharesNotMultipleOfGwei());
        int256 held = podOwnerDepositShares[podOwner];
        require(held >= 0, LegacyWithdrawalsNotCompleted());
        if (balanceDeltaWei > 0) {
            (uint256 before, uint256 added) = _addShares(podOwner, uint256(balanceDeltaWei));
            _delegations().increaseDelegatedShares(podOwner, Mainnet.BEACON_ETH_STRATEGY, before, added);
        } else if (balanceDeltaWei < 0) {
            uint64 lost = _lowerFactor(podOwner, prevRestakedBalanceWei, uint256(-balanceDeltaWei));
            _delegations().decreaseDelegatedShares(podOwner, uint256(held), lost);
        }
    }

    function addShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        returns (uint256 prevDepositShares, uint256 addedShares)
    {
        require(strategy == Mainnet.BEACON_ETH_STRATEGY, InvalidStrategy());
        return _addShares(staker, shares);
    }

    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        onlyDelegationManager
        returns (uint256)
    {
        require(strategy == Mainnet.BEACON_ETH_STRATEGY, InvalidStrategy());
        int256 left = podOwnerDepositShares[staker] - int256(depositSharesToRemove);
        require(left >= 0, SharesNegative());
        podOwnerDepositShares[staker] = left;
        emit PodSharesUpdated(staker, -int256(depositSharesToRemove));
        emit NewTotalShares(staker, left);
        return uint256(left);
    }

    function withdrawSharesAsTokens(address staker, address strategy, address, uint256 shares)
        external
        onlyDelegationManager
    {
        require(strategy == Mainnet.BEACON_ETH_STRATEGY, InvalidStrategy());
        IPod(ownerToPod[staker]).withdrawRestakedBeaconChainETH(staker, shares);
    }

    /// Slashed native ETH cannot be burned: it stays locked in the pods, and is only counted.
    function increaseBurnOrRedistributableShares(
        OperatorSet calldata,
        uint256,
        address,
        uint256 addedSharesToBurn
    ) external onlyDelegationManager {
        burnableETHShares += addedSharesToBurn;
        emit BurnableETHSharesIncreased(addedSharesToBurn);
    }

    function stakerDepositShares(address user, address strategy) external view returns (uint256 depositShares) {
        require(strategy == Mainnet.BEACON_ETH_STRATEGY, InvalidStrategy());
        int256 shares = podOwnerDepositShares[user];
        return shares < 0 ? 0 : uint256(shares);
    }

    function beaconChainSlashingFactor(address podOwner) public view returns (uint64) {
        SlashingFactor memory factor = _beaconFactors[podOwner];
        return factor.isSet ? factor.factor : Wad.ONE;
    }

    function hasPod(address podOwner) public view returns (bool) {
        return ownerToPod[podOwner] != address(0);
    }

    /// The owner's pod, or where it will be: the address mainnet gives it.
    function getPod(address podOwner) public view returns (address) {
        if (hasPod(podOwner)) return ownerToPod[podOwner];
        bytes32 salt = bytes32(uint256(uint160(podOwner)));
        return address(
            uint160(uint256(keccak256(abi.encodePacked(hex"ff", address(this), salt, POD_INIT_CODE_HASH))))
        );
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return Mainnet.BEACON_ETH_STRATEGY;
    }

    function eigenPodBeacon() external pure returns (address) {
        return Mainnet.EIGEN_POD_BEACON;
    }

    function ethPOS() external pure returns (address) {
        return Mainnet.DEPOSIT_CONTRACT;
    }

    function delegationManager() external pure returns (address) {
        return Mainnet.DELEGATION_MANAGER;
    }

    /// Mainnet creates the pod's code here; on this chain it must already stand at the pod's address.
    function _deployPod() private returns (address pod) {
        pod = getPod(msg.sender);
        require(pod.code.length != 0, PodCodeNotPlaced(pod));
        IPod(pod).initialize(msg.sender);
        ownerToPod[msg.sender] = pod;
        numPods++;
        emit PodDeployed(pod, msg.sender);
    }

    function _addShares(address staker, uint256 shares)
        private
        returns (uint256 prevDepositShares, uint256 addedShares)
    {
        require(staker != address(0), InputAddressZero());
        int256 before = podOwnerDepositShares[staker];
        int256 held = before + int256(shares);
        podOwnerDepositShares[staker] = held;
        emit PodSharesUpdated(staker, int256(shares));
        emit NewTotalShares(staker, held);
        if (held <= 0) return (0, 0);
        return before < 0 ? (0, uint256(held)) : (uint256(before), shares);
    }

    /// B' = B × balance now / balance before; it only ever falls.
    function _lowerFactor(address podOwner, uint256 balanceBefore, uint256 balanceLost) private returns (uint64 fall) {
        uint64 before = beaconChainSlashingFactor(podOwner);
        uint64 lowered = uint64((uint256(before) * (balanceBefore - balanceLost)) / balanceBefore);
        _beaconFactors[podOwner] = SlashingFactor(true, lowered);
        emit BeaconChainSlashingFactorDecreased(podOwner, before, lowered);
        return before - lowered;
    }

    function _delegations() private pure returns (IDelegations) {
        return IDelegations(Mainnet.DELEGATION_MANAGER);
    }
}
