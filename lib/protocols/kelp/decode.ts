import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { omnichain, redeemAtOnce } from '../families/liquid-restaking/meaning';
import { type Named, requestExit, stakeEther, stakeToken, wrapToken } from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';
import {
  ASSETS,
  DEPOSIT_POOL,
  MAINNET,
  OFT_ADAPTER,
  ORACLE,
  REMOTE_POOLS,
  REMOTE_RSETH,
  REMOTE_WRSETH,
  RSETH,
  WITHDRAWAL_MANAGER,
} from './addresses';
import { oracleViews } from './views';

const rsEth: Named = { symbol: 'rsETH', address: RSETH };

const nameOf = (token: Address): string | undefined =>
  ASSETS.find((asset) => isSameAddress(asset.token, token))?.symbol;

const takeToken = (call: Call, token: Address, amount: bigint, assetOut: string): IntentPart => ({
  ...stakeToken(call, { symbol: '', address: token }, amount, assetOut),
  asset: nameOf(token),
});

/** LRTDepositPool: ether or staked tokens in, rsETH out. */
const depositPool = entryPointTable(() => [
  entryPoint('function depositETH(uint256 minRSETHAmountExpected, string referralId) payable', ([minOut], call) => ({
    ...stakeEther(call, 'rsETH'),
    minOut,
  })),
  entryPoint(
    'function depositAsset(address asset, uint256 depositAmount, uint256 minRSETHAmountExpected, string referralId)',
    ([token, amount, minOut], call) => ({ ...takeToken(call, token, amount, 'rsETH'), minOut }),
  ),
]);

const request = (call: Call, asset: Address, amount: bigint): IntentPart => ({
  ...requestExit(call, rsEth, [amount]),
  assetOut: nameOf(asset),
});

/** The oldest unlocked request of the account, whatever its amount. */
const claim = (call: Call, asset: Address, account: Address | undefined = call.from): IntentPart => ({
  action: 'claimWithdrawal',
  assetOut: nameOf(asset),
  target: call.to,
  targetKind: 'withdrawal',
  beneficiary: account,
});

/** LRTWithdrawalManager: rsETH into a queue per asset, and the oldest request out of it. Without a referral until late 2024. */
const withdrawalManager = entryPointTable(() => [
  entryPoint(
    'function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
    ([asset, amount], call) => request(call, asset, amount),
  ),
  entryPoint('function initiateWithdrawal(address asset, uint256 rsETHUnstaked)', ([asset, amount], call) => ({
    ...request(call, asset, amount),
    flags: ['outdated'],
  })),
  // Out at once for a fee, where an asset's instant withdrawals are on. Source: LRTWithdrawalManager as reviewed in public audits, 2025.
  entryPoint(
    'function instantWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
    ([asset, amount], call) => ({ ...redeemAtOnce(call, rsEth, amount), assetOut: nameOf(asset) }),
  ),
  entryPoint(
    'function completeWithdrawalForUser(address asset, address user, string referralId)',
    ([asset, user], call) => claim(call, asset, user),
  ),
  entryPoint('function completeWithdrawal(address asset, string referralId)', ([asset], call) => claim(call, asset)),
  entryPoint('function completeWithdrawal(address asset)', ([asset], call) => ({
    ...claim(call, asset),
    flags: ['outdated'],
  })),
]);

/** A pool on another chain. The first of them hands out rsETH it has, the later ones mint wrsETH. */
const remotePool = (assetOut: string) =>
  entryPointTable(() => [
    entryPoint('function deposit(string referralId) payable', (_, call) => stakeEther(call, assetOut)),
    entryPoint('function deposit(address token, uint256 amount, string referralId)', ([token, amount], call) => ({
      ...takeToken(call, token, amount, assetOut),
      asset: undefined,
    })),
  ]);

/** wrsETH: wraps rsETH that a bridge made, on the same chain. */
const wrapper = (wrsEth: Address) =>
  entryPointTable(() => {
    const wrap = (call: Call, asset: Address, amount: bigint, to: Address | undefined) =>
      wrapToken(call, { symbol: 'rsETH', address: asset }, amount, 'wrsETH', to);
    const unwrap = (call: Call, amount: bigint, to: Address | undefined) =>
      wrapToken(call, { symbol: 'wrsETH', address: wrsEth }, amount, 'rsETH', to);
    return [
      entryPoint('function deposit(address asset, uint256 _amount)', ([asset, amount], call) =>
        wrap(call, asset, amount, call.from),
      ),
      entryPoint('function depositTo(address asset, address _to, uint256 _amount)', ([asset, to, amount], call) =>
        wrap(call, asset, amount, to),
      ),
      entryPoint('function withdraw(address asset, uint256 _amount)', ([, amount], call) =>
        unwrap(call, amount, call.from),
      ),
      entryPoint('function withdrawTo(address asset, address _to, uint256 _amount)', ([, to, amount], call) =>
        unwrap(call, amount, to),
      ),
    ];
  });

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  {
    symbol: 'rsETH',
    chainId: MAINNET,
    address: RSETH,
    worth: { kind: 'rate', view: view(oracleViews, ORACLE, 'rsETHPrice') },
  },
  ...REMOTE_WRSETH.map(
    ([chainId, address]): StakedToken => ({
      symbol: 'wrsETH',
      chainId,
      address,
      worth: { kind: 'unread' },
      wraps: 'rsETH',
    }),
  ),
  ...REMOTE_RSETH.map(
    ([chainId, address]): StakedToken => ({ symbol: 'rsETH', chainId, address, worth: { kind: 'unread' } }),
  ),
];

const ARBITRUM = 42161;

export const contracts: readonly EntryContract[] = [
  { chainId: MAINNET, address: DEPOSIT_POOL, table: depositPool, isCore: true, isSpender: true },
  { chainId: MAINNET, address: WITHDRAWAL_MANAGER, table: withdrawalManager, isCore: true, isSpender: true },
  { chainId: MAINNET, address: OFT_ADAPTER, table: omnichain(rsEth), isSpender: true },
  ...REMOTE_RSETH.map(
    ([chainId, address]): EntryContract => ({
      chainId,
      address,
      table: omnichain({ symbol: 'rsETH', address }),
      isSpender: true,
    }),
  ),
  ...REMOTE_WRSETH.map(
    ([chainId, address]): EntryContract => ({ chainId, address, table: wrapper(address), isSpender: true }),
  ),
  ...REMOTE_POOLS.map(
    ([chainId, address]): EntryContract => ({
      chainId,
      address,
      table: remotePool(chainId === ARBITRUM ? 'rsETH' : 'wrsETH'),
      isCore: true,
      isSpender: true,
    }),
  ),
];

export const takes: Readonly<Record<Address, string>> = Object.fromEntries(
  ASSETS.map(({ token, symbol }) => [token, symbol]),
);
