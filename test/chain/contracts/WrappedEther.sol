// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {TokenApprovals} from "./TokenApprovals.sol";

/// WETH: ether as an ERC-20, one to one.
contract WrappedEther is TokenApprovals {
    event Deposit(address indexed dst, uint256 wad);
    event Withdrawal(address indexed src, uint256 wad);

    string public constant name = "Wrapped Ether";
    string public constant symbol = "WETH";
    uint8 public constant decimals = 18;

    mapping(address account => uint256) public balanceOf;

    receive() external payable {
        deposit();
    }

    function deposit() public payable {
        balanceOf[msg.sender] += msg.value;
        emit Deposit(msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external {
        require(balanceOf[msg.sender] >= amount);
        balanceOf[msg.sender] -= amount;
        emit Withdrawal(msg.sender, amount);
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent);
    }

    function totalSupply() external view returns (uint256) {
        return address(this).balance;
    }

    function _move(address from, address to, uint256 amount) internal override {
        require(balanceOf[from] >= amount);
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        emit Transfer(from, to, amount);
    }

    function _permitName() internal pure override returns (string memory) {
        return name;
    }
}
