import { parseAbi } from 'viem';
import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { requestExit, stakeEther, stakeToken } from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';

export const PROTOCOL = 'eigenpie';

/** Proxies on mainnet. Source: DefiLlama-Adapters 1eb4e81, eigenpie, and two public integrations, 2026-08-22. */
export const STAKING: Address = '0x24db6717dB1C75B9Db6eA47164D8730B63875dB7';
export const WITHDRAW_MANAGER: Address = '0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4';
/** Stands for ether where an asset is named. Source: EigenpieConstants.PLATFORM_TOKEN_ADDRESS. */
const ETHER: Address = '0xeFEfeFEfeFeFEFEFEfefeFeFefEfEfEfeFEFEFEf';

/** One token per asset, restaked apart. Source: DefiLlama-Adapters 1eb4e81; eigenlayer-contracts README, 2026-05-01. */
export type Line = {
  readonly symbol: string;
  readonly token: Address;
  readonly asset: string;
  readonly assetAddress: Address;
  readonly strategy: Address;
};

export const lines: readonly [Line, ...Line[]] = [
  {
    symbol: 'egETH',
    token: '0x18f313Fc6Afc9b5FD6f0908c1b3D476E3feA1DD9',
    asset: 'ETH',
    assetAddress: ETHER,
    strategy: '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0',
  },
  {
    symbol: 'mstETH',
    token: '0x49446A0874197839D15395B908328a74ccc96Bc0',
    asset: 'stETH',
    assetAddress: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
    strategy: '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
  },
  {
    symbol: 'mswETH',
    token: '0x32bd822d615A3658A68b6fDD30c2fcb2C996D678',
    asset: 'swETH',
    assetAddress: '0xf951E335afb289353dc249e82926178EaC7DEd78',
    strategy: '0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6',
  },
  {
    symbol: 'mmETH',
    token: '0x8a053350ca5F9352a16deD26ab333e2D251DAd7c',
    asset: 'mETH',
    assetAddress: '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa',
    strategy: '0x298aFB19A105D59E74658C4C334Ff360BadE6dd2',
  },
];

// Source: magpiexyz/eigenpie_contracts e86c1dd, 2024-08-07.
export const tokenViews = parseAbi([
  'function exchangeRateToLST() view returns (uint256)',
  'function exchangeRateToNative() view returns (uint256)',
  'function paused() view returns (bool)',
]);
export const stakingViews = parseAbi([
  'function paused() view returns (bool)',
  'function getTotalAssetDeposits(address asset) view returns (uint256)',
  'function getNodeDelegatorQueue() view returns (address[])',
]);
export const managerViews = parseAbi([
  'function paused() view returns (bool)',
  'function nextUserWithdrawalTime() view returns (uint256)',
  'function getUserWithdrawalSchedules(address user, address[] assets) view returns (uint256[][] queuedLstAmounts, uint256[][] endTimes)',
]);

const lineOfAsset = (asset: Address): Line | undefined =>
  lines.find(({ assetAddress }) => isSameAddress(assetAddress, asset));

const deposit = (call: Call, asset: Address, amount: bigint, minOut: bigint): IntentPart => {
  const line = lineOfAsset(asset);
  if (isSameAddress(asset, ETHER)) return { ...stakeEther(call, lines[0].symbol), minOut };
  const part = stakeToken(call, { symbol: '', address: asset }, amount, line?.symbol ?? '');
  // Eigenpie takes tokens no source read names; each becomes a token of its own.
  return { ...part, asset: line?.asset, assetOut: line?.symbol, minOut };
};

const staking = entryPointTable(() => [
  entryPoint(
    'function depositAsset(address asset, uint256 depositAmount, uint256 minRec, address referral) payable',
    ([asset, amount, minOut], call) => deposit(call, asset, amount, minOut),
  ),
  entryPoint(
    'function withdrawFromPreDeposit(uint256 cycle, address asset, uint256 mLRTAmount)',
    ([, asset, amount], call) => ({ ...request(call, asset, amount), flags: ['outdated'] }),
  ),
]);

const request = (call: Call, asset: Address, amount: bigint): IntentPart => {
  const line = lineOfAsset(asset);
  return {
    ...requestExit(call, { symbol: line?.symbol ?? '', address: line?.token ?? asset }, [amount]),
    asset: line?.symbol,
    assetAddress: line?.token,
    assetOut: line?.asset,
  };
};

const withdrawManager = entryPointTable(() => [
  entryPoint('function userQueuingForWithdraw(address asset, uint256 mLRTamount)', ([asset, amount], call) =>
    request(call, asset, amount),
  ),
  entryPoint('function userWithdrawAsset(address[] assets)', ([assets], call) => ({
    action: 'claimWithdrawal',
    assetOut: assets[0] === undefined ? undefined : lineOfAsset(assets[0])?.asset,
    target: call.to,
    targetKind: 'withdrawal',
    beneficiary: call.from,
  })),
]);

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  ...(lines.map(
    ({ symbol, token }): StakedToken => ({
      symbol,
      chainId: 1,
      address: token,
      worth: { kind: 'rate', view: view(tokenViews, token, 'exchangeRateToNative') },
    }),
  ) as [StakedToken, ...StakedToken[]]),
  // Source: DefiLlama-Adapters, earlier configuration of eigenpie.
  { symbol: 'egETH', chainId: 48900, address: '0x4bcc7c793534246BC18acD3737aA4897FF23B458', worth: { kind: 'unread' } },
];

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: STAKING, table: staking, isCore: true, isSpender: true },
  { chainId: 1, address: WITHDRAW_MANAGER, table: withdrawManager, isCore: true, isSpender: true },
];

export const takes: Readonly<Record<Address, string>> = Object.fromEntries(
  lines.map(({ assetAddress, asset }) => [assetAddress, asset]),
);
