// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {Transfers} from "../Transfers.sol";
import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";

/// weETH: one for each share of eETH it holds.
contract EtherFiWrapped is Token {
    error ZeroAmount();

    function wrap(uint256 amount) external returns (uint256 share) {
        require(amount > 0, ZeroAmount());
        share = _pool().sharesForAmount(amount);
        Transfers.pull(EtherFiMainnet.EETH, msg.sender, address(this), amount);
        _mint(msg.sender, share);
    }

    function unwrap(uint256 share) external returns (uint256 amount) {
        require(share > 0, ZeroAmount());
        amount = _pool().amountForShare(share);
        _burn(msg.sender, share);
        Transfers.send(EtherFiMainnet.EETH, msg.sender, amount);
    }

    function getWeETHByeETH(uint256 amount) external view returns (uint256) {
        return _pool().sharesForAmount(amount);
    }

    function getEETHByWeETH(uint256 share) public view returns (uint256) {
        return _pool().amountForShare(share);
    }

    function getRate() external view returns (uint256) {
        return getEETHByWeETH(1 ether);
    }

    function _pool() private pure returns (EtherFiPool) {
        return EtherFiPool(payable(EtherFiMainnet.POOL));
    }
}
