import { parseAbi } from 'viem';

// Source: mellow-finance/simple-lrt a185256 and branch multi-vault 5b5d601; mellow-finance/flexible-vaults 5d1cff0; symbioticfi/core.

export const vaultViews = parseAbi([
  'function asset() view returns (address)',
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function totalAssets() view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function balanceOf(address account) view returns (uint256)',
  'function depositPause() view returns (bool)',
  'function withdrawalPause() view returns (bool)',
  'function limit() view returns (uint256)',
  'function depositWhitelist() view returns (bool)',
  'function isDepositorWhitelisted(address account) view returns (bool)',
]);

export const simpleVaultViews = parseAbi([
  'function symbioticVault() view returns (address)',
  'function symbioticCollateral() view returns (address)',
  'function withdrawalQueue() view returns (address)',
]);

/** `protocol`: 0 Symbiotic, 1 EigenLayer, 2 another ERC-4626. */
export const multiVaultViews = parseAbi([
  'struct Subvault { uint8 protocol; address vault; address withdrawalQueue; }',
  'function subvaultsCount() view returns (uint256)',
  'function subvaultAt(uint256 index) view returns (Subvault)',
  'function defaultCollateral() view returns (address)',
  'function eigenLayerAdapter() view returns (address)',
  'function erc4626Adapter() view returns (address)',
]);

export const adapterViews = parseAbi(['function stakedAt(address vault) view returns (uint256)']);

export const queueViews = parseAbi([
  'function vault() view returns (address)',
  'function asset() view returns (address)',
  'function symbioticVault() view returns (address)',
  'function collateral() view returns (address)',
  'function pendingAssetsOf(address account) view returns (uint256)',
  'function claimableAssetsOf(address account) view returns (uint256)',
]);

export const symbioticVaultViews = parseAbi(['function activeBalanceOf(address account) view returns (uint256)']);

export const factoryViews = parseAbi(['function isEntity(address entity) view returns (bool)']);

export const wrappedEtherViews = parseAbi(['function getStETHByWstETH(uint256 amount) view returns (uint256)']);
