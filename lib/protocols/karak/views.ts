import { parseAbi } from 'viem';

// Source: karak-network/v1-contracts-public e731d4e, karak-network/v2-contracts 3b3b78f.

export const vaultSupervisorViews = parseAbi([
  'function getDeposits(address staker) view returns (address[] vaults, address[] tokens, uint256[] assets, uint256[] shares)',
  'function getVaults() view returns (address[])',
  'function paused() view returns (bool)',
  'function owner() view returns (address)',
]);

export const delegationSupervisorViews = parseAbi([
  'struct Request { address[] vaults; uint256[] shares; address withdrawer; }',
  'struct Queued { address staker; address delegatedTo; uint256 nonce; uint256 start; Request request; }',
  'function withdrawalDelay() view returns (uint256)',
  'function fetchQueuedWithdrawals(address staker) view returns (Queued[] queuedWithdrawals)',
  'function isWithdrawPending(Queued withdrawal) view returns (bool)',
  'function paused() view returns (bool)',
]);

export const vaultV1Views = parseAbi([
  'function asset() view returns (address)',
  'function assetLimit() view returns (uint256)',
  'function totalAssets() view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function balanceOf(address account) view returns (uint256)',
  'function paused() view returns (bool)',
]);

export const vaultV2Views = parseAbi([
  'struct Config { address asset; uint8 decimals; address operator; string name; string symbol; bytes extraData; }',
  'function vaultConfig() view returns (Config)',
  'function pausedMap() view returns (uint256)',
]);

export const coreViews = parseAbi([
  'function implementation(address vault) view returns (address)',
  'function getLeverage(address vault) view returns (uint256)',
  'function getOperatorVaults(address operator) view returns (address[])',
  'function getDssMaxSlashablePercentageWad(address dss) view returns (uint256)',
  'function fetchVaultsStakedInDSS(address operator, address dss) view returns (address[])',
  'function extSloads(bytes32[] slots) view returns (bytes32[])',
  'function pausedMap() view returns (uint256)',
  'function owner() view returns (address)',
]);

export const tokenViews = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);
