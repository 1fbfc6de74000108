// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What every factory of Symbiotic answers about what it made. Here anybody adds to it.
contract SymbioticEntities {
    error EntityNotExist();

    event AddEntity(address indexed entity);

    mapping(address account => bool) public isEntity;
    address[] private _entities;

    function add(address entity_) external {
        isEntity[entity_] = true;
        _entities.push(entity_);
        emit AddEntity(entity_);
    }

    function totalEntities() external view returns (uint256) {
        return _entities.length;
    }

    function entity(uint256 index) external view returns (address) {
        return _entities[index];
    }
}
