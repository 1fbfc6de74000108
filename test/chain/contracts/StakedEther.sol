// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";
import {TokenApprovals} from "./TokenApprovals.sol";

/// stETH in small: balances are shares of a pool of ether. When the pool earns or loses, every balance moves with it.
contract StakedEther is TokenApprovals, Once {
    error OnlyOracle();

    event Submitted(address indexed sender, uint256 amount, address referral);
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);
    event TokenRebased(uint256 preTotalEther, uint256 postTotalEther);

    string public constant name = "Liquid staked Ether 2.0";
    string public constant symbol = "stETH";
    uint8 public constant decimals = 18;

    /// Reports what the pool holds; set at the start.
    address public oracle;
    uint256 private _pooledEther;
    uint256 private _totalShares;
    mapping(address account => uint256) private _shares;

    function initialize(address oracle_) external payable once {
        oracle = oracle_;
        _grant(oracle_, msg.value, msg.value);
    }

    function submit(address referral) external payable returns (uint256 shares) {
        require(msg.value != 0, "ZERO_DEPOSIT");
        shares = getSharesByPooledEth(msg.value);
        emit Submitted(msg.sender, msg.value, referral);
        _grant(msg.sender, shares, msg.value);
    }

    /// The pool now holds `pooledEther`: rewards raise it, validator losses lower it.
    function reportPooledEther(uint256 pooledEther) external {
        require(msg.sender == oracle, OnlyOracle());
        emit TokenRebased(_pooledEther, pooledEther);
        _pooledEther = pooledEther;
    }

    function transferShares(address to, uint256 sharesAmount) external returns (uint256) {
        _moveShares(msg.sender, to, sharesAmount);
        return getPooledEthByShares(sharesAmount);
    }

    function totalSupply() external view returns (uint256) {
        return _pooledEther;
    }

    function getTotalPooledEther() external view returns (uint256) {
        return _pooledEther;
    }

    function getTotalShares() external view returns (uint256) {
        return _totalShares;
    }

    function sharesOf(address account) external view returns (uint256) {
        return _shares[account];
    }

    function balanceOf(address account) external view returns (uint256) {
        return getPooledEthByShares(_shares[account]);
    }

    function getPooledEthByShares(uint256 sharesAmount) public view returns (uint256) {
        return (sharesAmount * _pooledEther) / _totalShares;
    }

    function getSharesByPooledEth(uint256 ethAmount) public view returns (uint256) {
        return (ethAmount * _totalShares) / _pooledEther;
    }

    function _move(address from, address to, uint256 amount) internal override {
        _moveShares(from, to, getSharesByPooledEth(amount));
    }

    function _grant(address to, uint256 shares, uint256 ethAmount) private {
        _pooledEther += ethAmount;
        _totalShares += shares;
        _shares[to] += shares;
        emit Transfer(address(0), to, ethAmount);
        emit TransferShares(address(0), to, shares);
    }

    function _moveShares(address from, address to, uint256 shares) private {
        require(to != address(0) && to != address(this), "TRANSFER_TO_STETH_CONTRACT");
        require(_shares[from] >= shares, "BALANCE_EXCEEDED");
        _shares[from] -= shares;
        _shares[to] += shares;
        emit Transfer(from, to, getPooledEthByShares(shares));
        emit TransferShares(from, to, shares);
    }

    function _permitName() internal pure override returns (string memory) {
        return name;
    }

    function _permitVersion() internal pure override returns (string memory) {
        return "2";
    }
}
