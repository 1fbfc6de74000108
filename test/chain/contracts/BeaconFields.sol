// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Reads the SSZ fields of a validator and of a balance chunk, as the beacon chain stores them.
library BeaconFields {
    uint64 internal constant FAR_FUTURE_EPOCH = type(uint64).max;

    function pubkeyHash(bytes32[] memory validator) internal pure returns (bytes32) {
        return validator[0];
    }

    function withdrawalCredentials(bytes32[] memory validator) internal pure returns (bytes32) {
        return validator[1];
    }

    function effectiveBalanceGwei(bytes32[] memory validator) internal pure returns (uint64) {
        return littleEndian(validator[2]);
    }

    function isSlashed(bytes32[] memory validator) internal pure returns (bool) {
        return validator[3] != 0;
    }

    function activationEpoch(bytes32[] memory validator) internal pure returns (uint64) {
        return littleEndian(validator[5]);
    }

    function exitEpoch(bytes32[] memory validator) internal pure returns (uint64) {
        return littleEndian(validator[6]);
    }

    /// Four balances share one chunk; the validator's index says which is its own.
    function balanceGwei(bytes32 chunk, uint64 validatorIndex) internal pure returns (uint64) {
        return littleEndian(bytes32(uint256(chunk) << ((validatorIndex % 4) * 64)));
    }

    function hashPubkey(bytes memory pubkey) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(pubkey, bytes16(0)));
    }

    /// The first eight bytes of a word, lowest byte first.
    function littleEndian(bytes32 word) internal pure returns (uint64 number) {
        for (uint256 i = 0; i < 8; i++) number |= uint64(uint8(word[i])) << uint64(8 * i);
    }
}
