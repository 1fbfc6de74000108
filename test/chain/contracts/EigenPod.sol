// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BeaconFields} from "./BeaconFields.sol";
import {Mainnet} from "./Mainnet.sol";
import {PodCheckpoints} from "./PodCheckpoints.sol";
import {ValidatorRequests} from "./ValidatorRequests.sol";
import {Transfers} from "./Transfers.sol";

interface IDepositContract {
    function deposit(
        bytes calldata pubkey,
        bytes calldata withdrawal_credentials,
        bytes calldata signature,
        bytes32 deposit_data_root
    ) external payable;
}

/// One owner's validators. The beacon chain itself is not here: what a proof says about it is taken as proven.
contract EigenPod is PodCheckpoints, ValidatorRequests {
    using BeaconFields for bytes32[];

    error BeaconTimestampBeforeLatestCheckpoint();
    error CredentialsAlreadyVerified();
    error InputArrayLengthMismatch();
    error InsufficientWithdrawableBalance();
    error InvalidPubKeyLength();
    error MsgValueNot32ETH();
    error OnlyEigenPodManager();
    error ValidatorInactiveOnBeaconChain();
    error ValidatorIsExitingBeaconChain();
    error ValidatorNotSlashedOnBeaconChain();
    error WithdrawalCredentialsNotForEigenPod();

    event EigenPodStaked(bytes32 pubkeyHash);
    event NonBeaconChainETHReceived(uint256 amountReceived);
    event ProofSubmitterUpdated(address prevProofSubmitter, address newProofSubmitter);
    event RestakedBeaconChainETHWithdrawn(address indexed recipient, uint256 amount);
    event ValidatorRestaked(bytes32 pubkeyHash);

    struct StateRootProof {
        bytes32 beaconStateRoot;
        bytes proof;
    }

    struct ValidatorProof {
        bytes32[] validatorFields;
        bytes proof;
    }

    uint8 private constant PAUSED_VERIFY_CREDENTIALS = 2;
    uint8 private constant PAUSED_NON_PROOF_WITHDRAWALS = 5;
    uint8 private constant PAUSED_VERIFY_STALE_BALANCE = 8;

    modifier onlyEigenPodManager() {
        require(msg.sender == Mainnet.EIGEN_POD_MANAGER, OnlyEigenPodManager());
        _;
    }

    receive() external payable {
        emit NonBeaconChainETHReceived(msg.value);
    }

    function initialize(address podOwner_) external once {
        podOwner = podOwner_;
    }

    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot)
        external
        payable
        onlyEigenPodManager
    {
        require(msg.value == 32 ether, MsgValueNot32ETH());
        require(pubkey.length == 48, InvalidPubKeyLength());
        IDepositContract(Mainnet.DEPOSIT_CONTRACT).deposit{value: 32 ether}(
            pubkey, abi.encodePacked(_credentials(1)), signature, depositDataRoot
        );
        emit EigenPodStaked(BeaconFields.hashPubkey(pubkey));
    }

    function verifyWithdrawalCredentials(
        uint64 beaconTimestamp,
        StateRootProof calldata,
        uint40[] calldata validatorIndices,
        bytes[] calldata validatorFieldsProofs,
        bytes32[][] calldata validatorFields
    ) external onlyOwnerOrProofSubmitter podWhenRunning(PAUSED_VERIFY_CREDENTIALS) {
        require(
            validatorIndices.length == validatorFieldsProofs.length
                && validatorFieldsProofs.length == validatorFields.length,
            InputArrayLengthMismatch()
        );
        require(
            beaconTimestamp > lastCheckpointTimestamp && beaconTimestamp > currentCheckpointTimestamp,
            BeaconTimestampBeforeLatestCheckpoint()
        );
        uint256 restakedGwei;
        for (uint256 i = 0; i < validatorIndices.length; i++) {
            restakedGwei += _restake(validatorIndices[i], validatorFields[i]);
        }
        _pods().recordBeaconChainETHBalanceUpdate(podOwner, 0, int256(restakedGwei * 1 gwei));
    }

    /// A validator slashed on the beacon chain: anyone may force a checkpoint.
    function verifyStaleBalance(uint64, StateRootProof calldata, ValidatorProof calldata proof)
        external
        podWhenRunning(PAUSED_VERIFY_STALE_BALANCE)
    {
        bytes32[] memory fields = proof.validatorFields;
        require(_validators[fields.pubkeyHash()].status == ValidatorStatus.ACTIVE, ValidatorNotActiveInPod());
        require(fields.isSlashed(), ValidatorNotSlashedOnBeaconChain());
        _startCheckpoint(false);
    }

    function setProofSubmitter(address newProofSubmitter) external onlyOwner {
        emit ProofSubmitterUpdated(proofSubmitter, newProofSubmitter);
        proofSubmitter = newProofSubmitter;
    }

    function recoverTokens(address[] memory tokenList, uint256[] memory amountsToWithdraw, address recipient)
        external
        onlyOwner
        podWhenRunning(PAUSED_NON_PROOF_WITHDRAWALS)
    {
        require(tokenList.length == amountsToWithdraw.length, InputArrayLengthMismatch());
        for (uint256 i = 0; i < tokenList.length; i++) Transfers.send(tokenList[i], recipient, amountsToWithdraw[i]);
    }

    /// Pays a completed withdrawal, in whole gwei, from ETH that a checkpoint has counted.
    function withdrawRestakedBeaconChainETH(address recipient, uint256 amount) external onlyEigenPodManager {
        uint64 amountGwei = uint64(amount / 1 gwei);
        require(amountGwei <= withdrawableRestakedExecutionLayerGwei, InsufficientWithdrawableBalance());
        withdrawableRestakedExecutionLayerGwei -= amountGwei;
        emit RestakedBeaconChainETHWithdrawn(recipient, uint256(amountGwei) * 1 gwei);
        (bool sent,) = recipient.call{value: uint256(amountGwei) * 1 gwei}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }

    function _restake(uint40 validatorIndex, bytes32[] memory fields) private returns (uint256 balanceGwei) {
        bytes32 pubkeyHash = fields.pubkeyHash();
        require(_validators[pubkeyHash].status == ValidatorStatus.INACTIVE, CredentialsAlreadyVerified());
        require(fields.activationEpoch() != BeaconFields.FAR_FUTURE_EPOCH, ValidatorInactiveOnBeaconChain());
        require(fields.exitEpoch() == BeaconFields.FAR_FUTURE_EPOCH, ValidatorIsExitingBeaconChain());
        bytes32 credentials = fields.withdrawalCredentials();
        require(
            credentials == _credentials(1) || credentials == _credentials(2), WithdrawalCredentialsNotForEigenPod()
        );
        uint64 seenAt = currentCheckpointTimestamp == 0 ? lastCheckpointTimestamp : currentCheckpointTimestamp;
        balanceGwei = fields.effectiveBalanceGwei();
        _validators[pubkeyHash] =
            ValidatorInfo(validatorIndex, uint64(balanceGwei), seenAt, ValidatorStatus.ACTIVE);
        activeValidatorCount++;
        // Counted in a checkpoint that is under way: the new validator is not part of it.
        if (currentCheckpointTimestamp != 0) _checkpoint.prevBeaconBalanceGwei += uint64(balanceGwei);
        emit ValidatorRestaked(pubkeyHash);
        emit ValidatorBalanceUpdated(pubkeyHash, seenAt, uint64(balanceGwei));
    }

    function _credentials(uint8 kind) private view returns (bytes32) {
        return bytes32(uint256(kind) << 248 | uint160(address(this)));
    }
}
