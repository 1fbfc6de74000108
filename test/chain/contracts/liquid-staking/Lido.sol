// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {StakedEther} from "../StakedEther.sol";
import {TokenApprovals} from "../TokenApprovals.sol";

/// stETH with its buffer: ether people staked and nobody has given to validators yet.
contract LidoPool is StakedEther {
    error NotSent();

    bool public isStakingPaused;

    function getBufferedEther() external view returns (uint256) {
        return address(this).balance;
    }

    function setStakingPaused(bool paused) external {
        require(msg.sender == oracle, OnlyOracle());
        isStakingPaused = paused;
    }

    /// Ether leaves for validators; what the pool is worth stays the same.
    function depositBufferedEther(uint256 amount) external {
        require(msg.sender == oracle, OnlyOracle());
        (bool sent,) = address(0).call{value: amount}("");
        require(sent, NotSent());
    }
}

/// wstETH: shares of the pool as a token whose number stands still.
contract LidoWrapped is TokenApprovals {
    string public constant name = "Wrapped liquid staked Ether 2.0";
    string public constant symbol = "wstETH";
    uint8 public constant decimals = 18;
    StakedEther public constant stETH = StakedEther(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);

    uint256 public totalSupply;
    mapping(address account => uint256) public balanceOf;

    receive() external payable {
        _give(msg.sender, stETH.submit{value: msg.value}(address(0)));
    }

    function wrap(uint256 stEthAmount) external returns (uint256 shares) {
        shares = stETH.getSharesByPooledEth(stEthAmount);
        _give(msg.sender, shares);
        stETH.transferFrom(msg.sender, address(this), stEthAmount);
    }

    function unwrap(uint256 amount) external returns (uint256 stEthAmount) {
        stEthAmount = stETH.getPooledEthByShares(amount);
        balanceOf[msg.sender] -= amount;
        totalSupply -= amount;
        emit Transfer(msg.sender, address(0), amount);
        stETH.transferShares(msg.sender, amount);
    }

    function stEthPerToken() external view returns (uint256) {
        return stETH.getPooledEthByShares(1 ether);
    }

    function getStETHByWstETH(uint256 amount) external view returns (uint256) {
        return stETH.getPooledEthByShares(amount);
    }

    function _give(address to, uint256 shares) private {
        balanceOf[to] += shares;
        totalSupply += shares;
        emit Transfer(address(0), to, shares);
    }

    function _move(address from, address to, uint256 amount) internal override {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        emit Transfer(from, to, amount);
    }

    function _permitName() internal pure override returns (string memory) {
        return name;
    }
}
