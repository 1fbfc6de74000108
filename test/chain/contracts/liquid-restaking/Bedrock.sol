// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";

/// Bedrock's redeem contract in small: ether that was paid and not claimed.
contract BedrockRedeem {
    mapping(address account => uint256) public balanceOf;

    function pay(address account) external payable {
        balanceOf[account] += msg.value;
    }

    function claim(uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        payable(msg.sender).transfer(amount);
    }
}

/// uniETH: minted and burned by the staking contract.
contract BedrockUniEth is Token {
    function burnFrom(address account, uint256 amount) external onlyMinter {
        _burn(account, amount);
    }
}

/// Bedrock's staking contract in small: ether not staked yet, ether staked in whole validators, debts in order.
contract BedrockStaking {
    BedrockUniEth private constant UNIETH = BedrockUniEth(0xF1376bceF0f78459C0Ed0ba5ddce976F1ddF51F4);
    BedrockRedeem private constant REDEEM = BedrockRedeem(0x98169228cB99Ed26c1043eD8Ca53A5Cb371D3B8D);
    address private constant OPERATIONS = 0xa5F2B6AB5B38b88Ba221741b3A189999b4c889C6;
    uint256 private constant DEPOSIT_SIZE = 32 ether;

    bool public paused;
    uint256 public getPendingEthers;
    uint256 public getTotalStaked;
    uint256 public getCurrentDebts;
    uint256 public revenue;
    mapping(address account => uint256) public debtOf;

    receive() external payable {}

    function mint(uint256 minToMint, uint256) external payable returns (uint256 minted) {
        uint256 reserve = currentReserve();
        minted = reserve == 0 ? msg.value : (UNIETH.totalSupply() * msg.value) / reserve;
        require(minted >= minToMint, "USR004");
        UNIETH.mint(msg.sender, minted);
        getPendingEthers += msg.value;
    }

    /// One validator's ether goes to an account that stakes it.
    function spinup(address staker) external {
        require(msg.sender == OPERATIONS);
        getPendingEthers -= DEPOSIT_SIZE;
        getTotalStaked += DEPOSIT_SIZE;
        payable(staker).transfer(DEPOSIT_SIZE);
    }

    function pushBeacon(uint256 rewards) external {
        require(msg.sender == OPERATIONS);
        revenue += rewards;
    }

    function setPaused(bool isPaused) external {
        require(msg.sender == OPERATIONS);
        paused = isPaused;
    }

    function redeemFromValidators(uint256 ethersToRedeem, uint256 maxToBurn, uint256) external returns (uint256 burned) {
        require(ethersToRedeem % DEPOSIT_SIZE == 0 && ethersToRedeem > 0, "USR005");
        burned = (UNIETH.totalSupply() * ethersToRedeem) / currentReserve();
        require(burned <= maxToBurn, "USR004");
        UNIETH.burnFrom(msg.sender, burned);
        debtOf[msg.sender] += ethersToRedeem;
        getCurrentDebts += ethersToRedeem;
    }

    /// A validator has stopped: its ether pays a debt.
    function payDebt(address account, uint256 amount) external payable {
        require(msg.sender == OPERATIONS && msg.value == amount);
        debtOf[account] -= amount;
        getCurrentDebts -= amount;
        getTotalStaked -= amount;
        REDEEM.pay{value: amount}(account);
    }

    function currentReserve() public view returns (uint256) {
        return getPendingEthers + getTotalStaked + revenue - getCurrentDebts;
    }

    function exchangeRatio() external view returns (uint256) {
        uint256 supply = UNIETH.totalSupply();
        return supply == 0 ? 1 ether : (currentReserve() * 1 ether) / supply;
    }
}

/// Bedrock's restaking contract in small: whose pods there are. The first is its own.
contract BedrockRestaking {
    address[] public podOwners;

    function addPodOwner(address owner) external {
        podOwners.push(owner);
    }

    function getTotalPods() external view returns (uint256) {
        return podOwners.length;
    }
}
