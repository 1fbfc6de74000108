// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Beacon} from "./Beacon.sol";

/// Runs whatever its beacon names; the beacon stands in the EIP-1967 slot.
contract BeaconProxy {
    event BeaconUpgraded(address indexed beacon);

    bytes32 private constant BEACON = 0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50;

    constructor(address beacon) {
        assembly {
            sstore(BEACON, beacon)
        }
        emit BeaconUpgraded(beacon);
    }

    fallback() external payable {
        _run();
    }

    receive() external payable {
        _run();
    }

    function _run() private {
        address beacon;
        assembly {
            beacon := sload(BEACON)
        }
        address implementation = Beacon(beacon).implementation();
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), implementation, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(done) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }
}
