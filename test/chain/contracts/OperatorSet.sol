// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// One group of operators of one service.
struct OperatorSet {
    address avs;
    uint32 id;
}

/// Packs an operator set into one word, so that it can sit in a set or be a mapping key.
library OperatorSetKey {
    function key(OperatorSet memory operatorSet) internal pure returns (bytes32) {
        return bytes32(abi.encodePacked(operatorSet.avs, uint96(operatorSet.id)));
    }

    function fromKey(bytes32 packed) internal pure returns (OperatorSet memory) {
        return OperatorSet(address(uint160(uint256(packed) >> 96)), uint32(uint256(packed)));
    }

    function fromKeys(bytes32[] memory keys) internal pure returns (OperatorSet[] memory operatorSets) {
        operatorSets = new OperatorSet[](keys.length);
        for (uint256 i = 0; i < keys.length; i++) operatorSets[i] = fromKey(keys[i]);
    }
}
