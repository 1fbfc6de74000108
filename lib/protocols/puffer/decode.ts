import type { Call } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { type Address, isSameAddress, WAD } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { omnichain, redeemAtOnce } from '../families/liquid-restaking/meaning';
import {
  claimExit,
  type Named,
  requestExit,
  stakeEther,
  stakeToken,
  wrapToken,
} from '../families/liquid-staking/meaning';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';
import {
  DEPOSITOR,
  LOCKBOX,
  MAINNET,
  OFT_ADAPTER,
  OMNICHAIN,
  OTHER_REMOTE,
  PUFFER_PROTOCOL,
  REMOTE_XPUFETH,
  STETH,
  VAULT,
  WETH,
  WITHDRAWAL_MANAGER,
  WSTETH,
  XPUFETH,
} from './addresses';
import { vaultViews } from './views';

const pufEth: Named = { symbol: 'pufETH', address: VAULT };
const xPufEth: Named = { symbol: 'xpufETH', address: XPUFETH };
const weth: Named = { symbol: 'WETH', address: WETH };
const stEth: Named = { symbol: 'stETH', address: STETH };
const wstEth: Named = { symbol: 'wstETH', address: WSTETH };

/** A permit handed over inside a call; its amount is what moves. */
const PERMIT = '(uint256 deadline, uint256 amount, uint8 v, bytes32 r, bytes32 s)';

/** A vault of ERC-4626 over WETH. Leaving through it is at once, for a fee, as far as its cash goes. */
const vault = entryPointTable(() => [
  entryPoint('function depositETH(address receiver) payable', ([receiver], call) =>
    stakeEther(call, 'pufETH', receiver),
  ),
  entryPoint('function depositStETH(uint256 stETHSharesAmount, address receiver)', ([shares, receiver], call) => ({
    ...stakeToken(call, stEth, shares, 'pufETH', receiver),
    amountKind: 'shares',
    note: say('puffer.note.shares'),
  })),
  entryPoint('function deposit(uint256 assets, address receiver)', ([amount, receiver], call) =>
    stakeToken(call, weth, amount, 'pufETH', receiver),
  ),
  entryPoint('function mint(uint256 shares, address receiver)', ([shares, receiver], call) => ({
    ...stakeToken(call, weth, 0n, 'pufETH', receiver),
    amount: undefined,
    amountKind: undefined,
    minOut: shares,
  })),
  entryPoint(
    'function withdraw(uint256 assets, address receiver, address owner)',
    ([assets, receiver, owner], call) => ({
      ...redeemAtOnce(call, pufEth, 0n, receiver, 'WETH'),
      amount: undefined,
      amountKind: undefined,
      minOut: assets,
      owner,
    }),
  ),
  entryPoint('function redeem(uint256 shares, address receiver, address owner)', ([shares, receiver, owner], call) => ({
    ...redeemAtOnce(call, pufEth, shares, receiver, 'WETH'),
    amountKind: 'shares',
    owner,
  })),
]);

const takeToken = (call: Call, token: Address, amount: bigint): IntentPart => ({
  ...stakeToken(call, { symbol: '', address: token }, amount, 'pufETH'),
  asset: Object.entries(takes).find(([address]) => isSameAddress(address, token))?.[1],
  flags: ['outdated'],
});

/** PufferDepositor: staked tokens in. Until 2024 without a recipient, and with swaps of other tokens before. */
const depositor = entryPointTable(() => [
  ...(
    [
      ['depositStETH', stEth],
      ['depositWstETH', wstEth],
    ] as const
  ).flatMap(([verb, token]) => [
    entryPoint(`function ${verb}(${PERMIT} permitData, address recipient)`, (args, call) => {
      const [{ amount, deadline }, recipient] = args as readonly [{ amount: bigint; deadline: bigint }, Address];
      return { ...stakeToken(call, token, amount, 'pufETH', recipient), expiry: deadline };
    }),
    entryPoint(`function ${verb}(${PERMIT} permitData)`, (args, call) => {
      const [{ amount, deadline }] = args as readonly [{ amount: bigint; deadline: bigint }];
      return { ...stakeToken(call, token, amount, 'pufETH'), expiry: deadline, flags: ['outdated'] };
    }),
  ]),
  entryPoint(
    'function swapAndDeposit(address tokenIn, uint256 amountIn, uint256 amountOutMin, bytes routeCode) payable',
    ([token, amount], call) => takeToken(call, token, amount),
  ),
  entryPoint(
    `function swapAndDepositWithPermit(address tokenIn, uint256 amountOutMin, ${PERMIT} permitData, bytes routeCode) payable`,
    ([token, , { amount }], call) => takeToken(call, token, amount),
  ),
  entryPoint('function swapAndDeposit1Inch(address tokenIn, uint256 amountIn, bytes callData) payable', (args, call) =>
    takeToken(call, args[0], args[1]),
  ),
  entryPoint(
    `function swapAndDepositWithPermit1Inch(address tokenIn, ${PERMIT} permitData, bytes callData) payable`,
    ([token, { amount }], call) => takeToken(call, token, amount),
  ),
]);

/** PufferWithdrawalManager: requests in batches, paid in WETH by their number. */
const withdrawalManager = entryPointTable(() => [
  entryPoint('function requestWithdrawal(uint128 pufETHAmount, address recipient)', ([amount, recipient], call) => ({
    ...requestExit(call, pufEth, [amount], recipient),
    assetOut: 'WETH',
  })),
  entryPoint(
    `function requestWithdrawalWithPermit(${PERMIT} permitData, address recipient)`,
    ([{ amount, deadline }, recipient], call) => ({
      ...requestExit(call, pufEth, [amount], recipient),
      assetOut: 'WETH',
      expiry: deadline,
    }),
  ),
  entryPoint('function completeQueuedWithdrawal(uint256 withdrawalIdx)', ([id], call) => ({
    ...claimExit(call, [id], undefined, 'WETH'),
    // Whoever calls, it is paid to whom the request names.
    beneficiary: undefined,
    flags: [],
  })),
]);

const KEY =
  '(bytes blsPubKey, bytes signature, bytes32 depositDataRoot, bytes[] blsEncryptedPrivKeyShares, bytes blsPubKeySet, bytes raveEvidence)';

/** PufferProtocol: node operators register validators, with a bond in ether or pufETH, and keep tickets for their days of work. */
const pufferProtocol = entryPointTable(() => [
  entryPoint(
    `function registerValidatorKey(${KEY} data, bytes32 moduleName, ${PERMIT} pufETHPermit, ${PERMIT} vtPermit) payable`,
    ([, , bond], call) => ({
      ...(bond.amount > 0n ? stakeToken(call, pufEth, bond.amount, 'pufETH') : stakeEther(call, 'pufETH')),
      assetOut: undefined,
    }),
  ),
  entryPoint(`function depositValidatorTickets(${PERMIT} permit, address node)`, ([{ deadline }, node], call) => ({
    action: 'other',
    target: call.to,
    targetKind: 'contract',
    beneficiary: node,
    expiry: deadline,
  })),
  entryPoint('function withdrawValidatorTickets(uint96 amount, address recipient)', ([, recipient], call) => ({
    action: 'other',
    target: call.to,
    targetKind: 'contract',
    beneficiary: recipient,
  })),
]);

/** The lockbox of the bridged form before: pufETH in, xpufETH out, and back. It still works. */
const lockbox = entryPointTable(() => {
  const wrap = (call: Call, amount: bigint, to: Address | undefined) => wrapToken(call, pufEth, amount, 'xpufETH', to);
  const unwrap = (call: Call, amount: bigint, to: Address | undefined) =>
    wrapToken(call, xPufEth, amount, 'pufETH', to);
  return [
    entryPoint('function deposit(uint256 amount)', ([amount], call) => wrap(call, amount, call.from)),
    entryPoint('function depositTo(address to, uint256 amount)', ([to, amount], call) => wrap(call, amount, to)),
    entryPoint('function withdraw(uint256 amount)', ([amount], call) => unwrap(call, amount, call.from)),
    entryPoint('function withdrawTo(address to, uint256 amount)', ([to, amount], call) => unwrap(call, amount, to)),
  ];
});

const worth = { kind: 'rate', view: view(vaultViews, VAULT, 'convertToAssets', [WAD]) } as const;
const remote =
  (symbol: string) =>
  ([chainId, address]: readonly [number, Address]): StakedToken => ({
    symbol,
    chainId,
    address,
    worth: { kind: 'unread' },
  });

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  { symbol: 'pufETH', chainId: MAINNET, address: VAULT, worth },
  { symbol: 'xpufETH', chainId: MAINNET, address: XPUFETH, worth, wraps: 'pufETH' },
  ...[...OMNICHAIN, ...OTHER_REMOTE].map(remote('pufETH')),
  ...REMOTE_XPUFETH.map(remote('xpufETH')),
];

const core = (address: Address, table: EntryContract['table']): EntryContract => ({
  chainId: MAINNET,
  address,
  table,
  isCore: true,
  isSpender: true,
});

export const contracts: readonly EntryContract[] = [
  core(VAULT, vault),
  core(DEPOSITOR, depositor),
  core(WITHDRAWAL_MANAGER, withdrawalManager),
  core(LOCKBOX, lockbox),
  core(PUFFER_PROTOCOL, pufferProtocol),
  { chainId: MAINNET, address: OFT_ADAPTER, table: omnichain(pufEth), isSpender: true },
  ...OMNICHAIN.map(
    ([chainId, address]): EntryContract => ({
      chainId,
      address,
      table: omnichain({ symbol: 'pufETH', address }),
      isSpender: true,
    }),
  ),
];

export const takes: Readonly<Record<Address, string>> = { [WETH]: 'WETH', [STETH]: 'stETH', [WSTETH]: 'wstETH' };
