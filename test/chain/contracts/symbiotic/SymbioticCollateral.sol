// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {Transfers} from "../Transfers.sol";

/// Wraps a token one to one until a limit; pays back at once.
contract SymbioticCollateral is Token {
    error InsufficientDeposit();
    error ExceedsLimit();

    event Deposit(address indexed depositor, address indexed recipient, uint256 amount);
    event Withdraw(address indexed withdrawer, address indexed recipient, uint256 amount);

    address public asset;
    uint256 public limit;
    uint256 public totalDebt;

    function open(address asset_, uint256 limit_) external {
        require(asset == address(0), ExceedsLimit());
        (asset, limit) = (asset_, limit_);
    }

    function deposit(address recipient, uint256 amount) external returns (uint256) {
        require(amount > 0, InsufficientDeposit());
        require(totalSupply + amount <= limit, ExceedsLimit());
        Transfers.pull(asset, msg.sender, address(this), amount);
        _mint(recipient, amount);
        emit Deposit(msg.sender, recipient, amount);
        return amount;
    }

    function withdraw(address recipient, uint256 amount) external {
        _burn(msg.sender, amount);
        Transfers.send(asset, recipient, amount);
        emit Withdraw(msg.sender, recipient, amount);
    }
}
