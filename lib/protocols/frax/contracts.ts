import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { claimExit, type Named, requestExit, stakeEther, wrapToken } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** Source: FraxFinance/frxETH-public, 2023-10-12; DefiLlama-Adapters, 2026-08-22; symbioticfi/burners for the queue. */
export const FRXETH: Address = '0x5E8422345238F34275888049021821E8E08CAa1f';
export const SFRXETH: Address = '0xac3E018457B222d93114458476f3E3416Abbe38F';
export const MINTER: Address = '0xbAFA44EFE7901E04E39Dad13167D089C559c1138';
export const QUEUE: Address = '0x82bA8da44Cd5261762e629dd5c605b17715727bd';

const frxEth: Named = { symbol: 'frxETH', address: FRXETH };
const sfrxEth: Named = { symbol: 'sfrxETH', address: SFRXETH };
const SIGNATURE = 'uint256 _deadline, uint8 _v, bytes32 _r, bytes32 _s';

const minterCalls = entryPointTable(() => [
  entryPoint('function submit() payable', (_, call) => stakeEther(call, 'frxETH')),
  entryPoint('function submitAndGive(address recipient) payable', ([recipient], call) =>
    stakeEther(call, 'frxETH', recipient),
  ),
  entryPoint('function submitAndDeposit(address recipient) payable', ([recipient], call) =>
    stakeEther(call, 'sfrxETH', recipient),
  ),
]);

/** An ERC-4626 vault over frxETH. */
const sfrxCalls = entryPointTable(() => [
  entryPoint('function deposit(uint256 assets, address receiver)', ([assets, receiver], call) => ({
    ...wrapToken(call, frxEth, assets, 'sfrxETH', receiver),
    action: 'deposit',
  })),
  entryPoint('function mint(uint256 shares, address receiver)', ([shares, receiver], call) => ({
    ...wrapToken(call, frxEth, shares, 'sfrxETH', receiver),
    action: 'deposit',
    amountKind: 'shares' as const,
  })),
  entryPoint(
    'function depositWithSignature(uint256 assets, address receiver, uint256 deadline, bool approveMax, uint8 v, bytes32 r, bytes32 s)',
    ([assets, receiver, deadline, approveMax], call) => ({
      ...wrapToken(call, frxEth, assets, 'sfrxETH', receiver),
      action: 'deposit',
      expiry: deadline,
      ...(approveMax ? { unlimited: true } : {}),
    }),
  ),
  entryPoint('function redeem(uint256 shares, address receiver, address owner)', ([shares, receiver, owner], call) => ({
    ...wrapToken(call, sfrxEth, shares, 'frxETH', receiver),
    owner,
  })),
  entryPoint(
    'function withdraw(uint256 assets, address receiver, address owner)',
    ([assets, receiver, owner], call) => ({
      ...wrapToken(call, frxEth, assets, 'frxETH', receiver),
      owner,
    }),
  ),
]);

const queueCalls = entryPointTable(() => [
  entryPoint(
    'function enterRedemptionQueue(address _recipient, uint120 _amountToRedeem)',
    ([recipient, amount], call) => requestExit(call, frxEth, [amount], recipient),
  ),
  entryPoint(
    'function enterRedemptionQueueViaSfrxEth(address _recipient, uint120 _sfrxEthAmount)',
    ([recipient, amount], call) => requestExit(call, sfrxEth, [amount], recipient),
  ),
  entryPoint(
    `function enterRedemptionQueueWithPermit(uint120 _amountToRedeem, address _recipient, ${SIGNATURE})`,
    ([amount, recipient, expiry], call) => ({ ...requestExit(call, frxEth, [amount], recipient), expiry }),
  ),
  entryPoint(
    `function enterRedemptionQueueWithSfrxEthPermit(uint120 _sfrxEthAmount, address _recipient, ${SIGNATURE})`,
    ([amount, recipient, expiry], call) => ({ ...requestExit(call, sfrxEth, [amount], recipient), expiry }),
  ),
  entryPoint('function burnRedemptionTicketNft(uint256 _nftId, address _recipient)', ([id, recipient], call) =>
    claimExit(call, [id], recipient),
  ),
  entryPoint('function earlyBurnRedemptionTicketNft(address _recipient, uint256 _nftId)', ([recipient, id], call) =>
    claimExit(call, [id], recipient, 'frxETH'),
  ),
]);

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: MINTER, table: minterCalls, isCore: true, etherFor: 'frxETH' },
  { chainId: 1, address: SFRXETH, table: sfrxCalls, isSpender: true },
  { chainId: 1, address: QUEUE, table: queueCalls, isCore: true, isSpender: true },
];

export const sfrxViews = parseAbi(['function pricePerShare() view returns (uint256)']);
export const minterViews = parseAbi(['function submitPaused() view returns (bool)']);
/** The first three words are the same in both versions of the queue; fees in millionths. */
export const queueViews = parseAbi([
  'function redemptionQueueState() view returns (uint64 nextNftId, uint64 queueLengthSecs, uint64 redemptionFee)',
]);
