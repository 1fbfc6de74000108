// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A factory as far as it is asked: which contracts are its own.
contract MellowFactory {
    mapping(address entity => bool) public isEntity;

    function add(address entity) external {
        isEntity[entity] = true;
    }
}
