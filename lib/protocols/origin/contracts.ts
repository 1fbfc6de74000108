import { parseAbi } from 'viem';
import type { Address } from '@/lib/core/units';
import { type EntryPoint, entryPoint, entryPointTable } from '../decoding/entry-point';
import {
  claimExit,
  type Named,
  requestExit,
  stakeEther,
  stakeToken,
  wrapToken,
} from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** Source: OriginProtocol/origin-dollar 161a0a4, 2026-08-20. */
export const OETH: Address = '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3';
export const WOETH: Address = '0xDcEe70654261AF21C44c093C300eD3Bb97b78192';
export const VAULT: Address = '0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab';
const ZAPPER: Address = '0x9858e47BCbBe6fBAC040519B02d7cd4B2C470C66';
export const WETH: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';

/** On Base. Source: yearn/monitoring-scripts-py, 2026-04-27. */
export const SUPER_OETH: Address = '0xDBFeFD2e8460a6Ee4955A68582F85708BAEA60A3';
export const WSUPER_OETH: Address = '0x7FcD174E80f264448ebeE8c88a7C4476AAF58Ea6';
const BASE_VAULT: Address = '0x98a0CbeF61bD2D21435f433bE4CD42B56B38CC93';
const BASE_ZAPPER: Address = '0x3b56c09543D3068f8488ED34e6F383c3854d2bC1';
export const BASE_WETH: Address = '0x4200000000000000000000000000000000000006';

type Chain = { readonly weth: Named; readonly token: Named; readonly wrapped: Named };

const MAINNET: Chain = {
  weth: { symbol: 'WETH', address: WETH },
  token: { symbol: 'OETH', address: OETH },
  wrapped: { symbol: 'wOETH', address: WOETH },
};
const BASE: Chain = {
  weth: { symbol: 'WETH', address: BASE_WETH },
  token: { symbol: 'superOETHb', address: SUPER_OETH },
  wrapped: { symbol: 'wsuperOETHb', address: WSUPER_OETH },
};

const vaultCalls = ({ weth, token }: Chain): (() => ReadonlyMap<string, EntryPoint>) =>
  entryPointTable(() => [
    entryPoint('function mint(uint256 _amount)', ([amount], call) => stakeToken(call, weth, amount, token.symbol)),
    entryPoint('function mint(address _asset, uint256 _amount, uint256 _minimum)', ([asset, amount], call) => ({
      ...stakeToken(call, { symbol: 'WETH', address: asset }, amount, token.symbol),
      flags: ['outdated'],
    })),
    // Until 2024 the vault paid out at once, in the tokens it held.
    entryPoint('function redeem(uint256 _amount, uint256 _minimum)', ([amount, minOut], call) => ({
      ...requestExit(call, token, [amount]),
      assetOut: 'WETH',
      minOut,
      flags: ['outdated'],
    })),
    entryPoint('function requestWithdrawal(uint256 _amount)', ([amount], call) => ({
      ...requestExit(call, token, [amount]),
      assetOut: 'WETH',
    })),
    entryPoint('function claimWithdrawal(uint256 _requestId)', ([id], call) =>
      claimExit(call, [id], call.from, 'WETH'),
    ),
    entryPoint('function claimWithdrawals(uint256[] _requestIds)', ([ids], call) =>
      claimExit(call, ids, call.from, 'WETH'),
    ),
  ]);

const zapperCalls = ({ weth, token, wrapped }: Chain): (() => ReadonlyMap<string, EntryPoint>) =>
  entryPointTable(() => [
    entryPoint('function deposit() payable', (_, call) => stakeEther(call, token.symbol)),
    entryPoint('function depositETHForWrappedTokens(uint256 minReceived) payable', ([minOut], call) => ({
      ...stakeEther(call, wrapped.symbol),
      minOut,
    })),
    entryPoint(
      'function depositWETHForWrappedTokens(uint256 wethAmount, uint256 minReceived)',
      ([amount, minOut], call) => ({ ...stakeToken(call, weth, amount, wrapped.symbol), minOut }),
    ),
  ]);

/** An ERC-4626 vault over the rebasing token. */
const wrapperCalls = ({ token, wrapped }: Chain): (() => ReadonlyMap<string, EntryPoint>) =>
  entryPointTable(() => [
    entryPoint('function deposit(uint256 assets, address receiver)', ([assets, receiver], call) =>
      wrapToken(call, token, assets, wrapped.symbol, receiver),
    ),
    entryPoint('function mint(uint256 shares, address receiver)', ([shares, receiver], call) => ({
      ...wrapToken(call, token, shares, wrapped.symbol, receiver),
      amountKind: 'shares' as const,
    })),
    entryPoint(
      'function redeem(uint256 shares, address receiver, address owner)',
      ([shares, receiver, owner], call) => ({
        ...wrapToken(call, wrapped, shares, token.symbol, receiver),
        owner,
      }),
    ),
    entryPoint(
      'function withdraw(uint256 assets, address receiver, address owner)',
      ([assets, receiver, owner], call) => ({
        ...wrapToken(call, token, assets, token.symbol, receiver),
        owner,
      }),
    ),
  ]);

const contractsOf = (
  chainId: number,
  chain: Chain,
  addresses: { readonly vault: Address; readonly zapper: Address },
): readonly EntryContract[] => [
  { chainId, address: addresses.vault, table: vaultCalls(chain), isCore: true, isSpender: true },
  { chainId, address: addresses.zapper, table: zapperCalls(chain), isSpender: true, etherFor: chain.token.symbol },
  { chainId, address: chain.wrapped.address, table: wrapperCalls(chain), isSpender: true },
];

export const contracts: readonly EntryContract[] = [
  ...contractsOf(1, MAINNET, { vault: VAULT, zapper: ZAPPER }),
  ...contractsOf(8453, BASE, { vault: BASE_VAULT, zapper: BASE_ZAPPER }),
];

/** Source: OriginProtocol/origin-dollar 161a0a4, 2026-08-20. */
export const vaultViews = parseAbi([
  'function withdrawalClaimDelay() view returns (uint256)',
  'function withdrawalQueueMetadata() view returns (uint128 queued, uint128 claimable, uint128 claimed, uint128 nextWithdrawalIndex)',
  'function capitalPaused() view returns (bool)',
]);
export const wrappedViews = parseAbi(['function convertToAssets(uint256 shares) view returns (uint256)']);
