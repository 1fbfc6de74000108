import { parseAbi } from 'viem';

// Views of the contracts, as in symbioticfi/core 1.0.3 (V1) and 25a065a (V2), symbioticfi/burners 3e55960.

/** What every factory and registry answers. */
export const registryViews = parseAbi(['function isEntity(address entity) view returns (bool)']);

export const vaultViews = parseAbi([
  'function version() view returns (uint64)',
  'function owner() view returns (address)',
  'function collateral() view returns (address)',
  'function burner() view returns (address)',
  'function delegator() view returns (address)',
  'function slasher() view returns (address)',
  'function isDelegatorInitialized() view returns (bool)',
  'function isSlasherInitialized() view returns (bool)',
  'function epochDurationInit() view returns (uint48)',
  'function epochDuration() view returns (uint48)',
  'function currentEpoch() view returns (uint256)',
  'function activeStake() view returns (uint256)',
  'function withdrawals(uint256 epoch) view returns (uint256)',
  'function activeBalanceOf(address account) view returns (uint256)',
  'function withdrawalsOf(uint256 epoch, address account) view returns (uint256)',
  'function isWithdrawalsClaimed(uint256 epoch, address account) view returns (bool)',
  'function depositWhitelist() view returns (bool)',
  'function isDepositorWhitelisted(address account) view returns (bool)',
  'function isDepositLimit() view returns (bool)',
  'function depositLimit() view returns (uint256)',
]);

export const delegatorViews = parseAbi([
  'function TYPE() view returns (uint64)',
  'function hook() view returns (address)',
  'function maxNetworkLimit(bytes32 subnetwork) view returns (uint256)',
  'function networkLimit(bytes32 subnetwork) view returns (uint256)',
  'function operatorNetworkShares(bytes32 subnetwork, address operator) view returns (uint256)',
  'function totalOperatorNetworkShares(bytes32 subnetwork) view returns (uint256)',
  'function operatorNetworkLimit(bytes32 subnetwork, address operator) view returns (uint256)',
  'function operator() view returns (address)',
  'function network() view returns (address)',
]);

export const slasherViews = parseAbi([
  'function TYPE() view returns (uint64)',
  'function vetoDuration() view returns (uint48)',
  'function resolver(bytes32 subnetwork, bytes hint) view returns (address)',
  'function resolverSetEpochsDelay() view returns (uint256)',
  'function cumulativeSlash(bytes32 subnetwork, address operator) view returns (uint256)',
  'function slashRequestsLength() view returns (uint256)',
]);

export const serviceViews = parseAbi([
  'function middleware(address network) view returns (address)',
  'function isOptedIn(address who, address where) view returns (bool)',
]);

export const routerViews = parseAbi([
  'function globalReceiver() view returns (address)',
  'function networkReceiver(address network) view returns (address)',
  'function operatorNetworkReceiver(address network, address operator) view returns (address)',
  'function delay() view returns (uint48)',
  'function owner() view returns (address)',
]);

export const collateralViews = parseAbi([
  'function asset() view returns (address)',
  'function balanceOf(address account) view returns (uint256)',
]);

export const rewardsViews = parseAbi(['function VAULT() view returns (address)']);

export const tokenViews = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);

/** VaultV2. `withdrawable` is no view by its declaration, but is read by eth_call. */
export const adapterVaultViews = parseAbi([
  'function asset() view returns (address)',
  'function totalAssets() view returns (uint256)',
  'function totalSupply() view returns (uint256)',
  'function balanceOf(address account) view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function withdrawalQueue() view returns (address)',
  'function delegator() view returns (address)',
  'function withdrawable() view returns (uint256)',
  'function managementFee() view returns (uint96)',
  'function performanceFee() view returns (uint96)',
]);

export const queueViews = parseAbi([
  'function vault() view returns (address)',
  'function requests(uint256 tokenId) view returns (uint256 shares, uint256 sharesClaimed, uint256 prevRequestSum)',
  'function claimable(uint256 tokenId) view returns (uint256 assets, uint256 shares)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function balanceOf(address owner) view returns (uint256)',
  'function totalRequests() view returns (uint256)',
  'function pendingShares() view returns (uint256)',
  'function pendingAssets() view returns (uint256)',
]);

export const adapterDelegatorViews = parseAbi([
  'function getAdaptersLength() view returns (uint256)',
  'function adapters(uint256 index) view returns (address)',
  'function absoluteLimitOf(address adapter) view returns (uint256)',
  'function shareLimitOf(address adapter) view returns (uint256)',
]);

/** Views of App adapters; those that place assets elsewhere (Aave, Morpho …) have only the first two. */
export const adapterViews = parseAbi([
  'function totalAssets() view returns (uint256)',
  'function freeAssets() view returns (uint256)',
  'function slashable() view returns (uint256)',
  'function stake() view returns (uint256)',
  'function burner() view returns (address)',
  'function duration() view returns (uint48)',
  'function operator() view returns (address)',
  'function subnetwork() view returns (bytes32)',
  'function underlyingVaults(uint256 index) view returns (address)',
]);

/** What a delegator and the vaults' opt-in service log, from which a vault's networks are rebuilt. */
export const delegatorEvents = parseAbi([
  'event SetMaxNetworkLimit(bytes32 indexed subnetwork, uint256 amount)',
  'event SetNetworkLimit(bytes32 indexed subnetwork, uint256 amount)',
  'event SetOperatorNetworkShares(bytes32 indexed subnetwork, address indexed operator, uint256 shares)',
  'event SetOperatorNetworkLimit(bytes32 indexed subnetwork, address indexed operator, uint256 amount)',
]);
