// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";

/// Who must agree before the account acts. Agreement itself is not modelled: tests act as the account.
contract Safe is Once {
    string public constant VERSION = "1.3.0";
    uint256 private _threshold;
    address[] private _owners;

    function setup(address[] calldata owners, uint256 threshold) external once {
        require(0 < threshold && threshold <= owners.length, "GS202");
        (_owners, _threshold) = (owners, threshold);
    }

    function getOwners() external view returns (address[] memory) {
        return _owners;
    }

    function getThreshold() external view returns (uint256) {
        return _threshold;
    }

    function isOwner(address owner) external view returns (bool) {
        for (uint256 i = 0; i < _owners.length; i++) if (_owners[i] == owner) return true;
        return false;
    }
}
