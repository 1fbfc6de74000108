import type { Address } from '@/lib/core/units';

export const PROTOCOL = 'renzo';
export const MAINNET = 1;

/** Proxies on mainnet. Source: DefiLlama-Adapters 1eb4e81, aave-address-book f61c976 and balancer/code-review, 2026-07-22. */
export const EZETH: Address = '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110';
export const RESTAKE_MANAGER: Address = '0x74a09653A083691711cF8215a6ab074BB4e99ef5';
export const WITHDRAW_QUEUE: Address = '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918';
/** Source: public inventories of Renzo's verified contracts; the code is in Renzo-Protocol/contracts-public fc8c8e0, 2025-12-10. */
export const INSTANT_WITHDRAWER: Address = '0x2DDAa152b3CF455693c944F9F47925408fF6F8ff';
export const RATE_PROVIDER: Address = '0x387dBc0fB00b26fb085aa658527D5BE98302c84C';
export const RENZO_ORACLE: Address = '0x5a12796f7e7EBbbc8a402667d266d2e65A814042';
export const TIMELOCK: Address = '0x81F6e9914136Da1A1d3b1eFd14F7E0761c3d4cc7';
export const LOCKBOX: Address = '0xC8140dA31E6bCa19b287cC35531c2212763C2059';

/** Stands for ether where an asset is named. Source: WithdrawQueueStorage.IS_NATIVE. */
export const ETHER: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';
const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
const WBETH: Address = '0xa2E3356610840701BDf5611a53974510Ae27E2e1';

/** Symbols of what Renzo takes and pays out in. */
export const ASSETS: Readonly<Record<Address, string>> = {
  [ETHER]: 'ETH',
  [STETH]: 'stETH',
  [WBETH]: 'wBETH',
  '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa': 'mETH',
};

/** ezETH on other chains, minted against ezETH in the lockbox. Source: DefiLlama renzo adapter, 2026-08-22; aave-address-book, 2026-05-01. */
export const REMOTE_EZETH: readonly (readonly [chainId: number, token: Address])[] = [
  [10, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [56, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [130, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [143, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [252, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [1329, '0x6DCfbF4729890043DFd34A93A2694E5303BA2703'],
  [1923, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [4326, '0x09601A65e7de7BC8A19813D263dD9E98bFdC3c57'],
  [8453, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [34443, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [42161, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [57073, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [59144, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
  [81457, '0x2416092f143378750bb29b79eD961ab195CcEea5'],
];

/**
 * Where ezETH is minted on a rollup from a rate sent there. Source: Renzo documentation, contracts on Arbitrum, 2024; public integrations on
 * Base, Mode (two agree) and Linea (one); not confirmed since.
 */
export const REMOTE_DEPOSITS: readonly (readonly [chainId: number, pool: Address])[] = [
  [8453, '0xf25484650484DE3d554fB0b7125e7696efA4ab99'],
  [34443, '0x4D7572040B84b41a6AA2efE4A93eFFF182388F88'],
  [42161, '0xf25484650484DE3d554fB0b7125e7696efA4ab99'],
  [59144, '0x4D7572040B84b41a6AA2efE4A93eFFF182388F88'],
];
