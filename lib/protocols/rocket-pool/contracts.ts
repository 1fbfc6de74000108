import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { requestExit, stakeEther } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';

/** Source: rocket-pool/rocketpool fef41a4, 2026-04-17. */
export const RETH: Address = '0xae78736Cd615f374D3085123A210448E74Fc6393';
export const STORAGE: Address = '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46';

/**
 * The deposit pool moves with upgrades; RocketStorage says where it is. These are the ones known. Source: DefiLlama-Adapters, 2026-08-22;
 * rocket-pool/rocketpool, deployments before it.
 */
export const DEPOSIT_POOL: Address = '0xCE15294273CFb9D9b628F4D61636623decDF4fdC';
const FORMER_POOLS: readonly Address[] = [
  '0xDD3f50F8A6CafbE9b31a427582963f465E745AF8',
  '0x2cac916b2A963Bf162f076C0a8a4a8200BCFBfb4',
  '0x4D05E3d48a938db4b7a9A59A802D5b45011BDe58',
];
/** Buys or sells rETH, by the pool where that is better, else on markets. Source: rocket-pool/rocketpool-router; rocketpool documentation. */
const SWAP_ROUTER: Address = '0x16D5A408e807db8eF7c578279BEeEe6b228f1c1C';

const poolCalls = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => stakeEther(call, 'rETH')),
]);

const formerCalls = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => ({ ...stakeEther(call, 'rETH'), flags: ['outdated'] })),
]);

const PORTIONS = 'uint256 _uniswapPortion, uint256 _balancerPortion, uint256 _minTokensOut, uint256 _idealTokensOut';

const routerCalls = entryPointTable(() => [
  entryPoint(`function swapTo(${PORTIONS}) payable`, ([, , minOut], call) => ({
    ...stakeEther(call, 'rETH'),
    action: 'swapIn',
    minOut,
  })),
  entryPoint(`function swapFrom(${PORTIONS}, uint256 _tokensIn)`, ([, , minOut, , amount], call) => ({
    ...requestExit(call, { symbol: 'rETH', address: RETH }, [amount]),
    minOut,
  })),
]);

/** Burning rETH pays ether at once. */
const rEthCalls = entryPointTable(() => [
  entryPoint('function burn(uint256 amount)', ([amount], call) => ({
    ...requestExit(call, { symbol: 'rETH', address: RETH }, [amount]),
    targetKind: 'token',
  })),
]);

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: RETH, table: rEthCalls },
  { chainId: 1, address: DEPOSIT_POOL, table: poolCalls, isCore: true },
  { chainId: 1, address: SWAP_ROUTER, table: routerCalls, isCore: true, isSpender: true },
  ...FORMER_POOLS.map((address): EntryContract => ({ chainId: 1, address, table: formerCalls })),
];
