import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { claimExit, type Named, requestExit, stakeEther, stakeToken } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** The same addresses on Ethereum and BNB Smart Chain. Source: DefiLlama/yield-server e638965; L2BEAT discovery of wBETH. */
export const WBETH: Address = '0xa2E3356610840701BDf5611a53974510Ae27E2e1';
export const UNWRAP: Address = '0x79973d557CD9dd87eb61E250cc2572c990e20196';
/** Binance-Peg ETH on BNB Smart Chain. */
export const PEGGED_ETH: Address = '0x2170Ed0880ac9A755fd29B2688956BD959F933F8';

const wbEth: Named = { symbol: 'wBETH', address: WBETH };

const wbEthCalls = entryPointTable(() => [
  entryPoint('function deposit(address referral) payable', (_, call) => stakeEther(call, 'wBETH')),
  entryPoint('function deposit(uint256 amount, address referral)', ([amount], call) =>
    stakeToken(call, { symbol: 'ETH', address: PEGGED_ETH }, amount, 'wBETH'),
  ),
  entryPoint('function requestWithdrawEth(uint256 wbethAmount)', ([amount], call) =>
    requestExit(call, wbEth, [amount]),
  ),
]);

const unwrapCalls = entryPointTable(() => [
  entryPoint('function claimWithdraw(uint256 index)', ([index], call) => claimExit(call, [index])),
]);

export const contracts: readonly EntryContract[] = [1, 56].flatMap((chainId) => [
  { chainId, address: WBETH, table: wbEthCalls, isSpender: true },
  { chainId, address: UNWRAP, table: unwrapCalls },
]);

export const tokenViews = parseAbi([
  'function exchangeRate() view returns (uint256)',
  'function paused() view returns (bool)',
]);
export const unwrapViews = parseAbi([
  'function lockTime() view returns (uint256)',
  'function paused() view returns (bool)',
  'struct WithdrawRequest { address recipient; uint256 wbethAmount; uint256 ethAmount; uint256 triggerTime; uint256 claimTime; bool allocated; }',
  'function getUserWithdrawRequests(address _recipient) view returns (WithdrawRequest[])',
]);
