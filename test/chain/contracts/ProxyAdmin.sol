// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";
import {Owned} from "./Owned.sol";

interface IAdministeredProxy {
    function admin() external returns (address);
    function implementation() external returns (address);
    function changeAdmin(address newAdmin) external;
    function upgradeTo(address newImplementation) external;
    function upgradeToAndCall(address newImplementation, bytes calldata data) external payable;
}

/// Upgrades proxies for its owner.
contract ProxyAdmin is Owned, Once {
    function initialize(address initialOwner) external once {
        _setOwner(initialOwner);
    }

    function getProxyImplementation(address proxy) external returns (address) {
        return IAdministeredProxy(proxy).implementation();
    }

    function getProxyAdmin(address proxy) external returns (address) {
        return IAdministeredProxy(proxy).admin();
    }

    function changeProxyAdmin(address proxy, address newAdmin) external onlyOwner {
        IAdministeredProxy(proxy).changeAdmin(newAdmin);
    }

    function upgrade(address proxy, address implementation) external onlyOwner {
        IAdministeredProxy(proxy).upgradeTo(implementation);
    }

    function upgradeAndCall(address proxy, address implementation, bytes calldata data) external payable onlyOwner {
        IAdministeredProxy(proxy).upgradeToAndCall{value: msg.value}(implementation, data);
    }
}
