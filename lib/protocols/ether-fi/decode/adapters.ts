import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../../decoding/entry-point';
import { stakeEther, stakeToken } from '../../families/liquid-staking/meaning';
import { ETHER, STETH, WETH, WSTETH } from '../addresses';
import { PERMIT } from './pool';

const stETH = { symbol: 'stETH', address: STETH };
const wstETH = { symbol: 'wstETH', address: WSTETH };

/** DepositAdapter: one call from ETH, WETH, stETH or wstETH to weETH. Without a least amount out until June 2026. */
export const depositAdapter = entryPointTable(() => [
  entryPoint('function depositETHForWeETH(address _referral) payable', (_, call) => stakeEther(call, 'weETH')),
  entryPoint('function depositWETHForWeETH(uint256 _amount, address _referral)', ([amount], call) =>
    stakeToken(call, { symbol: 'WETH', address: WETH }, amount, 'weETH'),
  ),
  ...[
    { verb: 'depositStETHForWeETHWithPermit', token: stETH },
    { verb: 'depositWstETHForWeETHWithPermit', token: wstETH },
  ].flatMap(({ verb, token }) => [
    entryPoint(
      `function ${verb}(uint256 _amount, uint256 _minOutAmount, address _referral, ${PERMIT} _permit)`,
      (args, call) => {
        const [amount, minOut, , permit] = args as readonly [bigint, bigint, Address, { deadline: bigint }];
        return { ...stakeToken(call, token, amount, 'weETH'), minOut, expiry: permit.deadline };
      },
    ),
    entryPoint(`function ${verb}(uint256 _amount, address _referral, ${PERMIT} _permit)`, (args, call) => {
      const [amount] = args as readonly [bigint, Address, unknown];
      return { ...stakeToken(call, token, amount, 'weETH'), flags: ['outdated'] };
    }),
  ]),
]);

/** Symbols of the staked tokens the Liquifier has taken. */
export const TAKEN: Readonly<Record<Address, string>> = {
  [STETH]: 'stETH',
  [WSTETH]: 'wstETH',
  [WETH]: 'WETH',
  '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704': 'cbETH',
  '0xa2E3356610840701BDf5611a53974510Ae27E2e1': 'wBETH',
};

/** A token by the name we know for it; ether has none. */
export const nameOfToken = (token: Address): string | undefined =>
  isSameAddress(token, ETHER) ? 'ETH' : Object.entries(TAKEN).find(([address]) => isSameAddress(address, token))?.[1];

const takeToken = (token: Address, amount: bigint, call: Parameters<typeof stakeEther>[0]) => ({
  ...stakeEther(call, 'eETH'),
  asset: nameOfToken(token),
  assetAddress: token,
  amount,
});

/** Liquifier: staked tokens in for eETH, at their worth less a discount. */
export const liquifier = entryPointTable(() => [
  entryPoint(
    'function depositWithERC20(address _token, uint256 _amount, uint256 _minOutAmount, address _referral)',
    ([token, amount, minOut], call) => ({ ...takeToken(token, amount, call), minOut }),
  ),
  entryPoint(
    `function depositWithERC20WithPermit(address _token, uint256 _amount, uint256 _minOutAmount, address _referral, ${PERMIT} _permit)`,
    ([token, amount, minOut, , { deadline }], call) => ({
      ...takeToken(token, amount, call),
      minOut,
      expiry: deadline,
    }),
  ),
  entryPoint(
    'function depositWithERC20(address _token, uint256 _amount, address _referral)',
    ([token, amount], call) => ({
      ...takeToken(token, amount, call),
      flags: ['outdated'],
    }),
  ),
  entryPoint(
    `function depositWithERC20WithPermit(address _token, uint256 _amount, address _referral, ${PERMIT} _permit)`,
    ([token, amount], call) => ({ ...takeToken(token, amount, call), flags: ['outdated'] }),
  ),
]);

/** L2SyncPool: weETH minted on a rollup, before its ether has reached the pool on mainnet. */
export const syncPool = (weETHThere: Address) =>
  entryPointTable(() => [
    entryPoint(
      'function deposit(address tokenIn, uint256 amountIn, uint256 minAmountOut) payable',
      ([token, amount, minOut], call) => ({
        ...stakeEther(call, 'weETH'),
        asset: nameOfToken(token),
        ...(isSameAddress(token, ETHER) ? {} : { assetAddress: token }),
        amount,
        minOut,
        target: weETHThere,
        targetKind: 'token',
      }),
    ),
  ]);
