import { parseAbi } from 'viem';

// Source: etherfi-protocol/smart-contracts b4a0968, 2026-07-15; AvsOperatorsManager: avs-smart-contracts; vaults: Veda BoringVault.

export const poolViews = parseAbi([
  'function getTotalPooledEther() view returns (uint256)',
  'function totalValueInLp() view returns (uint128)',
  'function minWithdrawAmount() view returns (uint256)',
  'function maxWithdrawAmount() view returns (uint256)',
  'function paused() view returns (bool)',
  'function pausedUntil() view returns (uint256)',
]);
export const eEthViews = parseAbi(['function balanceOf(address account) view returns (uint256)']);
export const weEthViews = parseAbi(['function getRate() view returns (uint256)']);
export const requestViews = parseAbi([
  'struct WithdrawRequest { uint96 amountOfEEth; uint96 shareOfEEth; bool isValid; uint32 feeGwei; }',
  'function nextRequestId() view returns (uint32)',
  'function lastFinalizedRequestId() view returns (uint32)',
  'function ethAmountLockedForWithdrawal() view returns (uint128)',
  'function getRequest(uint256 requestId) view returns (WithdrawRequest)',
  'function getClaimableAmount(uint256 tokenId) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function balanceOf(address owner) view returns (uint256)',
]);
export const redemptionViews = parseAbi([
  'struct Limit { uint64 capacity; uint64 remaining; uint64 lastRefill; uint64 refillRate; }',
  'function tokenToRedemptionInfo(address token) view returns (Limit limit, uint16 exitFeeSplitToTreasuryInBps, uint16 exitFeeInBps, uint16 lowWatermarkInBpsOfTvl)',
  'function totalRedeemableAmount(address token) view returns (uint256)',
]);
export const adminViews = parseAbi([
  'function lastHandledReportRefBlock() view returns (uint32)',
  'function maxFinalizedWithdrawalAmountPerDay() view returns (uint256)',
  'function effectiveMaxNegativeRebaseBps() view returns (uint256)',
  'function postReportWaitTimeInSlots() view returns (uint16)',
  'function staleOracleReportBlockWindow() view returns (uint256)',
]);
export const oracleViews = parseAbi([
  'function reportPeriodSlot() view returns (uint32)',
  'function quorumSize() view returns (uint32)',
  'function numActiveCommitteeMembers() view returns (uint32)',
]);
export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);
export const restakerViews = parseAbi(['function getRestakedAmount(address token) view returns (uint256)']);
export const operatorsViews = parseAbi(['function avsOperators(uint256 id) view returns (address)']);
export const accountantViews = parseAbi(['function getRate() view returns (uint256)']);
export const queueViews = parseAbi([
  'function withdrawAssets(address asset) view returns (bool allowWithdraws, uint24 secondsToMaturity, uint24 minimumSecondsToDeadline, uint16 minDiscount, uint16 maxDiscount, uint96 minimumShares, uint256 withdrawCapacity)',
]);
