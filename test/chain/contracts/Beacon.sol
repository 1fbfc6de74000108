// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";
import {Owned} from "./Owned.sol";

/// Names the implementation of every proxy that looks here.
contract Beacon is Owned, Once {
    event Upgraded(address indexed implementation);

    address public implementation;

    function initialize(address initialImplementation, address initialOwner) external once {
        _setOwner(initialOwner);
        _setImplementation(initialImplementation);
    }

    function upgradeTo(address newImplementation) external onlyOwner {
        _setImplementation(newImplementation);
    }

    function _setImplementation(address newImplementation) private {
        require(newImplementation.code.length != 0, "UpgradeableBeacon: implementation is not a contract");
        implementation = newImplementation;
        emit Upgraded(newImplementation);
    }
}
