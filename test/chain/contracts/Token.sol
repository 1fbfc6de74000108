// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";
import {TokenApprovals} from "./TokenApprovals.sol";

/// A plain ERC-20 with permit, and a minter set at the start who hands it out on this chain.
contract Token is TokenApprovals, Once {
    error OnlyMinter();

    address public minter;
    string public name;
    string public symbol;
    uint8 public decimals;
    uint256 public totalSupply;
    mapping(address account => uint256) internal _balances;

    modifier onlyMinter() {
        require(msg.sender == minter, OnlyMinter());
        _;
    }

    function initialize(string calldata name_, string calldata symbol_, uint8 decimals_, address minter_)
        external
        once
    {
        (name, symbol, decimals, minter) = (name_, symbol_, decimals_, minter_);
    }

    function balanceOf(address account) public view virtual returns (uint256) {
        return _balances[account];
    }

    function mint(address to, uint256 amount) external virtual onlyMinter {
        _mint(to, amount);
    }

    function _mint(address to, uint256 amount) internal virtual {
        totalSupply += amount;
        _balances[to] += amount;
        emit Transfer(address(0), to, amount);
    }

    function _burn(address from, uint256 amount) internal {
        _balances[from] -= amount;
        totalSupply -= amount;
        emit Transfer(from, address(0), amount);
    }

    function _move(address from, address to, uint256 amount) internal virtual override {
        require(_balances[from] >= amount, "ERC20: transfer amount exceeds balance");
        _balances[from] -= amount;
        _balances[to] += amount;
        emit Transfer(from, to, amount);
    }

    function _permitName() internal view override returns (string memory) {
        return name;
    }
}
