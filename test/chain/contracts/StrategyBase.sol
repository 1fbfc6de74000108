// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IShareKeeper} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {Pausable} from "./Pausable.sol";
import {IERC20, Transfers} from "./Transfers.sol";

interface ITokenDecimals {
    function decimals() external view returns (uint8);
}

/// Holds one token and counts shares of what it holds, rebases included. A virtual 1e3 of shares and of tokens keeps
/// the first depositor from moving the price.
contract StrategyBase is Pausable, Once {
    error NewSharesZero();
    error OnlyStrategyManager();
    error OnlyUnderlyingToken();
    error TotalSharesExceedsMax();
    error WithdrawalAmountExceedsTotalDeposits();

    event ExchangeRateEmitted(uint256 rate);
    event StrategyTokenSet(address token, uint8 decimals);

    uint256 internal constant SHARES_OFFSET = 1e3;
    uint256 internal constant BALANCE_OFFSET = 1e3;
    uint256 internal constant MAX_TOTAL_SHARES = 1e38 - 1;
    uint8 internal constant PAUSED_DEPOSITS = 0;
    uint8 internal constant PAUSED_WITHDRAWALS = 1;

    address public underlyingToken;
    uint256 public totalShares;

    modifier onlyStrategyManager() {
        require(msg.sender == Mainnet.STRATEGY_MANAGER, OnlyStrategyManager());
        _;
    }

    function initialize(address underlyingToken_) external virtual once {
        _setToken(underlyingToken_);
    }

    function strategyManager() external pure returns (address) {
        return Mainnet.STRATEGY_MANAGER;
    }

    function explanation() external pure virtual returns (string memory) {
        return "Base Strategy implementation to inherit from for more complex implementations";
    }

    /// StrategyManager has sent `amount` here before it calls.
    function deposit(address token, uint256 amount)
        external
        virtual
        whenRunning(PAUSED_DEPOSITS)
        onlyStrategyManager
        returns (uint256 newShares)
    {
        _beforeDeposit(token, amount);
        uint256 sharesBefore = totalShares;
        uint256 virtualShares = sharesBefore + SHARES_OFFSET;
        uint256 virtualBalanceBefore = _balance() + BALANCE_OFFSET - amount;
        newShares = (amount * virtualShares) / virtualBalanceBefore;
        require(newShares != 0, NewSharesZero());
        totalShares = sharesBefore + newShares;
        require(totalShares <= MAX_TOTAL_SHARES, TotalSharesExceedsMax());
        _emitRate(_balance());
    }

    function withdraw(address recipient, address token, uint256 amountShares)
        external
        virtual
        whenRunning(PAUSED_WITHDRAWALS)
        onlyStrategyManager
        returns (uint256 amountOut)
    {
        _beforeWithdrawal(token);
        uint256 sharesBefore = totalShares;
        require(amountShares <= sharesBefore, WithdrawalAmountExceedsTotalDeposits());
        amountOut = sharesToUnderlyingView(amountShares);
        totalShares = sharesBefore - amountShares;
        _emitRate(_balance() - amountOut);
        _pay(recipient, token, amountOut);
    }

    function beforeAddShares(address staker, uint256 shares_) external virtual onlyStrategyManager {}

    function beforeRemoveShares(address staker, uint256 shares_) external virtual onlyStrategyManager {}

    function sharesToUnderlyingView(uint256 amountShares) public view returns (uint256) {
        return ((_balance() + BALANCE_OFFSET) * amountShares) / (totalShares + SHARES_OFFSET);
    }

    function sharesToUnderlying(uint256 amountShares) external view returns (uint256) {
        return sharesToUnderlyingView(amountShares);
    }

    function underlyingToSharesView(uint256 amountUnderlying) public view returns (uint256) {
        return (amountUnderlying * (totalShares + SHARES_OFFSET)) / (_balance() + BALANCE_OFFSET);
    }

    function underlyingToShares(uint256 amountUnderlying) external view returns (uint256) {
        return underlyingToSharesView(amountUnderlying);
    }

    function shares(address user) public view returns (uint256) {
        return IShareKeeper(Mainnet.STRATEGY_MANAGER).stakerDepositShares(user, address(this));
    }

    function userUnderlyingView(address user) public view returns (uint256) {
        return sharesToUnderlyingView(shares(user));
    }

    function userUnderlying(address user) external view returns (uint256) {
        return userUnderlyingView(user);
    }

    function _setToken(address underlyingToken_) internal {
        underlyingToken = underlyingToken_;
        emit StrategyTokenSet(underlyingToken_, ITokenDecimals(underlyingToken_).decimals());
    }

    function _beforeDeposit(address token, uint256) internal virtual {
        require(token == underlyingToken, OnlyUnderlyingToken());
    }

    function _beforeWithdrawal(address token) internal virtual {
        require(token == underlyingToken, OnlyUnderlyingToken());
    }

    function _pay(address recipient, address token, uint256 amount) internal virtual {
        Transfers.send(token, recipient, amount);
    }

    function _balance() internal view returns (uint256) {
        return IERC20(underlyingToken).balanceOf(address(this));
    }

    function _emitRate(uint256 balance) private {
        emit ExchangeRateEmitted((1e18 * (balance + BALANCE_OFFSET)) / (totalShares + SHARES_OFFSET));
    }
}
