import { parseAbi } from 'viem';
import type { Call } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { type Named, requestExit, stakeToken } from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';

export const PROTOCOL = 'mantle-restaking';

/** On mainnet. Source: DefiLlama-Adapters, projects/veda; Veda's boring-vault-ui, its example of cmETH. */
export const CMETH: Address = '0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA';
const VAULT: Address = '0x33272D40b247c4cd9C646582C9bbAD44e85D4fE4';
const TELLER: Address = '0xB6f7D38e3EAbB8f69210AFc2212fe82e0f1912b0';
export const ACCOUNTANT: Address = '0x6049Bd892F14669a4466e46981ecEd75D610a2eC';
export const DELAYED_WITHDRAW: Address = '0x12Be34bE067Ebd201f6eAf78a861D90b2a66B113';
export const METH: Address = '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa';

const mEth: Named = { symbol: 'mETH', address: METH };
const cmEth: Named = { symbol: 'cmETH', address: CMETH };

/** Source: Veda-labs/boring-vault, DelayedWithdraw. Delays in seconds, shares of 18 decimals. */
export const delayViews = parseAbi([
  'function withdrawAssets(address asset) view returns (bool allowWithdraws, uint32 withdrawDelay, uint32 completionWindow, uint128 outstandingShares, uint16 withdrawFee, uint16 maxLoss)',
]);

const nameOf = (token: Address): string | undefined => (isSameAddress(token, METH) ? mEth.symbol : undefined);

const deposit = (call: Call, token: Address, amount: bigint, minOut: bigint): IntentPart => ({
  ...stakeToken(call, { ...mEth, address: token }, amount, cmEth.symbol),
  asset: nameOf(token),
  minOut,
  target: VAULT,
  targetKind: 'vault',
});

/** Teller: mETH in for cmETH. */
const teller = entryPointTable(() => [
  entryPoint(
    'function deposit(address depositAsset, uint256 depositAmount, uint256 minimumMint) payable',
    ([token, amount, minOut], call) => deposit(call, token, amount, minOut),
  ),
  entryPoint(
    'function depositWithPermit(address depositAsset, uint256 depositAmount, uint256 minimumMint, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ([token, amount, minOut, expiry], call) => ({ ...deposit(call, token, amount, minOut), expiry }),
  ),
]);

const claim = (call: Call, asset: Address, account: Address | undefined): IntentPart => ({
  action: 'claimWithdrawal',
  assetOut: nameOf(asset),
  target: call.to,
  targetKind: 'withdrawal',
  beneficiary: account,
});

/** DelayedWithdraw: cmETH handed in, and mETH out of it when its delay has passed. */
const delayedWithdraw = entryPointTable(() => [
  entryPoint(
    'function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete)',
    ([asset, shares], call) => ({ ...requestExit(call, cmEth, [shares]), assetOut: nameOf(asset) }),
  ),
  entryPoint('function completeWithdraw(address asset, address account)', ([asset, account], call) =>
    claim(call, asset, account),
  ),
  entryPoint('function cancelWithdraw(address asset)', ([asset], call) => ({
    ...claim(call, asset, call.from),
    action: 'other',
    assetOut: cmEth.symbol,
    note: say('liquidRestaking.note.cancelled'),
  })),
  entryPoint('function setAllowThirdPartyToComplete(address asset, bool allow)', (_, call) => ({
    action: 'other',
    target: call.to,
    targetKind: 'withdrawal',
    subject: call.from,
  })),
]);

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  // Its worth is stated in mETH, not in ether.
  { symbol: 'cmETH', chainId: 1, address: CMETH, worth: { kind: 'unread' } },
  { symbol: 'cmETH', chainId: 5000, address: CMETH, worth: { kind: 'unread' } },
];

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: TELLER, table: teller, isCore: true },
  // Shares are minted by the vault, which takes the tokens itself.
  { chainId: 1, address: VAULT, table: () => new Map(), isSpender: true },
  { chainId: 1, address: DELAYED_WITHDRAW, table: delayedWithdraw, isCore: true, isSpender: true },
];

export const takes: Readonly<Record<Address, string>> = { [METH]: mEth.symbol };
