// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {StrategyBase} from "./StrategyBase.sol";

/// A strategy with caps per deposit and in total; on mainnet they are set to "none".
contract StrategyBaseTVLLimits is StrategyBase {
    error BalanceExceedsMaxTotalDeposits();
    error DepositExceedsMaxPerDeposit();
    error MaxPerDepositExceedsMax();

    event MaxPerDepositUpdated(uint256 previousValue, uint256 newValue);
    event MaxTotalDepositsUpdated(uint256 previousValue, uint256 newValue);

    uint256 public maxPerDeposit;
    uint256 public maxTotalDeposits;

    function initialize(uint256 maxPerDeposit_, uint256 maxTotalDeposits_, address underlyingToken_)
        external
        virtual
        once
    {
        _setLimits(maxPerDeposit_, maxTotalDeposits_);
        _setToken(underlyingToken_);
    }

    function setTVLLimits(uint256 newMaxPerDeposit, uint256 newMaxTotalDeposits) external virtual onlyUnpauser {
        _setLimits(newMaxPerDeposit, newMaxTotalDeposits);
    }

    function getTVLLimits() external view returns (uint256, uint256) {
        return (maxPerDeposit, maxTotalDeposits);
    }

    function _beforeDeposit(address token, uint256 amount) internal virtual override {
        super._beforeDeposit(token, amount);
        require(amount <= maxPerDeposit, DepositExceedsMaxPerDeposit());
        require(_balance() <= maxTotalDeposits, BalanceExceedsMaxTotalDeposits());
    }

    function _setLimits(uint256 newMaxPerDeposit, uint256 newMaxTotalDeposits) internal {
        emit MaxPerDepositUpdated(maxPerDeposit, newMaxPerDeposit);
        emit MaxTotalDepositsUpdated(maxTotalDeposits, newMaxTotalDeposits);
        require(newMaxPerDeposit <= newMaxTotalDeposits, MaxPerDepositExceedsMax());
        maxPerDeposit = newMaxPerDeposit;
        maxTotalDeposits = newMaxTotalDeposits;
    }
}
