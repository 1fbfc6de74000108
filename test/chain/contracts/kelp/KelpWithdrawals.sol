// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "../Transfers.sol";
import {IKelpOracle, IKelpPool, KelpToken} from "./KelpPool.sol";
import {KelpMainnet as At} from "./KelpMainnet.sol";

/// LRTUnstakingVault in small: pays the withdrawal manager.
contract KelpVault {
    receive() external payable {}

    function redeem(address asset, uint256 amount) external {
        require(msg.sender == At.MANAGER);
        if (asset == At.ETHER) payable(msg.sender).transfer(amount);
        else IERC20(asset).transfer(msg.sender, amount);
    }

    function balanceOf(address asset) external view returns (uint256) {
        return asset == At.ETHER ? address(this).balance : IERC20(asset).balanceOf(address(this));
    }
}

/// LRTWithdrawalManager in small: a queue per asset, unlocked in order after a delay, each account's oldest paid first.
contract KelpWithdrawals {
    error ExceedAmountToWithdraw();
    error InvalidAmountToWithdraw();
    error WithdrawalDelayNotPassed();
    error WithdrawalLocked();

    struct Request {
        uint256 rsETHUnstaked;
        uint256 expectedAssetAmount;
        uint256 withdrawalStartBlock;
    }

    struct Queue {
        uint128 begin;
        uint128 end;
        mapping(uint128 index => uint256) data;
    }

    bool public paused;
    uint256 public withdrawalDelayBlocks;
    mapping(address asset => uint256) public minRsEthAmountToWithdraw;
    mapping(address asset => uint256) public nextUnusedNonce;
    mapping(address asset => uint256) public nextLockedNonce;
    mapping(address asset => uint256) public assetsCommitted;
    mapping(address asset => mapping(address user => Queue)) public userAssociatedNonces;
    mapping(address asset => mapping(uint256 nonce => Request)) private _requests;

    receive() external payable {}

    function setUp(uint256 delayBlocks, address asset, uint256 least) external {
        At.onlyOperations();
        withdrawalDelayBlocks = delayBlocks;
        minRsEthAmountToWithdraw[asset] = least;
    }

    function setPaused(bool isPaused) external {
        At.onlyOperations();
        paused = isPaused;
    }

    function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string calldata) external {
        require(rsETHUnstaked >= minRsEthAmountToWithdraw[asset], InvalidAmountToWithdraw());
        IERC20(At.RSETH).transferFrom(msg.sender, address(this), rsETHUnstaked);
        uint256 expected = getExpectedAssetAmount(asset, rsETHUnstaked);
        require(expected <= getAvailableAssetAmount(asset), ExceedAmountToWithdraw());
        assetsCommitted[asset] += expected;
        uint256 nonce = nextUnusedNonce[asset]++;
        _requests[asset][nonce] = Request(rsETHUnstaked, expected, block.number);
        Queue storage queue = userAssociatedNonces[asset][msg.sender];
        queue.data[queue.end++] = nonce;
    }

    function unlockQueue(address asset, uint256 firstExcludedIndex) external {
        At.onlyOperations();
        uint256 available = KelpVault(payable(At.VAULT)).balanceOf(asset);
        uint256 burned;
        uint256 unlocked;
        uint256 nonce = nextLockedNonce[asset];
        for (; nonce < firstExcludedIndex && nonce < nextUnusedNonce[asset]; nonce++) {
            Request storage request = _requests[asset][nonce];
            if (block.number < request.withdrawalStartBlock + withdrawalDelayBlocks) break;
            uint256 worth = getExpectedAssetAmount(asset, request.rsETHUnstaked);
            uint256 payout = request.expectedAssetAmount < worth ? request.expectedAssetAmount : worth;
            if (available < payout) break;
            assetsCommitted[asset] -= request.expectedAssetAmount;
            request.expectedAssetAmount = payout;
            burned += request.rsETHUnstaked;
            available -= payout;
            unlocked += payout;
        }
        nextLockedNonce[asset] = nonce;
        KelpToken(At.RSETH).burnFrom(address(this), burned);
        KelpVault(payable(At.VAULT)).redeem(asset, unlocked);
    }

    function completeWithdrawal(address asset, string calldata) external {
        Queue storage queue = userAssociatedNonces[asset][msg.sender];
        require(queue.begin < queue.end, "QueueEmpty");
        uint256 nonce = queue.data[queue.begin++];
        require(nonce < nextLockedNonce[asset], WithdrawalLocked());
        Request memory request = _requests[asset][nonce];
        delete _requests[asset][nonce];
        require(block.number >= request.withdrawalStartBlock + withdrawalDelayBlocks, WithdrawalDelayNotPassed());
        if (asset == At.ETHER) payable(msg.sender).transfer(request.expectedAssetAmount);
        else IERC20(asset).transfer(msg.sender, request.expectedAssetAmount);
    }

    function getExpectedAssetAmount(address asset, uint256 amount) public view returns (uint256) {
        return (amount * IKelpOracle(At.ORACLE).rsETHPrice()) / IKelpOracle(At.ORACLE).getAssetPrice(asset);
    }

    function getAvailableAssetAmount(address asset) public view returns (uint256) {
        uint256 total = IKelpPool(At.POOL).getTotalAssetDeposits(asset);
        return total > assetsCommitted[asset] ? total - assetsCommitted[asset] : 0;
    }

    function getUserWithdrawalRequest(address asset, address user, uint256 userIndex)
        external
        view
        returns (uint256 rsETHAmount, uint256 expectedAssetAmount, uint256 withdrawalStartBlock, uint256 userNonce)
    {
        Queue storage queue = userAssociatedNonces[asset][user];
        require(userIndex < queue.end - queue.begin, "QueueOutOfBounds");
        userNonce = queue.data[queue.begin + uint128(userIndex)];
        Request memory request = _requests[asset][userNonce];
        return (request.rsETHUnstaked, request.expectedAssetAmount, request.withdrawalStartBlock, userNonce);
    }
}
