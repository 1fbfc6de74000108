import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';

export const PROTOCOL = 'swell-restaking';

/** Proxies on mainnet. Source: SwellNetwork/v3-core-public ba1eeff and its application; balancer/code-review, rswETH, 2024. */
export const RSWETH: Address = '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0';
export const RSWEXIT: Address = '0x58749C46Ffe97e4d79508a2C781C440f4756f064';
export const DEPOSIT_MANAGER: Address = '0x5e6342D8090665bE14eeB8154c8a87B7249a4889';
export const ACCESS_MANAGER: Address = '0x796592b2092F7E150C48643dA19Dd2F28be3333F';
export const REPRICING_ORACLE: Address = '0xd5A73c748449a45CC7D9f21c7ed3aB9eB3D2e959';
/** Source: two public descriptions of the deployment agree, 2026; the DepositManager names it on chain. */
export const EIGENLAYER_MANAGER: Address = '0xC94CfFD5249Df4008a043EE61e13f19AF16d0936';
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

// Source: SwellNetwork/v3-core-public ba1eeff, contracts/lrt, 2024-11-13.
export const tokenViews = parseAbi([
  'function getRate() view returns (uint256)',
  'function totalSupply() view returns (uint256)',
  'function lastRepriceUNIX() view returns (uint256)',
  'function maximumRepriceDifferencePercentage() view returns (uint256)',
  'function whitelistEnabled() view returns (bool)',
]);
export const exitViews = parseAbi([
  'function exitingETH() view returns (uint256)',
  'function withdrawRequestMinimum() view returns (uint256)',
  'function withdrawRequestMaximum() view returns (uint256)',
  'function balanceOf(address owner) view returns (uint256)',
  'function tokenOfOwnerByIndex(address owner, uint256 index) view returns (uint256)',
  'function withdrawalRequests(uint256 tokenId) view returns (uint256 amount, uint256 lastTokenIdProcessed, uint256 rateWhenCreated)',
  'function getProcessedRateForTokenId(uint256 tokenId) view returns (bool isProcessed, uint256 processedRate)',
]);
export const accessViews = parseAbi([
  'function coreMethodsPaused() view returns (bool)',
  'function withdrawalsPaused() view returns (bool)',
]);
export const stakerViews = parseAbi([
  'function stakeId() view returns (uint256)',
  'function stakerProxyAddresses(uint256 stakerId) view returns (address)',
]);
export const etherViews = parseAbi(['function getEthBalance(address addr) view returns (uint256)']);
