// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";

/// Inception's feed in small: tokens per 1e18 of ether, written by an operator.
contract InceptionRatios {
    mapping(address token => uint256) public getRatio;

    function updateRatio(address token, uint256 ratio) external {
        getRatio[token] = ratio;
    }
}

/// inETH: shares at the inverse of the feed's ratio.
contract InceptionEther is Token {
    function convertToAmount(uint256 shares) public view returns (uint256) {
        uint256 ratio = InceptionRatios(0x122ee24Cb3Cc1b6B987800D3B54A68FC16910Dbf).getRatio(address(this));
        // Rounded up, as the real one does.
        return (shares * 1 ether + ratio - 1) / ratio;
    }

    function burn(address account, uint256 shares) external onlyMinter {
        _burn(account, shares);
    }
}

/// RestakingPool in small: unstakes wait in order and are handed out by an operator.
contract InceptionPool {
    struct Unstake {
        address recipient;
        uint256 amount;
    }

    InceptionEther private constant TOKEN = InceptionEther(0xf073bAC22DAb7FaF4a3Dd6c6189a70D54110525C);

    uint256 public getTotalPendingUnstakes;
    uint256 private _totalClaimable;
    uint256 private _next;
    Unstake[] private _unstakes;
    mapping(address account => uint256) public getTotalUnstakesOf;
    mapping(address account => uint256) public claimableOf;

    function stake() external payable {
        TOKEN.mint(msg.sender, (msg.value * 1 ether) / TOKEN.convertToAmount(1 ether));
    }

    function unstake(address to, uint256 shares) external {
        uint256 amount = TOKEN.convertToAmount(shares);
        TOKEN.burn(msg.sender, shares);
        _unstakes.push(Unstake(to, amount));
        getTotalPendingUnstakes += amount;
        getTotalUnstakesOf[to] += amount;
    }

    /// Ether goes to validators.
    function sendOut(address payable to, uint256 amount) external {
        to.transfer(amount);
    }

    function distributeOne() external {
        Unstake memory item = _unstakes[_next++];
        getTotalPendingUnstakes -= item.amount;
        getTotalUnstakesOf[item.recipient] -= item.amount;
        claimableOf[item.recipient] += item.amount;
        _totalClaimable += item.amount;
    }

    function claimUnstake(address claimer) external {
        uint256 amount = claimableOf[claimer];
        claimableOf[claimer] = 0;
        _totalClaimable -= amount;
        payable(claimer).transfer(amount);
    }

    function getFlashCapacity() external view returns (uint256) {
        return address(this).balance - _totalClaimable;
    }
}

/// A vault of one staked token in small, as far as it is read.
contract InceptionVault {
    bool public paused;
    mapping(address claimer => uint256) public getPendingWithdrawalOf;
    mapping(address claimer => bool) private _isAble;

    function setPaused(bool isPaused) external {
        paused = isPaused;
    }

    function queue(address claimer, uint256 amount, bool isAble) external {
        getPendingWithdrawalOf[claimer] += amount;
        _isAble[claimer] = isAble;
    }

    function isAbleToRedeem(address claimer) external view returns (bool, uint256[] memory) {
        return (_isAble[claimer], new uint256[](0));
    }
}
