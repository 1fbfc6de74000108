import { parseAbi } from 'viem';

// Source: Kelp-DAO/LRT-rsETH c289b81, 2025-02-26; OpenZeppelin TimelockController.

export const oracleViews = parseAbi([
  'function rsETHPrice() view returns (uint256)',
  'function getAssetPrice(address asset) view returns (uint256)',
]);
export const poolViews = parseAbi([
  'function paused() view returns (bool)',
  'function getTotalAssetDeposits(address asset) view returns (uint256)',
  'function getAssetCurrentLimit(address asset) view returns (uint256)',
  'function getNodeDelegatorQueue() view returns (address[])',
]);
export const configViews = parseAbi(['function getSupportedAssetList() view returns (address[])']);
export const managerViews = parseAbi([
  'function paused() view returns (bool)',
  'function withdrawalDelayBlocks() view returns (uint256)',
  'function minRsEthAmountToWithdraw(address asset) view returns (uint256)',
  'function getAvailableAssetAmount(address asset) view returns (uint256)',
  'function assetsCommitted(address asset) view returns (uint256)',
  'function nextLockedNonce(address asset) view returns (uint256)',
  'function userAssociatedNonces(address asset, address user) view returns (uint128 begin, uint128 end)',
  'function getUserWithdrawalRequest(address asset, address user, uint256 userIndex) view returns (uint256 rsETHAmount, uint256 expectedAssetAmount, uint256 withdrawalStartBlock, uint256 userNonce)',
]);
export const vaultViews = parseAbi(['function balanceOf(address asset) view returns (uint256)']);
export const tokenViews = parseAbi(['function totalSupply() view returns (uint256)']);
export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);
