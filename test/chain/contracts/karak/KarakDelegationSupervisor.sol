// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {KarakVaultSupervisor} from "./KarakVaultSupervisor.sol";

/// DelegationSupervisor of Karak V1: the queue everyone leaves through. Delegation itself was never switched on.
contract KarakDelegationSupervisor {
    error Unauthorized();
    error EnforcedPause();
    error NotStaker();
    error WithdrawerNotCaller();
    error MinWithdrawDelayNotPassed();
    error WithdrawAlreadyCompleted();

    struct WithdrawRequest {
        address[] vaults;
        uint256[] shares;
        address withdrawer;
    }

    struct QueuedWithdrawal {
        address staker;
        address delegatedTo;
        uint256 nonce;
        uint256 start;
        WithdrawRequest request;
    }

    address public owner;
    KarakVaultSupervisor public vaultSupervisor;
    uint256 public withdrawalDelay;
    bool public paused;
    mapping(address staker => QueuedWithdrawal[]) private _queued;
    mapping(bytes32 root => bool) private _pending;

    function initialize(KarakVaultSupervisor supervisor, uint256 delay) external {
        if (owner != address(0)) revert Unauthorized();
        (owner, vaultSupervisor, withdrawalDelay) = (msg.sender, supervisor, delay);
    }

    function updateMinWithdrawDelay(uint256 delay) external {
        if (msg.sender != owner) revert Unauthorized();
        withdrawalDelay = delay;
    }

    function pause(bool toPause) external {
        if (msg.sender != owner) revert Unauthorized();
        paused = toPause;
    }

    function startWithdraw(WithdrawRequest[] calldata requests) external {
        if (paused) revert EnforcedPause();
        for (uint256 i; i < requests.length; ++i) {
            if (requests[i].withdrawer != msg.sender) revert NotStaker();
            for (uint256 j; j < requests[i].vaults.length; ++j) {
                vaultSupervisor.removeShares(msg.sender, requests[i].vaults[j], requests[i].shares[j]);
            }
            QueuedWithdrawal memory queued =
                QueuedWithdrawal(msg.sender, address(0), _queued[msg.sender].length, block.timestamp, requests[i]);
            _pending[keccak256(abi.encode(queued))] = true;
            QueuedWithdrawal storage kept = _queued[msg.sender].push();
            (kept.staker, kept.nonce, kept.start) = (queued.staker, queued.nonce, queued.start);
            kept.request.withdrawer = requests[i].withdrawer;
            kept.request.vaults = requests[i].vaults;
            kept.request.shares = requests[i].shares;
        }
    }

    /// The queue is never pruned; what was paid is only no longer pending.
    function finishWithdraw(QueuedWithdrawal[] calldata started) external {
        if (paused) revert EnforcedPause();
        for (uint256 i; i < started.length; ++i) {
            bytes32 root = keccak256(abi.encode(started[i]));
            if (started[i].request.withdrawer != msg.sender) revert WithdrawerNotCaller();
            if (started[i].start + withdrawalDelay > block.timestamp) revert MinWithdrawDelayNotPassed();
            if (!_pending[root]) revert WithdrawAlreadyCompleted();
            delete _pending[root];
            for (uint256 j; j < started[i].request.vaults.length; ++j) {
                vaultSupervisor.redeemShares(msg.sender, started[i].request.vaults[j], started[i].request.shares[j]);
            }
        }
    }

    function fetchQueuedWithdrawals(address staker) external view returns (QueuedWithdrawal[] memory) {
        return _queued[staker];
    }

    function isWithdrawPending(QueuedWithdrawal calldata withdrawal) external view returns (bool) {
        return _pending[keccak256(abi.encode(withdrawal))];
    }
}
