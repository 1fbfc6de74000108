// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {RateToken} from "../RateToken.sol";

/// rETH: burned for ether while it holds enough.
contract RocketEther is RateToken {
    error InsufficientCollateral();

    receive() external payable {}

    function getTotalCollateral() public view returns (uint256) {
        return address(this).balance;
    }

    function getEthValue(uint256 amount) public view returns (uint256) {
        return (amount * this.getExchangeRate()) / 1e18;
    }

    function burn(uint256 amount) external {
        uint256 value = getEthValue(amount);
        require(getTotalCollateral() >= value, InsufficientCollateral());
        _burn(msg.sender, amount);
        (bool sent,) = msg.sender.call{value: value}("");
        require(sent);
    }
}

/// RocketStorage: every setting of Rocket Pool by the hash of its name.
contract RocketSettings {
    mapping(bytes32 key => uint256) public getUint;

    function setUint(bytes32 key, uint256 value) external {
        getUint[key] = value;
    }
}

/// swETH: its rate changes when it is repriced, which is dated.
contract SwellEther is RateToken {
    uint256 public lastRepriceUNIX;

    function reprice(uint256 rateWad) external onlyMinter {
        (bool done,) = address(this).delegatecall(abi.encodeCall(this.setRate, rateWad));
        require(done);
        lastRepriceUNIX = block.timestamp;
    }
}

/// swEXIT: requests by number, with the ether they wait for.
contract SwellExit {
    RateToken public constant swETH = RateToken(0xf951E335afb289353dc249e82926178EaC7DEd78);

    uint256 public exitingETH;
    uint256 public getLastTokenIdCreated;
    mapping(uint256 tokenId => uint256) public amountOf;

    function createWithdrawRequest(uint256 amount) external {
        swETH.transferFrom(msg.sender, address(this), amount);
        amountOf[++getLastTokenIdCreated] = amount;
        exitingETH += (amount * swETH.getRate()) / 1e18;
    }
}

/// LsETH: worth by shares.
contract CollectiveEther is RateToken {
    function underlyingBalanceFromShares(uint256 shares) external view returns (uint256) {
        return (shares * this.getRate()) / 1e18;
    }
}

/// StakeWise's controller for osETH: worth by shares.
contract StakeWiseController {
    RateToken public constant osETH = RateToken(0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38);

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return (shares * osETH.getRate()) / 1e18;
    }
}

/// StakeWise's list of vaults.
contract StakeWiseVaults {
    mapping(address vault => bool) public vaults;

    function addVault(address vault) external {
        vaults[vault] = true;
    }
}

/// Where the worth of ankrETH is read.
contract AnkrRate {
    RateToken public constant ankrETH = RateToken(0xE95A203B1a91a908F9B9CE46459d101078c2c3cb);

    function getRate() external view returns (uint256) {
        return ankrETH.getRate();
    }
}
