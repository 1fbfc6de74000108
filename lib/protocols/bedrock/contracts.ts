import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { redeemAtOnce } from '../families/liquid-restaking/meaning';
import { type Named, requestExit, stakeEther } from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';

/** Proxies on mainnet. Source: Bedrock-Technology/stake 64bcb9e, README, 2024-06-16. */
export const UNIETH: Address = '0xF1376bceF0f78459C0Ed0ba5ddce976F1ddF51F4';
export const STAKING: Address = '0x4beFa2aA9c305238AA3E0b5D17eB20C045269E9d';
export const REDEEM: Address = '0x98169228cB99Ed26c1043eD8Ca53A5Cb371D3B8D';
export const RESTAKING: Address = '0x3F4eaCeb930b0Edfa78a1DFCbaE5c5494E6e9850';

export const stakingViews = parseAbi([
  'function exchangeRatio() view returns (uint256)',
  'function currentReserve() view returns (uint256)',
  'function getPendingEthers() view returns (uint256)',
  'function getCurrentDebts() view returns (uint256)',
  'function debtOf(address account) view returns (uint256)',
  'function paused() view returns (bool)',
]);
export const redeemViews = parseAbi(['function balanceOf(address account) view returns (uint256)']);
export const restakingViews = parseAbi([
  'function getTotalPods() view returns (uint256)',
  'function podOwners(uint256 index) view returns (address)',
]);

const uniEth: Named = { symbol: 'uniETH', address: UNIETH };

const staking = entryPointTable(() => [
  entryPoint('function mint(uint256 minToMint, uint256 deadline) payable', ([minOut, expiry], call) => ({
    ...stakeEther(call, 'uniETH'),
    minOut,
    expiry,
  })),
  entryPoint('function instantSwap(uint256 tokenAmount)', ([amount], call) => redeemAtOnce(call, uniEth, amount)),
  entryPoint(
    'function redeemFromValidators(uint256 ethersToRedeem, uint256 maxToBurn, uint256 deadline)',
    ([ether, most, expiry], call) => ({ ...requestExit(call, uniEth, [most]), minOut: ether, expiry }),
  ),
]);

const claim = (amount: bigint, to: Address | undefined) =>
  ({
    action: 'claimWithdrawal',
    asset: 'ETH',
    amount,
    amountKind: 'assets',
    assetOut: 'ETH',
    target: REDEEM,
    targetKind: 'withdrawal',
    beneficiary: to,
  }) as const;

const redeem = entryPointTable(() => [
  entryPoint('function claim(uint256 amount)', ([amount], call) => claim(amount, call.from)),
  entryPoint('function claim(address to, uint256 amount)', ([to, amount], call) => ({
    ...claim(amount, to),
    flags: call.from !== undefined && call.from !== to ? ['recipient-not-signer'] : [],
  })),
]);

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  {
    symbol: 'uniETH',
    chainId: 1,
    address: UNIETH,
    worth: { kind: 'rate', view: view(stakingViews, STAKING, 'exchangeRatio') },
  },
];

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: STAKING, table: staking, isCore: true, isSpender: true },
  { chainId: 1, address: REDEEM, table: redeem, isCore: true },
];
