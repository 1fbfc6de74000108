// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {RenzoMainnet} from "./RenzoMainnet.sol";

/// ezETH: minted by the manager, burned by the queue.
contract RenzoToken is Token {
    error OnlyQueue();

    function burn(address from, uint256 amount) external {
        require(msg.sender == RenzoMainnet.QUEUE, OnlyQueue());
        _burn(from, amount);
    }
}
