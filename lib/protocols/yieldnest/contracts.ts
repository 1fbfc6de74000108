import { parseAbi } from 'viem';
import { type Address, WAD } from '@/lib/core/units';
import type { StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';

export const PROTOCOL = 'yieldnest';

/** Proxies on mainnet. Source: yieldnest-protocol 81046a6, script/ContractAddresses.sol and deployments, 2025-07-11. */
export const REFERRAL_ADAPTER: Address = '0x41E60CF98075315E4d6133A9DC25a2847B21C3D7';
export const EIGEN_ADAPTER: Address = '0x9e72155d301a6555dc565315be72D295c76753c0';
export const UPGRADE_TIMELOCK: Address = '0xbB73f8a5B0074b27c6df026c77fA08B0111D017A';
const YNETHX: Address = '0x657d9ABA1DBb59e53f9F3eCAA878447dCfC96dCb';

/** A token with a withdrawal queue and staking nodes of its own. */
export type Line = {
  readonly symbol: string;
  readonly token: Address;
  readonly queue: Address;
  readonly redemption: Address;
  readonly nodes: Address;
};

export const YNETH: Line = {
  symbol: 'ynETH',
  token: '0x09db87A538BD693E9d08544577d5cCfAA6373A48',
  queue: '0x0BC9BC81aD379810B36AD5cC95387112990AA67b',
  redemption: '0x5D6e53c42E3B37f82F693937BC508940769c5caf',
  nodes: '0x8C33A1d6d062dB7b51f79702355771d44359cD7d',
};
export const YNLSDE: Line = {
  symbol: 'ynLSDe',
  token: '0x35Ec69A77B79c255e5d47D5A3BdbEFEfE342630c',
  queue: '0x8Face3283E20b19d98a7a132274B69C1304D60b4',
  redemption: '0x73bC33999C34a5126CA19dC900F22690C288D55e',
  nodes: '0x6B566CB6cDdf7d140C59F84594756a151030a0C3',
};
export const lines: readonly Line[] = [YNETH, YNLSDE];

export const tokenViews = parseAbi([
  'function previewRedeem(uint256 shares) view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function totalAssets() view returns (uint256)',
  'function depositsPaused() view returns (bool)',
]);
export const queueViews = parseAbi([
  'struct WithdrawalRequest { uint256 amount; uint256 feeAtRequestTime; uint256 redemptionRateAtRequestTime; uint256 creationTimestamp; bool processed; bytes data; }',
  'struct Finalization { uint64 startIndex; uint64 endIndex; uint96 redemptionRate; }',
  'function withdrawalFee() view returns (uint256)',
  'function lastFinalizedIndex() view returns (uint256)',
  'function pendingRequestedRedemptionAmount() view returns (uint256)',
  'function withdrawalRequestsForOwner(address owner) view returns (uint256[] withdrawalIndexes, WithdrawalRequest[] requests)',
  'function findFinalizationForTokenId(uint256 tokenId) view returns (uint256)',
  'function getFinalization(uint256 finalizationId) view returns (Finalization)',
  'function finalizationsCount() view returns (uint256)',
]);
export const redemptionViews = parseAbi([
  'function availableRedemptionAssets() view returns (uint256)',
  'function paused() view returns (bool)',
]);
export const nodeViews = parseAbi(['function getAllNodes() view returns (address[])']);
export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);

const tokenOf = ({ symbol, token }: Line): StakedToken => ({
  symbol,
  chainId: 1,
  address: token,
  worth: { kind: 'rate', view: view(tokenViews, token, 'previewRedeem', [WAD]) },
});

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  tokenOf(YNETH),
  tokenOf(YNLSDE),
  // A strategy vault over the others and more. Source: DefiLlama-Adapters 1eb4e81, 2026-08-22.
  {
    symbol: 'ynETHx',
    chainId: 1,
    address: YNETHX,
    worth: { kind: 'rate', view: view(tokenViews, YNETHX, 'convertToAssets', [WAD]) },
  },
];
