import { parseAbi } from 'viem';

// Source: Renzo-Protocol/contracts-public fc8c8e0, 2025-12-10; OpenZeppelin TimelockController.

export const rateViews = parseAbi(['function getRate() view returns (uint256)']);
export const managerViews = parseAbi([
  'function paused() view returns (bool)',
  'function getOperatorDelegatorsLength() view returns (uint256)',
  'function operatorDelegators(uint256 index) view returns (address)',
  'function calculateTVLs() view returns (uint256[][] operatorDelegatorTokenTVLs, uint256[] operatorDelegatorTVLs, uint256 totalTVL)',
]);
export const queueViews = parseAbi([
  'function paused() view returns (bool)',
  'function coolDownPeriod() view returns (uint256)',
  'function getAvailableToWithdraw(address asset) view returns (uint256)',
  'function getQueueDeficit(address asset) view returns (uint256)',
  'function ethWithdrawQueue() view returns (uint256 queuedWithdrawToFill, uint256 queuedWithdrawFilled)',
  'function erc20WithdrawQueue(address asset) view returns (uint256 queuedWithdrawToFill, uint256 queuedWithdrawFilled)',
  'function getOutstandingWithdrawRequests(address user) view returns (uint256)',
  'function withdrawRequests(address user, uint256 index) view returns (address collateralToken, uint256 withdrawRequestID, uint256 amountToRedeem, uint256 ezETHLocked, uint256 createdAt)',
  'function withdrawQueued(bytes32 hash) view returns (bool queued, uint256 fillAt)',
]);
export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);
