import type { Address } from '@/lib/core/units';

export const MAINNET = 1;

/** Proxies on mainnet. Source: etherfi-protocol/smart-contracts b4a0968, script/deploys/Deployed.s.sol, 2026-07-15. */
export const LIQUIDITY_POOL: Address = '0x308861A430be4cce5502d0A12724771Fc6DaF216';
export const EETH: Address = '0x35fA164735182de50811E8e2E824cFb9B6118ac2';
export const WEETH: Address = '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee';
export const WITHDRAW_REQUEST_NFT: Address = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c';
export const REDEMPTION_MANAGER: Address = '0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0';
export const WEETH_WITHDRAW_ADAPTER: Address = '0xFbfe6b9cEe0E555Bad7e2E7309EFFC75200cBE38';
export const PRIORITY_QUEUE: Address = '0x35e7D6feF6f72aDd3c3e39dEc6d9CCc29e3345FA';
export const DEPOSIT_ADAPTER: Address = '0xcfC6d9Bd7411962Bfe7145451A7EF71A24b6A7A2';
export const LIQUIFIER: Address = '0x9FFDF407cDe9a93c47611799DA23924Af3EF764F';
export const ORACLE: Address = '0x57AaF0004C716388B21795431CD7D5f9D3Bb6a41';
export const ADMIN: Address = '0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705';
export const RESTAKER: Address = '0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf';
export const OPERATORS_MANAGER: Address = '0x2093Bbb221f1d8C7c932c32ee28Be6dEe4a37A6a';
export const OFT_ADAPTER: Address = '0xcd2eb13D6831d4602D80E5db9230A57596CDCA63';
export const UPGRADE_TIMELOCK: Address = '0x9f26d4C958fD811A1F59B01B86Be7dFFc9d20761';
/** Source: etherfi-protocol/smart-contracts b4a0968, deployment/LiquidRefer_Proxy, 2025-12-04. */
export const LIQUID_REFER: Address = '0x1d536713E681B3679f6201f0aD0f83d79eff3ede';

export const WETH: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
export const STETH: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
export const WSTETH: Address = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0';
/** Stands for ether where a token is named. Source: EtherFiRedemptionManager. */
export const ETHER: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';

/** weETH on other chains, minted against weETH locked on mainnet. Source: etherfi-protocol/weETH-cross-chain, 2025-12-23. */
export const REMOTE_WEETH: readonly (readonly [chainId: number, token: Address])[] = [
  [10, '0x5A7fACB970D094B6C7FF1df0eA68D99E6e73CBFF'],
  [56, '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A'],
  [130, '0x7DCC39B4d1C53CB31e1aBc0e358b43987FEF80f7'],
  [143, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [146, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [324, '0xc1Fa6E2E8667d9bE0Ca938a54c7E0285E9Df924a'],
  [999, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [1923, '0xA6cB988942610f6731e664379D15fFcfBf282b44'],
  [8453, '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A'],
  [9745, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [34443, '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A'],
  [42161, '0x35751007a407ca6FEFfE80b3cB397736D2cf4dbe'],
  [43114, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [57073, '0xA3D68b74bF0528fdD07263c60d6488749044914b'],
  [59144, '0x1Bf74C010E6320bab11e2e5A532b5AC15e0b8aA6'],
  [80094, '0x7DCC39B4d1C53CB31e1aBc0e358b43987FEF80f7'],
  [81457, '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A'],
  [534352, '0x01f0a31698C4d065659b9bdC21B3610292a1c506'],
  [747474, '0x9893989433e7a383Cb313953e4c2365107dc19a7'],
];

/** Where weETH is minted on a rollup before its ETH is on mainnet. Source: etherfi-protocol/weETH-cross-chain, 2025-12-23. */
export const SYNC_POOLS: readonly (readonly [chainId: number, pool: Address])[] = [
  [8453, '0xc38e046dFDAdf15f7F56853674242888301208a5'],
  [59144, '0x823106E745A62D0C2FC4d27644c62aDE946D9CCa'],
  [534352, '0x750cf0fd3bc891D8D864B732BC4AD340096e5e68'],
];
