// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A set of words (addresses, ids, keys) that can be listed. Removing moves the last word into the gap.
library WordSet {
    struct Words {
        bytes32[] list;
        mapping(bytes32 word => uint256) indexPlusOne;
    }

    function add(Words storage words, bytes32 word) internal returns (bool added) {
        if (words.indexPlusOne[word] != 0) return false;
        words.list.push(word);
        words.indexPlusOne[word] = words.list.length;
        return true;
    }

    function remove(Words storage words, bytes32 word) internal returns (bool removed) {
        uint256 position = words.indexPlusOne[word];
        if (position == 0) return false;
        bytes32 last = words.list[words.list.length - 1];
        words.list[position - 1] = last;
        words.indexPlusOne[last] = position;
        words.list.pop();
        delete words.indexPlusOne[word];
        return true;
    }

    function contains(Words storage words, bytes32 word) internal view returns (bool) {
        return words.indexPlusOne[word] != 0;
    }

    function add(Words storage words, address account) internal returns (bool) {
        return add(words, toWord(account));
    }

    function remove(Words storage words, address account) internal returns (bool) {
        return remove(words, toWord(account));
    }

    function contains(Words storage words, address account) internal view returns (bool) {
        return contains(words, toWord(account));
    }

    function length(Words storage words) internal view returns (uint256) {
        return words.list.length;
    }

    function addresses(Words storage words) internal view returns (address[] memory accounts) {
        accounts = new address[](words.list.length);
        for (uint256 i = 0; i < accounts.length; i++) accounts[i] = address(uint160(uint256(words.list[i])));
    }

    function toWord(address account) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
