// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "./Token.sol";

/// A staking token whose price in ETH grows while balances stand still. The price goes by the name each real token
/// gives it: rETH getExchangeRate, cbETH and wBETH exchangeRate, swETH getRate, sfrxETH pricePerShare.
contract RateToken is Token {
    event RateUpdated(uint256 rateWad);

    uint256 private _rateWad;

    function setRate(uint256 rateWad) external onlyMinter {
        _rateWad = rateWad;
        emit RateUpdated(rateWad);
    }

    function getExchangeRate() external view returns (uint256) {
        return _rateWad;
    }

    function exchangeRate() external view returns (uint256) {
        return _rateWad;
    }

    function getRate() external view returns (uint256) {
        return _rateWad;
    }

    function pricePerShare() external view returns (uint256) {
        return _rateWad;
    }
}
