// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IServiceRegistrar} from "./CoreCalls.sol";

/// A service's own contract, as far as EigenLayer calls it: it lets every operator join and leave its sets.
contract Service is IServiceRegistrar {
    function registerOperator(address operator, address avs, uint32[] calldata operatorSetIds, bytes calldata data)
        external
    {}

    function deregisterOperator(address operator, address avs, uint32[] calldata operatorSetIds) external {}

    function supportsAVS(address avs) external view returns (bool) {
        return avs == address(this);
    }
}
