// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";

/// Where Swell's restaking contracts live on Ethereum mainnet.
library SwellMainnet {
    address internal constant RSWETH = 0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0;
    address internal constant EXIT = 0x58749C46Ffe97e4d79508a2C781C440f4756f064;
    address internal constant DEPOSITS = 0x5e6342D8090665bE14eeB8154c8a87B7249a4889;
    address internal constant ACCESS = 0x796592b2092F7E150C48643dA19Dd2F28be3333F;
    /// Runs everything; Swell's administrators.
    address internal constant OPERATIONS = 0x20fDF47509C5eFC0e1101e3CE443691781C17F90;

    error NotOperations();

    function onlyOperations() internal view {
        require(msg.sender == OPERATIONS, NotOperations());
    }
}

/// AccessControlManager in small: what is paused.
contract RswAccess {
    bool public coreMethodsPaused;
    bool public withdrawalsPaused;

    function pause(bool core, bool withdrawals) external {
        SwellMainnet.onlyOperations();
        (coreMethodsPaused, withdrawalsPaused) = (core, withdrawals);
    }
}

/// rswETH in small: minted at a rate that one account reports, within a bound.
contract RswEth is Token {
    error CoreMethodsPaused();
    error RepriceDifferenceTooLarge();

    bool public whitelistEnabled;
    uint256 public lastRepriceUNIX;
    uint256 public maximumRepriceDifferencePercentage;
    uint256 private _rate;

    function deposit() external payable {
        require(!RswAccess(SwellMainnet.ACCESS).coreMethodsPaused(), CoreMethodsPaused());
        _mint(msg.sender, (msg.value * 1 ether) / getRate());
        (bool sent,) = SwellMainnet.DEPOSITS.call{value: msg.value}("");
        require(sent);
    }

    /// Destroys the caller's tokens and pays nothing.
    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }

    function setUp(uint256 largestMove, bool listedOnly) external {
        SwellMainnet.onlyOperations();
        (maximumRepriceDifferencePercentage, whitelistEnabled) = (largestMove, listedOnly);
    }

    /// `totalReserves`: what is behind all rswETH, wei.
    function reprice(uint256 totalReserves) external {
        SwellMainnet.onlyOperations();
        uint256 rate = (totalReserves * 1 ether) / totalSupply;
        uint256 move = rate > getRate() ? rate - getRate() : getRate() - rate;
        require(
            lastRepriceUNIX == 0 || move <= (getRate() * maximumRepriceDifferencePercentage) / 1 ether,
            RepriceDifferenceTooLarge()
        );
        (_rate, lastRepriceUNIX) = (rate, block.timestamp);
    }

    function getRate() public view returns (uint256) {
        return _rate == 0 ? 1 ether : _rate;
    }
}

/// DepositManager in small: holds ether until it is staked or pays withdrawals.
contract RswDeposits {
    receive() external payable {}

    function transferETHForWithdrawRequests(uint256 amount) external {
        require(msg.sender == SwellMainnet.EXIT);
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent);
    }
}

/// EigenLayerManager in small: the contracts that restake, numbered from 1.
contract RswStakers {
    uint256 public stakeId;
    mapping(uint256 stakerId => address) public stakerProxyAddresses;

    function addStaker(address staker) external {
        SwellMainnet.onlyOperations();
        stakerProxyAddresses[++stakeId] = staker;
    }
}
