import type { Call } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { requestExit, stakeEther } from '../../families/liquid-staking/meaning';
import { EETH, WEETH, WETH } from '../addresses';
import type { LiquidVault } from '../vaults';
import { nameOfToken } from './adapters';

/** What a token liquid vaults take or pay is called; undefined for one no source names. */
export const nameOf = (token: Address): string | undefined =>
  ({ [EETH.toLowerCase()]: 'eETH', [WEETH.toLowerCase()]: 'weETH' })[token.toLowerCase()] ?? nameOfToken(token);

const deposit = (
  vault: LiquidVault,
  call: Call,
  token: Address,
  amount: bigint,
  minOut: bigint,
  to: Address | undefined = call.from,
): IntentPart => {
  const asset = nameOf(token);
  return {
    ...stakeEther(call, vault.symbol, to),
    asset,
    assetAddress: asset === 'ETH' ? undefined : token,
    amount: asset === 'ETH' ? call.value : amount,
    minOut,
    target: vault.address,
    targetKind: 'vault',
  };
};

const SIGNATURE = 'uint256 deadline, uint8 v, bytes32 r, bytes32 s';
const ROUTE = 'address to, bytes bridgeWildCard, address feeToken, uint256 maxFee';

/** Teller of a liquid vault: tokens in for shares, shares on to another chain. */
export const tellerOf = (vault: LiquidVault) =>
  entryPointTable(() => [
    entryPoint(
      'function deposit(address depositAsset, uint256 depositAmount, uint256 minimumMint) payable',
      ([token, amount, least], call) => deposit(vault, call, token, amount, least),
    ),
    entryPoint(
      'function deposit(address depositAsset, uint256 depositAmount, uint256 minimumMint, address referralAddress) payable',
      ([token, amount, least], call) => deposit(vault, call, token, amount, least),
    ),
    entryPoint(
      `function depositWithPermit(address depositAsset, uint256 depositAmount, uint256 minimumMint, ${SIGNATURE})`,
      ([token, amount, least, expiry], call) => ({ ...deposit(vault, call, token, amount, least), expiry }),
    ),
    entryPoint(
      `function depositAndBridge(address depositAsset, uint256 depositAmount, uint256 minimumMint, ${ROUTE}) payable`,
      ([token, amount, least, to], call) => deposit(vault, call, token, amount, least, to),
    ),
    entryPoint(
      `function depositAndBridgeWithPermit(address depositAsset, uint256 depositAmount, uint256 minimumMint, ${SIGNATURE}, ${ROUTE}) payable`,
      ([token, amount, least, expiry, , , , to], call) => ({
        ...deposit(vault, call, token, amount, least, to),
        expiry,
      }),
    ),
    entryPoint(`function bridge(uint96 shareAmount, ${ROUTE}) payable`, ([amount, to], call) => ({
      ...requestExit(call, vault, [amount], to),
      action: 'bridge',
      assetOut: vault.symbol,
      target: vault.address,
      targetKind: 'vault',
    })),
  ]);

const ORDER =
  '(uint96 nonce, address user, address assetOut, uint128 amountOfShares, uint128 amountOfAssets, uint40 creationTime, uint24 secondsToMaturity, uint24 secondsToDeadline)';

const handIn = (vault: LiquidVault, call: Call, shares: bigint, out: Address): IntentPart => ({
  ...requestExit(call, vault, [shares]),
  amountKind: 'shares',
  assetOut: nameOf(out),
  target: vault.address,
  targetKind: 'vault',
});

/** Queue of a liquid vault: shares handed in, to be paid by whoever solves the request. */
export const queueOf = (vault: LiquidVault) =>
  entryPointTable(() => [
    entryPoint(
      'function requestOnChainWithdraw(address assetOut, uint128 amountOfShares, uint16 discount, uint24 secondsToDeadline)',
      ([out, shares], call) => handIn(vault, call, shares, out),
    ),
    entryPoint(
      'function requestOnChainWithdrawWithPermit(address assetOut, uint128 amountOfShares, uint16 discount, uint24 secondsToDeadline, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s)',
      ([out, shares, , , expiry], call) => ({ ...handIn(vault, call, shares, out), expiry }),
    ),
    entryPoint(`function cancelOnChainWithdraw(${ORDER} request)`, ([{ assetOut, amountOfShares }], call) => ({
      ...handIn(vault, call, amountOfShares, assetOut),
      action: 'other',
      assetOut: vault.symbol,
      note: say('liquidRestaking.note.cancelled'),
    })),
    entryPoint(
      `function replaceOnChainWithdraw(${ORDER} oldRequest, uint16 discount, uint24 secondsToDeadline)`,
      ([{ assetOut, amountOfShares }], call) => handIn(vault, call, amountOfShares, assetOut),
    ),
  ]);

/** No least amount can be asked for there. */
const ofFormer = (call: Call, part: IntentPart): IntentPart => ({
  ...part,
  minOut: undefined,
  target: call.to,
  targetKind: 'vault',
  flags: [...(part.flags ?? []), 'outdated'],
});

/** The vault before a liquid vault: tokens in and out of it itself, counted in wrapped ether. */
export const formerVaultOf = (vault: LiquidVault) => {
  const put = (call: Call, token: Address, amount: bigint, to: Address): IntentPart =>
    ofFormer(call, deposit(vault, call, token, amount, 0n, to));
  const take = (call: Call, amount: bigint, amountKind: 'assets' | 'shares', to: Address): IntentPart =>
    ofFormer(call, { ...requestExit(call, vault, [amount], to), amountKind, assetOut: 'WETH' });
  return entryPointTable(() => [
    entryPoint('function deposit(uint256 assets, address receiver)', ([amount, to], call) =>
      put(call, WETH, amount, to),
    ),
    entryPoint(
      'function multiAssetDeposit(address depositAsset, uint256 assets, address receiver)',
      ([token, amount, to], call) => put(call, token, amount, to),
    ),
    entryPoint('function withdraw(uint256 assets, address receiver, address owner)', ([amount, to], call) =>
      take(call, amount, 'assets', to),
    ),
    entryPoint('function redeem(uint256 shares, address receiver, address owner)', ([shares, to], call) =>
      take(call, shares, 'shares', to),
    ),
  ]);
};
