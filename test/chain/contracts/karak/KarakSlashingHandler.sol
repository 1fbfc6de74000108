// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";

/// The published handler: takes slashed tokens from the vault and sends them to the zero address.
contract KarakSlashingHandler {
    function handleSlashing(address token, uint256 amount) external {
        if (amount == 0) return;
        Transfers.pull(token, msg.sender, address(this), amount);
        Transfers.send(token, address(0), amount);
    }
}
