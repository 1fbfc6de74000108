// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// EIP-7002 and EIP-7251 in small: asked with no data it names the fee, with data and the fee it takes the request.
contract RequestQueue {
    event RequestTaken(address indexed source, bytes request);

    uint256 private constant MIN_FEE = 1;

    fallback(bytes calldata request) external payable returns (bytes memory) {
        if (request.length == 0) return abi.encode(MIN_FEE);
        require(msg.value >= MIN_FEE);
        emit RequestTaken(msg.sender, request);
        return "";
    }
}
