import { parseAbi } from 'viem';

/** Views of stETH (Lido), wstETH and the withdrawal queue. Source: lidofinance/core 372b02e, 2026-06-23. */
export const stEthViews = parseAbi([
  'function getBufferedEther() view returns (uint256)',
  'function getTotalPooledEther() view returns (uint256)',
  'function getTotalShares() view returns (uint256)',
  'function isStakingPaused() view returns (bool)',
]);

export const wstEthViews = parseAbi(['function stEthPerToken() view returns (uint256)']);

export const queueViews = parseAbi([
  'function unfinalizedStETH() view returns (uint256)',
  'function isBunkerModeActive() view returns (bool)',
  'function isPaused() view returns (bool)',
  'function getLastCheckpointIndex() view returns (uint256)',
  'function getWithdrawalRequests(address _owner) view returns (uint256[] requestsIds)',
  'function findCheckpointHints(uint256[] _requestIds, uint256 _firstIndex, uint256 _lastIndex) view returns (uint256[] hintIds)',
  'function getClaimableEther(uint256[] _requestIds, uint256[] _hints) view returns (uint256[] claimableEthValues)',
  'struct WithdrawalRequestStatus { uint256 amountOfStETH; uint256 amountOfShares; address owner; uint256 timestamp; bool isFinalized; bool isClaimed; }',
  'function getWithdrawalStatus(uint256[] _requestIds) view returns (WithdrawalRequestStatus[] statuses)',
]);
