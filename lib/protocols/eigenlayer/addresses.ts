import type { Address } from '@/lib/core/units';

/** EigenLayer places stake on Ethereum mainnet alone; its L2 contracts hold none. */
export const MAINNET = 1;

/** Proxies on mainnet. Source: eigenlayer-contracts README and L2BEAT discovery, read on chain 2026-07-30. */
export const DELEGATION_MANAGER: Address = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A';
export const STRATEGY_MANAGER: Address = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A';
export const EIGEN_POD_MANAGER: Address = '0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338';
export const ALLOCATION_MANAGER: Address = '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39';
export const AVS_DIRECTORY: Address = '0x135DDa560e946695d6f155dACaFC6f1F25C1F5AF';
export const REWARDS_COORDINATOR: Address = '0x7750d328b314EfFa365A0402CcfD489B80B0adda';
export const PERMISSION_CONTROLLER: Address = '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5';
export const STRATEGY_FACTORY: Address = '0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647';
export const EMISSIONS_CONTROLLER: Address = '0x619F988b4EA2f896ED068d84cE6F52550d6acE84';
export const EIGEN: Address = '0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83';
export const BEIGEN: Address = '0x83E9115d334D248Ce39a6f36144aEaB5b3456e75';

/** Upgrade timelock of the core contracts. Source: L2BEAT discovery, 2026-07-30. */
export const TIMELOCK: Address = '0xC06Fd4F821eaC1fF1ae8067b36342899b57BAa2d';

/** Stands for restaked ETH; there is no code at it. Source: EigenPodManager.beaconChainETHStrategy(). */
export const BEACON_STRATEGY: Address = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0';

/** Ethereum's own deposit contract, through which compounding validators reach a pod. */
export const BEACON_DEPOSIT: Address = '0x00000000219ab540356cBB839Cbe05303d7705Fa';

/** Retired; may still hold withdrawals from before April 2024. Source: mainnet-addresses.config.json, 2025-05-30. */
export const DELAYED_WITHDRAWAL_ROUTER: Address = '0x7Fe7E9CC0F274d2435AD5d56D5fa73E47F6A23D8';
