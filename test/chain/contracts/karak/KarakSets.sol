// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A set of addresses in the storage layout of OpenZeppelin's EnumerableSet, which Core's readers look into.
library KarakSets {
    struct AddressSet {
        bytes32[] values;
        mapping(bytes32 value => uint256 place) places;
    }

    function add(AddressSet storage set, address item) internal {
        bytes32 value = bytes32(uint256(uint160(item)));
        if (set.places[value] != 0) return;
        set.values.push(value);
        set.places[value] = set.values.length;
    }

    function remove(AddressSet storage set, address item) internal {
        bytes32 value = bytes32(uint256(uint160(item)));
        uint256 place = set.places[value];
        if (place == 0) return;
        bytes32 last = set.values[set.values.length - 1];
        set.values[place - 1] = last;
        set.places[last] = place;
        set.values.pop();
        delete set.places[value];
    }

    function contains(AddressSet storage set, address item) internal view returns (bool) {
        return set.places[bytes32(uint256(uint160(item)))] != 0;
    }

    function list(AddressSet storage set) internal view returns (address[] memory items) {
        items = new address[](set.values.length);
        for (uint256 i; i < items.length; ++i) {
            items[i] = address(uint160(uint256(set.values[i])));
        }
    }
}
