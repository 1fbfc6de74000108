// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Where Renzo's contracts live on Ethereum mainnet.
library RenzoMainnet {
    address internal constant EZETH = 0xbf5495Efe5DB9ce00f80364C8B423567e58d2110;
    address internal constant MANAGER = 0x74a09653A083691711cF8215a6ab074BB4e99ef5;
    address internal constant QUEUE = 0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918;
    address internal constant RATE = 0x387dBc0fB00b26fb085aa658527D5BE98302c84C;
    address internal constant STETH = 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84;
    address internal constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// Runs it; a stand-in for the accounts that have its roles.
    address internal constant OPERATIONS = 0xD1e6626310fD54Eceb5b9a51dA2eC329D6D4B68A;
}
