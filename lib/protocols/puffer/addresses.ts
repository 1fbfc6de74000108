import type { Address } from '@/lib/core/units';

export const PROTOCOL = 'puffer';
export const MAINNET = 1;

/** On mainnet. Source: PufferFinance/Deployments-and-ACL, docs/deployments/mainnet.md, 2026-05-07. */
export const VAULT: Address = '0xD9A442856C234a39a81a089C06451EBAa4306a72';
export const DEPOSITOR: Address = '0x4aA799C5dfc01ee7d790e3bf1a7C2257CE1DcefF';
export const WITHDRAWAL_MANAGER: Address = '0xDdA0483184E75a5579ef9635ED14BacCf9d50283';
export const PUFFER_PROTOCOL: Address = '0xf7b6B32492c2e13799D921E84202450131bd238B';
export const PUFFER_ORACLE: Address = '0x0BE2aE0edbeBb517541DF217EF0074FC9a9e994f';
export const ACCESS_MANAGER: Address = '0x8c1686069474410E6243425f4a10177a94EBEE11';
export const OFT_ADAPTER: Address = '0xa4931a9F9Aaf79057334371D6f62164743f97b18';
export const LOCKBOX: Address = '0xd44E91CfBBAa7b3B259A12a43b38CEBf47B463D5';
export const XPUFETH: Address = '0xD7D2802f6b19843ac4DfE25022771FD83b5A7464';

export const WETH: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
export const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
export const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

type There = readonly [chainId: number, address: Address];

/** pufETH as LayerZero's omnichain token. Source: Deployments-and-ACL, 2026-05-07. */
export const OMNICHAIN: readonly There[] = [
  [143, '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF'],
  [4326, '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF'],
  [8453, '0x30D91DF53cCCf07e3a5BF6862Db8CFBe1fCB21d3'],
  [59144, '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF'],
];

/** pufETH through Chainlink's bridge, and on Scroll. Source: the same. */
export const OTHER_REMOTE: readonly There[] = [
  [1868, '0x6c460b2c6D6719562D5dA43E5152B375e79B9A8B'],
  [42161, '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF'],
  [80094, '0x417b0Ff8358Eb72867Da92225CaB99BCD5e6F205'],
  [534352, '0xc4d46E8402F476F269c379677C99F18E22Ea030e'],
];

/** xpufETH, the bridged form before. Source: the same. */
export const REMOTE_XPUFETH: readonly There[] = [
  [56, '0x64274835D88F5c0215da8AADd9A5f2D2A2569381'],
  [8453, '0x23dA5F2d509cb43A59d43C108a43eDf34510eff1'],
  [33139, '0x6234E5ef39B12EFdFcbd99dd7F452F27F3fEAE3b'],
  [48900, '0x9346A5043C590133FE900aec643D9622EDddBA57'],
];
