import type { Address } from 'viem';

/** Core proxies: fixture contract, address of the proxy, address of its implementation. Source: Layr-Labs/eigenlayer-contracts-zeus-metadata e66d97c. */
export const coreProxies = [
  ['DelegationManager', '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A', '0x6a8BEd4062C895130E2d09bA442D3eCEAd5Df6c2'],
  ['StrategyManager', '0x858646372CC42E1A627fcE94aa7A7033e7CF075A', '0xa7536C85898DC424c6bFe8592F983661F830656A'],
  ['EigenPodManager', '0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338', '0xd22dd829779ADBf3869fb224F703452f7F95E9dB'],
  ['AllocationManager', '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39', '0xdA2A68D318A571dD550F2EcbCb09bf50497e97C4'],
  ['StrategyFactory', '0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647', '0xbbc4124C74C567396181fBfbaE746b80619D2b76'],
  ['RewardsCoordinator', '0x7750d328b314EfFa365A0402CcfD489B80B0adda', '0xa0673C53980665a706352412D2538bA005403C26'],
] as const satisfies readonly (readonly [string, Address, Address])[];

/** Proxies whose implementation address is not listed there. */
export const otherProxies = [
  ['AVSDirectory', '0x135DDa560e946695d6f155dACaFC6f1F25C1F5AF'],
  ['PermissionController', '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5'],
  ['EmissionsController', '0x619F988b4EA2f896ED068d84cE6F52550d6acE84'],
  ['ProtocolRegistry', '0x27a84740FdDed5B7D66d9bb6E5d1DEA6eb0C0129'],
] as const satisfies readonly (readonly [string, Address])[];

export const core = {
  delegationManager: '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A',
  strategyManager: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A',
  eigenPodManager: '0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338',
  allocationManager: '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39',
  avsDirectory: '0x135DDa560e946695d6f155dACaFC6f1F25C1F5AF',
  rewardsCoordinator: '0x7750d328b314EfFa365A0402CcfD489B80B0adda',
  permissionController: '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5',
  strategyFactory: '0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647',
  emissionsController: '0x619F988b4EA2f896ED068d84cE6F52550d6acE84',
  protocolRegistry: '0x27a84740FdDed5B7D66d9bb6E5d1DEA6eb0C0129',
  pauserRegistry: '0xB8765ed72235d279c3Fb53936E4606db0Ef12806',
} as const satisfies Record<string, Address>;

export const implementations = {
  allocationManagerView: '0x0D4e5723daAD06510CFd6864b8eB8a08CF0c4a34',
  eigenPod: '0x53cC2D82E08370Fe1e44a96f69CEc7d5b54ae868',
  durationVaultStrategy: '0xc946787cFd6c155886C673BF9815C841c1718903',
} as const satisfies Record<string, Address>;

export const beacons = {
  strategy: '0x0ed6703C298d28aE0878d1b28e88cA87F9662fE9',
  durationVault: '0x0fCE0A591D96BB76883323eF555867111E2050a9',
  eigenPod: '0x5a2a4F2F3C18f09179B6703e63D9eDD165909073',
} as const satisfies Record<string, Address>;

/** Who may upgrade and pause. Source: l2beat/l2beat 0160a028, shared-eigenlayer, as discovered on chain 2026-07-30. */
export const authority = {
  proxyAdmin: '0x8b9566AdA63B64d1E1dcF1418b43fd1433b72444',
  executorSafe: '0x369e6F597e22EaB55fFb173C6d9cD234BD699111',
  timelock: '0xC06Fd4F821eaC1fF1ae8067b36342899b57BAa2d',
  communitySafe: '0xFEA47018D632A77bA579846c840d5706705Dc598',
  operationsSafe: '0xBE1685C81aA44FF9FB319dD389addd9374383e90',
  protocolCouncilSafe: '0x461854d84Ee845F905e0eCf6C288DDEEb4A9533F',
  pauserSafe: '0x5050389572f2d220ad927CcbeA0D406831012390',
  incentiveCouncilSafe: '0x218B5eC7482e072F6D47feb0463B3297eFb4bA56',
  rewardsUpdater: '0x604238AB35438f7c46066Aae988FB07CF98f0256',
} as const satisfies Record<string, Address>;

export const tokens = {
  eigen: '0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83',
  backingEigen: '0x83E9115d334D248Ce39a6f36144aEaB5b3456e75',
  weth: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
} as const satisfies Record<string, Address>;

export const eigenStrategy: Address = '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7';
/** Native ETH; no code lives there. */
export const beaconStrategy: Address = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0';
export const burnAddress: Address = '0x00000000000000000000000000000000000E16E4';
export const multicall3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';
export const depositContract: Address = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
export const requestQueues = [
  '0x00000961Ef480Eb55e80D19ad83579A64c007002',
  '0x0000BBdDc7CE488642fb579F8B00f3a590007251',
] as const satisfies readonly Address[];

export interface LiquidStaking {
  readonly symbol: LiquidStakingSymbol;
  readonly name: string;
  readonly strategy: Address;
  readonly token: Address;
}
export type LiquidStakingSymbol = keyof typeof liquidStakingRows;

/** Liquid staking tokens: name, strategy, token. Source: Layr-Labs/eigenlayer-contracts f84a515, README. */
const liquidStakingRows = {
  stETH: [
    'Liquid staked Ether 2.0',
    '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
    '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  ],
  rETH: ['Rocket Pool ETH', '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2', '0xae78736Cd615f374D3085123A210448E74Fc6393'],
  cbETH: [
    'Coinbase Wrapped Staked ETH',
    '0x54945180dB7943c0ed0FEE7EdaB2Bd24620256bc',
    '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  ],
  ETHx: ['ETHx', '0x9d7eD45EE2E8FC5482fa2428f15C971e6369011d', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'],
  ankrETH: [
    'Ankr Staked ETH',
    '0x13760F50a9d7377e4F20CB8CF9e4c26586c658ff',
    '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb',
  ],
  OETH: ['Origin Ether', '0xa4C637e0F704745D182e4D38cAb7E7485321d059', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'],
  osETH: ['Staked ETH', '0x57ba429517c3473B6d34CA9aCd56c0e735b94c02', '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38'],
  swETH: ['swETH', '0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6', '0xf951E335afb289353dc249e82926178EaC7DEd78'],
  wBETH: [
    'Wrapped Binance Beacon ETH',
    '0x7CA911E83dabf90C90dD3De5411a10F1A6112184',
    '0xa2E3356610840701BDf5611a53974510Ae27E2e1',
  ],
  sfrxETH: [
    'Staked Frax Ether',
    '0x8CA7A5d6f3acd3A7A8bC468a8CD0FB14B6BD28b6',
    '0xac3E018457B222d93114458476f3E3416Abbe38F',
  ],
  lsETH: [
    'Liquid Staked ETH',
    '0xAe60d8180437b5C34bB956822ac2710972584473',
    '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549',
  ],
  mETH: ['mETH', '0x298aFB19A105D59E74658C4C334Ff360BadE6dd2', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'],
} as const satisfies Record<string, readonly [string, Address, Address]>;

export const liquidStaking = Object.entries(liquidStakingRows).map(([symbol, [name, strategy, token]]) => ({
  symbol,
  name,
  strategy,
  token,
})) as readonly LiquidStaking[];

/** The token and strategy of a symbol. */
export function liquidStakingOf(symbol: LiquidStakingSymbol): LiquidStaking {
  const [name, strategy, token] = liquidStakingRows[symbol];
  return { symbol, name, strategy, token };
}
