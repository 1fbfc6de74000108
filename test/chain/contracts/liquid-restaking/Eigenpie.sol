// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {IERC20} from "../Transfers.sol";

interface IStrategyBalance {
    function userUnderlyingView(address user) external view returns (uint256);
}

interface IPodShares {
    function podOwnerDepositShares(address podOwner) external view returns (int256);
}

/// A token of Eigenpie for one staked token: minted by the staking contract, its rate written by a price provider.
contract EigenpieToken is Token {
    uint256 private _rate;

    function updateExchangeRateToLST(uint256 rate) external {
        _rate = rate;
    }

    function exchangeRateToLST() public view returns (uint256) {
        return _rate == 0 ? 1 ether : _rate;
    }

    /// Worth of stETH, and of ether, is one ETH.
    function exchangeRateToNative() external view returns (uint256) {
        return exchangeRateToLST();
    }

    function burnFrom(address account, uint256 amount) external {
        require(msg.sender == 0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4);
        _burn(account, amount);
    }
}

/// EigenpieStaking in small: one token per asset, node delegators that restake.
contract EigenpiePool {
    /// Stands for ether where an asset is named.
    address private constant ETHER = 0xeFEfeFEfeFeFEFEFEfefeFeFefEfEfEfeFEFEFEf;
    IPodShares private constant PODS = IPodShares(0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338);

    bool public paused;
    address[] private _nodeDelegators;
    mapping(address asset => EigenpieToken) public tokenOf;
    mapping(address asset => address) public strategyOf;

    function setUp(address asset, EigenpieToken token, address strategy) external {
        tokenOf[asset] = token;
        strategyOf[asset] = strategy;
    }

    function addNodeDelegator(address node) external {
        _nodeDelegators.push(node);
    }

    function setPaused(bool isPaused) external {
        paused = isPaused;
    }

    function depositAsset(address asset, uint256 depositAmount, uint256 minRec, address) external payable {
        require(asset != ETHER || msg.value == depositAmount, "InvalidAmountToDeposit");
        EigenpieToken token = tokenOf[asset];
        uint256 minted = (depositAmount * 1 ether) / token.exchangeRateToLST();
        require(minted >= minRec, "MinimumAmountToReceiveNotMet");
        token.mint(msg.sender, minted);
        if (asset != ETHER) IERC20(asset).transferFrom(msg.sender, address(this), depositAmount);
    }

    function transferAssetToNodeDelegator(address node, address asset, uint256 amount) external {
        if (asset == ETHER) payable(node).transfer(amount);
        else IERC20(asset).transfer(node, amount);
    }

    function getNodeDelegatorQueue() external view returns (address[] memory) {
        return _nodeDelegators;
    }

    function getTotalAssetDeposits(address asset) external view returns (uint256 total) {
        total = _held(asset, address(this));
        for (uint256 i = 0; i < _nodeDelegators.length; i++) {
            total += _held(asset, _nodeDelegators[i]) + _restaked(asset, _nodeDelegators[i]);
        }
    }

    function _held(address asset, address account) private view returns (uint256) {
        return asset == ETHER ? account.balance : IERC20(asset).balanceOf(account);
    }

    /// Validators count once they are proven.
    function _restaked(address asset, address node) private view returns (uint256) {
        if (asset != ETHER) return IStrategyBalance(strategyOf[asset]).userUnderlyingView(node);
        int256 shares = PODS.podOwnerDepositShares(node);
        return shares > 0 ? uint256(shares) : 0;
    }
}

/// EigenpieWithdrawManager in small: amounts fixed when asked for, paid a delay after the week's end.
contract EigenpieQueue {
    struct Schedule {
        uint256 lstAmount;
        uint256 endTime;
    }

    uint256 private constant EPOCH_DURATION = 7 days;
    EigenpiePool private constant POOL = EigenpiePool(0x24db6717dB1C75B9Db6eA47164D8730B63875dB7);

    bool public paused;
    uint256 public startTimestamp;
    uint256 public lstWithdrawalDelay;
    mapping(address user => mapping(address asset => Schedule[])) private _schedules;

    function initialize(uint256 start, uint256 delay) external {
        (startTimestamp, lstWithdrawalDelay) = (start, delay);
    }

    function setPaused(bool isPaused) external {
        paused = isPaused;
    }

    function nextUserWithdrawalTime() public view returns (uint256) {
        uint256 epoch = (block.timestamp - startTimestamp) / EPOCH_DURATION + 1;
        return startTimestamp + (epoch + 1) * EPOCH_DURATION + lstWithdrawalDelay;
    }

    function userQueuingForWithdraw(address asset, uint256 mLRTamount) external {
        EigenpieToken token = POOL.tokenOf(asset);
        uint256 worth = (token.exchangeRateToLST() * mLRTamount) / 1 ether;
        _schedules[msg.sender][asset].push(Schedule(worth, nextUserWithdrawalTime()));
        token.transferFrom(msg.sender, address(this), mLRTamount);
    }

    function getUserWithdrawalSchedules(address user, address[] calldata assets)
        external
        view
        returns (uint256[][] memory queuedLstAmounts, uint256[][] memory endTimes)
    {
        queuedLstAmounts = new uint256[][](assets.length);
        endTimes = new uint256[][](assets.length);
        for (uint256 i = 0; i < assets.length; i++) {
            Schedule[] storage list = _schedules[user][assets[i]];
            queuedLstAmounts[i] = new uint256[](list.length);
            endTimes[i] = new uint256[](list.length);
            for (uint256 j = 0; j < list.length; j++) {
                queuedLstAmounts[i][j] = list[j].lstAmount;
                endTimes[i][j] = list[j].endTime;
            }
        }
    }
}
