// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Where Kelp's contracts live on Ethereum mainnet.
library KelpMainnet {
    address internal constant RSETH = 0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7;
    address internal constant POOL = 0x036676389e48133B63a802f8635AD39E752D375D;
    address internal constant ORACLE = 0x349A73444b1a310BAe67ef67973022020d70020d;
    address internal constant CONFIG = 0x947Cb49334e6571ccBFEF1f1f1178d8469D65ec7;
    address internal constant MANAGER = 0x62De59c08eB5dAE4b7E6F7a8cAd3006d6965ec16;
    address internal constant VAULT = 0xc66830E2667bc740c0BED9A71F18B14B8c8184bA;
    address internal constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// Runs everything; a stand-in for Kelp's Safes and operators.
    address internal constant OPERATIONS = 0xCbcdd778AA25476F203814214dD3E9b9c46829A1;

    error NotOperations();

    function onlyOperations() internal view {
        require(msg.sender == OPERATIONS, NotOperations());
    }
}
