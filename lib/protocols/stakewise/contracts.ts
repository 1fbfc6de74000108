import { parseAbi, toFunctionSelector } from 'viem';
import type { Call } from '@/lib/core/intent';
import { type Address, type Hex, isSameAddress } from '@/lib/core/units';
import type { IntentPart } from '../decoding/entry-point';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { claimExit, type Named, requestExit, stakeEther, wrapToken } from '../families/liquid-staking/meaning';
import type { EntryContract, EntryFactory } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';

/** Source: stakewise/v3-core deployments and stakewise/stakewise-docs; bgd-labs/aave-address-book, 2026-05-01. */
export const OSETH: Address = '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38';
export const CONTROLLER: Address = '0x2A261e60FB14586B474C208b1B7AC6D0f5000306';
const GENESIS_VAULT: Address = '0xAC0F906E433d58FA868F936E8A43230473652885';
const VAULTS_REGISTRY: Address = '0x3a0008a588772446f6e656133C2D5029CC4FC20E';

const osEth: Named = { symbol: 'osETH', address: OSETH };
const HARVEST = '(bytes32 rewardsRoot, int160 reward, uint160 unlockedMevReward, bytes32[] proof) harvestParams';
const MAX = 2n ** 256n - 1n;

/** Shares of a vault leave its queue as ether. */
const sharesOut = (call: Call, shares: bigint, receiver: Address): IntentPart => ({
  action: 'requestWithdrawal',
  amount: shares,
  amountKind: 'shares',
  assetOut: 'ETH',
  target: call.to,
  targetKind: 'vault',
  beneficiary: receiver,
  flags: call.from && !isSameAddress(call.from, receiver) ? ['beneficiary-not-signer'] : [],
});

/** osETH is minted as a debt against the shares of a vault. */
const mintedAgainst = (call: Call, shares: bigint, receiver: Address): IntentPart => ({
  action: 'borrowAgainst',
  asset: osEth.symbol,
  assetAddress: osEth.address,
  // The largest number stands for all that is allowed.
  ...(shares === MAX ? {} : { amount: shares, amountKind: 'assets' as const }),
  target: call.to,
  targetKind: 'vault',
  beneficiary: receiver,
  flags: call.from && !isSameAddress(call.from, receiver) ? ['recipient-not-signer'] : [],
});

const into = (part: IntentPart): IntentPart => ({ ...part, targetKind: 'vault' });

const vaultCalls = entryPointTable(() => [
  entryPoint('function deposit(address receiver, address referrer) payable', ([receiver], call) => ({
    ...into(stakeEther(call, 'StakeWise vault', receiver)),
    assetOut: undefined,
  })),
  entryPoint(
    `function updateStateAndDeposit(address receiver, address referrer, ${HARVEST}) payable`,
    ([receiver], call) => ({ ...into(stakeEther(call, 'StakeWise vault', receiver)), assetOut: undefined }),
  ),
  entryPoint(
    'function depositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer) payable',
    ([receiver], call) => into(stakeEther(call, osEth.symbol, receiver)),
  ),
  entryPoint(
    `function updateStateAndDepositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer, ${HARVEST}) payable`,
    ([receiver], call) => into(stakeEther(call, osEth.symbol, receiver)),
  ),
  entryPoint(
    'function mintOsToken(address receiver, uint256 osTokenShares, address referrer)',
    ([receiver, shares], call) => mintedAgainst(call, shares, receiver),
  ),
  entryPoint('function burnOsToken(uint128 osTokenShares)', ([shares], call) => ({
    ...wrapToken(call, osEth, shares, ''),
    action: 'other',
    assetOut: undefined,
    targetKind: 'vault',
  })),
  entryPoint(
    'function redeemOsToken(uint256 osTokenShares, address owner, address receiver)',
    ([shares, owner, receiver], call) => ({
      ...requestExit(call, osEth, [shares], receiver),
      owner,
      targetKind: 'vault',
    }),
  ),
  entryPoint('function enterExitQueue(uint256 shares, address receiver)', ([shares, receiver], call) =>
    sharesOut(call, shares, receiver),
  ),
  entryPoint('function redeem(uint256 shares, address receiver)', ([shares, receiver], call) =>
    sharesOut(call, shares, receiver),
  ),
  entryPoint(
    'function claimExitedAssets(uint256 positionTicket, uint256 timestamp, uint256 exitQueueIndex)',
    ([ticket], call) => claimExit(call, [ticket]),
  ),
]);

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: GENESIS_VAULT, table: vaultCalls, isCore: true },
];

const registryViews = parseAbi(['function vaults(address) view returns (bool)']);

/** Signatures that vaults alone have; `deposit` and `redeem` of two arguments are too common to ask about. */
const OWN: readonly string[] = [
  `function updateStateAndDeposit(address receiver, address referrer, ${HARVEST})`,
  'function deposit(address receiver, address referrer)',
  'function depositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer)',
  `function updateStateAndDepositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer, ${HARVEST})`,
  'function mintOsToken(address receiver, uint256 osTokenShares, address referrer)',
  'function burnOsToken(uint128 osTokenShares)',
  'function enterExitQueue(uint256 shares, address receiver)',
  'function claimExitedAssets(uint256 positionTicket, uint256 timestamp, uint256 exitQueueIndex)',
];

/** Anyone may open a vault; the registry says which addresses are vaults. */
export const factory: EntryFactory = {
  chainId: 1,
  kind: 'vault',
  table: vaultCalls,
  selectors: OWN.map((signature): Hex => toFunctionSelector(signature)),
  isOne: (address) => view(registryViews, VAULTS_REGISTRY, 'vaults', [address]),
};

/** Source: stakewise/v3-core, OsTokenVaultController. */
export const controllerViews = parseAbi(['function convertToAssets(uint256 shares) view returns (uint256)']);
