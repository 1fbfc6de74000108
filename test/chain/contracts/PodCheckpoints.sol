// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BeaconFields} from "./BeaconFields.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";

interface IPodManager {
    function recordBeaconChainETHBalanceUpdate(address podOwner, uint256 prevRestakedBalanceWei, int256 balanceDeltaWei)
        external;
    function paused(uint8 bit) external view returns (bool);
}

/// A pod's checkpoints: each brings the shares in line with what the validators and the pod hold.
abstract contract PodCheckpoints is Once {
    error CannotCheckpointTwiceInSingleBlock();
    error CheckpointAlreadyActive();
    error CurrentlyPaused();
    error NoActiveCheckpoint();
    error NoBalanceToCheckpoint();
    error OnlyEigenPodOwner();
    error OnlyEigenPodOwnerOrProofSubmitter();
    error ValidatorNotActiveInPod();

    event CheckpointCreated(
        uint64 indexed checkpointTimestamp, bytes32 indexed beaconBlockRoot, uint256 validatorCount
    );
    event CheckpointFinalized(uint64 indexed checkpointTimestamp, int256 totalShareDeltaWei);
    event ValidatorBalanceUpdated(bytes32 pubkeyHash, uint64 balanceTimestamp, uint64 newValidatorBalanceGwei);
    event ValidatorCheckpointed(uint64 indexed checkpointTimestamp, bytes32 indexed pubkeyHash);
    event ValidatorWithdrawn(uint64 indexed checkpointTimestamp, bytes32 indexed pubkeyHash);

    enum ValidatorStatus {
        INACTIVE,
        ACTIVE,
        WITHDRAWN
    }

    struct ValidatorInfo {
        uint64 validatorIndex;
        uint64 restakedBalanceGwei;
        uint64 lastCheckpointedAt;
        ValidatorStatus status;
    }

    struct Checkpoint {
        bytes32 beaconBlockRoot;
        uint24 proofsRemaining;
        uint64 podBalanceGwei;
        int64 balanceDeltasGwei;
        uint64 prevBeaconBalanceGwei;
    }

    struct BalanceContainerProof {
        bytes32 balanceContainerRoot;
        bytes proof;
    }

    struct BalanceProof {
        bytes32 pubkeyHash;
        bytes32 balanceRoot;
        bytes proof;
    }

    uint8 private constant PAUSED_START_CHECKPOINT = 6;
    uint8 private constant PAUSED_CHECKPOINT_PROOFS = 7;

    address public podOwner;
    address public proofSubmitter;
    uint64 public withdrawableRestakedExecutionLayerGwei;
    uint64 public lastCheckpointTimestamp;
    uint64 public currentCheckpointTimestamp;
    uint256 public activeValidatorCount;
    mapping(uint64 timestamp => uint64) public checkpointBalanceExitedGwei;
    Checkpoint internal _checkpoint;
    mapping(bytes32 pubkeyHash => ValidatorInfo) internal _validators;

    modifier onlyOwner() {
        require(msg.sender == podOwner, OnlyEigenPodOwner());
        _;
    }

    modifier onlyOwnerOrProofSubmitter() {
        require(msg.sender == podOwner || msg.sender == proofSubmitter, OnlyEigenPodOwnerOrProofSubmitter());
        _;
    }

    /// EigenPodManager's pause bits govern its pods.
    modifier podWhenRunning(uint8 bit) {
        require(!_pods().paused(bit), CurrentlyPaused());
        _;
    }

    function eigenPodManager() external pure returns (address) {
        return Mainnet.EIGEN_POD_MANAGER;
    }

    function startCheckpoint(bool revertIfNoBalance)
        external
        onlyOwnerOrProofSubmitter
        podWhenRunning(PAUSED_START_CHECKPOINT)
    {
        _startCheckpoint(revertIfNoBalance);
    }

    function verifyCheckpointProofs(BalanceContainerProof calldata, BalanceProof[] calldata proofs)
        external
        podWhenRunning(PAUSED_CHECKPOINT_PROOFS)
    {
        uint64 timestamp = currentCheckpointTimestamp;
        require(timestamp != 0, NoActiveCheckpoint());
        Checkpoint memory checkpoint = _checkpoint;
        for (uint256 i = 0; i < proofs.length; i++) {
            ValidatorInfo memory validator = _validators[proofs[i].pubkeyHash];
            if (validator.status != ValidatorStatus.ACTIVE || validator.lastCheckpointedAt >= timestamp) continue;
            _count(checkpoint, validator, timestamp, proofs[i]);
        }
        _keep(checkpoint);
    }

    function currentCheckpoint() external view returns (Checkpoint memory) {
        return _checkpoint;
    }

    function validatorPubkeyHashToInfo(bytes32 validatorPubkeyHash) external view returns (ValidatorInfo memory) {
        return _validators[validatorPubkeyHash];
    }

    function validatorPubkeyToInfo(bytes calldata validatorPubkey) external view returns (ValidatorInfo memory) {
        return _validators[BeaconFields.hashPubkey(validatorPubkey)];
    }

    function validatorStatus(bytes32 pubkeyHash) external view returns (ValidatorStatus) {
        return _validators[pubkeyHash].status;
    }

    function validatorStatus(bytes calldata validatorPubkey) external view returns (ValidatorStatus) {
        return _validators[BeaconFields.hashPubkey(validatorPubkey)].status;
    }

    function _startCheckpoint(bool revertIfNoBalance) internal {
        require(currentCheckpointTimestamp == 0, CheckpointAlreadyActive());
        require(lastCheckpointTimestamp != block.timestamp, CannotCheckpointTwiceInSingleBlock());
        uint64 newBalanceGwei = uint64(address(this).balance / 1 gwei) - withdrawableRestakedExecutionLayerGwei;
        require(!revertIfNoBalance || newBalanceGwei != 0, NoBalanceToCheckpoint());
        currentCheckpointTimestamp = uint64(block.timestamp);
        bytes32 root = blockhash(block.number - 1);
        emit CheckpointCreated(uint64(block.timestamp), root, activeValidatorCount);
        _keep(Checkpoint(root, uint24(activeValidatorCount), newBalanceGwei, 0, 0));
    }

    function _count(
        Checkpoint memory checkpoint,
        ValidatorInfo memory validator,
        uint64 timestamp,
        BalanceProof calldata proof
    ) private {
        uint64 before = validator.restakedBalanceGwei;
        uint64 balance = BeaconFields.balanceGwei(proof.balanceRoot, validator.validatorIndex);
        checkpoint.proofsRemaining--;
        checkpoint.prevBeaconBalanceGwei += before;
        checkpoint.balanceDeltasGwei += int64(balance) - int64(before);
        validator.restakedBalanceGwei = balance;
        validator.lastCheckpointedAt = timestamp;
        if (balance != before) emit ValidatorBalanceUpdated(proof.pubkeyHash, timestamp, balance);
        if (balance == 0) {
            activeValidatorCount--;
            validator.status = ValidatorStatus.WITHDRAWN;
            checkpointBalanceExitedGwei[timestamp] += before;
            emit ValidatorWithdrawn(timestamp, proof.pubkeyHash);
        }
        _validators[proof.pubkeyHash] = validator;
        emit ValidatorCheckpointed(timestamp, proof.pubkeyHash);
    }

    /// Ends the checkpoint when every validator has been counted.
    function _keep(Checkpoint memory checkpoint) private {
        if (checkpoint.proofsRemaining != 0) {
            _checkpoint = checkpoint;
            return;
        }
        uint64 timestamp = currentCheckpointTimestamp;
        int256 deltaWei = (int256(uint256(checkpoint.podBalanceGwei)) + checkpoint.balanceDeltasGwei) * 1 gwei;
        uint256 balanceBeforeWei =
            (uint256(withdrawableRestakedExecutionLayerGwei) + checkpoint.prevBeaconBalanceGwei) * 1 gwei;
        withdrawableRestakedExecutionLayerGwei += checkpoint.podBalanceGwei;
        lastCheckpointTimestamp = timestamp;
        currentCheckpointTimestamp = 0;
        delete _checkpoint;
        emit CheckpointFinalized(timestamp, deltaWei);
        _pods().recordBeaconChainETHBalanceUpdate(podOwner, balanceBeforeWei, deltaWei);
    }

    function _pods() internal pure returns (IPodManager) {
        return IPodManager(Mainnet.EIGEN_POD_MANAGER);
    }
}
