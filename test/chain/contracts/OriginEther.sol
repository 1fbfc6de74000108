// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "./Token.sol";

/// OETH in small: balances are credits times a common rate; a yield report raises every balance at once.
contract OriginEther is Token {
    event TotalSupplyUpdatedHighres(uint256 totalSupply, uint256 rebasingCredits, uint256 rebasingCreditsPerToken);

    uint256 private constant UNIT = 1e27;
    uint256 private _totalCredits;

    /// The supply becomes `newTotalSupply`, shared in proportion.
    function changeSupply(uint256 newTotalSupply) external onlyMinter {
        totalSupply = newTotalSupply;
        emit TotalSupplyUpdatedHighres(newTotalSupply, _totalCredits, rebasingCreditsPerTokenHighres());
    }

    function balanceOf(address account) public view override returns (uint256) {
        if (_totalCredits == 0) return 0;
        return (_balances[account] * totalSupply) / _totalCredits;
    }

    function rebasingCreditsPerTokenHighres() public view returns (uint256) {
        return totalSupply == 0 ? UNIT : (_totalCredits * 1e18) / totalSupply;
    }

    function _mint(address to, uint256 amount) internal override {
        uint256 credits = _creditsFor(amount);
        _balances[to] += credits;
        _totalCredits += credits;
        totalSupply += amount;
        emit Transfer(address(0), to, amount);
    }

    function _move(address from, address to, uint256 amount) internal override {
        require(balanceOf(from) >= amount, "Transfer greater than balance");
        uint256 credits = _creditsFor(amount);
        if (credits > _balances[from]) credits = _balances[from];
        _balances[from] -= credits;
        _balances[to] += credits;
        emit Transfer(from, to, amount);
    }

    /// Rounded up, so that who receives `amount` holds at least that much.
    function _creditsFor(uint256 amount) private view returns (uint256) {
        if (totalSupply == 0) return (amount * UNIT) / 1e18;
        return (amount * _totalCredits + totalSupply - 1) / totalSupply;
    }
}
