// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BeaconFields} from "./BeaconFields.sol";
import {Mainnet} from "./Mainnet.sol";
import {PodCheckpoints} from "./PodCheckpoints.sol";

/// Exits and consolidations a pod asks of the beacon chain, through the system contracts of EIP-7002 and EIP-7251.
abstract contract ValidatorRequests is PodCheckpoints {
    error FeeQueryFailed();
    error InsufficientFunds();
    error PredeployFailed();

    event ConsolidationRequested(bytes32 indexed sourcePubkeyHash, bytes32 indexed targetPubkeyHash);
    event ExitRequested(bytes32 indexed validatorPubkeyHash);
    event SwitchToCompoundingRequested(bytes32 indexed validatorPubkeyHash);
    event WithdrawalRequested(bytes32 indexed validatorPubkeyHash, uint64 withdrawalAmountGwei);

    struct WithdrawalRequest {
        bytes pubkey;
        uint64 amountGwei;
    }

    struct ConsolidationRequest {
        bytes srcPubkey;
        bytes targetPubkey;
    }

    uint8 private constant PAUSED_CONSOLIDATIONS = 9;
    uint8 private constant PAUSED_WITHDRAWAL_REQUESTS = 10;

    function requestWithdrawal(WithdrawalRequest[] calldata requests)
        external
        payable
        onlyOwnerOrProofSubmitter
        podWhenRunning(PAUSED_WITHDRAWAL_REQUESTS)
    {
        uint256 fee = getWithdrawalRequestFee();
        require(msg.value >= fee * requests.length, InsufficientFunds());
        for (uint256 i = 0; i < requests.length; i++) {
            bytes32 pubkeyHash = BeaconFields.hashPubkey(requests[i].pubkey);
            _ask(Mainnet.WITHDRAWAL_REQUESTS, fee, abi.encodePacked(requests[i].pubkey, requests[i].amountGwei));
            if (requests[i].amountGwei == 0) emit ExitRequested(pubkeyHash);
            else emit WithdrawalRequested(pubkeyHash, requests[i].amountGwei);
        }
        _refund(msg.value - fee * requests.length);
    }

    function requestConsolidation(ConsolidationRequest[] calldata requests)
        external
        payable
        onlyOwnerOrProofSubmitter
        podWhenRunning(PAUSED_CONSOLIDATIONS)
    {
        uint256 fee = getConsolidationRequestFee();
        require(msg.value >= fee * requests.length, InsufficientFunds());
        for (uint256 i = 0; i < requests.length; i++) {
            bytes32 source = BeaconFields.hashPubkey(requests[i].srcPubkey);
            bytes32 target = BeaconFields.hashPubkey(requests[i].targetPubkey);
            require(_validators[target].status == ValidatorStatus.ACTIVE, ValidatorNotActiveInPod());
            _ask(
                Mainnet.CONSOLIDATION_REQUESTS,
                fee,
                abi.encodePacked(requests[i].srcPubkey, requests[i].targetPubkey)
            );
            if (source == target) emit SwitchToCompoundingRequested(source);
            else emit ConsolidationRequested(source, target);
        }
        _refund(msg.value - fee * requests.length);
    }

    function getWithdrawalRequestFee() public view returns (uint256) {
        return _fee(Mainnet.WITHDRAWAL_REQUESTS);
    }

    function getConsolidationRequestFee() public view returns (uint256) {
        return _fee(Mainnet.CONSOLIDATION_REQUESTS);
    }

    function _fee(address systemContract) private view returns (uint256) {
        (bool answered, bytes memory answer) = systemContract.staticcall("");
        require(answered && answer.length == 32, FeeQueryFailed());
        return abi.decode(answer, (uint256));
    }

    function _ask(address systemContract, uint256 fee, bytes memory request) private {
        (bool accepted,) = systemContract.call{value: fee}(request);
        require(accepted, PredeployFailed());
    }

    function _refund(uint256 amount) private {
        if (amount == 0) return;
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }
}
