// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";
import {RenzoManager, RenzoRate} from "./RenzoManager.sol";
import {RenzoMainnet} from "./RenzoMainnet.sol";
import {RenzoToken} from "./RenzoToken.sol";

/// WithdrawQueue, for ether: paid from what is at hand, else in turn; after a wait, the lower of then and now.
contract RenzoQueue {
    struct WithdrawRequest {
        address collateralToken;
        uint256 withdrawRequestID;
        uint256 amountToRedeem;
        uint256 ezETHLocked;
        uint256 createdAt;
    }

    struct WithdrawQueueState {
        uint256 queuedWithdrawToFill;
        uint256 queuedWithdrawFilled;
    }

    struct WithdrawQueueStatus {
        bool queued;
        uint256 fillAt;
    }

    error NotAllowed();
    error EarlyClaim();
    error QueuedWithdrawalNotFilled();

    bool public paused;
    uint256 public coolDownPeriod;
    uint256 public withdrawRequestNonce;
    mapping(address asset => uint256) public claimReserve;
    mapping(address user => WithdrawRequest[]) public withdrawRequests;
    mapping(bytes32 hash => WithdrawQueueStatus) public withdrawQueued;
    WithdrawQueueState public ethWithdrawQueue;

    function setCoolDownPeriod(uint256 period) external {
        require(msg.sender == RenzoMainnet.OPERATIONS, NotAllowed());
        coolDownPeriod = period;
    }

    function fillEthWithdrawBuffer() external payable {
        require(msg.sender == RenzoMainnet.MANAGER, NotAllowed());
        uint256 missing = getQueueDeficit(RenzoMainnet.ETHER);
        uint256 filled = missing > msg.value ? msg.value : missing;
        claimReserve[RenzoMainnet.ETHER] += filled;
        ethWithdrawQueue.queuedWithdrawFilled += filled;
    }

    function getAvailableToWithdraw(address asset) public view returns (uint256) {
        return asset == RenzoMainnet.ETHER ? address(this).balance - claimReserve[asset] : 0;
    }

    function getQueueDeficit(address asset) public view returns (uint256) {
        if (asset != RenzoMainnet.ETHER) return 0;
        return ethWithdrawQueue.queuedWithdrawToFill - ethWithdrawQueue.queuedWithdrawFilled;
    }

    function getOutstandingWithdrawRequests(address user) external view returns (uint256) {
        return withdrawRequests[user].length;
    }

    function withdraw(uint256 amount, address assetOut) external {
        require(!paused && assetOut == RenzoMainnet.ETHER && amount > 0, NotAllowed());
        Transfers.pull(RenzoMainnet.EZETH, msg.sender, address(this), amount);
        uint256 worth = amount * RenzoRate(RenzoMainnet.RATE).getRate() / 1 ether;
        WithdrawRequest memory request =
            WithdrawRequest(assetOut, ++withdrawRequestNonce, worth, amount, block.timestamp);
        uint256 atHand = getAvailableToWithdraw(assetOut);
        if (worth > atHand) {
            ethWithdrawQueue.queuedWithdrawFilled += atHand;
            ethWithdrawQueue.queuedWithdrawToFill += worth;
            claimReserve[assetOut] += atHand;
            withdrawQueued[keccak256(abi.encode(request, msg.sender))] =
                WithdrawQueueStatus(true, ethWithdrawQueue.queuedWithdrawToFill);
        } else {
            claimReserve[assetOut] += worth;
        }
        withdrawRequests[msg.sender].push(request);
    }

    function claim(uint256 index, address user) external {
        WithdrawRequest memory request = withdrawRequests[user][index];
        require(block.timestamp - request.createdAt >= coolDownPeriod, EarlyClaim());
        WithdrawQueueStatus memory status = withdrawQueued[keccak256(abi.encode(request, user))];
        require(!status.queued || status.fillAt <= ethWithdrawQueue.queuedWithdrawFilled, QueuedWithdrawalNotFilled());
        uint256 worth = request.ezETHLocked * RenzoRate(RenzoMainnet.RATE).getRate() / 1 ether;
        claimReserve[request.collateralToken] -= request.amountToRedeem;
        WithdrawRequest[] storage all = withdrawRequests[user];
        all[index] = all[all.length - 1];
        all.pop();
        RenzoToken(RenzoMainnet.EZETH).burn(address(this), request.ezETHLocked);
        (bool paid,) = user.call{value: worth < request.amountToRedeem ? worth : request.amountToRedeem}("");
        require(paid, NotAllowed());
    }
}
