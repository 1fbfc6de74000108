import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { requestTransfers } from '../families/liquid-restaking/meaning';
import {
  claimExit,
  destroyToken,
  type Named,
  requestExit,
  stakeEther,
  stakeToken,
} from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';
import { DEPOSIT_MANAGER, RSWETH, RSWEXIT, tokenViews } from './contracts';

const rswEth: Named = { symbol: 'rswETH', address: RSWETH };

/** Staked tokens by name; which of them are taken is set on chain. Source: their issuers. */
export const takes: Readonly<Record<Address, string>> = {
  '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84': 'stETH',
  '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0': 'wstETH',
  '0xae78736Cd615f374D3085123A210448E74Fc6393': 'rETH',
  '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704': 'cbETH',
  '0xf951E335afb289353dc249e82926178EaC7DEd78': 'swETH',
  '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b': 'ETHx',
  '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa': 'mETH',
};

const nameOf = (token: Address): string | undefined =>
  Object.entries(takes).find(([address]) => isSameAddress(address, token))?.[1];

const token = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => stakeEther(call, 'rswETH')),
  entryPoint('function depositWithReferral(address referral) payable', (_, call) => stakeEther(call, 'rswETH')),
  // The same call redeems another protocol's token; here it pays nothing.
  entryPoint('function burn(uint256 amount)', ([amount], call) => destroyToken(call, rswEth, amount)),
]);

const depositManager = entryPointTable(() => [
  entryPoint(
    'function depositLST(address _token, uint256 _amount, uint256 _minRswETH)',
    ([address, amount, minOut], call) => ({
      ...stakeToken(call, { symbol: '', address }, amount, 'rswETH'),
      asset: nameOf(address),
      minOut,
    }),
  ),
]);

const exit = entryPointTable(() => [
  entryPoint('function createWithdrawRequest(uint256 amount)', ([amount], call) => requestExit(call, rswEth, [amount])),
  entryPoint('function finalizeWithdrawal(uint256 tokenId)', ([id], call) => claimExit(call, [id])),
  ...requestTransfers(),
]);

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  {
    symbol: 'rswETH',
    chainId: 1,
    address: RSWETH,
    worth: { kind: 'rate', view: view(tokenViews, RSWETH, 'getRate') },
  },
  // Source: DefiLlama-Adapters 1eb4e81, coreAssets, 2026-08-22.
  {
    symbol: 'rswETH',
    chainId: 1923,
    address: '0x18d33689AE5d02649a859A1CF16c9f0563975258',
    worth: { kind: 'unread' },
  },
  {
    symbol: 'rswETH',
    chainId: 80094,
    address: '0x850CDF416668210ED0c36bfFF5d21921C7adA3b8',
    worth: { kind: 'unread' },
  },
];

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: RSWETH, table: token, isCore: true },
  { chainId: 1, address: DEPOSIT_MANAGER, table: depositManager, isCore: true, isSpender: true },
  { chainId: 1, address: RSWEXIT, table: exit, isCore: true, isSpender: true },
];
