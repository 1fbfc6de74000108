import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import {
  claimExit,
  type Named,
  orCaller,
  requestExit,
  stakeEther,
  wrapToken,
} from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** Proxies on mainnet. Source: lidofinance/docs 35624e4, deployed contracts, 2026-07-24. */
export const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
export const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
export const WITHDRAWAL_QUEUE: Address = '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1';

const stEth: Named = { symbol: 'stETH', address: STETH };
const wstEth: Named = { symbol: 'wstETH', address: WSTETH };
const PERMIT = '(uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) _permit';

const stEthCalls = entryPointTable(() => [
  entryPoint('function submit(address _referral) payable', (_, call) => stakeEther(call, 'stETH')),
]);

const wstEthCalls = entryPointTable(() => [
  entryPoint('function wrap(uint256 amount)', ([amount], call) => wrapToken(call, stEth, amount, 'wstETH')),
  entryPoint('function unwrap(uint256 amount)', ([amount], call) => wrapToken(call, wstEth, amount, 'stETH')),
]);

const queueCalls = entryPointTable(() => [
  entryPoint('function requestWithdrawals(uint256[] _amounts, address _owner)', ([amounts, owner], call) =>
    requestExit(call, stEth, amounts, orCaller(owner, call)),
  ),
  entryPoint('function requestWithdrawalsWstETH(uint256[] _amounts, address _owner)', ([amounts, owner], call) =>
    requestExit(call, wstEth, amounts, orCaller(owner, call)),
  ),
  entryPoint(
    `function requestWithdrawalsWithPermit(uint256[] _amounts, address _owner, ${PERMIT})`,
    ([amounts, owner, { deadline }], call) => ({
      ...requestExit(call, stEth, amounts, orCaller(owner, call)),
      expiry: deadline,
    }),
  ),
  entryPoint(
    `function requestWithdrawalsWstETHWithPermit(uint256[] _amounts, address _owner, ${PERMIT})`,
    ([amounts, owner, { deadline }], call) => ({
      ...requestExit(call, wstEth, amounts, orCaller(owner, call)),
      expiry: deadline,
    }),
  ),
  entryPoint('function claimWithdrawal(uint256 _requestId)', ([id], call) => claimExit(call, [id])),
  entryPoint('function claimWithdrawals(uint256[] _requestIds, uint256[] _hints)', ([ids], call) =>
    claimExit(call, ids),
  ),
  entryPoint(
    'function claimWithdrawalsTo(uint256[] _requestIds, uint256[] _hints, address _recipient)',
    ([ids, , recipient], call) => claimExit(call, ids, recipient),
  ),
]);

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: STETH, table: stEthCalls, etherFor: 'stETH' },
  { chainId: 1, address: WSTETH, table: wstEthCalls, isSpender: true, etherFor: 'wstETH' },
  { chainId: 1, address: WITHDRAWAL_QUEUE, table: queueCalls, isSpender: true, isCore: true },
];
