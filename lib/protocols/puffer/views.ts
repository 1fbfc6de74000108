import { parseAbi } from 'viem';

// Source: PufferFinance/puffer-contracts 3806000, 2026-05-07; OpenZeppelin AccessManager; Multicall3.

export const vaultViews = parseAbi([
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function totalAssets() view returns (uint256)',
  'function getTotalExitFeeBasisPoints() view returns (uint256)',
  'function balanceOf(address account) view returns (uint256)',
]);
export const managerViews = parseAbi([
  'struct Withdrawal { uint128 pufETHAmount; uint128 pufETHToETHExchangeRate; address recipient; }',
  'struct Batch { uint64 pufETHToETHExchangeRate; uint88 toBurn; uint96 toTransfer; uint128 withdrawalsClaimed; uint128 amountClaimed; }',
  'function BATCH_SIZE() view returns (uint256)',
  'function MIN_WITHDRAWAL_AMOUNT() view returns (uint256)',
  'function getMaxWithdrawalAmount() view returns (uint256)',
  'function getWithdrawalsLength() view returns (uint256)',
  'function getFinalizedWithdrawalBatch() view returns (uint256)',
  'function getWithdrawal(uint256 withdrawalIdx) view returns (Withdrawal)',
  'function getBatch(uint256 batchIdx) view returns (Batch)',
]);
export const protocolViews = parseAbi([
  'function getModuleWeights() view returns (bytes32[])',
  'function getModuleAddress(bytes32 moduleName) view returns (address)',
]);
export const accessViews = parseAbi(['function isTargetClosed(address target) view returns (bool)']);
export const etherViews = parseAbi(['function getEthBalance(address addr) view returns (uint256)']);
