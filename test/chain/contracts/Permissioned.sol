// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Mainnet} from "./Mainnet.sol";
import {PermissionController} from "./PermissionController.sol";

/// Functions that an account may let others call for it.
abstract contract Permissioned {
    error InvalidPermissions();

    modifier onlyFor(address account) {
        require(_canCall(account), InvalidPermissions());
        _;
    }

    function permissionController() external pure returns (address) {
        return Mainnet.PERMISSION_CONTROLLER;
    }

    function _canCall(address account) internal view returns (bool) {
        return PermissionController(Mainnet.PERMISSION_CONTROLLER).canCall(account, msg.sender, address(this), msg.sig);
    }
}
