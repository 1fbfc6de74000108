// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

interface IContractSigner {
    function isValidSignature(bytes32 digest, bytes memory signature) external view returns (bytes4);
}

/// EIP-712 messages under the domain {name: "EigenLayer", version: "1"}, signed by a key or by a contract (ERC-1271).
abstract contract Signatures {
    error InvalidShortString();
    error InvalidSignature();
    error SignatureExpired();
    error StringTooLong(string str);

    struct SignatureWithExpiry {
        bytes signature;
        uint256 expiry;
    }

    function domainSeparator() public view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("EigenLayer"),
                keccak256("1"),
                block.chainid,
                address(this)
            )
        );
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", domainSeparator(), structHash));
    }

    function _requireSignature(address signer, bytes32 digest, bytes memory signature, uint256 expiry) internal view {
        require(expiry >= block.timestamp, SignatureExpired());
        require(_isSignedBy(signer, digest, signature), InvalidSignature());
    }

    function _isSignedBy(address signer, bytes32 digest, bytes memory signature) private view returns (bool) {
        if (signature.length == 65 && signer.code.length == 0) {
            bytes32 r;
            bytes32 s;
            uint8 v;
            assembly {
                r := mload(add(signature, 0x20))
                s := mload(add(signature, 0x40))
                v := byte(0, mload(add(signature, 0x60)))
            }
            address recovered = ecrecover(digest, v, r, s);
            return recovered != address(0) && recovered == signer;
        }
        if (signer.code.length == 0) return false;
        (bool answered, bytes memory answer) =
            signer.staticcall(abi.encodeCall(IContractSigner.isValidSignature, (digest, signature)));
        return answered && answer.length >= 32
            && abi.decode(answer, (bytes32)) == bytes32(IContractSigner.isValidSignature.selector);
    }
}
