// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Where ether.fi's contracts live on Ethereum mainnet.
library EtherFiMainnet {
    address internal constant POOL = 0x308861A430be4cce5502d0A12724771Fc6DaF216;
    address internal constant EETH = 0x35fA164735182de50811E8e2E824cFb9B6118ac2;
    address internal constant WEETH = 0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee;
    address internal constant REQUESTS = 0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c;
    address internal constant REDEMPTION = 0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0;
    address internal constant LIQUIFIER = 0x9FFDF407cDe9a93c47611799DA23924Af3EF764F;
    address internal constant ADMIN = 0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705;
    address internal constant RESTAKER = 0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf;
    address internal constant STETH = 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84;
    address internal constant STETH_STRATEGY = 0x93c4b944D05dfe6df7645A86cd2206016c51564D;
    address internal constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// Runs validators, reports and pauses; a stand-in for ether.fi's Safes and operations accounts.
    address internal constant OPERATIONS = 0x2aCA71020De61bb532008049e1Bd41E451aE8AdC;
}
