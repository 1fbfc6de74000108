import { parseAbi } from 'viem';
import { type Address, WAD } from '@/lib/core/units';
import type { StakedToken } from '../families/liquid-staking/shape';
import { view } from '../reading/read-batch';

export const PROTOCOL = 'inception';

/** On mainnet. Source: inceptionlrt/smart-contracts aecc1be, projects/restaking-pool/README, 2025-07-16. */
export const INETH: Address = '0xf073bAC22DAb7FaF4a3Dd6c6189a70D54110525C';
export const POOL: Address = '0x46199cAa0e453971cedf97f926368d9E5415831a';
export const RATIO_FEED: Address = '0x122ee24Cb3Cc1b6B987800D3B54A68FC16910Dbf';
export const TIMELOCK: Address = '0x650bD9Dee50E3eE15cbb49749ff6ABcf55A8FB1e';

/** A vault of one staked token at EigenLayer: `[symbol, token, vault, asset, its token]`. */
type Row = readonly [symbol: string, token: Address, vault: Address, asset: string, assetAddress: Address];

/** Source: inceptionlrt/smart-contracts aecc1be, projects/vaults/README, where they are called deprecated, 2025-07-16. */
const rows: readonly Row[] = [
  [
    'instETH',
    '0x7FA768E035F956c41d6aeaa3Bd857e7E5141CAd5',
    '0x814CC6B8fd2555845541FB843f37418b05977d8d',
    'stETH',
    '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  ],
  [
    'inrETH',
    '0x80d69e79258FE9D056c822461c4eb0B4ca8802E2',
    '0x1Aa53BC4Beb82aDf7f5EDEE9e3bBF3434aD59F12',
    'rETH',
    '0xae78736Cd615f374D3085123A210448E74Fc6393',
  ],
  [
    'inosETH',
    '0xfD07fD5EBEa6F24888a397997E262179Bf494336',
    '0xA9F8c770661BeE8DF2D026edB1Cb6FF763C780FF',
    'osETH',
    '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38',
  ],
  [
    'inankrETH',
    '0xfa2629B9cF3998D52726994E0FcdB750224D8B9D',
    '0x36B429439AB227fAB170A4dFb3321741c8815e55',
    'ankrETH',
    '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb',
  ],
  [
    'incbETH',
    '0xBf19Eead55a6B100667f04F8FBC5371E03E8ab2E',
    '0xfE715358368416E01d3A961D3a037b7359735d5e',
    'cbETH',
    '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  ],
  [
    'inwbETH',
    '0xDA9B11Cd701e10C2Ec1a284f80820eDD128c5246',
    '0xC0660932C5dCaD4A1409b7975d147203B1e9A2B6',
    'wBETH',
    '0xa2E3356610840701BDf5611a53974510Ae27E2e1',
  ],
  [
    'inswETH',
    '0xC3ADe5aCe1bBb033CcAE8177C12Ecbfa16bD6A9D',
    '0xc4181dC7BB31453C4A48689ce0CBe975e495321c',
    'swETH',
    '0xf951E335afb289353dc249e82926178EaC7DEd78',
  ],
  [
    'inETHx',
    '0x57a5a0567187FF4A8dcC1A9bBa86155E355878F2',
    '0x90E80E25ABDB6205B08DeBa29a87f7eb039023C2',
    'ETHx',
    '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b',
  ],
  [
    'insfrxETH',
    '0x668308d77be3533c909a692302Cb4D135Bf8041C',
    '0x295234B7E370a5Db2D2447aCA83bc7448f151161',
    'sfrxETH',
    '0xac3E018457B222d93114458476f3E3416Abbe38F',
  ],
  [
    'inmETH',
    '0xeCf3672A6d2147E2A77f07069Fb48d8Cf6F6Fbf9',
    '0xd0ee89d82183D7Ddaef14C6b4fC0AA742F426355',
    'mETH',
    '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa',
  ],
];

export const vaults = rows.map(([symbol, token, vault, asset, assetAddress]) => ({
  symbol,
  token,
  vault,
  asset,
  assetAddress,
}));
export type Vault = (typeof vaults)[number];

export const tokenViews = parseAbi(['function convertToAmount(uint256 shares) view returns (uint256)']);
export const poolViews = parseAbi([
  'function getTotalPendingUnstakes() view returns (uint256)',
  'function getFlashCapacity() view returns (uint256)',
  'function getMinUnstake() view returns (uint256)',
  'function getTotalUnstakesOf(address recipient) view returns (uint256)',
  'function claimableOf(address claimer) view returns (uint256)',
]);
export const vaultViews = parseAbi([
  'function paused() view returns (bool)',
  'function isAbleToRedeem(address claimer) view returns (bool able, uint256[] withdrawals)',
  'function getPendingWithdrawalOf(address claimer) view returns (uint256)',
]);
export const timelockViews = parseAbi(['function getMinDelay() view returns (uint256)']);

const rate = view(tokenViews, INETH, 'convertToAmount', [WAD]);

export const tokens: readonly [StakedToken, ...StakedToken[]] = [
  { symbol: 'inETH', chainId: 1, address: INETH, worth: { kind: 'rate', view: rate } },
  // Worth is stated in the staked token of each, not in ether.
  ...vaults.map(
    ({ symbol, token }): StakedToken => ({ symbol, chainId: 1, address: token, worth: { kind: 'unread' } }),
  ),
  // Source: balancer/code-review, 2026-07-22.
  { symbol: 'inETH', chainId: 10, address: '0x5A7a183B6B44Dc4EC2E3d2eF43F98C5152b1d76d', worth: { kind: 'unread' } },
];
