// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Where things live on Ethereum mainnet, and the delays EigenLayer runs with there.
library Mainnet {
    address internal constant DELEGATION_MANAGER = 0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A;
    address internal constant STRATEGY_MANAGER = 0x858646372CC42E1A627fcE94aa7A7033e7CF075A;
    address internal constant EIGEN_POD_MANAGER = 0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338;
    address internal constant ALLOCATION_MANAGER = 0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39;
    address internal constant ALLOCATION_MANAGER_VIEW = 0x0D4e5723daAD06510CFd6864b8eB8a08CF0c4a34;
    address internal constant AVS_DIRECTORY = 0x135DDa560e946695d6f155dACaFC6f1F25C1F5AF;
    address internal constant REWARDS_COORDINATOR = 0x7750d328b314EfFa365A0402CcfD489B80B0adda;
    address internal constant PERMISSION_CONTROLLER = 0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5;
    address internal constant STRATEGY_FACTORY = 0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647;
    address internal constant EMISSIONS_CONTROLLER = 0x619F988b4EA2f896ED068d84cE6F52550d6acE84;
    address internal constant PAUSER_REGISTRY = 0xB8765ed72235d279c3Fb53936E4606db0Ef12806;
    address internal constant STRATEGY_BEACON = 0x0ed6703C298d28aE0878d1b28e88cA87F9662fE9;
    address internal constant DURATION_VAULT_BEACON = 0x0fCE0A591D96BB76883323eF555867111E2050a9;
    address internal constant EIGEN_POD_BEACON = 0x5a2a4F2F3C18f09179B6703e63D9eDD165909073;

    address internal constant EIGEN = 0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83;
    address internal constant BACKING_EIGEN = 0x83E9115d334D248Ce39a6f36144aEaB5b3456e75;
    address internal constant EIGEN_STRATEGY = 0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7;
    /// Stands for native ETH; no code lives there.
    address internal constant BEACON_ETH_STRATEGY = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;
    address internal constant BURN_ADDRESS = 0x00000000000000000000000000000000000E16E4;

    address internal constant DEPOSIT_CONTRACT = 0x00000000219ab540356cBB839Cbe05303d7705Fa;
    /// EIP-7002 and EIP-7251 system contracts.
    address internal constant WITHDRAWAL_REQUESTS = 0x00000961Ef480Eb55e80D19ad83579A64c007002;
    address internal constant CONSOLIDATION_REQUESTS = 0x0000BBdDc7CE488642fb579F8B00f3a590007251;

    address internal constant EXECUTOR_SAFE = 0x369e6F597e22EaB55fFb173C6d9cD234BD699111;
    address internal constant COMMUNITY_SAFE = 0xFEA47018D632A77bA579846c840d5706705Dc598;
    address internal constant OPERATIONS_SAFE = 0xBE1685C81aA44FF9FB319dD389addd9374383e90;
    address internal constant PROTOCOL_COUNCIL_SAFE = 0x461854d84Ee845F905e0eCf6C288DDEEb4A9533F;

    uint32 internal constant MIN_WITHDRAWAL_DELAY_BLOCKS = 100_800;
    uint32 internal constant DEALLOCATION_DELAY_BLOCKS = 100_800;
    uint32 internal constant ALLOCATION_CONFIGURATION_DELAY_BLOCKS = 126_000;
    uint32 internal constant SLASHER_CONFIGURATION_DELAY_BLOCKS = 126_000;
    uint32 internal constant SLASH_RESOLUTION_DELAY_BLOCKS = 50_400;
}
