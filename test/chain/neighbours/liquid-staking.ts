import { type Address, getAddress, keccak256, parseEther, toHex } from 'viem';
import { liquidStakingOf, tokens } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';

/** Contracts at their mainnet addresses. Source: the documentation and repositories named beside them in lib/protocols. */
export const liquidStakingContracts = {
  wstEth: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
  lidoQueue: '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1',
  rocketStorage: '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46',
  staderPools: '0xcf5EA1b38380f6aF39068375516Daf40Ed70D299',
  staderOracle: '0xF64bAe65f6f2a5277571143A24FaaFDFC0C2a737',
  staderWithdrawals: '0x9F0491B32DBce587c50c4C43AB303b06478193A7',
  swellExit: '0x48C11b86807627AF70a34662D4865cF854251663',
  mantleStaking: '0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f',
  mantleRequests: '0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9',
  originVault: '0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab',
  woEth: '0xDcEe70654261AF21C44c093C300eD3Bb97b78192',
  frxEth: '0x5E8422345238F34275888049021821E8E08CAa1f',
  fraxMinter: '0xbAFA44EFE7901E04E39Dad13167D089C559c1138',
  fraxQueue: '0x82bA8da44Cd5261762e629dd5c605b17715727bd',
  binanceUnwrap: '0x79973d557CD9dd87eb61E250cc2572c990e20196',
  stakewiseController: '0x2A261e60FB14586B474C208b1B7AC6D0f5000306',
  stakewiseVaults: '0x3a0008a588772446f6e656133C2D5029CC4FC20E',
  ankrRate: '0x00F8e64a8651E3479A0B20F46b1D462Fe29D6aBc',
  cmEth: '0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA',
  cmEthWithdrawals: '0x12Be34bE067Ebd201f6eAf78a861D90b2a66B113',
} as const satisfies Record<string, Address>;

const at = liquidStakingContracts;
const tokenOf = (symbol: Parameters<typeof liquidStakingOf>[0]): Address => liquidStakingOf(symbol).token;
const stEth = tokenOf('stETH');
const DAY = 86_400n;

/** What the seed is made from; tests compute what a reader must find from it. */
export const liquidStakingInputs = {
  holder: getAddress(namedAddress('liquid staker')),
  /** A StakeWise vault that anyone may have opened. */
  stakewiseVault: getAddress(namedAddress('a StakeWise vault')),
  /** Ether left in Lido's buffer; the rest is with validators. */
  lidoBuffer: parseEther('5000'),
  /** stETH staked, then partly wrapped and partly asked back. */
  staked: parseEther('20'),
  wrapped: parseEther('6'),
  /** Withdrawals in order; the first two are finalized, at a share rate that gives the second less than it asked for. */
  lidoRequests: [parseEther('1'), parseEther('2'), parseEther('3')],
  /** Share rates of the two finalizations, 27 decimals; `undefined`: what the pool is worth. */
  lowRate: 9n * 10n ** 26n,
  rEthHeld: parseEther('4'),
  rocketCollateral: parseEther('100'),
  ethXHeld: parseEther('3'),
  ethXRequests: [parseEther('0.5'), parseEther('0.25')],
  swEthRequested: parseEther('12'),
  mEthRequested: parseEther('7'),
  mantleAllocated: parseEther('5'),
  mantleBlocks: 1_800n,
  oEthHeld: parseEther('9'),
  oEthRequested: parseEther('2'),
  originVaultWeth: parseEther('0.5'),
  originDelaySeconds: 600n,
  wrappedOEth: parseEther('3'),
  frxEthMinted: parseEther('2'),
  fraxQueueSeconds: 15n * DAY,
  wbEthHeld: parseEther('5'),
  wbEthRequests: [parseEther('1'), parseEther('2')],
  binanceLockSeconds: 8n * DAY,
  cmEthHeld: parseEther('3'),
  cmEthDelaySeconds: 7n * DAY,
} as const;

const inputs = liquidStakingInputs;
const reportedAt = keccak256(toHex('network.balances.updated.timestamp'));

/** Tokens that can do more than the ones that stand already: the same storage, more functions. */
const richerTokens: readonly [Address, string][] = [
  [stEth, 'LidoPool'],
  [tokenOf('rETH'), 'RocketEther'],
  [tokenOf('swETH'), 'SwellEther'],
  [tokenOf('lsETH'), 'CollectiveEther'],
  [tokenOf('wBETH'), 'BinanceEther'],
];

const contracts: readonly [Address, string][] = [
  [at.wstEth, 'LidoWrapped'],
  [at.lidoQueue, 'LidoQueue'],
  [at.rocketStorage, 'RocketSettings'],
  [at.staderPools, 'StaderPools'],
  [at.staderOracle, 'StaderRates'],
  [at.staderWithdrawals, 'StaderWithdrawals'],
  [at.swellExit, 'SwellExit'],
  [at.mantleStaking, 'MantleStaking'],
  [at.mantleRequests, 'MantleRequests'],
  [at.originVault, 'OriginVault'],
  [at.woEth, 'OriginWrapped'],
  [at.frxEth, 'Token'],
  [at.fraxMinter, 'FraxMinter'],
  [at.fraxQueue, 'FraxQueue'],
  [at.binanceUnwrap, 'BinanceUnwrap'],
  [at.stakewiseController, 'StakeWiseController'],
  [at.stakewiseVaults, 'StakeWiseVaults'],
  [at.ankrRate, 'AnkrRate'],
  [at.cmEth, 'Token'],
  [at.cmEthWithdrawals, 'DelayedWithdraw'],
];

const place = async ({ code, call, sender }: Ground): Promise<void> => {
  for (const [address, name] of [...richerTokens, ...contracts]) await code(address, name);
  const by = tokenMinter;
  const balance = BigInt((await sender.rpc('eth_getBalance', [stEth, 'latest'])) as string);
  await call(by, stEth, 'LidoPool', 'depositBufferedEther', [balance - inputs.lidoBuffer]);
  await call(by, at.staderWithdrawals, 'StaderWithdrawals', 'start');
  await call(by, at.staderPools, 'StaderPools', 'setHealthy', [true]);
  await call(by, at.mantleRequests, 'MantleRequests', 'setNumberOfBlocksToFinalize', [inputs.mantleBlocks]);
  await call(by, at.originVault, 'OriginVault', 'setUp', [inputs.originDelaySeconds, false]);
  await call(by, at.woEth, 'OriginWrapped', 'initialize', ['Wrapped OETH', 'wOETH', 18, at.originVault]);
  await call(by, at.frxEth, 'Token', 'initialize', ['Frax Ether', 'frxETH', 18, at.fraxMinter]);
  await call(by, at.fraxQueue, 'FraxQueue', 'setQueue', [inputs.fraxQueueSeconds, 0n]);
  await call(by, at.binanceUnwrap, 'BinanceUnwrap', 'setLockTime', [inputs.binanceLockSeconds]);
  await call(by, at.stakewiseVaults, 'StakeWiseVaults', 'addVault', [inputs.stakewiseVault]);
  await call(by, at.cmEth, 'Token', 'initialize', ['cmETH', 'cmETH', 18, tokenMinter]);
  await call(by, at.cmEthWithdrawals, 'DelayedWithdraw', 'setupWithdrawAsset', [
    tokenOf('mETH'),
    inputs.cmEthDelaySeconds,
    3n * DAY,
    0,
    0,
  ]);
  await call(by, at.rocketStorage, 'RocketSettings', 'setUint', [reportedAt, 1_790_000_000n]);
};

/** Gives an account wstETH, wrapped from stETH. One is worth less than two stETH here. */
export const giveWrappedEther = async ({ call }: Ground, account: Address, amount: bigint): Promise<void> => {
  await call(tokenMinter, stEth, 'LidoPool', 'approve', [at.wstEth, 2n * amount]);
  await call(tokenMinter, at.wstEth, 'LidoWrapped', 'wrap', [2n * amount]);
  await call(tokenMinter, at.wstEth, 'LidoWrapped', 'transfer', [account, amount]);
};

/** Lido: staked, wrapped, asked back; two requests are finalized, the second at a lower rate. */
const playLido = async ({ call }: Ground): Promise<void> => {
  const { holder, staked, wrapped, lidoRequests, lowRate } = inputs;
  const asked = lidoRequests.reduce((sum, amount) => sum + amount, 0n);
  await call(holder, stEth, 'LidoPool', 'submit', [holder], { value: staked });
  await call(holder, stEth, 'LidoPool', 'approve', [at.wstEth, wrapped]);
  await call(holder, at.wstEth, 'LidoWrapped', 'wrap', [wrapped]);
  await call(holder, stEth, 'LidoPool', 'approve', [at.lidoQueue, asked]);
  await call(holder, at.lidoQueue, 'LidoQueue', 'requestWithdrawals', [lidoRequests, holder]);
  const [first = 0n, second = 0n] = lidoRequests;
  await call(tokenMinter, at.lidoQueue, 'LidoQueue', 'finalize', [1n, 2n * 10n ** 27n], { value: first });
  await call(tokenMinter, at.lidoQueue, 'LidoQueue', 'finalize', [2n, lowRate], { value: second });
};

const playOthers = async ({ call, fund }: Ground): Promise<void> => {
  const { holder } = inputs;
  const give = (token: Address, amount: bigint) => call(tokenMinter, token, 'Token', 'mint', [holder, amount]);
  const allow = (token: Address, spender: Address, amount: bigint) =>
    call(holder, token, 'Token', 'approve', [spender, amount]);
  const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);

  await give(tokenOf('rETH'), inputs.rEthHeld);
  await fund(tokenOf('rETH'), inputs.rocketCollateral);

  const ethX = tokenOf('ETHx');
  await give(ethX, inputs.ethXHeld);
  await allow(ethX, at.staderWithdrawals, sum(inputs.ethXRequests));
  for (const amount of inputs.ethXRequests)
    await call(holder, at.staderWithdrawals, 'StaderWithdrawals', 'requestWithdraw', [amount, holder]);
  await call(tokenMinter, at.staderWithdrawals, 'StaderWithdrawals', 'finalizeUserWithdrawalRequest', [1n], {
    value: parseEther('1'),
  });

  const swEth = tokenOf('swETH');
  await give(swEth, inputs.swEthRequested);
  await allow(swEth, at.swellExit, inputs.swEthRequested);
  await call(holder, at.swellExit, 'SwellExit', 'createWithdrawRequest', [inputs.swEthRequested]);

  const mEth = tokenOf('mETH');
  await give(mEth, inputs.mEthRequested);
  await allow(mEth, at.mantleStaking, inputs.mEthRequested);
  await call(holder, at.mantleStaking, 'MantleStaking', 'unstakeRequest', [inputs.mEthRequested, 0n]);
  await call(tokenMinter, at.mantleRequests, 'MantleRequests', 'allocateETH', [], { value: inputs.mantleAllocated });

  await give(at.cmEth, inputs.cmEthHeld);

  const oEth = tokenOf('OETH');
  await give(oEth, inputs.oEthHeld);
  await call(tokenMinter, tokens.weth, 'WrappedEther', 'deposit', [], { value: inputs.originVaultWeth });
  await call(tokenMinter, tokens.weth, 'WrappedEther', 'transfer', [at.originVault, inputs.originVaultWeth]);
  await allow(oEth, at.originVault, inputs.oEthRequested);
  await call(holder, at.originVault, 'OriginVault', 'requestWithdrawal', [inputs.oEthRequested]);
  await allow(oEth, at.woEth, inputs.wrappedOEth);
  await call(holder, at.woEth, 'OriginWrapped', 'deposit', [inputs.wrappedOEth, holder]);

  await call(holder, at.fraxMinter, 'FraxMinter', 'submit', [], { value: inputs.frxEthMinted });

  const wbEth = tokenOf('wBETH');
  await give(wbEth, inputs.wbEthHeld);
  for (const amount of inputs.wbEthRequests) await call(holder, wbEth, 'BinanceEther', 'requestWithdrawEth', [amount]);
  await call(tokenMinter, at.binanceUnwrap, 'BinanceUnwrap', 'allocate', [1n]);
};

const neighbour: Neighbour = {
  place,
  play: async (ground) => {
    await ground.fund(inputs.holder, parseEther('1000'));
    await playLido(ground);
    await playOthers(ground);
  },
};

export default neighbour;
