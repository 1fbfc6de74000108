// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {TokenApprovals} from "../TokenApprovals.sol";
import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";

/// eETH: balances are shares of the pool, counted in ether.
contract EtherFiEth is TokenApprovals {
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);

    error IncorrectCaller();
    error TransferAmountExceedsBalance();
    error BurnAmountExceedsBalance();

    string public constant name = "ether.fi ETH";
    string public constant symbol = "eETH";
    uint8 public constant decimals = 18;

    uint256 public totalShares;
    mapping(address account => uint256) public shares;

    modifier onlyPool() {
        require(msg.sender == EtherFiMainnet.POOL, IncorrectCaller());
        _;
    }

    function mintShares(address user, uint256 share) external onlyPool {
        shares[user] += share;
        totalShares += share;
        emit Transfer(address(0), user, _pool().amountForShare(share));
        emit TransferShares(address(0), user, share);
    }

    function burnShares(address user, uint256 share) external onlyPool {
        require(shares[user] >= share, BurnAmountExceedsBalance());
        shares[user] -= share;
        totalShares -= share;
        emit TransferShares(user, address(0), share);
    }

    function balanceOf(address user) external view returns (uint256) {
        return _pool().getTotalEtherClaimOf(user);
    }

    function totalSupply() external view returns (uint256) {
        return _pool().getTotalPooledEther();
    }

    function _move(address from, address to, uint256 amount) internal override {
        uint256 share = _pool().sharesForAmount(amount);
        require(shares[from] >= share, TransferAmountExceedsBalance());
        shares[from] -= share;
        shares[to] += share;
        emit Transfer(from, to, amount);
        emit TransferShares(from, to, share);
    }

    function _permitName() internal pure override returns (string memory) {
        return "EETH";
    }

    function _pool() private pure returns (EtherFiPool) {
        return EtherFiPool(payable(EtherFiMainnet.POOL));
    }
}
