import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { claimExit, type Named, orCaller, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** Source: stader-labs/ethx 9d4a921 (README), 2025-12-18. */
export const ETHX: Address = '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b';
export const POOLS_MANAGER: Address = '0xcf5EA1b38380f6aF39068375516Daf40Ed70D299';
export const WITHDRAWALS: Address = '0x9F0491B32DBce587c50c4C43AB303b06478193A7';
export const ORACLE: Address = '0xF64bAe65f6f2a5277571143A24FaaFDFC0C2a737';

const ethX: Named = { symbol: 'ETHx', address: ETHX };

const poolCalls = entryPointTable(() => [
  entryPoint('function deposit(address _receiver) payable', ([receiver], call) => stakeEther(call, 'ETHx', receiver)),
  entryPoint('function deposit(address _receiver, string _referralId) payable', ([receiver], call) =>
    stakeEther(call, 'ETHx', receiver),
  ),
]);

const withdrawalCalls = entryPointTable(() => [
  entryPoint('function requestWithdraw(uint256 _ethXAmount, address _owner)', ([amount, owner], call) =>
    requestExit(call, ethX, [amount], orCaller(owner, call)),
  ),
  entryPoint(
    'function requestWithdraw(uint256 _ethXAmount, address _owner, string _referralId)',
    ([amount, owner], call) => requestExit(call, ethX, [amount], orCaller(owner, call)),
  ),
  entryPoint('function claim(uint256 _requestId)', ([id], call) => claimExit(call, [id])),
]);

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: POOLS_MANAGER, table: poolCalls, isCore: true },
  { chainId: 1, address: WITHDRAWALS, table: withdrawalCalls, isCore: true, isSpender: true },
];

/** Source: stader-labs/ethx 9d4a921, 2025-12-18. */
export const poolViews = parseAbi([
  'function getExchangeRate() view returns (uint256)',
  'function isVaultHealthy() view returns (bool)',
  'function paused() view returns (bool)',
]);
export const oracleViews = parseAbi(['function erInspectionMode() view returns (bool)']);
export const withdrawalViews = parseAbi([
  'function nextRequestIdToFinalize() view returns (uint256)',
  'function ethRequestedForWithdraw() view returns (uint256)',
  'function paused() view returns (bool)',
  'function getRequestIdsByUser(address _owner) view returns (uint256[])',
  'function userWithdrawRequests(uint256) view returns (address owner, uint256 ethXAmount, uint256 ethExpected, uint256 ethFinalized, uint256 requestBlock)',
]);
