import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { redeemAtOnce } from '../families/liquid-restaking/meaning';
import { claimExit, requestExit, stakeEther, wrapToken } from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';
import {
  ASSETS,
  EZETH,
  INSTANT_WITHDRAWER,
  LOCKBOX,
  MAINNET,
  RATE_PROVIDER,
  REMOTE_DEPOSITS,
  REMOTE_EZETH,
  RESTAKE_MANAGER,
  WITHDRAW_QUEUE,
} from './addresses';
import { rateViews } from './views';

const ezETH = { symbol: 'ezETH', address: EZETH };

const nameOf = (token: Address): string | undefined =>
  Object.entries(ASSETS).find(([address]) => isSameAddress(address, token))?.[1];

const takeToken = (call: Call, token: Address, amount: bigint): IntentPart => ({
  ...stakeEther(call, 'ezETH'),
  asset: nameOf(token),
  assetAddress: token,
  amount,
});

/** RestakeManager: ether or staked tokens in, ezETH out. No least amount out can be asked for. */
const restakeManager = entryPointTable(() => [
  entryPoint('function depositETH() payable', (_, call) => stakeEther(call, 'ezETH')),
  entryPoint('function depositETH(uint256 _referralId) payable', (_, call) => stakeEther(call, 'ezETH')),
  entryPoint('function deposit(address _collateralToken, uint256 _amount)', ([token, amount], call) =>
    takeToken(call, token, amount),
  ),
  entryPoint(
    'function deposit(address _collateralToken, uint256 _amount, uint256 _referralId)',
    ([token, amount], call) => takeToken(call, token, amount),
  ),
]);

/** WithdrawQueue: ezETH in for a request; anybody may claim for the one it belongs to. */
const withdrawQueue = entryPointTable(() => [
  entryPoint('function withdraw(uint256 _amount, address _assetOut)', ([amount, out], call) => ({
    ...requestExit(call, ezETH, [amount]),
    assetOut: nameOf(out),
  })),
  entryPoint('function claim(uint256 withdrawRequestIndex, address user)', ([index, user], call) => ({
    ...claimExit(call, [index], user),
    assetOut: undefined,
  })),
  // Of the first queue, until it let anybody claim for others: mainnet 0xb2e07520…, block 20243468.
  entryPoint('function claim(uint256 withdrawRequestIndex)', ([index], call) => ({
    ...claimExit(call, [index], call.from),
    assetOut: undefined,
    flags: ['outdated'],
  })),
]);

/** InstantWithdrawer: out at once, for a fee, as far as its buffer is full. */
const instantWithdrawer = entryPointTable(() => [
  entryPoint(
    'function withdraw(uint256 _ezEthAmount, address _redeemToken, uint256 _minOut)',
    ([amount, out, minOut], call) => ({ ...redeemAtOnce(call, ezETH, amount), assetOut: nameOf(out), minOut }),
  ),
]);

const remoteDeposit = (call: Call, minOut: bigint, expiry: bigint, token?: Address, amount?: bigint): IntentPart => ({
  ...stakeEther(call, 'ezETH'),
  ...(token === undefined ? {} : { asset: undefined, assetAddress: token, amount }),
  minOut,
  expiry,
});

/** xRenzoDeposit: ezETH minted on a rollup, before its ether has reached mainnet. */
const xRenzoDeposit = entryPointTable(() => [
  entryPoint('function depositETH(uint256 _minOut, uint256 _deadline) payable', ([minOut, deadline], call) =>
    remoteDeposit(call, minOut, deadline),
  ),
  entryPoint(
    'function deposit(address _token, uint256 _amountIn, uint256 _minOut, uint256 _deadline)',
    ([token, amount, minOut, deadline], call) => remoteDeposit(call, minOut, deadline, token, amount),
  ),
  // Until 2025 of the one token it took, the chain's WETH.
  entryPoint(
    'function deposit(uint256 _amountIn, uint256 _minOut, uint256 _deadline)',
    ([amount, minOut, deadline], call) => ({
      ...remoteDeposit(call, minOut, deadline),
      asset: 'WETH',
      amount,
      flags: ['outdated'],
    }),
  ),
]);

const lock = (call: Call, amount: bigint, to?: Address) => wrapToken(call, ezETH, amount, 'xezETH', to);
const unlock = (call: Call, amount: bigint, to?: Address): IntentPart => ({
  ...wrapToken(call, ezETH, amount, 'ezETH', to),
  asset: 'xezETH',
  assetAddress: undefined,
});

/** XERC20Lockbox: ezETH locked for the form of it that bridges burn and mint. */
const lockbox = entryPointTable(() => [
  entryPoint('function deposit(uint256 _amount)', ([amount], call) => lock(call, amount)),
  entryPoint('function depositTo(address _user, uint256 _amount)', ([to, amount], call) => lock(call, amount, to)),
  entryPoint('function withdraw(uint256 _amount)', ([amount], call) => unlock(call, amount)),
  entryPoint('function withdrawTo(address _user, uint256 _amount)', ([to, amount], call) => unlock(call, amount, to)),
]);

const core = (address: Address, table: EntryContract['table'], chainId = MAINNET): EntryContract => ({
  chainId,
  address,
  table,
  isCore: true,
  isSpender: true,
});

export const contracts: readonly EntryContract[] = [
  core(RESTAKE_MANAGER, restakeManager),
  core(WITHDRAW_QUEUE, withdrawQueue),
  core(INSTANT_WITHDRAWER, instantWithdrawer),
  core(LOCKBOX, lockbox),
  ...REMOTE_DEPOSITS.map(([chainId, address]) => core(address, xRenzoDeposit, chainId)),
];

/** Stands for the token in amounts of terms; its rate is the live value of everything over the supply. */
const onMainnet: StakedToken = {
  symbol: 'ezETH',
  chainId: MAINNET,
  address: EZETH,
  worth: { kind: 'rate', view: view(rateViews, RATE_PROVIDER, 'getRate') },
};

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  onMainnet,
  ...REMOTE_EZETH.map(
    ([chainId, address]): StakedToken => ({ symbol: 'ezETH', chainId, address, worth: { kind: 'unread' } }),
  ),
];
